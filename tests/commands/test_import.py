import pytest

from explorer.__main__ import run
from explorer.dataset import load_dataset
from explorer.dataset.validation import validate_package
from tests.conftest import DATA


def take(*arguments):
    with pytest.raises(SystemExit) as ended:
        run(["import", *map(str, arguments)])
    return ended.value.code


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("participant,collaboration\nAnn,Club\nBob,Club\n")
    return path


def test_a_table_becomes_a_valid_package_with_positions(table, tmp_path, capfd):
    out = tmp_path / "mine"
    assert take(table, "--out", out, "--name", "My club", "--date", "2026-01-01") == 0
    assert capfd.readouterr().out == (
        f"{out}: 2 participants (0 known municipalities), 1 collaboration, 2 memberships\n"
        f"Look at it with: python -m explorer serve --data {out}\n"
    )
    assert validate_package(out) == []
    dataset = load_dataset(out)
    assert (dataset.name, dataset.date, len(dataset.positions)) == ("my-club", "2026-01-01", 6)


def test_the_same_table_gives_the_same_bytes(table, tmp_path):
    for name in ("one", "two"):
        assert take(table, "--out", tmp_path / name, "--date", "2026-01-01") == 0
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


def test_a_wrong_table_leaves_what_is_there(table, tmp_path, capfd):
    out = tmp_path / "mine"
    assert take(table, "--out", out) == 0
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    table.write_text("participant,collaboration\n,Club\n")
    assert take(table, "--out", out, "--replace") == 1
    assert capfd.readouterr().err == (f"error: {table}, row 2, participant: empty; give a name\n")
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_a_package_is_replaced_only_when_asked(table, tmp_path, capfd):
    out = tmp_path / "mine"
    assert take(table, "--out", out) == 0
    capfd.readouterr()
    assert take(table, "--out", out, "--name", "second") == 1
    assert capfd.readouterr().err == (
        f"error: {out} holds a data package; give --replace to put this in its place, or choose "
        "another folder\n"
    )
    assert take(table, "--out", out, "--name", "second", "--replace") == 0
    assert load_dataset(out).metadata["title"] == "second"


def test_what_is_shipped_is_not_replaced(table, capfd):
    before = (DATA / "datapackage.json").read_bytes()
    assert take(table, "--out", DATA, "--replace") == 1
    assert "is shipped with Verband; choose another folder" in capfd.readouterr().err
    assert (DATA / "datapackage.json").read_bytes() == before


def test_the_date_must_be_one(table, tmp_path, capfd):
    assert take(table, "--out", tmp_path / "mine", "--date", "now") == 1
    assert capfd.readouterr().err == (
        "error: --date is 'now', which is no date; write 2020-01-31\n"
    )
