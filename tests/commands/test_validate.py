import pytest

from explorer.__main__ import run
from explorer.dataset import save_dataset
from tests.tiny import tiny_dataset


@pytest.fixture
def folder(tmp_path):
    save_dataset(tiny_dataset(), tmp_path / "tiny")
    return tmp_path / "tiny"


def check(folder):
    with pytest.raises(SystemExit) as ended:
        run(["validate", str(folder)])
    return ended.value.code


def test_a_valid_package(folder, capfd):
    assert check(folder) == 0
    assert capfd.readouterr().out == f"{folder}: valid\n"


def test_what_is_wrong_is_a_line_each_and_a_count(folder, capfd):
    path = folder / "collaborations.csv"
    path.write_text(path.read_text().replace("delegation", "gift"))
    assert check(folder) == 1
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == (
        "collaborations, row 2, power [unknown_power]: "
        "'gift' is no power; known are attribution, delegation, mandate"
    )
    assert lines[-1] == f"{folder}: 4 violations"
    assert len(lines) == 5


def test_one_violation_is_singular(folder, capfd):
    (folder / "places.csv").unlink()
    assert check(folder) == 1
    assert capfd.readouterr().out == (
        f"places [missing-table]: places.csv is missing\n{folder}: 1 violation\n"
    )


def test_a_folder_that_is_no_package_is_one_line(tmp_path, capfd):
    assert check(tmp_path) == 1
    assert capfd.readouterr().err.startswith(f"error: {tmp_path} holds no datapackage.json; ")
