"""Safety regions of register and CBS side by side. Groot (N) was founded in 2019 from A and B."""

import pandas as pd
import pytest

from explorer.dataset import Dataset
from explorer.dataset.findings import Finding
from explorer.dataset.timeslice import keep_current
from explorer.snapshot.findings import describe_findings
from explorer.sources.register.safety_regions import (
    LISTED_DATES,
    compare_safety_regions,
    match_regions,
)
from explorer.sources.register.without_membership import report_without_membership
from explorer.translate import Translator
from tests.tiny import say

DAY = "2020-09-14"
Rows = list[tuple[str, ...]]


def tabulate(columns: str, rows: Rows) -> pd.DataFrame:
    """A frame of texts."""
    return pd.DataFrame(rows, columns=columns.split(), dtype=str)


def build_tables(memberships: Rows, *, versions: Rows | None = None) -> dict[str, pd.DataFrame]:
    """Two safety regions: CBS has E, F and N in the north and G in the south, N until 2022."""
    actors = [("E", "Elders", ""), ("F", "Feer", ""), ("G", "Gein", ""), ("N", "Groot", "2019")]
    bodies = [
        ("SAFE1", "Veiligheidsregio Noord", "1.1;7.1", "statutory"),
        ("SAFE2", "Veiligheidsregio Zuid", "1.1", "statutory"),
        ("OTHER", "Afval", "7.3", "voluntary"),
    ]
    until = {"N": "2022-03-24"}
    regions = [("E", "VR1"), ("F", "VR1"), ("N", "VR1"), ("G", "VR2")]
    names = {"VR1": "Noord", "VR2": "Zuid"}
    return {
        "actors": tabulate(
            "actor_id name founded kind dissolved",
            [
                (
                    code,
                    name,
                    f"{founded}-01-01" if founded else "",
                    "municipality",
                    until.get(code, ""),
                )
                for code, name, founded in actors
            ],
        ),
        "collaborations": tabulate("collaboration_id short_name themes obligation", bodies),
        "divisions": tabulate(
            "division region_id region actor_id since until",
            [
                ("safety_region", region, names[region], code, DAY, until.get(code, ""))
                for code, region in regions
            ]
            + [("province", "PV20", "Groningen", "E", "1998-01-01", "")],
        ),
        "memberships": tabulate("actor_id collaboration_id since until", memberships),
        "successions": tabulate(
            "date from_id to_id event",
            [("2019-01-01", "A", "N", "merger"), ("2022-03-24", "N", "E", "extension")],
        ),
        "versions": tabulate(
            "register_id collaboration_id since until",
            versions or [("1", "SAFE1", "2015-01-01", ""), ("2", "SAFE2", "2015-01-01", "")],
        ),
    }


FIRM: Rows = [("E", "SAFE1", "2015-01-01", ""), ("F", "SAFE1", "2015-01-01", "")]
SOUTH: Rows = [("G", "SAFE2", "2015-01-01", "")]


def compare(tables: dict[str, pd.DataFrame], *dates: str) -> tuple[dict[str, str], str]:
    """Details of the differences by key, and the note on agreement."""
    *found, note = compare_safety_regions(tables, [], dates=dates)
    assert note.rule == "safety_region_agreement"
    assert {finding.rule for finding in found} <= {"safety_region_difference"}
    return {finding.key: say(finding) for finding in found}, say(note)


def test_sources_that_agree_give_a_note_alone() -> None:
    member = ("N", "SAFE1", "2019-01-01", "2022-03-24")
    found, note = compare(build_tables([*FIRM, *SOUTH, member]), DAY, "2022-03-24")
    assert found == {}
    assert note == (
        "Comparisons of municipality and date that agree with CBS: 7 of 7 (100.0%). Dates: 2, from "
        "14 September 2020 to 24 March 2022. Collaborations: 2; regions: 2."
    )


@pytest.mark.parametrize(
    ("memberships", "reason"),
    [
        (
            [("N", "SAFE1", "2022-01-01", "")],
            "The register has it join on 1 January 2022. It was founded on 1 January 2019 from A.",
        ),
        (
            [("N", "SAFE1", "2019-01-01", "2020-01-01")],
            "The regulation's version from 1 January 2020 on no longer names it. It went into "
            "Elders on 24 March 2022 (days later: 813).",
        ),
        ([("N", "OTHER", "2019-01-01", "")], "The register never names it as a member."),
    ],
)
def test_a_municipality_in_no_safety_region_is_explained(memberships: Rows, reason: str) -> None:
    found, note = compare(build_tables([*FIRM, *SOUTH, *memberships]), DAY, "2021-04-19")
    assert found == {
        "N|SAFE1": "Groot: CBS and the register differ on 14 September 2020, 19 April 2021. "
        "CBS says Noord. "
        f"The register says no safety region. {reason}"
    }
    assert "agree with CBS: 6 of 8 (75.0%)" in note


def test_another_region_is_told_with_its_dates() -> None:
    member = ("N", "SAFE2", "2019-01-01", "2021-01-01")
    found, _ = compare(build_tables([*FIRM, *SOUTH, member]), DAY)
    assert "The register says Veiligheidsregio Zuid." in found["N|SAFE1"]
    assert found["N|SAFE1"].endswith("Register: SAFE2 2019-01-01/2021-01-01.")


