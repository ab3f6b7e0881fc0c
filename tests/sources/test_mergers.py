from pathlib import Path

import pytest

from explorer.errors import SourceError
from explorer.sources.mergers import Municipality, day_after, read_mergers, resolve_splits
from tests.tiny import say

CODES = ("GM0140", "GM0080", "GM1900", "GM1949", "GM0001", "GM0002", "GM0003")
MUNICIPALITIES = {code: Municipality(code, code, "PV21", "", "") for code in CODES}
LITTENSERADIEL = [
    ("2018-01-01", "GM0140", "GM0080", "extension"),
    ("2018-01-01", "GM0140", "GM1900", "extension"),
]


def test_dissolved_is_the_day_after_the_last(sources: Path) -> None:
    mergers = read_mergers(sources / "tooi")
    assert mergers.municipalities["GM0001"].dissolved == "2019-01-01"
    assert mergers.municipalities["GM0003"].founded == "2019-01-01"
    assert mergers.main_successors == {"GM0001": "GM0003", "GM0002": "GM0003"}
    assert mergers.predecessors == {"GM0003": ("GM0001", "GM0002")}
    assert day_after("2024-02-29") == "2024-03-01"


def test_a_split_has_one_main_part_and_the_missing_row_is_added() -> None:
    mergers = resolve_splits(MUNICIPALITIES, LITTENSERADIEL)
    events = {row.to_id: row.event for row in mergers.successions}
    assert events == {"GM0080": "split_part", "GM1900": "split_main", "GM1949": "split_part"}
    assert mergers.main_successors == {"GM0140": "GM1900"}
    assert [finding.rule for finding in mergers.findings] == [
        "missing_succession",
        "split_main_successor",
    ]


def test_an_unforeseen_split_goes_to_the_first_by_code_and_says_so() -> None:
    stated = [
        ("2030-01-01", "GM0001", "GM0003", "merger"),
        ("2030-01-01", "GM0001", "GM0002", "merger"),
    ]
    mergers = resolve_splits(MUNICIPALITIES, stated)
    assert mergers.main_successors == {"GM0001": "GM0002"}
    assert "the first by code" in say(mergers.findings[0])


def test_missing_file_and_missing_column(sources: Path) -> None:
    path = sources / "tooi" / "herindelingen.csv"
    path.write_text("date,event\n2019-01-01,Samenvoeging\n")
    with pytest.raises(SourceError, match=r"herindelingen\.csv lacks the column\(s\) old_code"):
        read_mergers(sources / "tooi")
    path.write_text("date,event,old_code,new_code\n2019-01-01,Samenvoeging,gm0001,gm0003\n")
    with pytest.raises(SourceError, match=r"says not where Zijstad \(GM0002\) went"):
        read_mergers(sources / "tooi")
    path.write_text("date,event,old_code,new_code\n2019-01-01,Samenvoeging,gm00")
    with pytest.raises(SourceError, match="breaks off in its last row"):
        read_mergers(sources / "tooi")
    path.unlink()
    with pytest.raises(SourceError, match=r"herindelingen\.csv cannot be read"):
        read_mergers(sources / "tooi")
