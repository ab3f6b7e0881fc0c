"""The state of a page in and out of its URL."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import vocabulary
from explorer.errors import SelectionError
from explorer.network import Selection
from explorer.network.filters import FILTERS
from explorer.parameters import (
    AnyText,
    Between,
    Day,
    Lines,
    ManyTexts,
    OneOf,
    Parameter,
    SomeIds,
    SomeOf,
    Whole,
    YesNo,
)
from explorer.web.explore.parameters import VIEW
from explorer.web.state import SHARED, State, link_each, parse_state
from tests.web.addresses import PARAMETERS, read_state

some = lambda terms: st.lists(st.sampled_from(list(terms)), unique=True).map(tuple)  # noqa: E731
selections = st.builds(
    Selection,
    date=st.sampled_from(["", "2018-01-01", "2026-05-16"]),
    domain=some(vocabulary.DOMAINS),
    form=some(vocabulary.FORMS),
    province=some(vocabulary.PROVINCES),
    least=st.integers(1, 40),
)


def draw_value(parameter: Parameter) -> st.SearchStrategy:
    """A value of a parameter, of whatever its reader gives."""
    match parameter.reader:
        case OneOf(allowed):
            return st.sampled_from(allowed)
        case SomeOf(allowed, most):
            places = st.lists(st.sampled_from(range(len(allowed))), min_size=1, max_size=most)
            return places.map(lambda given: tuple(allowed[place] for place in sorted({*given})))
        case SomeIds(_, form):
            ids = [("GM0344",), ("GR23018188",), ("GM0344", "GM0363"), ("1",), ("1", "2", "3")]
            return st.sampled_from([each for each in ids if re.fullmatch(form, each[0])])
        case Whole(low, high):
            return st.integers(low, high)
        case Between(low, high):
            return st.floats(low, high, exclude_min=True, exclude_max=True)
        case YesNo():
            return st.booleans()
        case Day():
            return st.dates().map(lambda day: day.isoformat())
        case AnyText(_):
            return st.sampled_from(["nl-2016", "two_thirds", "3,2,1", "A:3,B:2", "a&b=c"])
        case ManyTexts(_):
            texts = st.sampled_from(["leave:GM0344@GR1", "combine:A,B>a & b", "found:é@A,B#6.1/OL"])
            return st.lists(texts, min_size=1, max_size=4).map(Lines)
    raise AssertionError(parameter.reader)


values = st.fixed_dictionaries({}, optional={each.name: draw_value(each) for each in PARAMETERS})


@given(selections, values)
def test_nothing_is_lost_in_the_url(selection: Selection, given: dict):
    state = State(selection, parameters=PARAMETERS).put(**given)
    assert read_state("?" + state.to_query()) == state


def test_the_default_state_is_the_empty_query():
    assert State().to_query() == ""
    assert read_state() == State()
    assert State()[VIEW] == ("map",)


# Written as they were when the parameters of all pages stood in one list.
WRITTEN = [
    ("", ""),
    ("domain=1&select=GM0344", "domain=1&select=GM0344"),
    ("list=collaboration&view=table", "view=table&list=collaboration"),
    ("view=table,map", "view=map,table"),
    ("data=nl-2016&lang=en&select=GM0344", "data=nl-2016&select=GM0344&lang=en"),
    ("date=2020-01-01&least=3&cross_border=yes", "date=2020-01-01&cross_border=yes&least=3"),
    ("shade=delegated&colour=degree&size=partners", "size=partners&colour=degree&shade=delegated"),
    ("x=degree&y=council_members", "y=council_members"),
    ("part=members&domain=1", "domain=1&part=members"),
    ("level=0.050&resolution=2.0", "resolution=2"),
    ("members=A:3,B:2&quota=4", "quota=4&members=A%3A3,B%3A2"),
    ("select=,GM0344,,GM0344", "select=GM0344"),
    ("unknown=x", ""),
    (
        "level=0.1&x=partners&y=size&part=members&method=hypergeometric&resolution=2&agreement="
        "nested&against=a&weights=population&quota=3&members=B:1&measures=yes&embed=1&lang=en&"
        "list=collaboration&select=GM0344&layout=force&nodes=municipality&keep=all&threshold=5&"
        "depth=1&size=partners&colour=partners&shade=partners&view=map,matrix&data=nl-2016&"
        "least=2&domain=1",
        "domain=1&least=2&data=nl-2016&view=map,matrix&list=collaboration&select=GM0344&layout="
        "force&nodes=municipality&keep=all&threshold=5&depth=1&size=partners&colour=partners&"
        "shade=partners&x=partners&y=size&part=members&method=hypergeometric&level=0.1&"
        "resolution=2&agreement=nested&against=a&weights=population&quota=3&members=B%3A1&"
        "measures=yes&embed=1&lang=en",
    ),
]


@pytest.mark.parametrize(("query", "written"), WRITTEN)
def test_addresses_are_written_in_one_order(query: str, written: str):
    assert read_state(query).to_query() == written
    assert read_state(written) == read_state(query)


def test_no_two_pages_have_a_parameter_of_one_name():
    names = [each.name for each in PARAMETERS]
    assert len(set(names)) == len(names)
    assert set(SHARED) < set(names)
    assert not set(names) & set(FILTERS)


def test_a_bare_state_is_the_network_alone():
    state = read_state("domain=1&data=nl-2016&view=table&select=GM0344&embed=1&lang=en")
    assert state.bare().to_query() == "domain=1&data=nl-2016&lang=en"
    assert state.bare().choose("GM0363").node == "GM0363"
    assert state.choose("") == state.put(select=())


def test_what_no_page_has_is_not_put():
    with pytest.raises(KeyError, match="view"):
        State().put(view=("table",))


def test_a_state_of_other_parameters_leaves_the_rest_alone():
    assert parse_state("?view=table&domain=1", ()) == State(Selection(domain=("1",)))


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
        ("?lang=xx&lang=en", "lang: this is given more than once"),
        ("?view=", "view: this is empty; give a value or leave it out"),
    ],
)
def test_a_wrong_value_is_named(query: str, message: str):
    with pytest.raises(SelectionError, match=r".*") as caught:
        read_state(query)
    assert str(caught.value) == message


def test_links_to_many_nodes_are_those_to_each():
    state = read_state("?domain=1,6&select=GM0003&view=table")
    ids = ["GM0344", "an id, with & and =", "é +", "-verband-node-"]
    assert link_each(state, ids) == {each: state.choose(each).to_href() for each in ids}
