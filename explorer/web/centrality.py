"""Centrality: every measure of every node, one against another, and how they go together."""

from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html

from explorer import vocabulary
from explorer.figures.palette import ACCENT, colour_domain
from explorer.figures.scatter import draw_scatter
from explorer.measures.centrality import hold_most
from explorer.measures.overlap import MODES
from explorer.measures.peers import WITHIN
from explorer.measures.record import GROUPS
from explorer.measures.registry import MEASURES, measures_of
from explorer.parameters import OneOf, Parameter
from explorer.tables.overlap import LIST
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.parameters import VIEW
from explorer.web.links import link_operation
from explorer.web.site import Context, Page, Site
from explorer.web.state import State, link_each
from explorer.web.ui.aria import let_scroll
from explorer.web.ui.controls import build_control, build_select
from explorer.web.ui.grid import build_data_grid, link_column, number_column, text_column
from explorer.web.ui.section import define_measures
from explorer.web.ui.selection_summary import build_selection
from explorer.web.ui.shading import shade_cell
from explorer.web.ui.table import build_table

AXES = OneOf((*MEASURES, "size"))
X = Parameter("x", "What stands across.", AXES, "degree", label=N_("Across"))
Y = Parameter("y", "What stands upwards.", AXES, "betweenness", label=N_("Upwards"))
# Eigenvector centrality is local where this share of it lies with at most that share of the nodes.
MOST, CORNER = 0.85, 0.1
PEERS = {"size_class": N_("Percentile in size class"), "province": N_("Percentile in province")}


def build_page(context: Context) -> html.Main:
    """Grid, scatter and correlations of the selected network, definitions and downloads."""
    service, state, t = context.service, context.state, context.t
    frame = measure_nodes(service, state, t)
    labels = label_columns(state, t)
    x, y = choose_axes(state, labels)
    picture = dcc.Graph(
        id="scatter",
        figure=draw_scatter(frame, x=x, y=y, labels=labels, separators=t.separators),
        config={"displaylogo": False, "displayModeBar": False},
        style={"height": 440},
    )
    return html.Main(
        id=ids.MAIN,
        className="document wide",
        children=[
            html.H1(t("Centrality")),
            build_selection(service, state, t),
            _build_controls(state, t, labels, axes=(x, y)),
            html.Div(
                className="halves",
                children=[
                    html.Div([picture, html.P(_explain_dots(state, t), className="definition")]),
                    _build_correlations(frame, t, labels),
                ],
            ),
            html.H2(t("All values")),
            html.P(_explain_grid(state, t), className="definition on-screen"),
            *_warn_of_corner(frame, t),
            html.P(_link_download(state, t), className="above"),
            _build_grid(frame, state, t, labels),
            html.H2(t("What the measures mean")),
            *_define_groups(state, t),
        ],
    )


def measure_nodes(service: Service, state: State, t: Translator) -> pd.DataFrame:
    """Every measure of the nodes of the listed mode, with name, group, size, colour and ranks.

    Indexed by node id, in the order of the names; `size` is inhabitants or members; `group` the
    province or the domain; `rank_<measure>` the competition rank; of municipalities also
    `<measure>_size_class` and `<measure>_province`, the percentile among those.
    """
    measured = service.measure_all(state.selection)
    network = measured.network
    if state[LIST] == "municipality":
        nodes, terms, column = network.actors, vocabulary.PROVINCES, "province_id"
        shown = {"name": nodes["name"], "size": nodes["population"], "colour": ACCENT}
    else:
        nodes, terms, column = network.collaborations, vocabulary.DOMAINS, "domain"
        colours = nodes["domain"].map(colour_domain)
        sizes = network.degrees.reindex(nodes.index)
        shown = {"name": nodes["short_name"], "size": sizes, "colour": colours}
    groups = {term.id: t.label(term) for term in terms.values()}
    frame = pd.DataFrame(shown, index=nodes.index)
    frame["group"] = nodes[column].map(groups).fillna("")
    measures = list(measures_of(MODES[state[LIST]]))
    ranks = measured.ranks.reindex(nodes.index)[measures].add_prefix("rank_")
    frame = frame.join(measured.measures[measures]).join(ranks)
    if state[LIST] == "municipality":
        wanted = [f"{name}_{by}" for name in measures for by in WITHIN]
        frame = frame.join(measured.percentiles[wanted])
    return frame.sort_values(["name", "colour"])


def label_columns(state: State, t: Translator) -> dict[str, str]:
    """Labels of what can stand on an axis: every measure, and inhabitants of municipalities."""
    records = measures_of(MODES[state[LIST]]).values()
    labels = {record.id: t.label(record) for record in records}
    return labels | ({"size": t("Inhabitants")} if state[LIST] == "municipality" else {})


def choose_axes(state: State, labels: dict[str, str]) -> tuple[str, str]:
    """What stands across and upwards: as the state says, or by default where it lacks it."""
    x = state[X] if state[X] in labels else X.default
    y = state[Y] if state[Y] in labels else Y.default
    return x, y


