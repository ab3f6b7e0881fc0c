"""What the import says of a municipality in several bodies of a sort, or in none."""

import pytest

from explorer.dataset.findings import read_findings
from explorer.dataset.partitions import Stay
from explorer.sources.register.partitions import list_gaps, report_partitions
from tests.history import make_history
from tests.tiny import say

LIFE = ("2019-01-01", "2026-01-02")


def stay(*spans):
    return Stay("p", spans[0][0], spans[-1][1], spans)


@pytest.mark.parametrize(
    ("stays", "gaps"),
    [
        ([], [LIFE]),
        ([stay(LIFE)], []),
        ([stay(("2018-01-01", "9999-12-31"))], []),
        ([stay(("2018-01-01", "2020-01-01")), stay(("2020-04-02", "9999-12-31"))], []),
        (
            [stay(("2018-01-01", "2020-01-01")), stay(("2020-04-03", "9999-12-31"))],
            [("2020-01-01", "2020-04-03")],
        ),
        (
            [stay(("2020-01-01", "2025-01-01"))],
            [("2019-01-01", "2020-01-01"), ("2025-01-01", LIFE[1])],
        ),
        ([stay(("2019-01-01", "2025-12-01"))], []),
        ([stay(("2015-01-01", "2016-01-01"))], [LIFE]),
    ],
)  # fmt: skip
def test_gaps_of_a_lifetime(stays, gaps):
    assert list_gaps(stays, LIFE) == gaps


def report(*ties, started=None, towns=100):
    groups = {"p": ("2018-01-01", ""), "q": ((started or "2018-01-01"), "")}
    everybody = [(f"T{number}", "p", "2018-01-01", "", 0) for number in range(towns)]
    data = make_history([], groups, [*everybody, *ties], actors="A")
    rows = data.obligations.reindex(range(2)).fillna("")
    rows = rows.assign(collaboration_id=["p", "q"], obligation="statutory", since="2018-01-01")
    return report_partitions({**data.tables, "obligations": rows}, date="2020-06-01")


def test_two_of_a_sort_are_named_with_their_dates():
    ties = ("A", "p", "2018-01-01", "2020-01-01", 0), ("A", "q", "2019-01-01", "", 0)
    (found,) = report(*ties)
    assert (found.rule, found.actor_id, found.collaboration_id) == ("statutory_twice", "A", "p")
    assert say(found) == (
        "Plaats A takes part in more than one: p, q. A municipality belongs in one safety "
        "region (Wet veiligheidsregio's, art. 8 and 9). So from 1 January 2019 "
        "until 1 January 2020. Where one counts it is q."
    )
    (begun,) = report(
        ("A", "p", "2018-01-01", "", 0), ("A", "q", "2019-01-01", "", 0), started="2019-01-01"
    )
    assert "So since 1 January 2019. q began that day: a merger may be under way." in say(begun)


def test_who_is_in_none_is_named_once_hardly_anybody_is():
    (found,) = report(("A", "p", "2019-01-01", "", 0))
    assert say(found) == (
        "Plaats A is missing from what covers the country. The register names it in no safety "
        "region. So from 1 January 2018 until 1 January 2019."
    )
    (open_,) = report()
    assert say(open_).endswith("So since 1 January 2018.")
    assert report(towns=98) == []


def test_the_register(nl):
    """26 municipalities of Utrecht, Eemnes, Vijfheerenlanden and Heusden; five in none for long."""
    found = [each for each in read_findings(nl.findings) if each.rule.startswith("statutory")]
    twice = [each for each in found if each.rule == "statutory_twice"]
    assert len(twice) == 30
    since = [each.values["since"] for each in twice]
    assert since.count("2025-10-14") == 26
    assert sorted(
        (each.values["name"], *each.key.split("|")[1:3])
        for each in twice
        if each.values["since"] != "2025-10-14"
    ) == [
        ("Eemnes", "GR23807655", "GR24963449"),
        ("Heusden", "GR24962128", "GR24962812"),
        ("Vijfheerenlanden", "GR23574121", "GR27030716"),
        ("Vijfheerenlanden", "GR24221387", "GR27012769"),
    ]
    none = {
        (each.values["name"], each.values["since"]) for each in found if each.rule[-4:] == "none"
    }
    assert none == {
        ("Beemster", "2019-01-01"), ("Boxtel", "2022-01-01"), ("Weesp", "2020-04-10"),
        ("Haaren", "2020-01-01"),
    }  # fmt: skip
    assert found == sorted(
        report_partitions(nl.tables, date=nl.date), key=lambda each: (each.rule, each.key)
    )
