from dataclasses import replace

import pytest

from explorer.sources.register.chains import chain_versions
from explorer.sources.register.read import Version

BLANK = Version(
    system_id="1", title="Regeling", citation_title="", form="OL", power="", since="2015-01-01",
    until="", previous=(), following=(), body="", body_ids=(), policy_areas=(), laws=(), purpose="",
    publications=(), verified="", seat="", website="", cross_border=False, participations=(),
)  # fmt: skip


def pair(first_until: str, second_since: str) -> list[Version]:
    """Two linked versions."""
    first = replace(BLANK, until=first_until, following=("2",))
    return [first, replace(BLANK, system_id="2", since=second_since, previous=("1",))]


@pytest.mark.parametrize(
    ("first_until", "second_since", "resolved", "rules"),
    [
        ("2018-01-01", "2018-01-01", "2018-01-01", []),
        ("2018-01-31", "2018-01-01", "2018-01-01", ["version_overlap"]),
        ("", "2018-01-01", "2018-01-01", ["version_overlap"]),
        ("2018-01-01", "2018-03-04", "2018-03-04", ["version_gap_bridged"]),
        ("2018-01-01", "2018-03-05", "2018-01-01", ["version_gap"]),
    ],
)
def test_overlaps_are_cut_and_short_gaps_bridged(
    first_until: str, second_since: str, resolved: str, rules: list[str]
) -> None:
    chains, findings = chain_versions(pair(first_until, second_since))
    assert [chain.collaboration_id for chain in chains] == ["GR1"]
    assert [version.until for version in chains[0].versions] == [resolved, ""]
    assert [finding.rule for finding in findings] == rules


def test_a_version_out_of_force_the_day_it_entered_is_kept_but_never_in_force() -> None:
    versions = pair("2018-01-01", "2018-01-01")
    empty = replace(BLANK, system_id="3", since="2018-01-01", until="2018-01-01", following=("2",))
    (chain,), findings = chain_versions([*versions, empty])
    assert [version.system_id for version in chain.versions] == ["1", "3", "2"]
    assert [version.system_id for version in chain.in_force] == ["1", "2"]
    assert [finding.rule for finding in findings] == ["empty_version"]


def test_links_in_one_direction_suffice_and_unlinked_versions_stay_apart() -> None:
    first, second = pair("2018-01-01", "2018-01-01")
    chains, _ = chain_versions([replace(first, following=()), second])
    assert len(chains) == 1
    chains, _ = chain_versions([replace(first, following=()), replace(second, previous=())])
    assert [chain.collaboration_id for chain in chains] == ["GR1", "GR2"]


def test_broken_links_and_missing_dates_are_reported() -> None:
    odd = [replace(BLANK, following=("9",)), replace(BLANK, system_id="2", since="")]
    chains, findings = chain_versions(odd)
    assert len(chains) == 1
    assert {finding.rule for finding in findings} == {
        "broken_version_link",
        "version_without_start",
    }
