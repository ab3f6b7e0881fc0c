"""Divisions on the overlap page: how they agree, those of domains, and a proposed one."""

import base64
import math
import re

import pandas as pd
import pytest
from dash import html
from playwright.sync_api import Page, expect

from explorer.dataset import load_dataset
from explorer.measures.agreement import arrange_agreements, leave_single, list_agreements
from explorer.measures.domain_congruence import find_domain_communities, list_regions
from explorer.measures.parameters import AGREEMENT
from explorer.network import Selection
from explorer.network.proposal import read_division
from explorer.settings import PROJECT, Settings
from explorer.snapshot.tables import write_csv
from explorer.tables.divisions import (
    compare_domains,
    divisions_at,
    list_change,
    list_template,
    name_against,
)
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.vocabulary import DIVISIONS
from explorer.web.factory import create_app
from explorer.web.overlap.agreement import build_agreement, build_reading
from explorer.web.overlap.divisions import build_divisions
from explorer.web.overlap.domains import build_domains
from explorer.web.overlap.parameters import AGAINST
from explorer.web.overlap.proposal import build_answer, build_proposal
from tests.tiny import tiny_dataset
from tests.web.addresses import read_state
from tests.web.components import (
    find,
    list_classes,
    list_links,
    read_grid,
    read_rows,
    read_text,
    read_texts,
)

IN_2016 = "?date=2016-06-01"
EMPTY = "?domain=8&province=PV24&form=GO"
NL, EN = Translator("nl"), Translator("en")


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def provinces(service) -> pd.Series:
    return read_division(
        write_template(service, Selection()), service.dataset, service.dataset.date
    )


def write_template(service: Service, selection: Selection) -> bytes:
    return list_template(service, selection).to_csv(index=False).encode()


def keep(text: str | bytes, name: str = "regio's.csv") -> dict[str, str]:
    content = text.encode() if isinstance(text, str) else text
    return {"name": name, "content": base64.b64encode(content).decode()}


def read_cells(section: html.Section, row: str) -> list[str]:
    """Texts of the cells of the row of a matrix that has `row` in its heading."""
    (cells,) = (cells for head, *cells in read_rows(section) if row in head)
    return cells


@pytest.mark.parametrize("package", ["nl", "nl-2016"])
def test_every_division_of_the_packages_has_a_name(package):
    names = load_dataset(PROJECT / "data" / package).divisions["division"].unique()
    assert set(names) <= set(DIVISIONS)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("query", ["", IN_2016, EMPTY, "?agreement=nested"])
def test_blocks_stand_for_every_selection(service, query, language):
    state, t = read_state(query), Translator(language)
    blocks = [
        build(service, state, t) for build in (build_divisions, build_domains, build_proposal)
    ]
    assert not any("regioatlas_" in text for text in read_texts(blocks[0]))
    for block, table in zip(blocks, ("divisions", "domains", "division_template"), strict=True):
        assert [link for link in list_links(block) if f"table={table}&" in link]


def test_the_matrix_of_divisions_shows_the_measure_chosen(service):
    state = read_state("?agreement=nested")
    table = arrange_agreements(
        list_agreements(divisions_at(service, state.selection)), measure="nested"
    )
    cells = read_cells(build_divisions(service, state, NL), "Veiligheidsregio's")
    assert NL.number(table.loc["safety_region", "province"], digits=2) in cells
    assert cells[-1] == "25"
    said = read_texts(build_divisions(service, state, NL))
    assert said[2] == "Deel van de regio's van de rij dat binnen één regio van de kolom ligt."


def test_thirty_five_divisions_are_numbered_and_in_hundredths(service):
    section = build_divisions(service, read_state(IN_2016), NL)
    assert read_rows(section)[0][1:36] == [str(number) for number in range(1, 36)]
    cells = read_cells(section, "Jeugdzorgregio's")
    assert len(cells) == 36
    assert all(cell == "" or cell.isdecimal() for cell in cells)
    assert [text for text in read_texts(section) if "87 is 0,87" in text]


