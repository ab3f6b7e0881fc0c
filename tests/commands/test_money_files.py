"""`money FILE...`: raw tables of CBS to money.csv, or into a package; nothing half done."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from explorer.__main__ import run
from explorer.commands import options
from explorer.dataset import load_dataset
from explorer.settings import Settings
from tests.sources.cbs.test_download import serve

TABLE = Path(__file__).parents[1] / "sources" / "cbs" / "by_hand" / "45067NED.csv"
PAGES = [str(TABLE.with_name(f"45067NED-{number}.json")) for number in (1, 2)]


def ask(capfd, *arguments):
    """Exit status, what was written and what was said."""
    with pytest.raises(SystemExit) as ended:
        run(["money", *map(str, arguments)])
    return ended.value.code, *capfd.readouterr()


def read_files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def package(tmp_path):
    return Path(shutil.copytree(Settings().data, tmp_path / "mine"))


def test_all_of_money_is_written_with_what_was_read(tmp_path, capfd):
    out = tmp_path / "money.csv"
    code, written, said = ask(capfd, TABLE, "--output", out)
    assert (code, written) == (0, "")
    assert said.splitlines()[:3] == [
        "accounts of 2024: 3 municipalities, payments known of 1: 170,000 euros",
        "budget of 2024: 1 municipality, payments known of 1: 10,000 euros",
        "findings: money_books_elsewhere 1, money_no_report 1",
    ]
    rows = pd.read_csv(out).set_index(["actor_id", "year", "report"])
    assert rows.loc[("GM0344", 2024, "accounts"), "joint_arrangements"] == 170_000
    old = pd.read_csv(Settings().data / "money.csv").set_index(rows.index.names)
    others = rows.drop(
        [("GM0308", 2024, "accounts"), ("GM0344", 2024, "accounts"),
         ("GM0355", 2024, "accounts"), ("GM0355", 2024, "budget")]
    )  # fmt: skip
    assert others.equals(old.loc[others.index])
    assert list(tmp_path.iterdir()) == [out]


def test_pages_and_a_download_say_the_same(capfd):
    assert ask(capfd, *PAGES)[1] == ask(capfd, TABLE)[1]
    with serve() as base:
        fetched = ask(capfd, "--download", "45067NED", "--base", base)
    assert fetched[:2] == ask(capfd, TABLE)[:2]


def test_by_task_field_and_by_domain(capfd):
    _, written, _ = ask(capfd, TABLE, "--by", "task_field")
    lines = written.splitlines()
    assert lines[0] == "actor_id,name,year,report,task_field,expenditure,joint_arrangements"
    assert "GM0344,Utrecht,2024,accounts,6.1,1000000,120000" in lines
    assert "GM0355,Zeist,2024,accounts,6.711a,0," in lines
    _, written, _ = ask(capfd, TABLE, "--by", "domain", "--format", "json")
    found = {
        (row["actor_id"], row["report"], row["domain"]): row["joint_arrangements"]
        for row in json.loads(written)
    }
    assert found["GM0344", "accounts", "6"] == 120_000
    assert found["GM0355", "budget", "6"] == 10_000
    assert found["GM0355", "accounts", "6"] is None


def test_a_package_is_renewed_with_its_findings(package, capfd):
    code, written, said = ask(capfd, TABLE, "--renew", "--data", package)
    assert (code, written) == (0, "")
    assert said.endswith(f"{package}: 6,398 reports\n")
    new = load_dataset(package)
    old = load_dataset(Settings().data)
    rows = new.money.set_index(["actor_id", "year", "report"])
    assert rows.loc[("GM0344", 2024, "accounts"), "joint_arrangements"] == 170_000
    assert len(new.findings) == len(old.findings) + 2
    changed = {name for name in new.tables if not new.tables[name].equals(old.tables[name])}
    assert changed == {"money", "findings"}


@pytest.mark.parametrize("content", ["<html>", "", '{"value": [{"ID": 0,'])
def test_what_cannot_be_used_changes_nothing(package, tmp_path, content, capfd):
    wrong, out = tmp_path / "wrong.json", tmp_path / "money.csv"
    wrong.write_text(content)
    out.write_text("mine")
    before = read_files(package)
    code, written, said = ask(capfd, wrong, "--renew", "--data", package)
    assert (code, written) == (1, "")
    assert said.startswith(f"error: {wrong}")
    assert said.count("\n") == 1
    assert ask(capfd, wrong, "--output", out)[0] == 1
    assert out.read_text() == "mine"
    assert read_files(package) == before


def test_a_full_disk_leaves_the_old_file(tmp_path, capfd, monkeypatch):
    out = tmp_path / "money.csv"
    out.write_text("mine")

    def fail(path, content):
        path.open("wb").write(content[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(options.Path, "write_bytes", fail)
    code, _, said = ask(capfd, TABLE, "--output", out)
    assert code == 1
    assert said.endswith(f"error: cannot write {out}: No space left on device\n")
    assert out.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_keeps_who_may_read_it_and_a_link_its_file(tmp_path, capfd):
    out, link = tmp_path / "money.csv", tmp_path / "link.csv"
    out.write_text("mine")
    out.chmod(0o600)
    link.symlink_to(out)
    assert ask(capfd, TABLE, "--output", link)[0] == 0
    assert link.is_symlink()
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text().startswith("actor_id,year,report")


def test_a_device_is_written_to(capfd):
    assert ask(capfd, TABLE, "--output", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([TABLE, "--province", "PV26"], "province: this changes nothing here; leave it out, or as"),
        ([TABLE, "--table", "years"], "table: this changes nothing here; leave it out, or ask for"),
        ([TABLE, "--base", "http://x"], "base: this changes nothing here; leave it out, or ask fo"),
        ([TABLE, "--by", "colour"], "--by 'colour' is unknown; choose from municipality, task_fie"),
        ([TABLE, "--renew", "--by", "domain"], "by: this changes nothing here; leave it out, or a"),
        ([TABLE, "--renew", "--output", "x"], "output: this changes nothing here; leave it out"),
        (["--by", "domain"], "by: this changes nothing here; leave it out, or ask for money FILE"),
        (["--renew"], "renew: this changes nothing here; leave it out, or ask for money FILE... o"),
        (["--download", "money"], "'money' is no id of a table of CBS; write it as in 45067NED"),
        ([TABLE, "--format", "xml"], "format 'xml' is unknown; choose from csv, json"),
    ],
)
def test_what_changes_nothing_is_refused(arguments, said, capfd):
    code, written, told = ask(capfd, *arguments)
    assert (code, written) == (1, "")
    assert told.splitlines()[-1].startswith(f"error: {said}")


def test_an_address_where_nothing_is(capfd):
    with serve() as base:
        pass
    code, _, said = ask(capfd, "--download", "45067NED", "--base", base)
    assert code == 1
    assert said.startswith(f"error: {base}/45067NED/TypedDataSet?$format=json&$filter=startswith")
    assert "cannot be fetched (no connection, or it broke); try later, or fetch the table" in said
