"""Links of data: which may be shown, and that no other gets anywhere."""

import pytest

from explorer.dataset import Dataset
from explorer.dataset.links import LINKS, check_link, check_links
from explorer.dataset.rules import check_tables
from explorer.network import Selection, build_network
from explorer.network.subset import cut_dataset
from explorer.tables.links import find_link, list_laws
from explorer.tables.queries import Service
from explorer.tables.sheets import find_regulations, list_links, list_versions

BAD = "javascript:alert(1)"
COLLABORATION = "GR30432201"


@pytest.mark.parametrize(
    "text",
    [
        "https://www.odu.nl",
        "http://example.nl:8080/a%20b?c=d&e=f#g",
        "HTTPS://Example.NL/",
        "https://xn--bcher-kva.example/",
        "https://wetten.overheid.nl/jci1.3:c:BWBR0005416&artikel=232",
        "https://example.nl/@name",
    ],
)
def test_a_link_to_a_host_stays_as_it_is(text):
    assert check_link(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        BAD,
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "ftp://example.nl/a",
        "file:///etc/passwd",
        "mailto:a@example.nl",
        "//example.nl/a",
        "/collaboration/GR1",
        "example.nl",
        "www.example.nl",
        "https:example.nl",
        "https:/example.nl",
        "https:///example.nl",
        "https://",
        "http://?a=b",
        "https://user@example.nl",
        "https://user:secret@example.nl",
        "https://example.nl@evil.test/",
        "https://example.nl\\@evil.test",
        "https:\\\\example.nl",
        " https://example.nl",
        "https://example.nl ",
        "https://exam ple.nl",
        "https://example.nl/a\nb",
        "https://example\u200b.nl",
        "https://example.nl:port",
        "https://example.nl:99999",
        "https://[::1",
        "https://exa%6dple.nl/",
    ],
)
def test_what_is_no_plain_link_is_none(text):
    assert check_link(text) == ""


def spoil(nl: Dataset) -> Dataset:
    """The register's network with nothing but bad links."""
    return nl.with_tables(
        **{table: nl.tables[table].assign(**{column: BAD}) for table, column in LINKS.items()}
    )


def test_bad_links_get_nowhere(nl: Dataset):
    spoilt = spoil(nl)
    service, network = Service(spoilt), build_network(spoilt)
    assert network.collaborations["website"].eq("").all()
    assert find_regulations(service, network).eq("").all()
    assert list_versions(service, COLLABORATION)["regulation_url"].eq("").all()
    assert list_links(service, "record").eq("").all()
    assert find_link(spoilt, COLLABORATION, "record") == ""
    assert {law.url for law in list_laws(spoilt, COLLABORATION)} == {""}
    cut = cut_dataset(spoilt, network)
    for table, column in LINKS.items():
        assert cut.tables[table][column].eq("").all()


def test_a_check_of_a_package_reports_other_links(nl: Dataset):
    texts = {
        name: frame.astype(object).where(frame.notna(), "").astype(str)
        for name, frame in nl.tables.items()
    }
    assert not [each for each in check_tables(texts, date=nl.date) if "link" in each.rule]
    versions = texts["versions"].copy()
    versions.loc[3, "regulation_url"] = BAD
    links = texts["links"].copy()
    links.loc[0, "node_id"] = "GM0000"
    spoilt = {**texts, "versions": versions, "links": links}
    found = [each for each in check_tables(spoilt, date=nl.date) if "link" in each.rule]
    assert [(each.table, each.row, each.field, each.rule) for each in found] == [
        ("links", 2, "node_id", "link_of_nothing"),
        ("versions", 5, "regulation_url", "unsafe_link"),
    ]


def test_the_registers_own_links_may_all_be_shown(nl: Dataset):
    for table, column in LINKS.items():
        assert check_links(nl.tables[table], table)[column].equals(
            nl.tables[table][column].astype(object)
        )


def test_every_arrangement_and_municipality_has_its_record(nl: Dataset):
    towns = nl.actors[nl.actors["kind"].eq("municipality") & nl.actors["dissolved"].eq("")]
    records = nl.links[nl.links["relation"].eq("record")]
    nodes = {*towns["actor_id"], *nl.collaborations["collaboration_id"]}
    assert set(records["node_id"]) == nodes
    assert find_link(nl, "GM0344", "website") == "https://www.utrecht.nl"
    assert find_link(nl, COLLABORATION, "record").startswith(
        "https://organisaties.overheid.nl/samenwerkingen/30432201/"
    )


def test_laws_are_named_with_the_articles_that_the_register_gives(nl: Dataset):
    laws = {law.law_id: law for law in list_laws(nl, "GR25286020")}
    assert laws["BWBR0005416"].title == "Gemeentewet"
    assert laws["BWBR0005416"].articles == (
        ("232", "https://wetten.overheid.nl/jci1.3:c:BWBR0005416&artikel=232"),
    )
    network = build_network(nl, Selection())
    for key in network.collaborations.index[::20]:
        cited = network.collaborations.at[key, "laws"]
        assert {law.law_id for law in list_laws(nl, key)} == set(filter(None, cited.split(";")))