def correlate_measures(frame: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """Spearman's rank correlation between the columns labelled; missing where one is constant.

    Of the ranks, not the values: what differs in its last digit alone is of one rank.
    """
    ranked = {
        name: -frame[f"rank_{name}"] if f"rank_{name}" in frame else frame[name] for name in labels
    }
    return pd.DataFrame(ranked).astype(float).corr(method="spearman")


def _build_controls(
    state: State, t: Translator, labels: dict[str, str], *, axes: tuple[str, str]
) -> html.Div:
    options = [{"value": key, "label": label} for key, label in labels.items()]
    return html.Div(
        className="controls",
        children=[
            build_control(LIST, state, t),
            build_select(X, axes[0], options, label=t(X.label)),
            build_select(Y, axes[1], options, label=t(Y.label)),
        ],
    )


def _explain_dots(state: State, t: Translator) -> str:
    if state[LIST] == "municipality":
        return t("A dot is a municipality, its area the number of inhabitants.")
    return t("A dot is a collaboration, its area the number of members, its colour the domain.")


def _build_correlations(frame: pd.DataFrame, t: Translator, labels: dict[str, str]) -> html.Div:
    table = correlate_measures(frame, labels)
    numbers = [str(place) for place in range(1, len(table) + 1)]
    head = [
        html.Span(t("Measure"), className="unseen"),
        *(
            html.Th(number, scope="col", title=labels[str(name)])
            for number, name in zip(numbers, table, strict=True)
        ),
    ]
    rows = [
        [f"{number} {labels[str(name)]}", *map(shade_cell(t), row)]
        for number, name, row in zip(numbers, table.index, table.to_numpy(), strict=True)
    ]
    return html.Div(
        [
            html.H2(t("How the measures go together")),
            html.P(t("Spearman's rank correlation."), className="definition"),
            build_table(head, rows, numbers=(), look="matrix small"),
        ],
        className="plain",
        **let_scroll(t("How the measures go together")),
    )


def _explain_grid(state: State, t: Translator) -> str:
    if state[LIST] == "municipality":
        return t(
            "Open a column to see the rank, and the percentile among municipalities of the same "
            "size class (CBS) and the same province. A name leads to its place in Explore."
        )
    return t("Open a column to see the rank. A name leads to its place in Explore.")


def _warn_of_corner(frame: pd.DataFrame, t: Translator) -> list[html.P]:
    """Where few hold most of the eigenvector centrality, who they are and what that means."""
    values = frame["eigenvector"]
    held = hold_most(values, MOST)
    if held.empty or len(held) > CORNER * len(values):
        return []
    said = t(
        "Eigenvector centrality tells of one corner here: {n} of {all} hold {share} of it, {first} "
        "first. Of the others it says little; compare their ranks, not their values.",
        n=t.number(len(held)),
        all=t.number(len(values)),
        share=t.share(MOST),
        first=frame.loc[held[0], "name"],
    )
    return [html.P(said, className="notice")]


def _link_download(state: State, t: Translator) -> html.A:
    href = link_operation("measures", state, format="csv")
    return html.A(t("Download as CSV"), href=href, download="")


def _build_grid(
    frame: pd.DataFrame, state: State, t: Translator, labels: dict[str, str]
) -> html.Div:
    municipalities = state[LIST] == "municipality"
    columns = [
        {
            # A group of its own: a pinned column without one leaves a row of headings empty.
            "headerName": t("Municipality") if municipalities else t("Collaboration"),
            "children": [
                link_column("name", t("Name"), 3)
                | {"pinned": "left", "flex": None, "width": 190 if municipalities else 280}
            ],
        },
        text_column("group", t("Province") if municipalities else t("Domain"), 2)
        | {"flex": None, "width": 150 if municipalities else 230},
        *([number_column("size", labels["size"], t)] if municipalities else []),
        *_group_columns(state, t, first=choose_axes(state, labels)[1]),
    ]
    rows = frame.drop(columns="colour").assign(id=frame.index)
    floats = list(rows.select_dtypes("float"))
    rows[floats] = rows[floats].map(lambda value: float(f"{value:.6g}"), na_action="ignore")
    base = state.choose("").put(view=VIEW.default, x=X.default, y=Y.default)
    rows["link"] = ["/" + link for link in link_each(base, frame.index).values()]
    rows = rows.astype(object)
    shown = rows.where(rows.notna(), None).to_dict("records")
    return build_data_grid(
        "centrality-grid",
        columns,
        shown,
        label=t("All values"),
        t=t,
        rest=link_operation("measures", state, format="csv"),
    )


def _group_columns(state: State, t: Translator, *, first: str) -> list[dict[str, Any]]:
    """A group of columns a measure: its value, and when opened its rank and percentiles.

    The rows come sorted by `first`, the highest on top.
    """
    groups = []
    for name, record in measures_of(MODES[state[LIST]]).items():
        label = t.label(record)
        more = [number_column(f"rank_{name}", t("Rank"), t, width=96)]
        if state[LIST] == "municipality":
            more += [
                number_column(f"{name}_{by}", t(text), t, width=124) for by, text in PEERS.items()
            ]
        value = number_column(name, t("Value"), t, digits=record.digits, width=150)
        groups.append(
            {
                "headerName": label,
                "headerTooltip": t(record.meaning),
                "wrapHeaderText": True,
                "autoHeaderHeight": True,
                "children": [
                    value | ({"sort": "desc"} if name == first else {}),
                    *(column | {"columnGroupShow": "open"} for column in more),
                ],
            }
        )
    return groups


def _define_groups(state: State, t: Translator) -> list[html.Details]:
    records = measures_of(MODES[state[LIST]]).values()
    blocks = []
    for group, title in GROUPS.items():
        ids = [record.id for record in records if record.group == group]
        if ids:
            blocks.append(define_measures(ids, t, title=t.label(title)))
    return blocks


def register_callbacks(app: Dash, _: Site) -> None:
    """A dot that is clicked is selected in Explore."""
    app.clientside_callback(
        ClientsideFunction("verband", "chooseDot"),
        Output("scatter", "clickData"),
        Input("scatter", "clickData"),
        prevent_initial_call=True,
    )


PAGE = Page("/centrality", build_page, N_("Centrality"), (X, Y), register_callbacks)
