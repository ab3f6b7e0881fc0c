import json
import os
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dataset import Dataset, load_dataset, save_dataset, schema, storage
from explorer.errors import DatasetError
from tests.conftest import DATA
from tests.tiny import make_table, tiny_dataset


@pytest.fixture
def folder(tmp_path):
    save_dataset(tiny_dataset(), tmp_path / "tiny")
    return tmp_path / "tiny"


def read_files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_saved_and_loaded_bytes_stay_the_same(folder, tmp_path):
    save_dataset(load_dataset(folder), tmp_path / "again")
    assert read_files(tmp_path / "again") == read_files(folder)


def test_a_loaded_dataset_has_the_tables_that_were_saved(folder):
    loaded, made = load_dataset(folder), tiny_dataset()
    for table in schema.list_tables():
        keys = schema.list_keys(table)
        pd.testing.assert_frame_equal(
            loaded.tables[table],
            made.tables[table].sort_values(keys, ignore_index=True),
        )
    assert (loaded.name, loaded.date) == ("verband-tiny", "2026-01-01")


def test_the_national_package_is_as_it_would_be_saved(nl: Dataset):
    assert storage.list_files(nl) == read_files(DATA)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_any_text_survives(tmp_path_factory, name):
    actors = tiny_dataset().actors.assign(name=name)
    file = tmp_path_factory.getbasetemp() / "actors.csv"
    file.write_bytes(storage.write_table(actors, "actors"))
    assert storage.read_table(file, "actors")["name"].to_list() == [name] * 5


def test_boundaries_are_kept(tmp_path):
    made = Dataset(tiny_dataset().metadata, tiny_dataset().tables, {"borders_2026.geojson": b"{}"})
    save_dataset(made, tmp_path / "tiny")
    assert load_dataset(tmp_path / "tiny").boundaries == {"borders_2026.geojson": b"{}"}
    descriptor = json.loads((tmp_path / "tiny" / "datapackage.json").read_text())
    assert descriptor["resources"][-1]["name"] == "borders-2026"


def test_fingerprint_tells_tables_apart():
    dataset = tiny_dataset()
    other = dataset.with_tables(places=dataset.places.reindex([0]))
    assert dataset.fingerprint == tiny_dataset().fingerprint
    assert len(dataset.fingerprint) == 16
    assert dataset.fingerprint != other.fingerprint


def spoil(folder, name, change):
    path = folder / name
    path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("datapackage.json", lambda _: b"{", "datapackage.json is not valid JSON: "),
        ("datapackage.json", lambda _: b"\xff", "datapackage.json is not valid JSON: "),
        ("datapackage.json", lambda _: b"[]", "datapackage.json lacks 'name', which every package"),
        (
            "datapackage.json",
            lambda _: b'{"name": "x"}',
            "datapackage.json lacks 'date', which every package of Verband states",
        ),
        (
            "actors.csv",
            lambda text: text.replace(b"population,area_km2", b"people,area"),
            "actors.csv lacks the column(s) population, area_km2",
        ),
        (
            "actors.csv",
            lambda text: text.replace(b"B,municipality,,,,", b"B,municipality,,,,few"),
            "actors.csv, row 3, population: 'few' is not a number",
        ),
        (
            "actors.csv",
            lambda text: text.replace(b"B,municipality,,,,", b"B,municipality,,,,1.5"),
            "actors.csv, row 3, population: '1.5' is not a whole number",
        ),
        (
            "actors.csv",
            lambda text: text.replace(b"B,municipality,,,,", b"B,municipality,,,,inf"),
            "actors.csv, row 3, population: 'inf' is not a number",
        ),
        (
            "memberships.csv",
            lambda text: text.replace(b"council,,register", b"council,1e999,register", 1),
            "memberships.csv, row 2, cost_share: '1e999' is not a number",
        ),
        ("places.csv", lambda _: b"", "places.csv cannot be read as UTF-8 CSV: "),
        ("places.csv", lambda _: b'place,"actor_id\n', "places.csv cannot be read as UTF-8 CSV: "),
        ("places.csv", lambda _: b"place\xff", "places.csv cannot be read as UTF-8 CSV: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(folder, name, change, message):
    spoil(folder, name, change)
    with pytest.raises(DatasetError) as caught:
        load_dataset(folder)
    assert str(caught.value).startswith(f"{folder}/{message}")


def test_findings_written_as_sentences_are_refused_with_what_to_do(folder):
    (folder / "findings.csv").write_text("rule,severity,table,key,detail\n")
    message = (
        r"findings\.csv lacks the column\(s\) actor_id, collaboration_id, values; if another "
        r"version of Verband made the package, make it anew with 'python -m explorer build' or"
    )
    with pytest.raises(DatasetError, match=message):
        load_dataset(folder)


def test_a_missing_table_is_named(folder):
    (folder / "places.csv").unlink()
    with pytest.raises(DatasetError) as caught:
        load_dataset(folder)
    assert str(caught.value) == f"{folder}/places.csv is missing from the data package"


def test_a_folder_that_is_no_package_is_named(tmp_path):
    with pytest.raises(DatasetError) as caught:
        load_dataset(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path} holds no datapackage.json; point EXPLORER_DATA at a data package, "
        "or make one with 'python -m explorer build' or 'import'"
    )


