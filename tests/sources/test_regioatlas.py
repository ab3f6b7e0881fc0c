from pathlib import Path

import pytest

from explorer.errors import SourceError
from explorer.sources.regioatlas import (
    check_coverage,
    make_slug,
    read_regioatlas_divisions,
    report_shared,
)

HEADER = '"Gemeente";"CBS";"Regio\'s";"Inwoneraantal van regio"\n'


def write_division(folder: Path, rows: str, header: str = HEADER) -> Path:
    path = folder / "Sociaal" / "wmoregios1.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header + rows, encoding="utf-8-sig")
    return folder


def test_a_division_is_named_by_its_file_and_codes_get_their_prefix(tmp_path: Path) -> None:
    folder = write_division(tmp_path, '"Elders";"0004";"Súd; Oost";"1"\n')
    assert read_regioatlas_divisions(folder).to_numpy().tolist() == [
        ["regioatlas_wmoregios", "sud-oost", "Súd; Oost", "GM0004", "2016-01-01", "2017-01-01"]
    ]
    assert read_regioatlas_divisions(folder, until="")["until"].tolist() == [""]


def test_a_municipality_in_several_regions_is_counted_once_and_listed(tmp_path: Path) -> None:
    folder = write_division(
        tmp_path,
        '"Alkmaar";"0361";"Groot-Amsterdam";"1"\n"Alkmaar";"0361";"Alkmaar en omgeving";"1"\n'
        '"Elders";"0004";"Noord";"1"\n"Elders";"0004";"Zuid";"1"\n',
    )
    rows = read_regioatlas_divisions(folder)
    assert rows[["actor_id", "region"]].to_numpy().tolist() == [
        ["GM0361", "Alkmaar en omgeving"],
        ["GM0004", "Noord"],
    ]
    assert [finding.key for finding in report_shared(folder)] == [
        "regioatlas_wmoregios/GM0361",
        "regioatlas_wmoregios/GM0004",
    ]


def test_a_division_that_lacks_municipalities_is_reported(tmp_path: Path) -> None:
    rows = read_regioatlas_divisions(write_division(tmp_path, '"Elders";"0004";"Noord";"1"\n'))
    (finding,) = check_coverage(rows, ["GM0004", "GM0361"])
    assert (finding.rule, finding.key) == ("division_partial", "regioatlas_wmoregios")
    assert check_coverage(rows, ["GM0004"]) == []


@pytest.mark.parametrize(
    ("rows", "header", "message"),
    [
        ('"A";"0004";"N";"1"\n"B";"GM0005";"N";"1"\n', HEADER, "row 3: expected a municipality"),
        ('"A";"0004";" ";"1"\n', HEADER, "row 2: expected a municipality"),
        ('"A";"0004"\n', HEADER, "row 2: expected a municipality"),
        ('"A";"N"\n', '"Gemeente";"Regio"\n', "row 1: expected Gemeente;CBS"),
        ("", "", "cannot be read"),
    ],
)
def test_a_broken_file_names_file_and_row(
    tmp_path: Path, rows: str, header: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message) as error:
        read_regioatlas_divisions(write_division(tmp_path, rows, header))
    assert "wmoregios1.csv" in str(error.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds no \*/\*\.csv"):
        read_regioatlas_divisions(tmp_path)


def test_slugs_are_plain_letters() -> None:
    assert make_slug("Súdwest-Fryslân / Noordoost ") == "sudwest-fryslan-noordoost"
