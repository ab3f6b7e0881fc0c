"""What is asked about money of a selection: over the years, by group, and beside collaborations.

Filters on municipalities count; those on collaborations change the number of collaborations alone,
since payments cannot be split over them.
"""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from explorer.dataset.money import add_ratios, name_heirs
from explorer.errors import MissingError
from explorer.measures.peers import SIZE_CLASSES, size_classes
from explorer.measures.ranking import rank
from explorer.network import Network, Selection
from explorer.parameters import AnyText, OneOf, Parameter, refuse_idle
from explorer.tables.money import COLUMNS, read_money
from explorer.tables.queries import Service
from explorer.tables.timeline import UNKNOWN
from explorer.translate import N_
from explorer.vocabulary import PROVINCES

# The forms that are paid by income transfers to joint arrangements.
PAID_FORMS = ("OL", "BVO")
AMOUNTS = ("joint_euros", "joint_per_inhabitant", "joint_share")
SPREAD = {"lowest": 0.0, "quartile_1": 0.25, "median": 0.5, "quartile_3": 0.75, "highest": 1.0}
GROUPED = ("size_class", "province")


def list_payments(service: Service, selection: Selection) -> pd.DataFrame:
    """What each municipality of a selection pays, and how many collaborations it is in.

    Indexed by actor id, sorted: the columns of `read_money`, `size_class` (see `size_classes`),
    `share_rank` (1 for the highest share), `collaborations`, and `bodies`, how many of those are of
    a form that is paid so, all within the selection.
    """
    network = service.network_of(selection)
    classes = size_classes(network)
    frame = read_money(service.dataset, service.date_of(selection)).loc[classes.index]
    bodies = network.collaborations.index[network.collaborations["form"].isin(PAID_FORMS)]
    paid = network.ties.loc[network.ties["collaboration_id"].isin(bodies), "actor_id"]
    return frame.assign(
        size_class=classes,
        share_rank=rank(frame["joint_share"]).astype("Int64"),
        collaborations=network.degrees.reindex(frame.index),
        bodies=paid.value_counts().reindex(frame.index).fillna(0).astype("int64"),
    )


def list_years(service: Service, selection: Selection) -> pd.DataFrame:
    """What the municipalities of a selection paid together, each year, by budget and by accounts.

    One row a report and year, sorted: `report`, `year`, `municipalities` of that year that are, or
    went into, those selected; `known`, of how many the payments are known; `inhabitants`,
    `expenditure` and the `AMOUNTS`, all missing where nothing is known. What is not known counts as
    nothing paid, so that the amounts are a lower bound; `known_per_inhabitant` and `known_share`
    are of the municipalities of which it is known, alone.
    """
    dataset, date = service.dataset, service.date_of(selection)
    rows = dataset.money[dataset.money["year"].le(int(date[:4]))]
    heirs = pd.Series(name_heirs(dataset, rows, date), index=rows.index, dtype=object)
    rows = rows[heirs.isin(_list_towns(service.network_of(selection)))]
    figures = rows.assign(
        known=rows["joint_arrangements"].notna(),
        known_inhabitants=rows["inhabitants"].where(rows["joint_arrangements"].notna()),
        known_expenditure=rows["expenditure"].where(rows["joint_arrangements"].notna()),
        uncounted=rows["inhabitants"].isna(),
    )
    added = figures.groupby(["report", "year"], sort=True).agg(
        municipalities=("actor_id", "nunique"),
        known=("known", "sum"),
        inhabitants=("inhabitants", "sum"),
        expenditure=("expenditure", "sum"),
        joint_euros=("joint_arrangements", "sum"),
        known_inhabitants=("known_inhabitants", "sum"),
        known_expenditure=("known_expenditure", "sum"),
        uncounted=("uncounted", "sum"),
    )
    added = added.astype(dict.fromkeys(added.columns[2:], "float64")).reset_index()
    added["joint_euros"] = added["joint_euros"].where(added["known"].gt(0))
    people = ["inhabitants", "known_inhabitants"]
    added[people] = added[people].where(added["uncounted"].eq(0))
    added = add_ratios(added)
    for name, of in (("per_inhabitant", "inhabitants"), ("share", "expenditure")):
        whole = added[f"known_{of}"]
        added[f"known_{name}"] = added["joint_euros"] / whole.where(whole.gt(0))
    return added.drop(columns=["known_inhabitants", "known_expenditure", "uncounted"])


