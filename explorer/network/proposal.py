"""A proposed division: the rows of a file, matched with the municipalities of a date.

A municipality is named as it is at the date, by a name it went by before it merged, or by a code.
"""

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.division_file import Problem, Row, read_rows, refuse
from explorer.dataset.timeslice import actors_at
from explorer.network.search import index_names, search_names, simplify_name, trace_successors

CODE = re.compile(r"(?:gm)?\s*(\d{1,4})", re.IGNORECASE)
OF_THE_KIND = re.compile(r"^gemeente |\(gemeente\)", re.IGNORECASE)
BRACKETED = re.compile(r"\s*\([^)]*\)")
# In use beside the register's names.
OTHER_NAMES = {"GM0518": "'s-Gravenhage", "GM0796": "Den Bosch"}
KINDS = ("municipality", "former", "place")

UNKNOWN = (
    "Row {row}, municipality: {name} is not a municipality on {date}; write its name, or its "
    "code such as GM0344."
)
UNKNOWN_NEAR = (
    "Row {row}, municipality: {name} is not a municipality on {date}; did you mean {near}?"
)
AMBIGUOUS = "Row {row}, municipality: {name} may be {options}; write the code."
TWO_REGIONS = (
    "Row {row}, region: {name} is in {region}, but row {before_row} puts it in {before}; give "
    "{municipality} one region."
)
TEXTS = (UNKNOWN, UNKNOWN_NEAR, AMBIGUOUS, TWO_REGIONS)

Names = Mapping[str, list[str]]


def read_division(content: bytes, dataset: Dataset, date: str) -> pd.Series:
    """The region of each municipality that a CSV names, by actor id, sorted; named `proposal`.

    content: as for `read_rows`. Regions are one whatever their capitals; the first spelling
    stays. Municipalities that the file leaves out are left out.
    Raises `DivisionError` when the file cannot be read, a municipality is unknown at `date` or
    is in two regions, or a cell is empty: each by its row and column, at most ten.
    """
    return match_rows(*read_rows(content), dataset, date)


def match_rows(
    rows: Iterable[Row], problems: list[Problem], dataset: Dataset, date: str
) -> pd.Series:
    """What `read_division` gives, of rows that are read already and what is wrong with others."""
    problems = list(problems)
    called = index_municipalities(dataset, date)
    names = dataset.actors.set_index("actor_id")["name"]
    spelled: dict[str, str] = {}
    found: dict[str, Row] = {}
    unknown: list[Row] = []
    for row in rows:
        ids = called.get(_simplify(row.name), [])
        if len(ids) > 1:
            options = ", ".join(f"{names[i]} ({i})" for i in ids)
            problems.append((AMBIGUOUS, {"row": row.number, "name": row.name, "options": options}))
        elif not ids:
            unknown.append(row)
        else:
            region = spelled.setdefault(row.region.casefold(), row.region)
            before = found.setdefault(ids[0], Row(row.number, row.name, region))
            if before.region != region:
                problems.append(_describe_twice(row, before, names[ids[0]]))
    refuse(problems + _describe_unknown(unknown, dataset, date))
    regions = {actor_id: row.region for actor_id, row in found.items()}
    return pd.Series(regions, name="proposal", dtype=object).sort_index()


def index_municipalities(dataset: Dataset, date: str) -> Names:
    """Ids of the municipalities at `date` by all they may be called, simplified.

    First by id and name; where that is not taken, by the name without what stands in brackets,
    and that with the initials of the province, as CBS writes `Hengelo (O.)`; and where that is
    not taken, by the ids and names of municipalities that have gone into it.
    """
    actors = actors_at(dataset, date)
    there = actors[actors["kind"] == "municipality"].set_index("actor_id").sort_index()
    now = [(i, text) for i, name in there["name"].items() for text in (i, name)]
    also = [(i, name) for i, name in OTHER_NAMES.items() if i in there.index]
    for actor_id, name, province in zip(
        there.index, there["name"], there["province_id"], strict=True
    ):
        short = BRACKETED.sub("", name)
        also += [(actor_id, short), (actor_id, f"{short} {_abbreviate(province)}")]
    names = dataset.actors.set_index("actor_id")["name"]
    gone = [
        (to_id, text)
        for from_id, to_id in trace_successors(dataset, date).items()
        if to_id in there.index
        for text in (from_id, names[from_id])
    ]
    called: dict[str, list[str]] = {}
    for level in (now, also, gone):
        called = _collect(level) | called
    return called


def _collect(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Ids by simplified text, sorted."""
    found: dict[str, set[str]] = {}
    for actor_id, text in pairs:
        found.setdefault(_simplify(text), set()).add(actor_id)
    return {text: sorted(ids) for text, ids in found.items()}


def _abbreviate(province: str) -> str:
    term = vocabulary.PROVINCES.get(province)
    return "".join(word[0] for word in term.label.split("-")) if term else ""


def _simplify(text: str) -> str:
    """A name or a code as it is compared: GM0344, gm344 and 344 are one."""
    code = CODE.fullmatch(text)
    if code:
        return f"gm{int(code[1]):04d}"
    return " ".join(simplify_name(OF_THE_KIND.sub("", text)).split())


def _describe_twice(row: Row, before: Row, municipality: str) -> Problem:
    name = row.name if row.name == municipality else f"{row.name} ({municipality})"
    said = {"row": row.number, "name": name, "region": row.region, "municipality": municipality}
    return TWO_REGIONS, said | {"before": before.region, "before_row": before.number}


def _describe_unknown(rows: list[Row], dataset: Dataset, date: str) -> list[Problem]:
    """What is wrong with names that lead nowhere, with the nearest name when there is one."""
    if not rows:
        return []
    index = [match for match in index_names(dataset, date) if match.kind in KINDS]
    problems: list[Problem] = []
    for row in rows:
        said = {"row": row.number, "name": row.name, "date": date}
        near = search_names(index, row.name, limit=1)
        if near:
            found = near[0]
            name = f"{found.leads_to} ({found.name})" if found.leads_to else found.name
            problems.append((UNKNOWN_NEAR, said | {"near": name}))
        else:
            problems.append((UNKNOWN, said))
    return problems
