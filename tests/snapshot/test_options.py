import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import SelectionError
from explorer.snapshot import Options, parse_options
from explorer.snapshot.options import FIELDS, PARAMETERS
from explorer.web.pages import PAGES
from explorer.web.site import list_parameters

ANY = st.builds(
    Options,
    nodes=st.sampled_from(["both", "municipality", "collaboration"]),
    keep=st.sampled_from(["backbone", "all"]),
    threshold=st.integers(1, 99),
    method=st.sampled_from(["sdsm", "hypergeometric"]),
    level=st.floats(0, 1, exclude_min=True, exclude_max=True),
    measures=st.booleans(),
    language=st.sampled_from(["nl", "en"]),
)


@given(ANY)
def test_options_survive_their_parameters(options):
    assert parse_options(options.to_parameters()) == options


def test_defaults_are_left_out():
    assert Options().to_parameters() == {}
    written = Options(nodes="municipality", keep="all", threshold=3, measures=True, language="en")
    assert written.to_parameters() == {
        "nodes": "municipality",
        "keep": "all",
        "threshold": "3",
        "measures": "yes",
        "lang": "en",
    }


def test_names_and_defaults_are_those_of_a_page():
    assert set(FIELDS) == {each.name for each in PARAMETERS}
    known = list_parameters(PAGES)
    for parameter in PARAMETERS:
        assert parameter in known
        assert getattr(Options(), FIELDS[parameter.name]) == parameter.default


def test_what_does_not_bear_on_the_choice_is_forgotten():
    assert Options(keep="all", threshold=5, method="hypergeometric", level=0.1) == Options()
    assert Options(nodes="municipality", threshold=5) == Options(nodes="municipality")
    kept = Options(nodes="collaboration", keep="all", method="hypergeometric", level=0.01)
    assert kept == Options(nodes="collaboration", keep="all")


def test_queries_and_lists_are_read():
    expected = Options(nodes="collaboration", level=0.01)
    assert parse_options("?domain=6&nodes=collaboration&level=0.01") == expected
    assert parse_options({"nodes": ["collaboration"], "level": "0.01"}) == expected


@pytest.mark.parametrize(
    ("query", "parameter", "message"),
    [
        ("nodes=people", "nodes", "'people' is unknown; choose from both, municipality, coll"),
        ("keep=some", "keep", "'some' is unknown; choose from backbone, all"),
        ("method=guess", "method", "'guess' is unknown; choose from sdsm, hypergeometric"),
        ("lang=fr", "lang", "'fr' is unknown; choose from nl, en"),
        ("measures=all", "measures", "'all' is unknown; choose yes or no"),
        ("threshold=0", "threshold", "'0' is not a whole number from 1 to 99"),
        ("threshold=many", "threshold", "'many' is not a whole number from 1 to 99"),
        ("level=2", "level", "'2' is not a number between 0 and 1"),
        ("level=0.0_5", "level", "'0.0_5' is not a number between 0 and 1"),
        ("level=%2B0.05", "level", "'\\+0.05' is not a number between 0 and 1"),
        ("lang=", "lang", "this is empty; give a value or leave it out"),
        ("lang=nl&lang=en", "lang", "this is given more than once"),
        ("level=low", "level", "'low' is not a number between 0 and 1"),
    ],
)
def test_wrong_values_are_named(query, parameter, message):
    with pytest.raises(SelectionError, match=message) as raised:
        parse_options(query)
    assert raised.value.parameter == parameter