def test_domains_are_compared_as_the_measure_does(service, national):
    agreements = compare_domains(service, Selection(), part="domain")
    table = arrange_agreements(list_agreements(list_regions(find_domain_communities(national))))
    chosen = agreements[agreements["division"].eq("1") & agreements["other"].eq("7")].iloc[0]
    assert chosen["normalised_mutual_information"] == pytest.approx(table.loc["1", "7"])
    cells = read_cells(build_domains(service, read_state(), NL), "Volksgezondheid en milieu")
    assert NL.number(table.loc["1", "7"], digits=2) in cells
    assert cells[-4:] == ["82", "342", "20", "0,87"]


def test_domains_are_found_once(service):
    assert service.find_domains(read_state().selection, "domain") is service.find_domains(
        read_state().selection, "domain"
    )


def test_few_municipalities_are_muted(service):
    section = build_domains(service, read_state(), NL)
    assert "muted" in list_classes(find(section, html.Td))
    assert [text for text in read_texts(section) if "Grijs: weinig gemeenten" in text]


@pytest.mark.parametrize(
    ("table", "columns", "rows"),
    [
        ("divisions", "division,other,municipalities,regions,regions_other,normalised_mutual", 9),
        ("domains", "part,division,name,other,other_name,municipalities,regions", 8 * 8 + 11 * 11),
        ("division_template", "municipality,name,region", 342),
    ],
)
def test_tables_download(table, columns, rows):
    client = create_app(Settings()).server.test_client()
    lines = client.get(f"/api/overlap?table={table}&format=csv").data.decode().splitlines()
    assert lines[0].startswith(columns)
    assert len(lines) == 1 + rows


def test_provinces_against_provinces_change_nothing(service, provinces):
    frame = list_change(service, Selection(), division=provinces, against="province")
    assert len(frame) == 342
    assert (frame["change"] == 0).all()
    assert (frame["region"] == frame["region_against"]).all()
    kept = keep(write_template(service, Selection()))
    said = read_text(build_answer(service, read_state(), NL, kept=kept))
    assert "0 gemeenten gaan erop vooruit, 0 achteruit en 342 blijven gelijk, van de 342" in said


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "province"),
        ("?against=labour_market_region", "labour_market_region"),
        ("?against=none", "province"),
        ("?date=2018-01-01&against=safety_region", "province"),
    ],
)
def test_a_division_that_is_not_known_then_is_left_for_the_provinces(service, query, name):
    state = read_state(query)
    assert name_against(divisions_at(service, state.selection), against=state[AGAINST]) == name


def test_the_inventory_of_2016_has_provinces_to_compare_with():
    service = Service(load_dataset(PROJECT / "data" / "nl-2016"))
    known = divisions_at(service, Selection())
    assert name_against(known, against="province") == "regioatlas_provincies"
    shown = build_answer(service, read_state(), NL, kept=keep(write_template(service, Selection())))
    assert len(read_grid(shown)) == len(service.network_of(Selection()).actors)


def test_a_package_without_divisions_says_so():
    service = Service(tiny_dataset())
    for build in (build_divisions, build_proposal):
        assert "geen indeling bekend" in read_text(build(service, read_state(), NL))
    assert build_domains(service, read_state(), NL).id == "domains"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("query", ["", IN_2016, EMPTY, "?kind=municipality,province"])
def test_a_proposal_stands_for_every_selection(service, query, language):
    state, t = read_state(query), Translator(language)
    kept = keep(write_template(service, state.selection))
    shown = build_answer(service, state, t, kept=kept)
    rows = read_grid(shown)
    assert len(rows) == len(service.network_of(state.selection).degrees.filter(like="GM"))
    values = [value for row in rows for value in row.values()]
    assert not [value for value in values if isinstance(value, float) and math.isnan(value)]
    assert not re.search(r"\bnan\b", read_text(shown), re.IGNORECASE)


def test_nothing_is_shown_without_a_file(service):
    assert build_answer(service, read_state(), NL, kept=None) == []


def test_who_is_left_out_is_named(service):
    kept = keep("gemeente;regio\nUtrecht;A\nZeist;A\nHeerlen;B\n")
    shown = read_text(build_answer(service, read_state("?province=PV26"), NL, kept=kept))
    assert "24 gemeenten ontbreken in het bestand" in shown
    assert "Amersfoort, Baarn" in shown
    assert "1 gemeente uit het bestand is niet geselecteerd" in shown


