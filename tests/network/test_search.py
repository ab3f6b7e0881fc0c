"""Names found, typing errors forgiven."""

import pytest

from explorer.network.search import index_names, search_names


@pytest.fixture(scope="module")
def index(nl):
    return index_names(nl, nl.date)


@pytest.mark.parametrize(
    ("text", "node_id", "kind"),
    [
        ("Utrecht", "GM0344", "municipality"),
        ("utrect", "GM0344", "municipality"),
        ("Den Haag", "GM0518", None),
        ("De Meern", "GM0344", "place"),
        ("Boxmeer", "GM1982", None),
        ("Het Bildt", "GM1949", "former"),
        ("Sudwest Fryslan", "GM1900", "municipality"),
    ],
)
def test_the_first_match_is_the_one_meant(index, text, node_id, kind):
    first = search_names(index, text)[0]
    assert first.node_id == node_id
    assert kind in (None, first.kind)


def test_a_collaboration_is_found_by_its_short_name(index):
    assert search_names(index, "veiligheidsregio utrecht")[0].name == "Veiligheidsregio Utrecht"


@pytest.mark.parametrize("text", ["", "  ", "?!", "qqxzzqxv"])
def test_nothing_is_found_for_nothing(index, text):
    assert search_names(index, text) == []


def test_no_more_than_asked(index):
    assert len(search_names(index, "a", limit=3)) <= 3


def test_a_body_or_full_title_leads_to_its_collaboration(nl):
    index = index_names(nl, nl.date)
    bodies = [match for match in index if match.kind == "body"]
    assert bodies
    for match in bodies[::40]:
        assert match.node_id in {found.node_id for found in search_names(index, match.name)}
        assert match.leads_to
