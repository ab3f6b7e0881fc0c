"""Inference of membership. Oud (A) and Zij (B) merged into Nieuw (N) on 2019-01-01; E stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.sources.mergers import Mergers, Municipality, Succession
from explorer.sources.register.intervals import unite_segments
from explorer.sources.register.memberships import (
    OPEN,
    MembershipInterval,
    StatedParticipation,
    clip_to_lifetimes,
    read_history,
)
from explorer.sources.register.read import Version

from .test_chains import BLANK

MERGED = "2019-01-01"
MERGERS = Mergers(
    {
        "A": Municipality("A", "Oud", "PV26", "", MERGED),
        "B": Municipality("B", "Zij", "PV26", "", MERGED),
        "N": Municipality("N", "Nieuw", "PV26", MERGED, ""),
        "E": Municipality("E", "Elders", "PV26", "", ""),
    },
    (Succession(MERGED, "A", "N", "merger"), Succession(MERGED, "B", "N", "merger")),
)
Row = tuple[str, str, str, str]


def version(since: str, until: str = "") -> Version:
    """A version over an interval."""
    return replace(BLANK, since=since, until=until)


def name(*rows: str) -> tuple[StatedParticipation, ...]:
    """Participations: an actor, with its accession after a space."""
    parts = [row.partition(" ") for row in rows]
    return tuple(
        StatedParticipation(actor, accession, "college", "") for actor, _, accession in parts
    )


def read(*versions: tuple[Version, tuple[StatedParticipation, ...]]) -> tuple[list[Row], list[str]]:
    """Rows (actor, since, until, basis) and rules of the findings."""
    segments, findings = read_history(versions, MERGERS, date="2026-05-16")
    rows = [
        (s.actor_id, s.since, "" if s.until == OPEN else s.until, s.basis)
        for s in unite_segments(segments)
    ]
    return rows, [finding.rule for finding in findings]


def test_members_of_successive_versions_are_members_throughout() -> None:
    rows, rules = read(
        (version("2015-01-01", "2018-01-01"), name("E")), (version("2018-01-01"), name("E"))
    )
    assert (rows, rules) == ([("E", "2015-01-01", "", "register")], [])


def test_a_leaver_is_gone_with_the_next_version() -> None:
    rows, _ = read(
        (version("2020-01-01", "2021-01-01"), name("E", "N")), (version("2021-01-01"), name("E"))
    )
    assert ("N", "2020-01-01", "2021-01-01", "register") in rows


def test_an_accession_inside_a_version_delays_membership() -> None:
    rows, _ = read((version("2015-01-01"), name("E 2017-03-01")))
    assert rows == [("E", "2017-03-01", "", "register")]


def test_an_accession_does_not_interrupt_a_membership() -> None:
    rows, rules = read(
        (version("2015-01-01", "2017-01-01"), name("E")),
        (version("2017-01-01"), name("E 2017-03-01")),
    )
    assert rows == [("E", "2015-01-01", "", "register")]
    assert rules == ["accession_after_membership"]


def test_after_a_gap_the_accession_counts() -> None:
    rows, _ = read(
        (version("2015-01-01", "2016-01-01"), name("E")),
        (version("2017-01-01"), name("E 2017-03-01")),
    )
    assert [row[1:3] for row in rows] == [("2015-01-01", "2016-01-01"), ("2017-03-01", "")]


def test_an_accession_after_the_end_is_left_out() -> None:
    rows, rules = read((version("2015-01-01", "2017-01-01"), name("E 2018-01-01")))
    assert (rows, rules) == ([], ["accession_after_end"])


@pytest.mark.parametrize("accession", ["", "2016-01-01", MERGED])
def test_a_version_edited_in_place_means_the_predecessors(accession: str) -> None:
    rows, rules = read((version("2016-01-01"), name(f"N {accession}")))
    assert rows == [
        ("A", "2016-01-01", MERGED, "succession"),
        ("B", "2016-01-01", MERGED, "succession"),
        ("N", MERGED, "", "register"),
    ]
    assert rules == ["version_edited_in_place"]


def test_an_accession_after_the_founding_means_nobody_before() -> None:
    rows, rules = read((version("2016-01-01"), name("N 2020-01-01")))
    assert (rows, rules) == ([("N", "2020-01-01", "", "register")], [])


def test_an_accession_after_the_end_of_the_version_means_the_merger() -> None:
    rows, rules = read(
        (version("2016-01-01", "2020-01-01"), name("N 2022-01-01")),
        (version("2020-01-01"), name("N 2022-01-01")),
    )
    assert rows == [
        ("A", "2016-01-01", MERGED, "succession"),
        ("B", "2016-01-01", MERGED, "succession"),
        ("N", MERGED, "2020-01-01", "succession"),
        ("N", "2020-01-01", "", "register"),
    ]
    assert rules == [
        "accession_after_merger",
        "version_edited_in_place",
        "accession_after_membership",
    ]


def test_a_municipality_whose_predecessors_were_all_members_goes_on_from_its_founding() -> None:
    rows, rules = read(
        (version("2015-01-01", "2016-01-01"), name("A", "B")),
        (version("2016-01-01"), name("N 2020-01-01")),
    )
    assert ("N", MERGED, "", "succession") in rows
    assert rules == ["accession_after_merger", "version_edited_in_place"]


def test_a_municipality_with_one_predecessor_outside_joins_when_it_says() -> None:
    rows, rules = read(
        (version("2015-01-01", "2016-01-01"), name("A")),
        (version("2016-01-01"), name("N 2020-01-01")),
    )
    assert rows == [
        ("A", "2015-01-01", "2016-01-01", "register"),
        ("N", "2020-01-01", "", "register"),
    ]
    assert rules == []


def test_only_the_predecessor_of_the_version_before_is_inferred() -> None:
    rows, _ = read(
        (version("2015-01-01", "2016-01-01"), name("A")), (version("2016-01-01"), name("N"))
    )
    assert {row[0] for row in rows} == {"A", "N"}


def test_predecessors_named_beside_the_successor_are_inferred_no_further() -> None:
    rows, _ = read((version("2016-01-01"), name("A", "N")))
    assert rows == [("A", "2016-01-01", MERGED, "register"), ("N", MERGED, "", "register")]


def test_a_version_that_ended_before_the_founding_belongs_to_the_predecessors() -> None:
    rows, _ = read((version("2016-01-01", MERGED), name(f"N {MERGED}")))
    assert [row[:3] for row in rows] == [
        ("A", "2016-01-01", MERGED),
        ("B", "2016-01-01", MERGED),
    ]


def test_the_successor_takes_over_where_the_register_lags() -> None:
    rows, rules = read((version("2016-01-01"), name("A", "B")))
    assert rows == [
        ("A", "2016-01-01", MERGED, "register"),
        ("B", "2016-01-01", MERGED, "register"),
        ("N", MERGED, "", "succession"),
    ]
    assert rules == ["merger_lag", "merger_lag"]


def test_a_lag_of_the_past_is_a_note() -> None:
    _, rules = read((version("2016-01-01", "2020-01-01"), name("A")))
    assert rules == ["abolished_member"]


def test_a_municipality_named_only_after_its_end_is_its_successor() -> None:
    rows, _ = read((version("2020-01-01"), name("A")))
    assert rows == [("N", "2020-01-01", "", "succession")]


def test_the_stated_membership_wins_over_the_inferred() -> None:
    rows, _ = read((version("2020-01-01"), name("A", "N 2022-01-01")))
    assert rows == [
        ("N", "2020-01-01", "2022-01-01", "succession"),
        ("N", "2022-01-01", "", "register"),
    ]


def test_equal_neighbours_join_and_changed_organs_do_not() -> None:
    first = MembershipInterval("E", "2015-01-01", "2016-01-01", "college", "")
    then = replace(first, since="2016-01-01", until="2017-01-01")
    assert unite_segments([first, then]) == [replace(first, until="2017-01-01")]
    assert len(unite_segments([first, replace(then, organs="council")])) == 2
    assert len(unite_segments([first, replace(then, since="2016-01-02")])) == 2


def test_bodies_are_no_members_after_their_end() -> None:
    segment = MembershipInterval("WS1", "2015-01-01", OPEN, "", "")
    assert clip_to_lifetimes([segment], {"WS1": "2016-01-01"})[0].until == "2016-01-01"
    assert clip_to_lifetimes([segment], {"WS1": "2014-01-01"}) == []


years = st.integers(2000, 2030).map(lambda year: f"{year}-01-01")
spans = st.tuples(years, years).filter(lambda span: span[0] < span[1])


@given(st.lists(st.tuples(spans, st.sampled_from(["register", "succession"])), min_size=1))
def test_united_segments_cover_the_same_days_and_never_overlap(
    given_spans: list[tuple[tuple[str, str], str]],
) -> None:
    segments = [
        MembershipInterval("E", since, until, "", "", b) for (since, until), b in given_spans
    ]
    united = unite_segments(segments)
    for year in range(2000, 2031):
        day = f"{year}-01-01"
        before = [s for s in segments if s.since <= day < s.until]
        after = [s for s in united if s.since <= day < s.until]
        assert len(after) == bool(before)
        if any(s.basis == "register" for s in before):
            assert after[0].basis == "register"
