import pandas as pd
import pytest

from explorer.dataset import Dataset
from explorer.dataset.timeslice import keep_current
from explorer.errors import DivisionError
from explorer.network.proposal import read_division
from tests.tiny import make_dataset_of


def read(nl: Dataset, text: str, date: str = "") -> dict[str, str]:
    return read_division(text.encode(), nl, date or nl.date).to_dict()


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("Utrecht", "GM0344"),
        ("gemeente utrecht", "GM0344"),
        ("Utrecht (gemeente)", "GM0344"),
        ("GM0344", "GM0344"),
        ("gm344", "GM0344"),
        ("344", "GM0344"),
        ("0344", "GM0344"),
        ("Sudwest-Fryslan", "GM1900"),
        ("Nuenen Gerwen en Nederwetten", "GM0820"),
        ("'s-Gravenhage", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("Hengelo (O.)", "GM0164"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen L", "GM0893"),
        ("Haren", "GM0014"),
        ("GM0017", "GM0014"),
        ("De Friese Meren", "GM1940"),
    ],
)
def test_a_municipality_goes_by_many_names(nl, name, actor_id):
    assert read(nl, f"gemeente;regio\n{name};A\n") == {actor_id: "A"}


def test_names_are_those_of_the_date(nl):
    assert read(nl, "gemeente;regio\nHaren;A\n", "2018-01-01") == {"GM0017": "A"}
    with pytest.raises(DivisionError, match="Eemsdelta is not a municipality on 2018-01-01"):
        read(nl, "gemeente;regio\nEemsdelta;A\n", "2018-01-01")


def test_the_provinces_are_read_as_they_are(nl):
    rows = keep_current(nl.divisions, nl.date, start="since", end="until")
    rows = rows[rows["division"] == "province"].set_index("actor_id").sort_index()
    names = nl.actors.set_index("actor_id")["name"]
    table = pd.DataFrame({"gemeente": names[rows.index], "regio": rows["region"]})
    found = read_division(table.to_csv(index=False).encode("cp1252"), nl, nl.date)
    assert len(found) == 342
    assert found.to_dict() == rows["region"].to_dict()


def test_regions_are_one_whatever_their_capitals(nl):
    text = "gemeente;regio\nZeist;Midden  Oost\nDe Bilt;midden oost\nZeist;MIDDEN OOST\n"
    assert set(read(nl, text).values()) == {"Midden Oost"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("Amersfort;A", "Row 2, municipality: Amersfort is not a municipality on 2026-05-16; "
         "did you mean Amersfoort?"),
        ("Vleuten;A", "Row 2, municipality: Vleuten is not a municipality on 2026-05-16; did you "
         "mean Utrecht (Vleuten)?"),
        ("qqqqqq;A", "Row 2, municipality: qqqqqq is not a municipality on 2026-05-16; write its "
         "name, or its code such as GM0344."),
        ("GM9999;A", "Row 2, municipality: GM9999 is not a municipality on 2026-05-16; write its "
         "name, or its code such as GM0344."),
        ("Bergen;A", "Row 2, municipality: Bergen may be Bergen (NH) (GM0373), Bergen (L) "
         "(GM0893); write the code."),
        ("Zeist;A\nZeist;B", "Row 3, region: Zeist is in B, but row 2 puts it in A; give Zeist "
         "one region."),
        ("Groningen;A\nHaren;B", "Row 3, region: Haren (Groningen) is in B, but row 2 puts it in "
         "A; give Groningen one region."),
        (";A\nqqqqqq;A", "Row 2, municipality: empty; give a name, or a code such as GM0344.\n"
         "Row 3, municipality: qqqqqq is not a municipality on 2026-05-16; write its name, or its "
         "code such as GM0344."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_row_and_column(nl, rows, message):
    with pytest.raises(DivisionError) as caught:
        read(nl, "gemeente;regio\n" + rows)
    assert str(caught.value) == message


def test_ten_problems_are_named_and_the_rest_counted(nl):
    with pytest.raises(DivisionError) as caught:
        read(nl, "gemeente;regio\n" + "qqqqqq;A\n" * 13)
    lines = str(caught.value).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "And 3 more."


def test_a_package_without_codes_of_the_country():
    dataset = make_dataset_of([("alpha", "s")], actors=["beta"])
    found = read_division(b"municipality,region\nPlaats alpha,A\nbeta,B\n", dataset, dataset.date)
    assert found.to_dict() == {"alpha": "A", "beta": "B"}