def test_a_gap_between_versions_is_the_reason() -> None:
    versions = [("1", "SAFE1", "2015-01-01", "2020-01-01"), ("3", "SAFE1", "2021-01-01", "")]
    south = ("2", "SAFE2", "2015-01-01", "")
    memberships = [
        (code, "SAFE1", since, until)
        for code in ("E", "F", "N")
        for since, until in (("2015-01-01", "2020-01-01"), ("2021-01-01", ""))
    ]
    tables = build_tables([*SOUTH, *memberships], versions=[*versions, south])
    found, _ = compare(tables, DAY, "2021-04-19")
    assert len(found) == 3
    assert all(detail.endswith("gap between two versions of the regulation.")
               for detail in found.values())  # fmt: skip


def test_a_municipality_that_cbs_does_not_list_is_a_difference() -> None:
    member = ("N", "SAFE1", "2019-01-01", "")
    found, _ = compare(build_tables([*FIRM, *SOUTH, member]), DAY, "2022-03-24")
    assert "CBS says no safety region." in found["N|SAFE1"]
    assert found["N|SAFE1"].endswith("CBS does not list the municipality then.")


def test_a_region_has_one_collaboration() -> None:
    pairs = tabulate(
        "region_id stated", [("VR1", "X"), ("VR1", "X"), ("VR2", "X"), ("VR2", "Y"), ("VR3", "X")]
    )
    assert match_regions(pairs) == {"VR1": "X", "VR2": "Y"}


def test_without_safety_regions_nothing_is_said() -> None:
    tables = build_tables([*FIRM])
    assert compare_safety_regions(tables, [], dates=[]) == []
    none = {**tables, "divisions": tables["divisions"].iloc[-1:]}
    assert compare_safety_regions(none, []) == []
    assert compare_safety_regions(build_tables([("E", "OTHER", "2015-01-01", "")]), []) == []


def test_an_accession_that_was_overruled_is_named() -> None:
    values = {"title": "Noord", "code": "N", "day": "2022-01-01", "founded": "2019-01-01"}
    overruled = [Finding("accession_after_merger", "memberships", key, values)
                 for key in ("N|1", "E|9")]  # fmt: skip
    *_, note = compare_safety_regions(build_tables([*FIRM]), overruled, dates=[DAY])
    assert say(note).endswith("by the rule accession_after_merger: Groot.")


def test_a_municipality_without_a_membership_is_found() -> None:
    tables = build_tables(
        [*FIRM, *SOUTH, ("N", "SAFE1", "2019-06-01", "2022-03-24")],
        versions=[("1", "SAFE1", "2015-01-01", "")],
    )
    values = {"title": "", "code": "X", "since": "", "founded": "", "cases": "nobody"}
    edited = [Finding("version_edited_in_place", "memberships", "X|1", values)]
    found = report_without_membership(tables, edited, date="2026-05-16")
    assert [(row.rule, row.key) for row in found] == [
        ("municipality_without_membership", "N|2019-01-01")
    ]
    assert say(found[0]) == (
        "Groot was in being on 1 January 2019 but has no membership then. Its first later one is "
        "SAFE1, from 1 June 2019 on. It went into Elders on 24 March 2022. Memberships of Elders "
        "on 1 January 2019: 1; of these in versions edited in place after a merger, where only the "
        "successor is named: 1."
    )


def test_the_register_agrees_with_cbs_but_for_weesp(nl: Dataset) -> None:
    found = describe_findings(nl.findings, Translator("en")).set_index("rule")
    difference = found.loc[["safety_region_difference"]]
    assert difference["key"].tolist() == ["GM0457|GR24962177"]
    text = difference["detail"].iloc[0]
    assert text.endswith("It went into Amsterdam on 24 March 2022 (days later: 82).")
    note = found.loc["safety_region_agreement", "detail"]
    assert "agree with CBS: 2,783 of 2,784 (99.96%)" in note
    assert "Collaborations: 25; regions: 25." in note
    assert note.endswith("Hoeksche Waard.")


def test_the_division_holds_every_municipality_at_the_listed_dates(nl: Dataset) -> None:
    rows = nl.divisions[nl.divisions["division"] == "safety_region"]
    counts = [len(keep_current(rows, day, start="since", end="until")) for day in LISTED_DATES]
    assert counts == [355, 352, 352, 352, 345, 344, 342, 342]


def test_hoeksche_waard_has_a_safety_region_from_its_founding(nl: Dataset) -> None:
    rows = nl.memberships[nl.memberships["collaboration_id"] == "GR27012769"]
    own = rows[rows["actor_id"] == "GM1963"]
    assert own[["since", "until", "basis"]].to_numpy().tolist() == [
        ["2019-01-01", "2020-03-11", "succession"],
        ["2020-03-11", "", "register"],
    ]
    overruled = nl.findings[nl.findings["rule"] == "accession_after_merger"]
    assert overruled["key"].tolist() == ["GM1963|27012769"]


def test_two_municipalities_have_no_membership_in_2017_and_none_later(nl: Dataset) -> None:
    found = describe_findings(nl.findings, Translator("en"))
    found = found[found["rule"] == "municipality_without_membership"]
    assert found["key"].tolist() == ["GM0009|2017-01-01", "GM0017|2017-01-01"]
    assert found["detail"].str.contains("It went into Groningen on 1 January 2019").all()