def assert_untouched(folder, before):
    assert read_files(folder) == before
    assert [each.name for each in folder.parent.iterdir()] == ["tiny"]


def test_a_full_disk_leaves_the_old_package(folder, monkeypatch):
    before = read_files(folder)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    with pytest.raises(DatasetError) as caught:
        save_dataset(tiny_dataset(), folder)
    monkeypatch.undo()
    assert str(caught.value) == (
        f"cannot write {folder}: [Errno 28] No space left on device; the old data are untouched"
    )
    assert_untouched(folder, before)


def test_a_swap_that_fails_midway_puts_the_old_package_back(folder, monkeypatch):
    before = read_files(folder)
    replace, calls = os.replace, []

    def fail_second(source, target):
        calls.append(source)
        if len(calls) == 2:
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr("explorer.dataset.storage.os.replace", fail_second)
    with pytest.raises(DatasetError, match="the old data are untouched"):
        save_dataset(tiny_dataset(), folder)
    assert_untouched(folder, before)


def test_an_interrupt_leaves_the_old_package(folder, monkeypatch):
    before = read_files(folder)

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("explorer.dataset.storage._swap_folder", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save_dataset(tiny_dataset(), folder)
    assert_untouched(folder, before)


def test_saving_over_a_package_replaces_it_whole(folder):
    (folder / "boundaries-1999.geojson").write_text("{}")
    save_dataset(tiny_dataset(), folder)
    assert "boundaries-1999.geojson" not in read_files(folder)


@pytest.mark.parametrize("stranger", ["thesis.txt", ".hidden", "places.geojson", "sub/actors.csv"])
def test_a_folder_that_holds_anything_else_is_never_replaced(folder, stranger):
    (folder / stranger).parent.mkdir(exist_ok=True)
    (folder / stranger).write_text("mine")
    first = folder / Path(stranger).parts[0]
    wrong = f"^{re.escape(str(first))} is no part of a data package and would be lost; choose a"
    with pytest.raises(DatasetError, match=wrong):
        save_dataset(tiny_dataset(), folder)
    assert (folder / stranger).read_text() == "mine"
    assert not [each for each in folder.parent.iterdir() if each.name.startswith(".")]


def test_a_file_and_the_folder_one_is_in_are_never_replaced(folder, monkeypatch):
    with pytest.raises(DatasetError, match=r"actors.csv is a file; choose a folder that does not"):
        save_dataset(tiny_dataset(), folder / "actors.csv")
    monkeypatch.chdir(folder)
    with pytest.raises(DatasetError, match="is the folder you are in, or holds it; choose"):
        save_dataset(tiny_dataset(), ".")
    assert load_dataset(folder).name == "verband-tiny"


def test_an_optional_table_without_rows_is_left_out_and_may_be_missing(folder):
    assert not (folder / "obligations.csv").exists()
    descriptor = json.loads((folder / "datapackage.json").read_text())
    assert "obligations" not in [each["name"] for each in descriptor["resources"]]
    loaded = load_dataset(folder)
    assert loaded.obligations.empty
    assert list(loaded.obligations.columns) == schema.list_columns("obligations")
    assert "obligations" not in loaded.present
    row = {"collaboration_id": "waste", "obligation": "statutory", "since": "2020-01-01"}
    dated = loaded.with_tables(obligations=make_table("obligations", [row]))
    assert dated.fingerprint != loaded.fingerprint
    save_dataset(dated, folder)
    pd.testing.assert_frame_equal(load_dataset(folder).obligations, dated.obligations)


def test_former_themes_are_read_as_those_they_are_now(folder):
    spoil(folder, "collaborations.csv", lambda text: text.replace(b",5,5.1,", b",6,6.9;6.4,"))
    themes = load_dataset(folder).collaborations.set_index("collaboration_id")["themes"]
    assert themes["archive"] == "6.75;6.76;6.79;6.82;6.92;6.4"
