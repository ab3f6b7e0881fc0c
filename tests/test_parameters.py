"""One grammar: what a text means, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import SelectionError
from explorer.parameters import (
    AnyText,
    Between,
    Day,
    Lines,
    OneOf,
    Parameter,
    SomeIds,
    SomeOf,
    Whole,
    YesNo,
    read_values,
    refuse_unknown,
)
from explorer.query import encode_query, split_query, write_query, write_value

LEAST = Parameter("least", "", Whole(1, 9999), 1)
LEVEL = Parameter("level", "", Between(0, 1), 0.05)
DOMAIN = Parameter("domain", "", SomeOf(("0", "1", "2"), 3), ())
IDS = Parameter("select", "", SomeIds(2), ())
DATE = Parameter("date", "", Day(), "")
LANG = Parameter("lang", "", OneOf(("nl", "en")), "nl")
MEASURES = Parameter("measures", "", YesNo(), False)
TEXT = Parameter("members", "", AnyText(10), "")
ALL = (LEAST, LEVEL, DOMAIN, IDS, DATE, LANG, MEASURES, TEXT)


def read(query: str):
    return read_values(split_query(query), ALL)


@pytest.mark.parametrize(
    "query",
    [
        "least=٣", "least=" + "9" * 5000, "least=+3", "least=0", "least=1.0", "least=",
        "least=1&least=2", "level=0.0_5", "level=%2B0.05", "level=nan", "level=1e400",
        "level=0", "level=1",
        "domain=9", "select=a,b,c", "date=2026-02-30", "date=２０２６-01-01", "lang=xx&lang=en",
        "lang=nl&lang=en", "measures=true",
        "members=" + "x" * 11, "members=%ff", "members=%2",
    ],
)  # fmt: skip
def test_what_is_not_right_is_refused_by_name(query):
    with pytest.raises(SelectionError) as wrong:
        read(query)
    assert wrong.value.parameter in {each.name for each in ALL}
    assert len(str(wrong.value)) < 200


def test_lists_come_by_comma_or_by_repeating():
    assert read("domain=2,0") == read("domain=2&domain=0") == {"domain": ("0", "2")}
    assert read("select=b,a,b") == {"select": ("b", "a")}


def test_the_unknown_is_left_alone_or_refused():
    assert read("utm=1&least=2") == {"least": 2}
    with pytest.raises(SelectionError, match="there is no such parameter here; known are: least"):
        refuse_unknown(split_query("utm=1"), (LEAST,))


values = st.fixed_dictionaries(
    {},
    optional={
        "least": st.integers(1, 9999),
        "level": st.floats(0, 1, exclude_min=True, exclude_max=True, allow_subnormal=False).filter(
            lambda value: len(f"{value!r}") < 20
        ),
        "domain": st.lists(st.sampled_from("012"), unique=True).map(lambda x: tuple(sorted(x))),
        "select": st.lists(
            st.text(min_size=1, max_size=5).filter(lambda x: "," not in x and x.isprintable()),
            unique=True,
            max_size=2,
        ).map(tuple),
        "date": st.dates().map(str).filter(lambda x: len(x) == 10),
        "measures": st.booleans(),
        "lang": st.sampled_from(["nl", "en"]),
    },
)


@given(values)
def test_what_is_written_reads_back(given_values):
    query = write_query(given_values, ALL)
    defaults = {each.name: each.default for each in ALL}
    assert defaults | read(query) == defaults | given_values
    assert write_query(read(query), ALL) == query


def test_a_number_is_written_with_all_its_digits():
    assert [write_value(x) for x in (0.05, 1.0, 3, True, ("a", "b"))] == [
        "0.05",
        "1",
        "3",
        "yes",
        "a,b",
    ]


def test_a_former_value_is_read_as_what_it_is_now():
    reader = SomeOf(("0", "1", "2"), 3, former={"old": ("1", "2"), "gone": ("0",)})
    assert reader("domain", "old") == ("1", "2")
    assert reader("domain", "2,gone,old") == ("0", "1", "2")
    with pytest.raises(SelectionError, match="choose from 0, 1, 2"):
        reader("domain", "older")


@pytest.mark.parametrize("text", ["a\nb", "a,b\n", "\n:", "a b+c&d"])
def test_a_line_within_a_text_stays_within_it(text):
    assert split_query(encode_query({"select": text})) == {"select": [text]}


def test_of_several_texts_each_stands_by_itself():
    written = encode_query({"step": write_value(Lines(["a,b", "c"]))})
    assert split_query(written) == {"step": ["a,b", "c"]}
