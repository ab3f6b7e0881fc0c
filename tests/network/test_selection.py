import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import vocabulary
from explorer.errors import SelectionError
from explorer.network import Selection, parse_selection


def some_of(terms):
    return st.lists(st.sampled_from(list(terms)), max_size=4).map(tuple)


SELECTIONS = st.builds(
    Selection,
    date=st.one_of(st.just(""), st.dates().map(str)),
    domain=some_of(vocabulary.DOMAINS),
    form=some_of(vocabulary.FORMS),
    power=some_of(vocabulary.POWERS),
    obligation=some_of(vocabulary.OBLIGATIONS),
    kind=some_of(vocabulary.KINDS),
    province=some_of(vocabulary.PROVINCES),
    cross_border=st.sampled_from(["", "yes", "no"]),
    least=st.integers(1, 50),
)


@given(SELECTIONS)
def test_a_query_loses_nothing(selection):
    assert parse_selection(selection.to_query()) == selection
    assert parse_selection("?" + selection.to_query()) == selection
    assert parse_selection(selection.to_parameters()) == selection


@given(SELECTIONS)
def test_equal_selections_have_equal_queries(selection):
    turned = selection.replace(domain=selection.domain[::-1] * 2, form=selection.form[::-1])
    assert turned == selection
    assert turned.to_query() == selection.to_query()


def test_the_default_has_an_empty_query():
    assert Selection().to_query() == ""
    assert parse_selection("") == Selection() == parse_selection({})
    assert Selection().kind == ("municipality",)


def test_values_are_written_by_comma_or_repeated():
    expected = Selection(domain=("1", "6"))
    assert expected.to_query() == "domain=1,6"
    assert parse_selection("domain=6&domain=1") == expected
    assert parse_selection("domain=6%2C1") == expected
    assert parse_selection({"domain": ["6", "1"]}) == expected


def test_other_parameters_are_ignored():
    assert parse_selection("language=en&domain=6&node=GM0344") == Selection(domain=("6",))


def test_a_selection_at_another_date():
    assert Selection(domain=("6",)).on("2021-01-01") == Selection(date="2021-01-01", domain=("6",))


@pytest.mark.parametrize(
    ("query", "parameter", "message"),
    [
        ("date=2026-02-30", "date", "date: '2026-02-30' is not a date; write 2026-05-16"),
        ("date=16-05-2026", "date", "date: '16-05-2026' is not a date; write 2026-05-16"),
        ("domain=9", "domain", "domain: '9' is unknown; choose from 0, 1, 2, 3, 4, 5, 6, 7, 8"),
        ("form=OL,nv", "form", "form: 'nv' is unknown; choose from OL, GO, BVO, RZM"),
        (
            "power=all",
            "power",
            "power: 'all' is unknown; choose from attribution, delegation, mandate",
        ),
        (
            "obligation=no",
            "obligation",
            "obligation: 'no' is unknown; choose from statutory, semi_statutory, voluntary",
        ),
        (
            "kind=city",
            "kind",
            "kind: 'city' is unknown; choose from municipality, province, water_board, ministry, "
            "collaboration_body, foreign, other",
        ),
        (
            "province=Utrecht",
            "province",
            "province: 'Utrecht' is unknown; choose from PV20, PV21, PV22, PV23, PV24, PV25, "
            "PV26, PV27, PV28, PV29, PV30, PV31",
        ),
        ("cross_border=1", "cross_border", "cross_border: '1' is unknown; choose from yes, no"),
        ("least=0", "least", "least: '0' is not a whole number from 1 to 9999"),
        ("least=-1", "least", "least: '-1' is not a whole number from 1 to 9999"),
        ("least=two", "least", "least: 'two' is not a whole number from 1 to 9999"),
        ("least=²", "least", "least: '²' is not a whole number from 1 to 9999"),
        ("least=٣", "least", "least: '٣' is not a whole number from 1 to 9999"),
        ("least=1&least=2", "least", "least: this is given more than once"),
        ("least=", "least", "least: this is empty; give a value or leave it out"),
        ("domain=&form=OL", "domain", "domain: this is empty; give a value or leave it out"),
        ("date=%ff", "date", "date: this is not text in UTF-8, percent-encoded"),
    ],
)
def test_a_value_that_does_not_exist_is_named(query, parameter, message):
    with pytest.raises(SelectionError) as caught:
        parse_selection(query)
    assert str(caught.value) == message
    assert caught.value.parameter == parameter


def test_a_number_of_thousands_of_digits_is_refused():
    with pytest.raises(SelectionError, match=r"^least: '1{59}…' is not a whole number from 1"):
        parse_selection("least=" + "1" * 5000)


def test_a_selection_is_a_value():
    selection = Selection(domain=("6", "1"), least=2)
    assert selection == Selection(least=2, domain=("1", "6"))
    assert len({selection, Selection(domain=("1", "6"), least=2), Selection()}) == 2
    assert pickle.loads(pickle.dumps(selection)) == copy.deepcopy(selection) == selection
    with pytest.raises(FrozenInstanceError):
        selection.least = 3
    assert repr(selection) == "Selection(domain=('1', '6'), least=2)"
    assert repr(Selection(kind=())) == "Selection()"
    assert eval(repr(selection)) == selection


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"colour": "red"}, "colour: there is no such parameter here; known are: date, domain,"),
        ({"domain": ("1,6",)}, "domain: '1,6' is not one value; give each by itself"),
        ({"domain": ("",)}, "domain: '' is not one value; give each by itself"),
        ({"domain": ("9",)}, "domain: '9' is unknown; choose from 0, 1, 2, 3, 4, 5, 6, 7, 8"),
        ({"least": 0}, "least: '0' is not a whole number from 1 to 9999"),
        ({"least": 2.5}, "least: '2.5' is not a whole number from 1 to 9999"),
        ({"least": True}, "least: 'yes' is not a whole number from 1 to 9999"),
        ({"date": "today"}, "date: 'today' is not a date; write 2026-05-16"),
        ({"cross_border": ("yes", "no")}, "cross_border: this is given more than once"),
    ],
)
def test_what_is_given_in_python_is_read_as_an_address_is(values, message):
    with pytest.raises(SelectionError) as caught:
        Selection(**values)
    assert str(caught.value).startswith(message)


def test_a_filter_that_does_not_exist_is_no_attribute():
    with pytest.raises(AttributeError, match="a selection has no filter 'colour'"):
        Selection().colour  # noqa: B018
    assert not hasattr(Selection(), "_repr_svg_")


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("theme=6.9", "theme=6.75,6.76,6.79,6.82,6.92"),
        ("theme=6.9,6.75", "theme=6.75,6.76,6.79,6.82,6.92"),
        ("theme=6.6&date=2020-01-01", "date=2020-01-01&theme=6.60,6.71"),
        ("theme=7.1,youth_care", "theme=youth_care,7.1"),
    ],
)
def test_older_addresses_stay_readable(query, written):
    assert parse_selection(query).to_query() == written
    assert parse_selection(written).to_query() == written
