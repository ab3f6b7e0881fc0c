import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.__main__ import run
from explorer.dataset import load_dataset
from explorer.errors import SourceError
from explorer.sources.register.build import build_package


def read_files(folder: Path) -> dict[str, bytes]:
    """Contents of a folder by file name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_package_from_small_sources(sources: Path, tmp_path: Path) -> None:
    build_package(sources, tmp_path / "out")
    dataset = load_dataset(tmp_path / "out")
    rows = dataset.memberships[["actor_id", "since", "until", "basis"]]
    assert rows.to_numpy().tolist() == [
        ["GM0001", "2015-01-01", "2018-06-01", "register"],
        ["GM0001", "2018-06-01", "2019-01-01", "succession"],
        ["GM0003", "2019-01-01", "", "register"],
        ["GM0004", "2015-01-01", "", "register"],
    ]
    (collaboration,) = dataset.collaborations.to_dict("records")
    assert collaboration["collaboration_id"] == "GR10"
    assert collaboration["register_id"] == "11"
    assert collaboration["seat"] == "Alphen aan den Rijn"
    assert (collaboration["started"], collaboration["ended"]) == ("2015-01-01", "")
    assert collaboration["cross_border"] is False
    assert set(dataset.boundaries) == {"boundaries-2016.geojson", "boundaries-2024.geojson"}
    assert dataset.date == "2026-05-16"
    assert dataset.places["place"].tolist() == ["Dorp", "Oord"]
    assert "doel" not in "".join(dataset.collaborations.columns)


def test_the_same_sources_give_the_same_bytes(sources: Path, tmp_path: Path) -> None:
    build_package(sources, tmp_path / "one")
    build_package(sources, tmp_path / "two")
    assert read_files(tmp_path / "one") == read_files(tmp_path / "two")
    assert str(tmp_path).encode() not in b"".join(read_files(tmp_path / "one").values())


def remove(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def replace_by_another(path: Path) -> None:
    path.write_bytes(gzip.compress(b"<gemeenten/>"))


@pytest.mark.parametrize("damage", [remove, truncate, replace_by_another])
@pytest.mark.parametrize(
    "name", ["roo/exportOO-2026-05-16.xml.gz", "tooi/gemeenten.csv", "geo/gemeenten_2024.geojson"]
)
def test_an_unusable_source_leaves_the_old_data_as_they_were(
    sources: Path, tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    build_package(sources, tmp_path / "out")
    before = read_files(tmp_path / "out")
    damage(sources / name)
    with pytest.raises(SourceError):
        build_package(sources, tmp_path / "out")
    assert read_files(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_command_builds_and_says_what(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["build", str(sources), "--out", str(tmp_path / "out")])
    assert ended.value.code == 0
    assert "register of 16 May 2026, 4 participants, 1 collaboration, " in capsys.readouterr().out


def test_the_command_fails_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["build", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")])
    assert ended.value.code == 1
    message = capsys.readouterr().err.strip().splitlines()[-1]
    assert message.startswith("error: ")
    assert "holds no exportOO" in message
    assert not (tmp_path / "out").exists()
