"""A set of municipalities: who is in it at a date, and two of them beside each other.

A set is codes of municipalities and of regions, as the filter `municipality` takes them. It filters
nothing: a snapshot and its citation are the same with and without it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import slice_at
from explorer.errors import MissingError, SelectionError
from explorer.measures.registry import measures_of
from explorer.network import Network, Selection
from explorer.network.filters import FILTERS
from explorer.parameters import AnyText, OneOf, Parameter
from explorer.tables.money import read_money
from explorer.tables.queries import Service
from explorer.translate import N_

TOWNS = FILTERS["municipality"]
LONGEST_NAME = 60
MINE = Parameter(
    "mine",
    N_("My municipality or region: up to 100 codes that stand out on every page."),
    TOWNS.parameter.reader,
    (),
    example="GM0344,safety_region:VR09",
    label=N_("My municipalities or region"),
)
MINE_NAME = Parameter(
    "mine_name",
    N_("What my municipalities are called together."),
    AnyText(LONGEST_NAME),
    "",
    label=N_("Name of my region"),
)
OTHER = Parameter(
    "other",
    N_("The municipalities to compare mine with; left out, all others of the selection."),
    TOWNS.parameter.reader,
    (),
    example="safety_region:VR10",
    label=N_("Compare with"),
)
OTHER_NAME = Parameter(
    "other_name",
    N_("What the municipalities compared with are called together."),
    AnyText(LONGEST_NAME),
    "",
    label=N_("Name of the other"),
)
ABSENT = N_("{given} is not there on {date}; choose another date, or another municipality")
EMPTY = N_("the selection leaves no municipality for this; change a filter, or choose others")
NONE = N_("choose at least one municipality or region")


@dataclass(frozen=True)
class TownSet:
    """Municipalities in being at a date, sorted by code, and the codes given that hold none then.

    names: of the municipalities, by code.
    """

    names: Mapping[str, str]
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A figure of a set: id, label, unit (`number`, `euros`, `share`) and what it is."""

    id: str
    label: str
    unit: str
    meaning: str


FIGURES: Mapping[str, Figure] = MappingProxyType(
    {
        each.id: each
        for each in (
            Figure("municipalities", N_("Municipalities"), "count",
                   N_("How many of the set are in the selection.")),
            Figure("inhabitants", N_("Inhabitants"), "count", N_("Of all of them together.")),
            Figure("mean_collaborations", N_("Collaborations a municipality, on average"), "number",
                   N_("Ties divided by municipalities.")),
            Figure("collaborations", N_("Different collaborations"), "count",
                   N_("In which at least one of the set takes part.")),
            Figure("all_in", N_("Collaborations with all of them"), "count",
                   N_("In which every municipality of the set takes part.")),
            Figure("own", N_("Collaborations of them alone"), "count",
                   N_("Of whose municipalities in the selection none is outside the set.")),
            Figure("shared_bodies", N_("Collaborations they share"), "count",
                   N_("In which at least one of each of the two sets takes part.")),
            Figure("paid_euros", N_("Paid to joint arrangements together"), "euros",
                   N_("Together, by the last report of each; what is not known counts as 0.")),
            Figure("paid_per_inhabitant", N_("Paid, an inhabitant"), "euros",
                   N_("Of the municipalities of which it is known, together.")),
            Figure("paid_share", N_("Share of expenditure paid"), "share",
                   N_("Of the municipalities of which it is known, together.")),
            Figure("paid_known", N_("Of how many it is known what they pay"), "count",
                   N_("What the three figures of money rest on.")),
        )
    }
)  # fmt: skip
COLUMNS = ("figure", "kind", "label", "mine", "other")
COLUMNS_OF_BODIES = (
    "collaboration_id", "short_name", "domain", "form", "members", "mine", "other",
)  # fmt: skip


def find_set(
    dataset: Dataset, codes: Collection[str], date: str, *, parameter: Parameter = MINE
) -> TownSet:
    """The municipalities that codes stand for at a date.

    A region stands for those in it then. Raises `MissingError` naming the parameter for a code that
    the data know at no date.
    """
    if not codes:
        return TownSet({})
    at = slice_at(dataset, date)
    rows = at.actors
    record = replace(TOWNS, parameter=parameter)
    kept = rows[record.keep_rows(rows, tuple(codes), at)].sort_values("actor_id")
    assert record.options
    there = set(record.options(rows, at))
    names = dict(zip(kept["actor_id"], kept["name"], strict=True))
    return TownSet(names, tuple(code for code in codes if code not in there))