def test_a_proposal_of_a_few_is_set_against_the_regions_of_those_few(service):
    shown = build_answer(
        service, read_state(), EN, kept=keep("gemeente;regio\nUtrecht;A\nZeist;A\nHeerlen;B\n")
    )
    rows = {row[0]: row[1:] for row in read_rows(find(shown, html.Table)[0])}
    # Utrecht (26 municipalities) and Limburg (31), not all twelve provinces.
    assert rows["Proposal"][:2] == ["2", "1.5"]
    assert rows["Provinces"][:2] == ["2", "28.5"]
    assert "of 3 that are in a region of both" in read_text(shown)
    # What their regions hold besides is said, and over how many two divisions agree.
    said = "Provinces: these regions hold 54 more municipalities, which the file leaves out"
    assert said in read_text(shown)
    agreed = read_rows(find(shown, html.Table)[1])
    assert agreed[0][1] == "Municipalities in both"
    assert {row[1] for row in agreed[1:]} == {"3"}


def test_what_is_not_selected_does_not_count_in_the_agreement_either(service):
    kept = keep("gemeente;regio\nUtrecht;A\nZeist;A\nAmersfoort;B\nHeerlen;C\n")
    shown = build_answer(service, read_state("?province=PV26"), EN, kept=kept)
    agreed = read_rows(find(shown, html.Table)[1])[1:]
    assert {row[1] for row in agreed} == {"3"}


def test_a_file_of_nothing_that_is_selected_says_so(service):
    kept = keep("gemeente;regio\nUtrecht;A\nZeist;A\nAmersfoort;B\n")
    shown = build_answer(service, read_state("?province=PV31"), EN, kept=kept)
    assert "3 municipalities of the file are not selected" in read_text(shown)
    assert [row[1:] for row in read_rows(find(shown, html.Table)[0])[1:]] == [["0", "–", "–"]] * 2


def test_a_whole_division_leaves_nobody_out(service):
    kept = keep(write_template(service, Selection()))
    assert "which the file leaves out" not in read_text(
        build_answer(service, read_state(), EN, kept=kept)
    )


def test_a_file_of_the_page_runs_no_formula(service):
    kept = keep("gemeente;regio\nUtrecht;=cmd|calc\nZeist;=cmd|calc\n")
    link = find(build_answer(service, read_state(), EN, kept=kept), html.A)[0]
    content = base64.b64decode(link.href.split("base64,")[1]).decode()
    assert "'=cmd|calc" in content
    assert ",=cmd" not in content


