from pathlib import Path

import pytest

from explorer.errors import SourceError
from tools.inventory.opengr import FILE, decode_twice, read_opengr, repair_text

HEADER = "Deelnemer,Gemeenschappelijke regeling,Postcode,Plaats,Provincie\n"


def write_reports(folder: Path, rows: str, header: str = HEADER) -> Path:
    (folder / FILE).write_text(header + rows, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("FryslÃ¢n", "Fryslân"),
        ("BarÃŸel (Duitsland)", "Barßel (Duitsland)"),
        ("Waterschap â€™t Suydevelt", "Waterschap ’t Suydevelt"),
        ("Fryslân", "Fryslân"),
        ("Waterschap Rivierenland ", "Waterschap Rivierenland"),
        ("8100 ACÂ\xa0 ", "8100 AC"),
        ("", ""),
    ],
)
def test_text_encoded_twice_is_repaired_and_other_text_stays(text: str, repaired: str) -> None:
    assert repair_text(text) == repaired


def test_repairing_twice_changes_nothing_more() -> None:
    assert decode_twice(decode_twice("SÃºdwest-FryslÃ¢n")) == "Súdwest-Fryslân"


def test_rows_carry_their_number_and_one_spelling_of_the_province(tmp_path: Path) -> None:
    folder = write_reports(
        tmp_path,
        "FryslÃ¢n,Regeling A,1234 AB,Grou,Provincie FryslÃ¢n\n"
        "Almelo,Regeling  B ,1234 AB,Almelo,Provincie Overrijssel\n",
    )
    rows, findings = read_opengr(folder)
    assert rows[0] == (2, "Fryslân", "Regeling A", "Grou", "Fryslân")
    assert rows[1] == (3, "Almelo", "Regeling B", "Almelo", "Overijssel")
    assert {finding.rule for finding in findings} == {"double_encoding"}
    assert {finding.key for finding in findings} == {"Fryslân", "Provincie Fryslân"}


@pytest.mark.parametrize(
    ("rows", "header", "message"),
    [
        ("A,R,P,S,Provincie X\n,R,P,S,Provincie X\n", HEADER, r"row 3: Deelnemer is empty"),
        ("A,,P,S,Provincie X\n", HEADER, r"row 2: Gemeenschappelijke regeling is empty"),
        ("Frysl\ufffdn,R,P,S,X\n", HEADER, r"row 2: a character was lost"),
        ("A,R\n", "Deelnemer,Regeling\n", r"lacks the column\(s\) Gemeenschappelijke regeling"),
        ("", HEADER, "holds no rows"),
    ],
)
def test_a_broken_file_names_file_and_row(
    tmp_path: Path, rows: str, header: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message) as error:
        read_opengr(write_reports(tmp_path, rows, header))
    assert FILE in str(error.value)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes((HEADER + "Fryslân,R,P,S,X\n").encode("latin-1"))
    with pytest.raises(SourceError, match="cannot be read"):
        read_opengr(tmp_path)
