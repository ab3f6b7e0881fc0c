"""Methods and sources say what the registry and the package say."""

import json

import pytest

from explorer.dataset import schema
from explorer.measures.registry import ALL_MEASURES
from explorer.settings import PROJECT
from explorer.translate import Translator
from explorer.web.factory import build_page, load_packages
from explorer.web.site import Site
from tests.web.addresses import make_site


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(load_packages(PROJECT / "data" / "nl"))


def read(component) -> str:
    def to_json(part):
        return part.to_plotly_json() if hasattr(part, "to_plotly_json") else str(part)

    return json.dumps(component, default=to_json, ensure_ascii=False)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("package", ["nl", "nl-2016"])
def test_everything_of_registry_and_package_is_there(site, package, language):
    query = f"?lang={language}" + ("" if package == "nl" else f"&data={package}")
    texts = read(build_page(site, "/about", query))
    t = Translator(language)
    for record in ALL_MEASURES.values():
        for text in (t.label(record), t(record.meaning), t(record.reference)):
            assert json.dumps(text, ensure_ascii=False)[1:-1] in texts
    dataset = site.packages.services[package].dataset
    for source in dataset.metadata["sources"]:
        assert json.dumps(t(source["title"]), ensure_ascii=False)[1:-1] in texts
        assert source.get("licence", "") in texts
    for table in schema.list_tables():
        assert f"{table}.csv" in texts
    for division in dataset.divisions["division"].unique():
        assert division in texts
    assert dataset.fingerprint[:16] in texts