def test_the_download_holds_what_the_grid_shows(service, provinces):
    shown = build_answer(service, read_state(), NL, kept=keep(write_template(service, Selection())))
    link = find(shown, html.A)[0]
    content = base64.b64decode(link.href.split("base64,")[1]).decode()
    frame = list_change(service, Selection(), division=provinces, against="province")
    assert content == write_csv(frame).decode()
    assert link.download == "verband-nl-2026-05-16-proposal.csv"


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("", "Het bestand is leeg", "The file is empty; give it a header"),
        ("a,b\n1,2", "Rij 1: de kolom gemeente (municipality) ontbreekt; de kop heeft: a, b.",
         "Row 1: the column municipality (gemeente) is missing; the header has: a, b."),
        ("gemeente,regio\nAmersfort,A", "Rij 2, gemeente: Amersfort is op 16 mei 2026 geen "
         "gemeente; bedoelt u Amersfoort?", "Row 2, municipality: Amersfort is not a municipality "
         "on 16 May 2026; did you mean Amersfoort?"),
        ("gemeente,regio\nZeist,A\nZeist,B", "Rij 3, regio: Zeist zit in B, maar volgens rij 2 in "
         "A; geef Zeist één regio.", "Row 3, region: Zeist is in B, but row 2 puts it in A"),
        ("\0", "Het bestand is geen tekst", "The file is not text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_language_of_the_page(service, text, dutch, english):
    for language, expected in (("nl", dutch), ("en", english)):
        shown = build_answer(service, read_state(), Translator(language), kept=keep(text))
        assert expected in read_text(shown)
        assert shown[0].role == "alert"


def test_a_broken_upload_is_no_text(service):
    shown = build_answer(service, read_state(), NL, kept={"name": "x.csv", "content": "?"})
    assert read_texts(shown)[0] == "x.csv is niet te gebruiken."


def open_overlap(page: Page, url: str) -> Page:
    """Go to the page and wait until its last block is drawn."""
    page.goto(url)
    expect(page.locator("#proposal")).to_be_attached(timeout=60000)
    return page


@pytest.mark.browser
def test_a_user_uploads_a_division_and_compares_it(watched: Page, address: str, tmp_path):
    page = open_overlap(watched, address + "/overlap?part=divisions")
    with page.expect_download() as download:
        page.get_by_role("link", name="De provincies op deze datum als zo'n bestand").click()
    path = tmp_path / "provincies.csv"
    download.value.save_as(path)
    page.get_by_label("Kies een bestand").set_input_files(path)
    result = page.locator("#proposal-result")
    expect(result).to_contain_text("342 blijven gelijk, van de 342")
    expect(result.locator(".ag-cell").first).to_be_visible()
    with page.expect_download() as download:
        result.get_by_role("link", name="Download als CSV").click()
    download.value.save_as(tmp_path / "change.csv")
    frame = pd.read_csv(tmp_path / "change.csv")
    assert len(frame) == 342
    assert (frame["change"] == 0).all()

    page.get_by_label("Vergelijk met").first.click()
    page.get_by_role("option", name="Veiligheidsregio's").click()
    page.wait_for_url("**against=safety_region**")
    expect(page.locator("#proposal-result")).to_contain_text("provincies.csv")
    expect(page.locator("#proposal-result")).not_to_contain_text("342 blijven gelijk")


@pytest.mark.browser
def test_a_file_that_is_wrong_is_refused_and_the_next_is_read(
    watched: Page, address: str, tmp_path
):
    page = open_overlap(watched, address + "/overlap?part=divisions&lang=en&domain=1")
    chooser = page.get_by_label("Choose a file")
    large = tmp_path / "large.csv"
    large.write_bytes(b"gemeente;regio\n" + b"Zeist;A\n" * 200_000)
    chooser.set_input_files(large)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The file is larger than 1 MB")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("gemeente;regio\nAmersfort;A\n")
    chooser.set_input_files(wrong)
    expect(alert).to_contain_text("Row 2, municipality: Amersfort")
    right = tmp_path / "right.csv"
    right.write_text("gemeente;regio\nAmersfoort;A\n")
    chooser.set_input_files(right)
    expect(page.locator("#proposal-result h3").first).to_have_text("right.csv")
    expect(alert).to_have_count(0)


@pytest.mark.browser
def test_the_file_is_chosen_with_the_keyboard(watched: Page, address: str):
    # A listener from the start: Chromium takes a moment to hand its dialogs over.
    watched.on("filechooser", lambda _: None)
    page = open_overlap(watched, address + "/overlap?part=divisions&domain=1")
    page.get_by_label("Kies een bestand").focus()
    with page.expect_file_chooser():
        page.keyboard.press("Enter")


@pytest.mark.browser
def test_the_measure_of_agreement_goes_into_the_address(watched: Page, address: str):
    page = open_overlap(watched, address + "/overlap?part=divisions&domain=1")
    matrix = page.get_by_role("region", name="Hoe indelingen overeenstemmen")
    heading = page.get_by_role("rowheader", name="Veiligheidsregio's")
    row = matrix.get_by_role("row").filter(has=heading)
    expect(row).to_contain_text("0,85")
    page.get_by_text("Genest", exact=True).click()
    page.wait_for_url("**agreement=nested**")
    expect(row).to_contain_text("1,00")


def test_of_a_single_region_no_agreement_is_said():
    regions = pd.DataFrame(
        [("one", "x", a) for a in "ABC"]
        + [("two", "x", "A"), ("two", "y", "B"), ("two", "y", "C")],
        columns=["division", "region_id", "actor_id"],
    )
    agreements = leave_single(list_agreements(regions))
    names = {"one": "One", "two": "Two"}
    table = build_agreement(
        agreements, AGREEMENT.default, Translator("en"), names=names, facts={}, label="x"
    )
    cells = {cell.title: cell.children for cell in find(table, html.Td) if hasattr(cell, "title")}
    reason = "one of the two is a single region here"
    assert cells == {f"One × Two: {reason}": "–", f"Two × One: {reason}": "–"}
    said = read_text(
        build_reading(agreements, AGREEMENT.default, Translator("nl"), names=names, among=names)
    )
    assert "één enkele regio" in said
