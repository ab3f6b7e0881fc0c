import pytest

from explorer.__main__ import run
from explorer.dataset import load_dataset, save_dataset
from explorer.network import Selection, build_network, parse_selection
from explorer.snapshot import FORMATS, Options, open_package, parse_options, write_snapshot
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


def test_a_projection_with_measures_has_the_bytes_of_the_library(folder, capfdbinary):
    arguments = ("--nodes", "municipality", "--keep", "all", "--threshold", "3", "--measures")
    assert not take(folder, *arguments, "--format", "xlsx")
    dataset = load_dataset(folder)
    options = parse_options("nodes=municipality&keep=all&threshold=3&measures=yes")
    expected = write_snapshot(build_network(dataset, Selection()), dataset, "xlsx", options)
    assert capfdbinary.readouterr().out == expected


def test_a_package_has_the_bytes_of_the_library(folder, tmp_path):
    assert not take(folder, "--format", "package", "--lang", "en", "--output", str(tmp_path))
    dataset = load_dataset(folder)
    network = build_network(dataset, Selection())
    options = Options(language="en")
    with open_package(network, dataset, options=options, package="tiny") as file:
        written = (tmp_path / "verband-tiny-2026-01-01-lang-en-package.zip").read_bytes()
        assert written == file.read()


def test_a_folder_gets_a_file_of_the_usual_name(folder, tmp_path, capfd):
    assert not take(folder, "--domain", "7", "--output", str(tmp_path))
    file = tmp_path / "verband-tiny-2026-01-01-domain-7.graphml"
    assert capfd.readouterr().err == f"{file}: {file.stat().st_size:,} bytes\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--domain", "9"], "error: domain: '9' is unknown; choose from 0, 1, 2,"),
        (["--least", "many"], "error: least: 'many' is not a whole number from 1 to 9999"),
        (["--date", "today"], "error: date: 'today' is not a date; write 2026-05-16"),
        (["--format", "gif"], "error: format 'gif' is unknown; choose from graphml,"),
        (["--nodes", "people"], "error: nodes: 'people' is unknown; choose from both,"),
        (["--level", "2"], "error: level: '2' is not a number between 0 and 1"),
        (["--measures", "--format", "dl"], "error: UCINET DL cannot hold measures;"),
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
