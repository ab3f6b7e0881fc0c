"""What a proposed division, given as a file, would mean for the congruence of cooperation."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash import State as Given

from explorer.dataset.division_file import EMPTY, NO_TEXT
from explorer.errors import DivisionError
from explorer.measures.agreement import AGREEMENTS
from explorer.network.proposal import read_division
from explorer.snapshot.tables import write_csv
from explorer.tables.divisions import compare_proposal, divisions_at, list_change, name_against
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.overlap.agreement import explain_missing, has_missing
from explorer.web.overlap.divisions import name_division
from explorer.web.overlap.parameters import AGAINST
from explorer.web.overlap.proposal_summary import describe_number, summarise_proposal
from explorer.web.site import Site
from explorer.web.state import State
from explorer.web.ui.controls import build_select
from explorer.web.ui.grid import build_data_grid, link_column, number_column, text_column
from explorer.web.ui.section import build_section, define_measures, lead_to_nodes, link_table
from explorer.web.ui.static import freeze
from explorer.web.ui.table import box_table, build_table

ANNOUNCED: dict[str, Any] = {"aria-live": "polite"}


def build_proposal(service: Service, state: State, t: Translator) -> html.Section:
    """A file to choose, what to compare it with, and room for the result."""
    known = divisions_at(service, state.selection)
    title = t("What a proposed division would mean")
    if known.empty:
        said = t("No division is known at this date.")
        return build_section("proposal", title, [html.P(said, className="definition")])
    names = {name: name_division(name, t) for name in known["division"].unique()}
    options = [
        {"value": name, "label": label}
        for name, label in sorted(names.items(), key=lambda each: each[1])
    ]
    select = build_select(
        AGAINST,
        name_against(known, against=state[AGAINST]),
        options,
        label=t(AGAINST.label),
        searchable=len(options) > 8,
        w=300,
    )
    body = [
        html.P(_explain(t), className="lead"),
        html.Div([_build_upload(t), select], className="controls"),
        html.P([*_explain_file(state, t)], className="definition"),
        html.Div(id=ids.PROPOSAL_RESULT, **ANNOUNCED),
    ]
    defined = define_measures(["division_congruence", *AGREEMENTS], t)
    return build_section("proposal", title, body, foot=[defined])


def _explain(t: Translator) -> str:
    return t(
        "Give the regions that you propose as a file, and see which part of the ties of each "
        "municipality would lie within its own region. Larger regions hold more ties by their "
        "size alone: read the congruence with the size of the regions."
    )


def _build_upload(t: Translator) -> html.Label:
    return html.Label(
        dcc.Upload(
            html.Span(t("Choose a file, or drop it here")),
            id=ids.PROPOSAL_FILE,
            disable_click=True,  # the label opens it, once
            className="upload",
            className_active="upload active",
        ),
        className="choose",
    )


def _explain_file(state: State, t: Translator) -> list[Any]:
    said = t(
        "A CSV of at most 1 MB with the columns municipality (a name or a code) and region; "
        "comma, semicolon or tab between them. The file is not kept."
    )
    link = link_table("division_template", state, t)
    link.children = t("The provinces at this date as such a file")
    return [said, " ", link]


def build_answer(
    service: Service, state: State, t: Translator, *, kept: Mapping[str, str] | None
) -> list[Any]:
    """What the file means, or what is wrong with it; nothing without a file.

    kept: `name` of the file and its `content` in Base64.
    """
    if not kept:
        return []
    network = service.network_of(state.selection)
    try:
        division = read_division(_decode(kept["content"]), service.dataset, network.date)
    except DivisionError as error:
        return [_build_wrong(error, t, name=kept["name"])]
    change = list_change(service, state.selection, division=division, against=state[AGAINST])
    return [
        html.H3(kept["name"]),
        *summarise_proposal(service, state, t, division=division, change=change),
        *_compare(service, state, t, division=division),
        html.H3(t("By municipality")),
        html.P(_link_change(service, change, t, date=network.date), className="above"),
        _build_grid(service, state, t, change=change),
    ]


def _decode(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error as error:
        raise DivisionError([(NO_TEXT if content else EMPTY, {})]) from error


def _build_wrong(error: DivisionError, t: Translator, *, name: str) -> html.Div:
    """The problems in the language of the page, dates in its form."""
    said = [
        t(text, **{key: t.day(value) if key == "date" else value for key, value in values.items()})
        for text, values in error.problems
    ]
    return html.Div(
        [
            html.P(html.B(t("{name} cannot be used.", name=name))),
            html.Ul([html.Li(each) for each in said]),
        ],
        className="note",
        role="alert",
    )


def _compare(service: Service, state: State, t: Translator, *, division: pd.Series) -> list[Any]:
    """How the proposal agrees with all divisions known at the date."""
    found = compare_proposal(service, state.selection, division=division)
    if found.empty:
        return []
    headings = (
        t("Division"),
        t("Municipalities in both"),
        t("Mutual information"),
        t("Adjusted Rand"),
        t("Proposed regions within one of it"),
        t("Its regions within a proposed one"),
    )
    rows = [
        [
            name_division(row["other"], t),
            t.number(row["municipalities"]),
            *(describe_number(row[name], t, digits=2) for name in AGREEMENTS[:2]),
            *(_describe_share(row[name], t) for name in ("nested", "holds")),
        ]
        for row in found.to_dict("records")
    ]
    title, missing = t("How the proposal agrees with the divisions"), explain_missing(t)
    return [
        html.H3(title),
        box_table(build_table(headings, rows), title, look="tall"),
        *([html.P(missing, className="definition")] if has_missing(rows) else []),
    ]


def _describe_share(value: float, t: Translator) -> str:
    return "–" if pd.isna(value) else t.share(value)


def _link_change(service: Service, change: pd.DataFrame, t: Translator, *, date: str) -> html.A:
    content = write_csv(change)
    return html.A(
        t("Download as CSV"),
        href="data:text/csv;charset=utf-8;base64," + base64.b64encode(content).decode(),
        download=f"{service.dataset.name}-{date}-proposal.csv",
    )


def _build_grid(service: Service, state: State, t: Translator, *, change: pd.DataFrame) -> html.Div:
    known = divisions_at(service, state.selection)
    other = name_division(name_against(known, against=state[AGAINST]), t)
    columns = [
        link_column("name", t("Municipality"), 2, to=lead_to_nodes(state), id_field="actor_id"),
        number_column("change", t("Change"), t, digits=3, width=110),
        *(
            {"headerName": heading, "children": _list_columns(end, t)}
            for heading, end in ((t("Proposal"), ""), (other, "_against"))
        ),
    ]
    rows = change.round(6).astype(object)
    shown = rows.where(rows.notna(), None).to_dict("records")
    return build_data_grid("proposal-grid", columns, shown, label=t("By municipality"), t=t)


def _list_columns(end: str, t: Translator) -> list[dict[str, Any]]:
    return [
        text_column(f"region{end}", t("Region"), 2),
        number_column(f"members{end}", t("Municipalities"), t, width=120),
        number_column(f"congruence{end}", t("Congruence"), t, digits=3, width=120),
    ]


def register_callbacks(app: Dash, site: Site) -> None:
    """The file stays in the browser; what it means is worked out anew whenever the page is."""
    app.clientside_callback(
        ClientsideFunction("verband", "keepFile"),
        Output(ids.PROPOSAL_KEPT, "data"),
        Input(ids.PROPOSAL_FILE, "contents"),
        Given(ids.PROPOSAL_FILE, "filename"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.PROPOSAL_RESULT, "children"),
        Input(ids.PROPOSAL_KEPT, "data"),
        Input(ids.PROPOSAL_RESULT, "id"),
        Given(ids.ADDRESS, "search"),
    )
    def update_proposal(kept: dict[str, str] | None, _: str, query: str) -> list[Any]:
        context = site.read(query)
        return freeze(build_answer(context.service, context.state, context.t, kept=kept))
