"""`measures`, `overlap`, `compare` and `info`: what they print is what the library gives."""

import json
from io import StringIO

import pandas as pd
import pytest

from explorer import vocabulary
from explorer.__main__ import run
from explorer.dataset import load_dataset, save_dataset
from explorer.measures.registry import ALL_MEASURES
from explorer.measures.summary import summarise_network
from explorer.network import Selection, build_network
from explorer.tables.overlap import OVERLAP_TABLES, list_measures
from explorer.tables.queries import Service
from explorer.translate import Translator
from tests.tiny import tiny_dataset


@pytest.fixture
def folder(tmp_path):
    save_dataset(tiny_dataset(), tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture
def say(folder, capfd):
    """What a command prints about the tiny package, and its exit status."""

    def ask(*arguments, data=folder):
        with pytest.raises(SystemExit) as ended:
            run([*arguments, "--data", str(data)])
        said = capfd.readouterr()
        return (said.out if not ended.value.code else said.err), ended.value.code

    return ask


def test_measures_are_those_of_the_page(say, folder):
    said, status = say("measures", "--domain", "7,1")
    measured = Service(load_dataset(folder)).measure_all(Selection(domain=("1", "7")))
    frame = pd.read_csv(StringIO(said), index_col="node_id")
    expected = list_measures(measured)
    assert status == 0
    assert list(frame.columns) == list(expected.columns)
    numbers = expected.select_dtypes("number").columns
    pd.testing.assert_frame_equal(
        frame[numbers].astype(float), expected[numbers].astype(float), check_names=False, rtol=1e-14
    )


def test_some_measures_of_one_mode(say):
    said, _ = say("measures", "--measure", "degree,closeness", "--mode", "municipality")
    frame = pd.read_csv(StringIO(said))
    assert frame["bipartite"].eq(0).all()
    assert [name for name in frame if "_" not in name] == [
        "bipartite", "name", "degree", "closeness",
    ]  # fmt: skip


def test_measures_at_many_dates_stand_in_one_table(say):
    said, _ = say("measures", "--every", "year", "--from", "2024-01-01", "--measure", "degree")
    frame = pd.read_csv(StringIO(said))
    alone, _ = say("measures", "--date", "2025-01-01", "--measure", "degree")
    assert frame["date"].unique().tolist() == ["2024-01-01", "2025-01-01", "2026-01-01"]
    assert list(frame)[:2] == ["date", "node_id"]
    part = frame[frame["date"].eq("2025-01-01")].drop(columns="date").reset_index(drop=True)
    assert part.equals(pd.read_csv(StringIO(alone)))


def test_measures_say_what_they_mean(say):
    said, _ = say("measures", "--list")
    assert [line.split("\t")[0] for line in said.splitlines()] == list(ALL_MEASURES)


@pytest.mark.parametrize("table", OVERLAP_TABLES)
@pytest.mark.parametrize("mode", ["municipality", "collaboration"])
def test_every_table_of_overlap_is_printed(say, folder, table, mode):
    record = OVERLAP_TABLES[table]
    asked = ["--mode", mode] if record.takes("list") else []
    said, status = say("overlap", "--table", table, *asked, "--format", "json")
    service, label = Service(load_dataset(folder)), Translator("nl").label
    frame = record.list_rows(service, Selection(), {"list": mode}, label=label)
    assert status == 0
    assert json.loads(said) == json.loads(frame.to_json(orient="records", double_precision=15))


def test_two_dates_are_compared(say, nl):
    said, _ = say("compare", "2024-01-01", "2026-05-16", "--format", "csv", data="data/nl")
    counted = pd.read_csv(StringIO(said))["change"].value_counts()
    then, now = (build_network(nl, Selection(date=d)) for d in ("2024-01-01", "2026-05-16"))
    begun = now.collaborations.index.difference(then.collaborations.index)
    assert counted["collaboration added"] == len(begun)
    text, _ = say("compare", "2024-01-01", "2026-05-16", data="data/nl")
    assert text.startswith(
        f"1 January 2024: 342 participants, {len(then.collaborations)} collaborations, "
        f"{len(then.ties):,} ties\n"
        "16 May 2026: 342 participants, 434 collaborations, 3,187 ties\n"
    )


def test_a_package_is_compared_with_itself(say, folder):
    said, status = say("compare", str(folder), str(folder))
    assert status == 0
    assert said.endswith("Nothing differs.\n")


def test_info_counts_what_the_network_holds(say, folder):
    dataset = load_dataset(folder)
    said, _ = say("info", "--json")
    told = json.loads(said)
    assert told["fingerprint"] == dataset.fingerprint
    assert told[f"network of {dataset.date}"] == summarise_network(
        build_network(dataset, Selection())
    )
    text = say("info")[0]
    assert f"fingerprint: {dataset.fingerprint}" in text
    assert "date: 1 January 2026\n" in text
    assert "network of 1 January 2026:\n" in text
    domain = vocabulary.DOMAINS["7"].label
    assert "  by domain:\n" in text
    assert f"    {domain}: {told[f'network of {dataset.date}']['by_domain']['7']}\n" in text
    assert "{" not in text


def test_a_file_is_named_after_what_it_holds(say, tmp_path):
    say("measures", "--domain", "7", "--output", str(tmp_path))
    assert (tmp_path / "verband-tiny-2026-01-01-domain-7-measures.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["measures", "--measure", "fame"], "error: 'fame' is no measure; choose from degree,"),
        (["measures", "--mode", "all"], "error: mode 'all' is unknown; choose from both,"),
        (["measures", "--every", "day"], "error: every: 'day' is unknown; choose from year,"),
        (["measures", "--from", "2020-01-01"], "error: from: this changes nothing here; leave it"),
        (["events", "2020-01-01", "2027-01-01"], "error: to: 2027-01-01 is after these data"),
        (["changes", "2020", "2025-01-01"], "error: from: '2020' is not a date; write 2026-05-16"),
        (["measures", "--format", "xml"], "error: format 'xml' is unknown; choose from csv, json"),
        (["overlap", "--table", "all"], "error: table: 'all' is unknown; choose from divisions,"),
        (["overlap", "--level", "2"], "error: level: '2' is not a number between 0 and 1"),
        (
            ["overlap", "--table", "nesting", "--mode", "collaboration"],
            "error: list: this changes nothing here; leave it out, or ask for table=pairs|matrix",
        ),
        (["overlap", "--table", "divisions", "--domain", "6"], "error: domain: this changes noth"),
        (["snapshot", "--level", "0.01"], "error: level: this changes nothing here; leave it out"),
        (["snapshot", "--formats", "csv"], "error: formats: this changes nothing here; leave it"),
        (["snapshot", "--lang", "en"], "error: lang: this changes nothing here; leave it out"),
        (["overlap", "--mode", "x"], "error: list: 'x' is unknown; choose from collaboration,"),
        (["compare", "2024-01-01", "nowhere"], "error: nowhere holds no datapackage.json"),
        (["info", "--domain", "11"], "error: domain: '11' is unknown; choose from 0,"),
    ],
)
def test_what_is_wrong_is_one_line_and_exit_status_1(say, arguments, message):
    said, status = say(*arguments)
    assert status == 1
    assert said.startswith(message)
    assert said.count("\n") == 1
