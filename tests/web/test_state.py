"""The state of a page in and out of its URL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import vocabulary
from explorer.errors import SelectionError
from explorer.measures.agreement import AGREEMENTS
from explorer.measures.backbone import METHODS
from explorer.measures.registry import MEASURES
from explorer.network import Selection
from explorer.translate import LANGUAGES
from explorer.web.state import (
    AXES,
    COLOURS,
    KEEPS,
    LAYOUTS,
    LISTINGS,
    MOST_DEPTH,
    NODES,
    SHADES,
    VIEWS,
    State,
    parse_state,
)

some = lambda terms: st.lists(st.sampled_from(list(terms)), unique=True).map(tuple)  # noqa: E731
selections = st.builds(
    Selection,
    date=st.sampled_from(["", "2018-01-01", "2026-05-16"]),
    domain=some(vocabulary.DOMAINS),
    form=some(vocabulary.FORMS),
    province=some(vocabulary.PROVINCES),
    least=st.integers(1, 40),
)
states = st.builds(
    State,
    selection=selections,
    package=st.sampled_from(["", "nl-2016"]),
    chosen=st.sampled_from(["", "GM0344", "GR23018188", "GM0344,GM0363"]),
    view=st.sampled_from([*VIEWS, "map,table", "map,matrix"]),
    layout=st.sampled_from(LAYOUTS),
    nodes=st.sampled_from(NODES),
    keep=st.sampled_from(KEEPS),
    threshold=st.integers(1, 99),
    depth=st.integers(0, MOST_DEPTH),
    node_size=st.sampled_from(list(MEASURES)),
    node_colour=st.sampled_from(COLOURS),
    shade=st.sampled_from(SHADES),
    embed=st.sampled_from(["", "1"]),
    listing=st.sampled_from(LISTINGS),
    language=st.sampled_from(LANGUAGES),
    x=st.sampled_from(AXES),
    method=st.sampled_from(METHODS),
    level=st.floats(0, 1, exclude_min=True, exclude_max=True),
    resolution=st.floats(0, 100, exclude_min=True, exclude_max=True),
    agreement=st.sampled_from(AGREEMENTS),
    against=st.sampled_from(["province", "safety_region"]),
    weights=st.sampled_from(["equal", "population", "3,2,1"]),
    quota=st.sampled_from(["", "12"]),
    members=st.sampled_from(["", "A:3,B:2"]),
)


@given(states)
def test_nothing_is_lost_in_the_url(state: State):
    assert parse_state("?" + state.to_query()) == state


def test_the_default_state_is_the_empty_query():
    assert State().to_query() == ""
    assert parse_state("") == State()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?view=globe", "view: 'globe' is unknown; choose from map, matrix, table"),
        ("?view=map,matrix,table", "view: choose at most 2 of map, matrix, table"),
        ("?depth=7", "depth: '7' is not a whole number from 0 to 6"),
        ("?level=1", "level: '1' is not a number between 0 and 1"),
        ("?resolution=x", "resolution: 'x' is not a number between 0 and 100"),
        ("?domain=9", "domain: '9' is unknown; choose from 0, 1, 2, 3, 4, 5, 6, 7, 8"),
        ("?date=2026-02-30", "date: '2026-02-30' is not a date; write 2026-05-16"),
    ],
)
def test_a_wrong_value_is_named(query: str, message: str):
    with pytest.raises(SelectionError, match=r".*") as caught:
        parse_state(query)
    assert str(caught.value) == message