def compare_sets(
    service: Service,
    selection: Selection,
    mine: Collection[str],
    other: Collection[str] = (),
) -> pd.DataFrame:
    """Two sets of municipalities beside each other, figure by figure.

    One row a figure of `FIGURES` (`kind` figure), then one a measure of municipalities (`kind`
    mean): the mean over those of the set that have a value. Columns `figure` (id), `kind`, `label`
    (English), `mine` and `other`, missing where nothing is known; a share is 0 to 1.
    mine, other: codes as the filter `municipality` takes them; other empty: all other
    municipalities of the selection. What the filters leave out is in neither; a set may hold some
    of the other. Raises `SelectionError` without `mine`, `MissingError` for a code that the data do
    not know, or that is not there at the date, and for a set of which the selection leaves none.
    """
    network = service.network_of(selection)
    sets = choose_sets(service, selection, mine, other)
    money = read_money(service.dataset, service.date_of(selection))
    shared = len(_count_members(network, sets))
    columns = [
        describe_set(network, money, codes) | {"shared_bodies": float(shared)} for codes in sets
    ]
    values = service.measure_all(selection).measures
    rows = [
        (name, "figure", figure.label, *(column[name] for column in columns))
        for name, figure in FIGURES.items()
    ]
    rows += [
        (name, "mean", record.label, *(_average(values.loc[codes, name]) for codes in sets))
        for name, record in measures_of("actor").items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _average(values: pd.Series) -> float:
    return float(values.astype(float).mean())


def choose_sets(
    service: Service, selection: Selection, mine: Collection[str], other: Collection[str]
) -> tuple[list[str], list[str]]:
    """The codes of the municipalities of both sets that the selection leaves.

    Raises what `compare_sets` raises.
    """
    actors = service.network_of(selection).actors
    towns = actors.index[actors["kind"].eq("municipality")]
    if not mine:
        raise SelectionError(MINE.name, NONE)
    found = []
    for parameter, codes in ((MINE, mine), (OTHER, other)):
        if not codes:
            continue
        there = _find_all(service, codes, service.date_of(selection), parameter)
        found.append([str(code) for code in towns if code in there.names])
    if not other:
        found.append([str(code) for code in towns if code not in found[0]])
    for parameter, codes in zip((MINE, OTHER), found, strict=True):
        if not codes:
            raise MissingError(parameter.name, EMPTY)
    return found[0], found[1]


def _find_all(service: Service, codes: Collection[str], date: str, parameter: Parameter) -> TownSet:
    there = find_set(service.dataset, codes, date, parameter=parameter)
    if there.absent:
        raise MissingError(parameter.name, ABSENT, given=repr(there.absent[0]), date=date)
    return there


def describe_set(network: Network, money: pd.DataFrame, codes: Collection[str]) -> dict[str, float]:
    """The figures of one set, by id of `FIGURES`, but for what it shares with another.

    money: of `read_money`.
    """
    ties = network.ties[network.ties["actor_id"].isin(codes)]
    members = ties["collaboration_id"].value_counts()
    towns = network.actors.index[network.actors["kind"].eq("municipality")]
    all_ties = network.ties[network.ties["actor_id"].isin(towns)]
    sizes = all_ties["collaboration_id"].value_counts().reindex(members.index)
    people = network.actors.loc[list(codes), "population"]
    paid = money.reindex(list(codes))
    known = paid[paid["joint_euros"].notna()]
    euros = float(known["joint_euros"].sum()) if len(known) else float("nan")
    return {
        "municipalities": float(len(codes)),
        "inhabitants": float(people.astype(float).sum(min_count=1)),
        "mean_collaborations": len(ties) / len(codes),
        "collaborations": float(len(members)),
        "all_in": float(members.eq(len(codes)).sum()),
        "own": float(members.eq(sizes).sum()),
        "paid_euros": euros,
        "paid_per_inhabitant": _divide(euros, known["inhabitants"]),
        "paid_share": _divide(euros, known["expenditure"]),
        "paid_known": float(len(known)),
    }


def _divide(amount: float, of: pd.Series) -> float:
    total = float(of.astype(float).sum())
    return amount / total if total else float("nan")


def list_bodies(
    service: Service,
    selection: Selection,
    mine: Collection[str],
    other: Collection[str] = (),
) -> pd.DataFrame:
    """The collaborations in which municipalities of both sets take part, those of most first.

    Columns `collaboration_id`, `short_name`, `domain`, `form`, `members` (of the selection), and
    how many of them are in `mine` and in `other`; see `compare_sets` for what they are.
    """
    network = service.network_of(selection)
    counts = _count_members(network, choose_sets(service, selection, mine, other))
    groups = network.collaborations.loc[counts.index, ["short_name", "domain", "form"]]
    frame = groups.join(counts).assign(members=network.degrees.reindex(counts.index))
    frame = frame.rename_axis("collaboration_id").reset_index()[list(COLUMNS_OF_BODIES)]
    frame["least"] = frame[["mine", "other"]].min(axis=1)
    order = ["least", "members", "short_name", "collaboration_id"]
    ranked = frame.sort_values(order, ascending=[False, False, True, True])
    return ranked.drop(columns="least").reset_index(drop=True)


def _count_members(network: Network, sets: tuple[list[str], list[str]]) -> pd.DataFrame:
    """How many members are `mine` and `other`, of each collaboration that has some of both."""
    counts = {
        name: network.ties.loc[network.ties["actor_id"].isin(codes), "collaboration_id"]
        .value_counts()
        .reindex(network.collaborations.index)
        .fillna(0)
        .astype("int64")
        for name, codes in zip(("mine", "other"), sets, strict=True)
    }
    frame = pd.DataFrame(counts, index=network.collaborations.index)
    return frame[frame.gt(0).all(axis=1)]


TABLES = MappingProxyType({"figures": compare_sets, "bodies": list_bodies})
TABLE = Parameter(
    "table",
    N_("Figures and measures of both; or bodies: the collaborations in which both take part."),
    OneOf(tuple(TABLES)),
    "figures",
)
PARAMETERS = (MINE, OTHER, TABLE)


def answer_sets(service: Service, selection: Selection, values: Mapping[str, Any]) -> pd.DataFrame:
    """The table that values of `PARAMETERS` by name ask for."""
    table = TABLES[values.get("table") or TABLE.default]
    return table(service, selection, values.get("mine") or (), values.get("other") or ())
