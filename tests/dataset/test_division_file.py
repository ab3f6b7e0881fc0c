import pytest

from explorer.dataset.division_file import Row, read_rows
from explorer.errors import DivisionError

TEXT = "gemeente;regio\nSúdwest-Fryslân;Noord\nUtrecht;Midden\n"
ROWS = [Row(2, "Súdwest-Fryslân", "Noord"), Row(3, "Utrecht", "Midden")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_separator_and_encoding(encoding, separator, end):
    content = TEXT.replace(";", separator).replace("\n", end).encode(encoding)
    assert read_rows(content) == (ROWS, [])


def test_other_columns_blank_rows_and_spaces_are_left_aside():
    text = 'Region,remark,Municipality,,\n"Noord,  Oost ",x, De  Bilt ,,\n\nZuid,y,Zeist\n'
    rows, problems = read_rows(text.encode())
    assert rows == [Row(2, "De Bilt", "Noord, Oost"), Row(4, "Zeist", "Zuid")]
    assert problems == []


def test_rows_that_are_not_whole_are_named():
    rows, problems = read_rows(b"gemeente;regio\n;A\nZeist;\nDe Bilt;A;B\nUtrecht;A;\n")
    assert rows == [Row(5, "Utrecht", "A")]
    assert [text.format(**values) for text, values in problems] == [
        "Row 2, municipality: empty; give a name, or a code such as GM0344.",
        "Row 3, region: empty for Zeist; give a region, or leave the row out.",
        "Row 4: the number of cells is 3, that of the header 2; put text that holds the separator "
        "between double quotes.",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty; give it a header"),
        (b"\xef\xbb\xbf\r\n \r\n", "The file is empty; give it a header"),
        (b"PK\x03\x04\x14\x00\x06\x00", "The file is not text; save the table as CSV"),
        ("gemeente\tregio".encode("utf-16"), "The file is not text; save the table as CSV"),
        (b"x" * 1_000_001, "The file is larger than 1 MB; a division has one short row"),
        (b'gemeente,regio\n"Zeist,A\n', r"Line 2: this is not CSV \(unexpected end of data\)"),
        (b"gemeente,regio\n", "There are no rows below the header; add a row"),
        (b"gemeente,gewest\nZeist,A", r"Row 1: the column region \(regio\) is missing; the header"),
        (b"regio\nA", r"column municipality \(gemeente\) is missing; the header has: regio\."),
        (b"name|area\nZeist|A", "municipality .*\nRow 1: the column region"),
        (b"regio,region,gemeente\nA,B,C", "Row 1: regio and region are the same column; leave"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(content, message):
    with pytest.raises(DivisionError, match=message):
        read_rows(content)
