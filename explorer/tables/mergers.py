"""What the mergers of the register did: collaborations before, on the day, and after."""

from collections.abc import Iterable

import pandas as pd

from explorer.dataset.model import first_filled_date
from explorer.measures.peers import size_classes
from explorer.network import Network, Selection
from explorer.network.spans import add_years, day_before
from explorer.scenario.replay import Merger, list_mergers, write_merger
from explorer.scenario.steps import write_step
from explorer.tables.queries import Service

# Years after the day.
AFTER = (1, 2, 3)
COLUMNS = [
    "date", "municipality_id", "municipality", "predecessor_ids", "predecessors",
    "predecessor_mean", "together", "on_the_day",
    *(f"after_{years}" for years in AFTER),
    "peers", "peers_before", *(f"peers_after_{years}" for years in AFTER), "date_before", "step",
]  # fmt: skip
WHOLE = Selection()
# Columns that hold several ids or names, `;` between.
LISTS_OF_MERGERS = ("predecessor_ids", "predecessors")


def list_merger_history(service: Service, selection: Selection = WHOLE) -> pd.DataFrame:
    """Mergers since the register was filled, one a row, with their collaborations then and later.

    date; municipality_id and municipality: the merged one; predecessor_ids and predecessors, `;`
    between: all that it was made of; predecessor_mean: their mean number of collaborations on the
    day before; together: how many different ones those were; on_the_day; after_1, after_2, after_3:
    those of the merged one so many years later, missing where it was itself merged by then or the
    data do not reach; peers: how many municipalities of the merged one's size class were there at
    all those dates without a merger since; peers_before and peers_after_1 to 3: their mean on the
    day before and later; date_before and step: the scenario that replays it.

    Mergers of the first day at which the register counts as filled are left out, for it was filled
    that day. Filters hold but for the date. Sizes are those of the dataset's date.
    """
    dataset = service.dataset
    first = first_filled_date(dataset)
    every = list_mergers(dataset, since=first)
    touched = {merger.into for merger in every}
    rows = [_describe(service, selection, merger, touched) for merger in every]
    return pd.DataFrame(rows, columns=COLUMNS)


def _describe(
    service: Service, selection: Selection, merger: Merger, touched: set[str]
) -> dict[str, object]:
    dataset = service.dataset
    names = dataset.actors.set_index("actor_id")["name"]
    before = service.network_of(selection.on(day_before(merger.date)))
    theirs = before.ties[before.ties["actor_id"].isin(merger.predecessors)]
    days = {"on_the_day": merger.date}
    days |= {f"after_{n}": add_years(merger.date, n) for n in AFTER}
    known = {name: day for name, day in days.items() if day <= dataset.date}
    networks = {name: service.network_of(selection.on(day)) for name, day in known.items()}
    peers = find_peers(networks["on_the_day"], merger, touched, [before, *networks.values()])
    row: dict[str, object] = {
        "date": merger.date,
        "municipality_id": merger.into,
        "municipality": names[merger.into],
        "predecessor_ids": ";".join(merger.predecessors),
        "predecessors": ";".join(names[list(merger.predecessors)]),
        "predecessor_mean": len(theirs) / len(merger.predecessors),
        "together": theirs["collaboration_id"].nunique(),
        "peers": len(peers),
        "peers_before": mean_degree(before, peers),
        "date_before": day_before(merger.date),
        "step": write_step(write_merger(dataset, merger)),
    }
    for name, network in networks.items():
        row[name] = (
            network.degrees.get(merger.into) if merger.into in network.actors.index else None
        )
        if name != "on_the_day":
            row[f"peers_{name}"] = mean_degree(network, peers)
    return row


def find_peers(
    network: Network, merger: Merger, touched: set[str], networks: Iterable[Network]
) -> list[str]:
    """Municipalities of the merged one's size class that are in all networks and never merged."""
    classes = size_classes(network)
    own = classes.get(merger.into, "")
    if not own:
        return []
    alike = set(classes.index[classes.eq(own)]) - touched
    for each in networks:
        alike &= set(each.actors.index)
    return sorted(alike)


def mean_degree(network: Network, codes: list[str]) -> float:
    """The mean number of collaborations of some municipalities, NaN of none."""
    return float(network.degrees[codes].mean()) if codes else float("nan")


def summarise_history(history: pd.DataFrame) -> pd.DataFrame:
    """Mean, median, least and most of each number of `list_merger_history`, over the mergers."""
    numbers = [
        "predecessor_mean", "together", "on_the_day", *(f"after_{n}" for n in AFTER),
        "peers_before", *(f"peers_after_{n}" for n in AFTER),
    ]  # fmt: skip
    values = history[numbers].astype(float)
    return (
        values.agg(["count", "mean", "median", "min", "max"]).T.rename_axis("figure").reset_index()
    )
