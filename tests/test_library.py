"""The library as its own docstring shows it."""

import json
import re
import subprocess
import sys
from hashlib import sha256

import networkx as nx
import pandas as pd
import pytest

import explorer
from explorer.errors import DatasetError
from explorer.measures.compute import compute_measures
from explorer.network import Selection, build_network
from explorer.settings import PROJECT
from explorer.snapshot import FORMATS, Options, write_snapshot

# What a user's session prints after the library was used in it: pandas' options before and after,
# and a digest of every file.
SESSION = """
import json, sys
from hashlib import sha256
import pandas as pd
before = pd.get_option("mode.string_storage")
import explorer
from tests.test_library import digest_files
digests = digest_files(explorer.load("nl"))
print(json.dumps([before, pd.get_option("mode.string_storage"), digests]))
"""


def digest_files(dataset):
    """SHA-256 of a selection in every format, with measures, and of a projection of it."""
    network = build_network(dataset, Selection(date="2026-05-16", domain=("6",)))
    asked = [(record.id, record.fit(Options(measures=True))) for record in FORMATS.values()]
    asked.append(("csv", Options(nodes="municipality")))
    contents = [write_snapshot(network, dataset, *each) for each in asked]
    return [sha256(content).hexdigest() for content in contents]


def list_lines():
    """The lines of code of the package's docstring, comments left out."""
    return [
        re.sub(r"\s+#.*", "", line).strip()
        for line in explorer.__doc__.splitlines()
        if line.startswith("    ") and line.strip() != "import explorer"
    ]


def test_the_five_lines_work(nl):
    lines = list_lines()
    assert len(lines) == 5
    given = {"explorer": explorer}
    for line in lines[:3]:
        exec(line, given)
    selection = Selection(date="2026-05-16", domain=("6",))
    expected = build_network(nl, selection)
    assert given["selection"] == selection
    pd.testing.assert_frame_equal(given["B"].ties, expected.ties)
    assert nx.is_bipartite(given["B"].to_networkx())
    measured = eval(lines[3], given)
    pd.testing.assert_frame_equal(measured, compute_measures(expected, ["degree", "betweenness"]))
    assert eval(lines[4], given) == write_snapshot(expected, nl, "graphml")


def test_the_readme_shows_the_same_lines():
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert [line for line in list_lines() if line not in text] == []


def test_packages_are_found_by_name_and_by_folder(tmp_path):
    assert explorer.load("nl-2016").name == "verband-nl-2016"
    with pytest.raises(DatasetError, match="holds no datapackage"):
        explorer.load(tmp_path)


def test_what_is_not_given_is_said():
    with pytest.raises(AttributeError, match="no attribute 'graph'"):
        _ = explorer.graph


def test_a_session_keeps_its_options_and_gets_the_same_bytes(nl):
    done = subprocess.run(
        [sys.executable, "-c", SESSION], cwd=PROJECT, capture_output=True, check=True, text=True
    )
    before, after, digests = json.loads(done.stdout)
    assert pd.get_option("mode.string_storage") == "python"
    assert before == after == "auto"
    assert digests == digest_files(nl)


def test_all_names_are_completed():
    assert set(explorer.__all__) <= set(dir(explorer))
    assert callable(explorer.parse_selection)
