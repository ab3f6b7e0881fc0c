"""The ties between municipalities that are more than chance, on the map and as a grid."""

from decimal import Decimal
from typing import Any, cast

import pandas as pd
from dash import html

from explorer.figures.places import draw_ties
from explorer.measures.backbone import METHODS, Method, count_reachable
from explorer.measures.parameters import LEVEL, METHOD
from explorer.measures.registry import ALL_MEASURES
from explorer.network import Network
from explorer.tables.overlap import LIST, list_backbone
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.overlap.actor_map import build_map, place_actors
from explorer.web.state import State
from explorer.web.ui.controls import build_form, list_offered
from explorer.web.ui.grid import build_data_grid, link_column, number_column, text_column
from explorer.web.ui.section import (
    address_table,
    build_section,
    define_measures,
    lead_to_nodes,
    link_table,
)

SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
SMALL = 1e-4
# The share of pairs that could be above chance below which one is told that this says little.
POWER = 0.1


def build_backbone(service: Service, state: State, t: Translator) -> html.Section:
    """How many ties are above chance, which of them cross a province border, and all of them."""
    frame = list_backbone(
        service, state.selection, method=cast(Method, state[METHOD]), level=state[LEVEL]
    )
    kept = sort_ties(frame[frame["significant"]])
    network = service.network_of(state.selection)
    n = len(network.actors)
    return build_section(
        "backbone",
        t("Backbone: ties above chance"),
        [
            html.P(_describe_count(frame, n, t), className="lead"),
            *_warn_of_power(network, frame, state, t),
            html.P(_explain(state, t), className="definition"),
            _build_controls(state, t),
            html.P(describe_crossing(kept, t)),
            html.Div(
                [_draw(service, state, kept, t), _build_grid(kept, state, t)], className="beside"
            ),
        ],
        foot=[
            html.P(link_table("backbone", _list_actors(state), t)),
            define_measures(METHODS, t),
        ],
    )


def sort_ties(ties: pd.DataFrame) -> pd.DataFrame:
    """Ties that cross a province border first, then the least likely by chance, then by name."""
    order = ties.assign(within=~ties["crossing"].fillna(False).astype(bool))
    columns = ["within", "p_value", "first_name", "second_name", "first", "second"]
    return order.sort_values(columns, ignore_index=True).drop(columns="within")


def describe_crossing(ties: pd.DataFrame, t: Translator) -> str:
    """How many ties cross a province border, and their share."""
    if ties.empty:
        return t("No tie is above chance.")
    crossing = int(ties["crossing"].sum())
    return t.n(
        "{n} of them ({share}) crosses a province border: drawn in colour, and first in the list.",
        "{n} of them ({share}) cross a province border: drawn in colour, and first in the list.",
        crossing,
        share=t.share(crossing / len(ties), digits=1),
    )


def write_chance(value: float, t: Translator) -> str:
    """A chance in the language's form, a small one as 1,2·10⁻⁹."""
    mark = t.separators[0]
    if value == 0 or value >= SMALL:
        return f"{value:.4f}".replace(".", mark)
    digits, power = f"{value:.1e}".split("e")
    return f"{digits.replace('.', mark)}·10{str(int(power)).translate(SUPERSCRIPT)}"


def write_level(level: float, t: Translator) -> str:
    """A level as a percentage, with the decimals it has and no more."""
    percent = Decimal(f"{level:g}") * 100
    digits = max(0, -int(percent.normalize().as_tuple().exponent))
    return t.number(float(percent), digits=digits) + "%"


