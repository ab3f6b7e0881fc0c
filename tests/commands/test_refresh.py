import errno

import pytest

from explorer.__main__ import run
from explorer.dataset import load_dataset, save_dataset
from explorer.network.positions import add_force
from explorer.sources.register.build import build_dataset
from tests.sources.conftest import EXPORT, sources, write_member, write_version  # noqa: F401


@pytest.fixture
def folder(sources, tmp_path):  # noqa: F811
    save_dataset(add_force(build_dataset(sources)), tmp_path / "nl")
    return tmp_path / "nl"


@pytest.fixture
def newer(tmp_path):
    added = write_version("12", "2026-05-01", "", write_member("GM0004", "2026-05-01"))
    end = "</p:gemeenschappelijkeRegelingen>"
    path = tmp_path / "newer.xml"
    path.write_text(EXPORT.replace(end, added + end).replace('"2026-05-16"', '"2026-06-01"'))
    return path


def renew(folder, *arguments):
    with pytest.raises(SystemExit) as ended:
        run(["refresh", "--out", str(folder), *map(str, arguments)])
    return ended.value.code


def read_files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_refresh_says_what_changed_and_takes_the_place_of_the_old(folder, newer, capfd):
    assert renew(folder, newer) == 0
    said = capfd.readouterr().out
    assert said.startswith("1 collaboration begun\n  + Veiligheidsregio 12\n0 collaborations end")
    assert said.endswith(f"{folder}: register of 1 June 2026 (was 16 May 2026)\n")
    renewed = load_dataset(folder)
    assert renewed.date == "2026-06-01"
    assert renewed.events[["recorded", "date", "change"]].to_numpy().tolist() == [
        ["2026-06-01", "2026-05-01", "collaboration_begun"],
        ["2026-06-01", "2026-05-01", "tie_came"],
    ]


def test_the_same_sources_change_nothing(folder, sources, capfd):  # noqa: F811
    before = read_files(folder)
    assert renew(folder, "--sources", sources) == 0
    assert capfd.readouterr().out.startswith("Nothing changed.\n")
    assert renew(folder, sources / "roo" / "exportOO-2026-05-16.xml.gz") == 0
    assert read_files(folder) == before


@pytest.mark.parametrize("arguments", [[], ["x.xml", "--download"], ["x.xml", "--sources", "."]])
def test_one_source_is_asked_for(folder, arguments, capfd):
    assert renew(folder, *arguments) == 1
    assert capfd.readouterr().err == (
        "error: give an export, or --download, or --sources FOLDER: one of the three\n"
    )


def test_a_full_disk_leaves_the_old_package_alone(folder, newer, capfd, monkeypatch):
    before, beside = read_files(folder), set(folder.parent.iterdir())

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", fail)
    assert renew(folder, newer) == 1
    monkeypatch.undo()
    assert capfd.readouterr().err == (
        f"error: cannot write {folder}: [Errno 28] No space left on device; "
        "the old data are untouched\n"
    )
    assert read_files(folder) == before
    assert set(folder.parent.iterdir()) == beside


def test_a_disk_too_full_to_begin_is_said_likewise(folder, newer, capfd, monkeypatch):
    def fail(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("explorer.dataset.storage.tempfile.mkdtemp", fail)
    assert renew(folder, newer) == 1
    assert "the old data are untouched" in capfd.readouterr().err
    assert renew(folder, "--download") == 1
    assert capfd.readouterr().err == (
        "error: the download found no place: [Errno 28] No space left on device; "
        "make room in TMPDIR\n"
    )


def test_a_failed_download_leaves_the_old_package_alone(folder, capfd, monkeypatch):
    before = read_files(folder)
    monkeypatch.setattr(
        "explorer.sources.register.download.download_export.__kwdefaults__",
        {"address": "http://127.0.0.1:9/exportOO.xml"},
    )
    assert renew(folder, "--download") == 1
    assert "cannot be fetched (no connection, or it broke)" in capfd.readouterr().err
    assert read_files(folder) == before
