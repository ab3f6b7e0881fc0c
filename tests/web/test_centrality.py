"""The centrality page: what it says beside its values."""

import pytest

from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.centrality import PAGE, measure_nodes
from tests.web.addresses import read_address, read_state
from tests.web.components import read_texts, walk


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "20 of 342 hold 85% of it, Landgraaf first"),
        ("list=collaboration", "of 434 hold 85% of it, "),
    ],
)
def test_an_eigenvector_of_one_corner_says_so(service, query, said):
    texts = read_texts(PAGE.build(read_address(service, f"/centrality?lang=en&{query}")))
    notes = [text for text in texts if text.startswith("Eigenvector centrality tells of one corn")]
    assert len(notes) == 1
    assert said in notes[0]
    assert "compare their ranks, not their values" in notes[0]


def test_an_eigenvector_spread_over_all_says_nothing(service):
    texts = read_texts(PAGE.build(read_address(service, "/centrality?lang=en&province=PV26")))
    assert not [text for text in texts if "one corner here" in text]


def test_small_values_of_the_grid_keep_their_digits(service):
    state = read_state()
    frame = measure_nodes(service, state, Translator("en"))
    page = PAGE.build(read_address(service, "/centrality"))
    (grid,) = [part for part in walk(page) if getattr(part, "id", "") == "centrality-grid"]
    shown = {row["id"]: row["eigenvector"] for row in grid.rowData}
    assert shown == pytest.approx(frame["eigenvector"].to_dict(), rel=1e-5, abs=0)
    assert sum(0 < value < 1e-6 for value in shown.values()) > 10