def list_own_years(service: Service, selection: Selection, node_id: str) -> pd.DataFrame:
    """What one municipality paid each year, beside the median of its size class.

    One row a report and year, sorted: `report`, `year` and the columns of `list_reports`; then
    `class_known`, of how many of its class within the selection the share is known, and their
    medians `class_share` and `class_per_inhabitant`. The class is that of present inhabitants.
    Raises `MissingError` for what is no municipality of the selection.
    """
    network = service.network_of(selection)
    classes = size_classes(network)
    if node_id not in classes.index:
        raise MissingError("node", UNKNOWN, given=repr(node_id))
    reports = network.money_reports
    peers = classes.index[classes.eq(classes[node_id])] if classes[node_id] else [node_id]
    among = reports[reports["actor_id"].isin(peers)].groupby(["report", "year"])
    medians = among.agg(
        class_known=("joint_share", "count"),
        class_share=("joint_share", "median"),
        class_per_inhabitant=("joint_per_inhabitant", "median"),
    )
    own = reports[reports["actor_id"].eq(node_id)].drop(columns="actor_id")
    frame = own.join(medians, on=["report", "year"]).sort_values(["report", "year"])
    first = ["report", "year"]
    return frame[[*first, *(name for name in frame if name not in first)]].reset_index(drop=True)


def list_groups(service: Service, selection: Selection) -> pd.DataFrame:
    """The spread of what municipalities pay, by size class and by province.

    One row a group that has a municipality: `by` (`size_class` or `province`), `group`, its id, and
    `label` in English; `municipalities`, `known`; of the shares and of the euros an inhabitant
    `lowest`, quartiles, `median` and `highest`, each municipality counting once.
    """
    return spread_payments(list_payments(service, selection))


def spread_payments(frame: pd.DataFrame) -> pd.DataFrame:
    """The table of `list_groups` from that of `list_payments`."""
    orders: Mapping[str, tuple[str, Mapping[str, Any]]] = {
        "size_class": ("size_class", SIZE_CLASSES),
        "province": ("province_id", PROVINCES),
    }
    rows = []
    for by, (column, order) in orders.items():
        for group in order:
            inside = frame[frame[column].eq(group)]
            if len(inside):
                label = PROVINCES[group].label if by == "province" else group
                rows.append(_spread(inside) | {"by": by, "group": group, "label": label})
    columns = ["by", "group", "label", *_spread(frame)]
    return pd.DataFrame(rows, columns=columns)


def correlate_ties(frame: pd.DataFrame) -> dict[str, float]:
    """Spearman's rank correlation of the share with the numbers of `list_payments`.

    `collaborations` and `bodies`, -1 to 1, over the municipalities with a share; NaN where there
    are fewer than three or all are equal.
    """
    known = frame[frame["joint_share"].notna()]
    ranks = known[["joint_share", "collaborations", "bodies"]].astype(float).rank()
    few = len(known) < 3
    return {
        name: float("nan") if few else float(ranks["joint_share"].corr(ranks[name]))
        for name in ("collaborations", "bodies")
    }


def _spread(frame: pd.DataFrame) -> dict[str, Any]:
    found: dict[str, Any] = {
        "municipalities": len(frame), "known": int(frame["joint_share"].count()),
    }  # fmt: skip
    for amount in ("share", "per_inhabitant"):
        values = frame[f"joint_{amount}"].quantile(list(SPREAD.values()))
        found |= {f"{amount}_{name}": values[at] for name, at in SPREAD.items()}
    return found


def _list_towns(network: Network) -> pd.Index:
    return network.actors.index[network.actors["kind"].eq("municipality")]


def _index_payments(service: Service, selection: Selection) -> pd.DataFrame:
    return list_payments(service, selection).rename_axis("actor_id").reset_index()


TABLES: Mapping[str, Callable[[Service, Selection], pd.DataFrame]] = MappingProxyType(
    {"municipalities": _index_payments, "years": list_years, "groups": list_groups}
)
TABLE = Parameter(
    "table",
    N_("Each municipality; or years: all together; or groups: by size class and province."),
    OneOf(tuple(TABLES)),
    "municipalities",
)
NODE = Parameter(
    "node",
    N_("With years: the code of a municipality, for its own beside its size class."),
    AnyText(100),
    example="GM0882",
)
PARAMETERS = (TABLE, NODE)
PAYMENT_COLUMNS = [*COLUMNS, "size_class", "share_rank", "collaborations", "bodies"]


def refuse_idle_of_money(given: Collection[str], table: str) -> None:
    """Raise `SelectionError` for a parameter that changes nothing in the table asked for."""
    if table != "years":
        refuse_idle(given, {"node": "table=years"})


def answer_money(service: Service, selection: Selection, values: Mapping[str, Any]) -> pd.DataFrame:
    """The table that values of `PARAMETERS` by name ask for."""
    table, node = values.get("table") or TABLE.default, values.get("node") or ""
    if node:
        return list_own_years(service, selection, node)
    return TABLES[table](service, selection)
