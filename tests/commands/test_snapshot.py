import pytest

from explorer.__main__ import run
from explorer.dataset import load_dataset, save_dataset
from explorer.network import build_network, parse_selection
from explorer.snapshot import FORMATS, write_snapshot
from tests.tiny import tiny_dataset


@pytest.fixture
def folder(tmp_path):
    save_dataset(tiny_dataset(), tmp_path / "tiny")
    return tmp_path / "tiny"


def take(folder, *arguments):
    """Exit status of `snapshot` with `arguments` on the tiny package."""
    with pytest.raises(SystemExit) as ended:
        run(["snapshot", "--data", str(folder), *arguments])
    return ended.value.code


@pytest.mark.parametrize("format_id", FORMATS)
def test_standard_output_has_the_bytes_of_the_library(folder, format_id, capfdbinary):
    assert not take(folder, "--domain", "7,1", "--domain", "5", "--format", format_id)
    dataset = load_dataset(folder)
    network = build_network(dataset, parse_selection("domain=1,5,7"))
    assert capfdbinary.readouterr().out == write_snapshot(network, dataset, format_id)


def test_a_folder_gets_a_file_of_the_usual_name(folder, tmp_path, capfd):
    assert not take(folder, "--domain", "7", "--output", str(tmp_path))
    file = tmp_path / "verband-nl-2026-01-01-domain-7.graphml"
    assert capfd.readouterr().err == f"{file}: {file.stat().st_size:,} bytes\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--domain", "9"], "error: domain: '9' is unknown; choose from 0, 1, 2,"),
        (["--least", "many"], "error: least: 'many' is not a whole number"),
        (["--date", "today"], "error: date: 'today' is not a date; write 2026-05-16"),
        (["--format", "gif"], "error: format 'gif' is unknown; choose from graphml,"),
        (["--output", "/nowhere/x.csv"], "error: cannot write /nowhere/x.csv: No such file"),
        (["--data", "/nowhere"], "error: /nowhere holds no datapackage.json;"),
    ],
)
def test_a_failure_is_one_line_and_exit_status_1(folder, arguments, message, capfd):
    assert take(folder, *arguments) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith(message)
    assert said.err.count("\n") == 1