def _describe_count(frame: pd.DataFrame, n: int, t: Translator) -> str:
    significant = int(frame["significant"].sum())
    return t(
        "{ties}, of {pairs} and {possible}.",
        ties=t.n("{n} tie is above chance", "{n} ties are above chance", significant),
        pairs=t.n(
            "{n} pair of municipalities that shares something",
            "{n} pairs of municipalities that share something",
            len(frame),
        ),
        possible=t.n("{n} pair possible", "{n} pairs possible", n * (n - 1) // 2),
    )


def _warn_of_power(
    network: Network, frame: pd.DataFrame, state: State, t: Translator
) -> list[html.P]:
    """Where hardly any tie could be above chance, that its absence says nothing."""
    options = {"method": cast(Method, state[METHOD]), "level": state[LEVEL]}
    reachable = count_reachable(network, **options)
    if frame.empty or reachable >= POWER * len(frame):
        return []
    said = t.n(
        "The model has hardly any power here: even if all shared as much as they can, {n} tie "
        "would be above chance. That a tie is missing says nothing about working together; look "
        "at what is shared itself.",
        "The model has hardly any power here: even if all shared as much as they can, {n} ties "
        "would be above chance. That a tie is missing says nothing about working together; look "
        "at what is shared itself.",
        reachable,
    )
    return [html.P(said, className="notice")]


def _explain(state: State, t: Translator) -> str:
    return t(
        "Two municipalities share more than they would if all joined as many collaborations as "
        "now, but at random. Of the ties kept at most about {level} are expected to be chance. "
        "Neighbours are likelier to work together anyhow: a tie above chance says that too.",
        level=write_level(state[LEVEL], t),
    )


def _build_controls(state: State, t: Translator) -> html.Div:
    levels = list_offered(LEVEL, state[LEVEL], lambda level: write_level(level, t))
    return build_form("sdsm", state, t, level={"options": levels, "w": 150})


def _draw(service: Service, state: State, ties: pd.DataFrame, t: Translator) -> html.Figure:
    # Only ties that cross a border say their names; the rest would be too many to point at.
    crossing = ties[ties["crossing"].fillna(False).astype(bool)]
    said = [
        f"{first} – {second}<br>" + t.n("{n} shared", "{n} shared", shared)
        for first, second, shared in zip(
            crossing["first_name"], crossing["second_name"], crossing["shared"], strict=True
        )
    ]
    labels = pd.Series(said, index=crossing.index, dtype=object).reindex(ties.index)
    figure = draw_ties(place_actors(service, state), ties.assign(label=labels))
    caption = t("The ties above chance on the map.")
    context = (service, state, t)
    return build_map("backbone-map", figure, context, title=t("Ties above chance"), caption=caption)


def _list_actors(state: State) -> State:
    """The ties are those of municipalities, whichever is chosen on the page."""
    return state.put(**{LIST.name: LIST.default})


def _build_grid(ties: pd.DataFrame, state: State, t: Translator) -> html.Div:
    to = lead_to_nodes(state)
    columns = [
        link_column("first_name", t("First"), 2, to=to, id_field="first"),
        link_column("second_name", t("Second"), 2, to=to, id_field="second"),
        text_column("provinces", t("Provinces"), 3),
        text_column("same", t("Same province"), 1),
        number_column("shared", t.label(ALL_MEASURES["shared"]), t, width=96),
        number_column("p_value", t("Chance (p)"), t, width=112)
        | {"valueFormatter": {"function": "params.data.chance"}},
    ]
    return build_data_grid(
        "backbone-grid",
        columns,
        list_tie_rows(ties, t),
        label=t("Ties above chance"),
        t=t,
        rest=address_table("backbone", _list_actors(state)),
    )


def list_tie_rows(ties: pd.DataFrame, t: Translator) -> list[dict[str, Any]]:
    """One record a tie for the grid, in the order given."""
    one, other = ties["first_province"], ties["second_province"]
    rows = ties[["first", "second", "first_name", "second_name", "shared", "p_value"]].copy()
    rows["provinces"] = one.where(one == other, (one + " – " + other).str.strip(" –"))
    words = {False: t("yes"), True: t("no")}
    rows["same"] = ties["crossing"].astype(object).map(words).fillna("")
    rows["chance"] = [write_chance(value, t) for value in ties["p_value"]]
    return rows.to_dict("records")
