"""Since when the register is complete, told by what covers the country."""

import pytest

from explorer.dataset.model import find_complete_since
from explorer.sources.register.completeness import find_last_gap, measure_completeness
from tests.history import make_history

LIFE = ("2018-01-01", "2026-01-02")


@pytest.mark.parametrize(
    ("spans", "last"),
    [
        ([LIFE], ""),
        ([], LIFE[1]),
        ([("2019-01-01", LIFE[1])], "2019-01-01"),
        ([("2017-01-01", "2020-01-01"), ("2020-04-02", LIFE[1])], ""),  # 92 days without
        ([("2017-01-01", "2020-01-01"), ("2020-04-03", LIFE[1])], "2020-04-03"),
        ([("2017-01-01", "2025-12-01")], ""),
        ([("2017-01-01", "2025-06-01")], LIFE[1]),
        ([("2017-01-01", "2025-06-01"), ("2018-01-01", "2026-01-02")], ""),
    ],
)
def test_the_last_gap_of_a_lifetime(spans, last):
    assert find_last_gap(spans, LIFE) == last


def measure(ties):
    groups = {"p": ("2018-01-01", ""), "q": ("2018-01-01", "")}
    data = make_history([], groups, ties, actors="AB")
    obligations = data.obligations.reindex(range(2)).assign(
        collaboration_id=["p", "q"], obligation="statutory", since="2018-01-01", until=""
    )
    tables = {**data.tables, "obligations": obligations.fillna("")}
    return measure_completeness(tables, date="2020-06-01")[0]


def test_covered_once_everybody_is_in_one_and_once_when_nobody_is_in_two():
    always = ("A", "p", "2018-01-01", "", 0)
    found = measure([always, ("B", "q", "2019-05-01", "", 0)])
    assert (found["covered_since"], found["once_since"]) == ("2019-05-01", "2019-05-01")
    assert found["missing"] == {"2018": 1, "2019": 1, "2020": 0}
    found = measure(
        [always, ("B", "q", "2019-05-01", "", 0), ("A", "q", "2019-01-01", "2020-02-01", 0)]
    )
    assert (found["covered_since"], found["once_since"]) == ("2019-05-01", "2020-02-01")
    found = measure([always, ("B", "q", "2019-05-01", "", 0), ("A", "q", "2019-01-01", "", 0)])
    assert (found["covered_since"], found["once_since"]) == ("2019-05-01", "")
    found = measure([always])
    assert (found["covered_since"], found["once_since"]) == ("", "")


def test_the_register(nl):
    """Safety regions cover every municipality exactly once from 2020-03-11 only."""
    rows = {each["yardstick"]: each for each in nl.metadata["completeness"]}
    safety, health, environment = rows.values()
    assert (safety["covered_since"], safety["once_since"]) == ("2019-01-01", "2020-03-11")
    missing = [each["missing"]["2018"] for each in (safety, health, environment)]
    assert missing == [26, 44, 13]
    assert (health["once_since"], environment["once_since"]) == ("", "")
    assert (health["covered_since"], environment["covered_since"]) == ("2024-08-23", "2022-03-24")
    assert find_complete_since(nl, ["1", "6", "7"]) == {
        "1": "2020-03-11",
        "6": "",
        "7": "2024-08-23",
    }
