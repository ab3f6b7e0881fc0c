"""A user's own ties, explored with a map or without."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from explorer.settings import PROJECT, Settings
from explorer.sources.own.package import build_tidy
from explorer.sources.own.read import Tie
from explorer.translate import Translator
from explorer.web.factory import build_page, create_app
from tests.web.addresses import make_site
from tests.web.components import read_texts
from tests.web.conftest import serve_app
from tests.web.settling import open_page

WITH_MAP = """deelnemer;samenwerking;domein;van
Utrecht;Fietsverband;2;2020-01-01
Zeist;Fietsverband;2;2020-01-01
Utrecht;Muziekkring;5;
De Bilt;Muziekkring;5;
"""
WITHOUT_MAP = """participant,collaboration
Alpha,One
Beta,One
Gamma,Two
Alpha,Two
"""


def import_ties(text: str, folder: Path) -> Path:
    table, package = folder / "ties.csv", folder / "own"
    table.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "explorer", "import", str(table), "--out", str(package)]
    subprocess.run(command, check=True, cwd=PROJECT, capture_output=True)
    return package


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "first", "bordered"),
    [(WITH_MAP, "Utrecht", True), (WITHOUT_MAP, "Alpha", False)],
    ids=["map", "no map"],
)
def test_own_ties_are_drawn(page, tmp_path, text, first, bordered):
    package = import_ties(text, tmp_path)
    with serve_app(create_app(Settings(data=package))) as address:
        open_page(page, address)
        expect(page.locator("#summary")).to_contain_text(
            "3 gemeenten, 2 samenwerkingen, 4 deelnames"
        )
        expect(page.locator(".links a").first).to_have_text(first)
        if bordered:
            expect(page.locator("#borders path").first).to_be_attached()
        else:
            expect(page.locator("#borders path")).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", ("Eigen gegevens", "Ingelezen uit een tabel van deelnames.")),
        ("en", ("Own data", "Imported from a table of ties.")),
    ],
)
def test_what_is_said_of_own_data_is_in_the_readers_language(nl, language, said):
    tie = Tie(2, {"participant": "Alpha", "collaboration": "One"})
    own = build_tidy([tie], nl, name="ties", date="2026-01-01")
    texts = read_texts(build_page(make_site({"own": own}), "/about", f"?lang={language}"))
    licence = Translator(language)("Own data: licence not stated")
    assert {*said} <= {*texts}
    assert any(licence in text for text in texts)
