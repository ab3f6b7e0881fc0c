"""Whatever rows there are: CSV and JSON say the same, and it is what a plain loop adds up."""

import csv
import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.sources.cbs.layout import KEYS
from explorer.sources.cbs.reports import read_reports
from explorer.sources.cbs.rows import RowFile

PLACES = ("k_1ePlaatsing_1", "k_2ePlaatsing_2", "k_3ePlaatsing_3")
amounts = st.none() | st.just(-99998) | st.integers(-500_000, 9_000_000)
keys = st.tuples(
    st.sampled_from(("2024X000", "2024X005", "2023X005", "2024X002")),
    st.sampled_from(("GM0344", "GM0355   ", "gm0308")),
    st.sampled_from(("6.1", "6.71a Titel", "0.10", "0.4  ", "A111", "P12", "8.3")),
    st.sampled_from(("L4.3.3", "L1.1   ", "L4.3.2 Een titel; met teken", "B2.1")),
)
tables = st.dictionaries(keys, st.tuples(amounts, amounts, amounts), min_size=1, max_size=40)


def loop(table):
    """By municipality, year and report: expenditure and payments, in euros."""
    found = {}
    for (report, town, field, category), placed in table.items():
        if report[4:] not in ("X000", "X005"):
            continue
        key = town.strip().upper(), int(report[:4]), report[4:]
        sums = found.setdefault(key, [0, 0])
        filled = [each for each in placed if each not in (None, -99998)]
        code = field.split()[0]
        if filled and code not in ("0.10", "A111", "P12") and category.startswith("L"):
            sums[0] += 1000 * filled[-1]
            sums[1] += 1000 * filled[-1] * category.startswith("L4.3.3")
    return found


def read(path):
    rows = read_reports([RowFile(path)]).tabulate().to_dict("records")
    names = {"budget": "X000", "accounts": "X005"}
    return {
        (row["actor_id"], row["year"], names[row["report"]]): [
            row["expenditure"], row["joint_arrangements"],
        ]
        for row in rows
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(tables)
def test_both_forms_say_what_a_loop_adds_up(table):
    # A whole table has a report that counts, and the category of payments.
    table = {**table, ("2022X005", "GM0344", "6.1", "L4.3.3"): (1, None, None)}
    head = [*KEYS, *PLACES]
    rows = [(report, town, field, category, *placed)
            for (report, town, field, category), placed in table.items()]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        text, data = Path(folder) / "t.csv", Path(folder) / "t.json"
        with text.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows([head, *rows])
        data.write_text(json.dumps({"value": [dict(zip(head, row, strict=True)) for row in rows]}))
        assert read(text) == read(data) == loop(table)
