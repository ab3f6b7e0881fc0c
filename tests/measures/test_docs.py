"""The document on measures says what the registry says."""

from pathlib import Path

import pytest

from explorer.measures.registry import ALL_MEASURES
from explorer.translate import Translator

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "measures.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("measure", ALL_MEASURES)
def test_every_measure_stands_in_the_document(measure):
    record = ALL_MEASURES[measure]
    title = f"### {record.label} · {Translator('nl').label(record)}"
    assert f"{title}\n\n`{measure}`, of {' and '.join(record.modes)};" in TEXT
    assert record.meaning in TEXT
    assert record.reference in TEXT


def test_no_measure_stands_there_that_is_none():
    assert TEXT.count("\n### ") == len(ALL_MEASURES)
