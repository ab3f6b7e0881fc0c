"""The table of a vote: a row a member, into which own votes are typed.

Figures are filled into a table that stands, so that nothing typed is lost; it is made anew only
when its rows are no longer those of the state.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from explorer.measures.registry import ALL_MEASURES
from explorer.tables.ballot import MOST_DIGITS, Ballot, Vote, is_typed
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.state import State
from explorer.web.ui.highlight import name_actor
from explorer.web.ui.table import build_table
from explorer.web.voting.changes import Row
from explorer.web.voting.parameters import MEMBERS, WEIGHTS

FIGURES = ("name", "weight", "share", "banzhaf", "bars", "shapley_shubik", "decisive", "role")
LEAST_ROWS = 8
SPARE = 4
HIDDEN: dict[str, Any] = {"aria-hidden": "true"}
ROLES = {"dictator": N_("decides alone"), "veto": N_("veto"), "dummy": N_("never decisive")}


def lay_out(ballot: Ballot, state: State) -> list[Row]:
    """The rows of a new table: those of the ballot, and without a collaboration some to spare."""
    rows = [
        Row(str(member if state.node else ballot.names[member]), int(weight) or None)
        for member, weight in ballot.weights.items()
    ]
    spare = 0 if state.node else max(SPARE, LEAST_ROWS - len(rows))
    return [*rows, *(Row("", None) for _ in range(spare))]


def is_current(rows: Sequence[Row], shown: int, ballot: Ballot, state: State) -> bool:
    """Whether a table with these rows of inputs, `shown` rows in all, is one for the state.

    Its inputs say what the state says; a row begun and not yet full says nothing, and rows typed
    since then are on their way into the state.
    """
    if state.node and not is_typed(state[WEIGHTS], state[MEMBERS]):
        return not rows and shown == len(ballot.weights)
    wanted = [row for row in lay_out(ballot, state) if row.full]
    typed = [row for row in rows if row.full]
    if state.node:
        return bool(rows) and typed == wanted
    return len(rows) > len(typed) and typed[: len(wanted)] == wanted


def build_vote_table(ballot: Ballot, vote: Vote | None, state: State, t: Translator) -> html.Table:
    """A new table for the state, with inputs for what is typed; without `vote`, no power."""
    rows = lay_out(ballot, state)
    figures = list_figures(rows, ballot, vote, t)
    body = [_build_row(place, row, figures[place], state, t) for place, row in enumerate(rows)]
    return build_table(_list_heads(t), body, numbers=(), look="votes")


def list_figures(
    rows: Sequence[Row], ballot: Ballot, vote: Vote | None, t: Translator
) -> list[dict[str, Any]]:
    """What stands in every row under each of `FIGURES`; empty in a row that is not in the vote."""
    power = vote.power.to_dict("index") if vote else {}
    shares = ("weight_share", "banzhaf_normalised")
    most = max((row[share] for row in power.values() for share in shares), default=1)
    listed = []
    for row in rows:
        known = row.member in ballot.names.index
        figures: dict[str, Any] = dict.fromkeys(FIGURES, "")
        if known:
            figures["name"] = ballot.names[row.member]
            figures["weight"] = t.number(int(ballot.weights[row.member]))
        if row.member in power:
            figures |= _describe_power(power[row.member], t, most=most)
        listed.append(figures)
    return listed


def figure_id(place: int, figure: str) -> dict[str, Any]:
    """The id of a cell that is filled in."""
    return {"type": ids.VOTE_FIGURE, "row": place, "figure": figure}


def _describe_power(row: Mapping[Any, Any], t: Translator, *, most: float) -> dict[str, Any]:
    roles = [t(word) for role, word in ROLES.items() if row[role]]
    bars = (("weight", row["weight_share"]), ("power", row["banzhaf_normalised"]))
    return {
        "share": t.share(row["weight_share"], digits=1),
        "bars": [
            html.I(className=f"vote-bar {kind}", style={"width": f"{100 * share / most:.1f}%"})
            for kind, share in bars
        ],
        "banzhaf": t.share(row["banzhaf_normalised"], digits=1),
        "shapley_shubik": t.share(row["shapley_shubik"], digits=1),
        "decisive": t.number(1000 * row["banzhaf"], digits=1),
        "role": roles[0] if roles else "",
    }


def _list_heads(t: Translator) -> list[Any]:
    keys = [
        html.Span(t("votes"), className="key weight"),
        html.Span(t("power (Banzhaf)"), className="key power"),
    ]
    texts = (
        t("Votes"),
        t("Share of votes"),
        t.label(ALL_MEASURES["banzhaf"]),
        "",
        t.label(ALL_MEASURES["shapley_shubik"]),
        t("Decisive, of 1,000 coalitions"),
    )
    cells = [html.Th(text, scope="col", className="number") for text in texts]
    cells[3] = html.Th(keys, scope="col", **HIDDEN)
    return [t("Member"), *cells, t("Role")]


def _build_row(
    place: int, row: Row, figures: dict[str, Any], state: State, t: Translator
) -> list[Any]:
    filled = {figure: html.Span(figures[figure], id=figure_id(place, figure)) for figure in FIGURES}
    if state.node:
        about = name_actor(row.member)
        filled["name"] = html.Span(figures["name"], id=figure_id(place, "name"), **about)
    else:
        filled["name"] = _build_name_field(place, row, t)
    if is_typed(state[WEIGHTS], state[MEMBERS]) or not state.node:
        filled["weight"] = _build_weight_field(place, row, figures, state, t)
    numbers = ("weight", "share", "banzhaf", "bars", "shapley_shubik", "decisive")
    cells = [html.Td(filled[figure], className=f"number {figure}") for figure in numbers]
    cells[3] = html.Td(filled["bars"], className="bars-cell", **HIDDEN)
    role = html.Td(filled["role"], className="role")
    return [filled["name"], *cells, role]


def _build_name_field(place: int, row: Row, t: Translator) -> dmc.TextInput:
    return dmc.TextInput(
        id={"type": ids.VOTER, "part": "name", "row": place, "member": ""},
        value=row.member,
        debounce=True,
        size="xs",
        attributes={"input": {"aria-label": t("Name of member {n}", n=place + 1)}},
    )


def _build_weight_field(
    place: int, row: Row, figures: dict[str, Any], state: State, t: Translator
) -> dmc.NumberInput:
    name = figures["name"] if state.node else t("member {n}", n=place + 1)
    return dmc.NumberInput(
        id={
            "type": ids.VOTER,
            "part": "weight",
            "row": place,
            "member": row.member if state.node else "",
        },
        value=row.weight or "",
        min=1,
        max=10**MOST_DIGITS - 1,
        allowDecimal=False,
        allowNegative=False,
        hideControls=True,
        debounce=True,
        size="xs",
        attributes={"input": {"aria-label": t("Votes of {name}", name=name)}},
    )
