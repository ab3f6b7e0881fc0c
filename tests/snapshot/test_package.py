import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package

from explorer.dataset import Dataset, load_dataset
from explorer.dataset.validation import validate_package
from explorer.errors import SnapshotError
from explorer.network import Selection, build_network
from explorer.snapshot import (
    FORMATS,
    Options,
    name_package,
    open_package,
    parse_options,
    write_package,
    write_snapshot,
)
from tests.network.test_subset import assert_same_network
from tests.snapshot.nasty import nasty_dataset, nasty_network
from tests.tiny import tiny_dataset, tiny_network

SOCIAL = Selection(date="2021-06-01", domain=("6",), province=("PV26", "PV28"), least=2)


def pack(dataset: Dataset, selection: Selection, **given) -> bytes:
    target = BytesIO()
    write_package(build_network(dataset, selection), dataset, target, **given)
    return target.getvalue()


def unpack(content: bytes, folder: Path) -> Path:
    with ZipFile(BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("selection", [SOCIAL, Selection()], ids=["social", "national"])
def test_a_package_is_a_valid_data_package_of_the_same_network(nl, selection, tmp_path):
    folder = unpack(pack(nl, selection, formats=["graphml"]), tmp_path)
    assert validate_package(folder) == []
    assert Package(str(folder / "datapackage.json")).validate().valid
    stated = selection.on(selection.date or nl.date)
    loaded = load_dataset(folder)
    assert_same_network(build_network(loaded, stated), build_network(nl, stated))
    assert loaded.date == nl.date
    snapshot = loaded.metadata["snapshot"]
    assert loaded.name == f"verband-nl-{snapshot['id']}"
    assert snapshot["selection"] == stated.to_query()
    assert "coverage" not in loaded.metadata


def test_nasty_texts_survive_the_package(tmp_path):
    folder = unpack(pack(nasty_dataset(), Selection(date="2026-01-01")), tmp_path)
    assert validate_package(folder) == []
    network = build_network(load_dataset(folder), Selection(date="2026-01-01"))
    expected = nasty_network()
    assert list(network.actors["name"]) == list(expected.actors["name"])
    assert list(network.ties["since"]) == list(expected.ties["since"])


def test_formats_are_those_written_alone(nl):
    options = Options(nodes="municipality", measures=True, language="en")
    content = pack(nl, SOCIAL, options=options)
    network = build_network(nl, SOCIAL)
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("formats/")]
        assert len(names) == len(FORMATS)
        for record, name in zip(FORMATS.values(), names, strict=True):
            assert name.endswith(record.suffix)
            alone = write_snapshot(network, nl, record.id, record.fit(options))
            assert archive.read(name) == alone, record.id


def test_same_selection_same_bytes():
    once, again = (
        pack(dataset, Selection(domain=("7",)), options=Options(measures=True))
        for dataset in (tiny_dataset(), tiny_dataset())
    )
    assert once == again
    # A stated date is the date it would have had.
    assert pack(nasty_dataset(), Selection(date="2026-01-01"), formats=[]) == pack(
        nasty_dataset(), Selection(), formats=[]
    )


def test_entries_have_no_time_of_their_own():
    with ZipFile(BytesIO(pack(tiny_dataset(), Selection()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert names[0] == "datapackage.json"
    assert names[-1] == "README.md"
    assert all(re.fullmatch(r"[\w./-]+", name, re.ASCII) for name in names)


def test_the_readme_has_a_checksum_of_every_file(nl):
    with ZipFile(BytesIO(pack(nl, SOCIAL, formats=["csv", "html"]))) as archive:
        text = archive.read("README.md").decode()
        stated = dict(re.findall(r"^([0-9a-f]{64})  (\S+)$", text, re.MULTILINE))
        assert {name: digest for digest, name in stated.items()} == {
            name: sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name != "README.md"
        }


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Domain: Social domain", "Least number of members: 2", "## How to cite"]),
        ("nl", ["Domein: Sociaal domein", "Minste aantal deelnemers: 2", "## Aanhalen"]),
    ],
)
def test_the_readme_says_what_it_is_of(nl, language, expected):
    content = pack(nl, SOCIAL, formats=[], options=Options(language=language))
    text = ZipFile(BytesIO(content)).read("README.md").decode()
    for part in [
        *expected,
        "2021-06-01",
        nl.fingerprint,
        "CC0 1.0",
        "Register van Overheidsorganisaties",
        "Verband 0.1.0",
        "date=2021-06-01&domain=6&province=PV26,PV28&least=2",
    ]:
        assert part in text
    assert re.search(r"`/snapshot/[0-9a-f]{12}\?data=nl&date=2021-06-01&domain=6&\S+&v=\S+`", text)


def test_the_readme_of_a_projection_says_how_it_was_made():
    options = parse_options("nodes=municipality&keep=all&threshold=2&lang=en")
    content = pack(tiny_dataset(), Selection(), formats=[], options=options)
    text = ZipFile(BytesIO(content)).read("README.md").decode()
    assert "(nodes: 5; ties: 3); a tie says how many collaborations two share. All pairs" in text


def test_a_package_of_nothing(tmp_path):
    folder = unpack(pack(tiny_dataset(), Selection(cross_border="yes")), tmp_path)
    assert validate_package(folder) == []


def test_open_package_is_what_write_package_writes():
    with open_package(tiny_network(), tiny_dataset(), formats=["csv"]) as file:
        assert file.read() == pack(tiny_dataset(), Selection(), formats=["csv"])


def test_file_names_of_packages():
    network = build_network(tiny_dataset(), Selection(domain=("7",)))
    options = Options(nodes="collaboration", measures=True)
    assert name_package(network, options=options) == (
        "verband-nl-2026-01-01-domain-7-nodes-collaboration-measures-yes-package.zip"
    )


def test_unknown_formats_and_streams_are_refused():
    with pytest.raises(SnapshotError, match="format 'gif' is unknown"):
        pack(tiny_dataset(), Selection(), formats=["gif"])

    class Stream(BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(SnapshotError, match="needs a file that can seek"):
        write_package(tiny_network(), tiny_dataset(), Stream())
