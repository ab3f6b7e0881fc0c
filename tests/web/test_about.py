"""Methods and sources say what the registry and the package say."""

import pytest

from explorer.dataset import schema
from explorer.measures.registry import ALL_MEASURES
from explorer.settings import PROJECT
from explorer.translate import Translator
from explorer.web.factory import build_page, load_packages
from explorer.web.site import Site
from tests.web.addresses import make_site
from tests.web.components import read_texts


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(load_packages(PROJECT / "data" / "nl"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("package", ["nl", "nl-2016"])
def test_everything_of_registry_and_package_is_there(site, package, language):
    query = f"?lang={language}" + ("" if package == "nl" else f"&data={package}")
    texts = read_texts(build_page(site, "/about", query))
    said = "\n".join(texts)
    t = Translator(language)
    for record in ALL_MEASURES.values():
        for text in (t.label(record), t(record.meaning), t(record.reference)):
            assert text in texts
    dataset = site.packages.services[package].dataset
    for source in dataset.metadata["sources"]:
        assert t(source["title"]) in said
        assert source.get("licence", "") in said
    for table in schema.list_tables():
        assert (f"{table}.csv" in said) == (table in dataset.present)
    for division in dataset.divisions["division"].unique():
        assert division in said
    assert dataset.fingerprint[:16] in said
