"""A proposed division beside a known one, in figures: who gains, who loses, who is left out."""

from typing import Any

import pandas as pd
from dash import html

from explorer.measures.congruence import summarise_change
from explorer.tables.divisions import divisions_at, name_against
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.overlap.divisions import name_division
from explorer.web.overlap.parameters import AGAINST
from explorer.web.state import State
from explorer.web.ui.table import box_table, build_table


def summarise_proposal(
    service: Service, state: State, t: Translator, *, division: pd.Series, change: pd.DataFrame
) -> list[Any]:
    """Both divisions in figures, who gains and loses, and who is left out."""
    # Like with like: of the division too, only the regions that hold municipalities of the file.
    both = change[change["region"].ne("") & change["region_against"].ne("")]
    found = summarise_change(both)
    known = divisions_at(service, state.selection)
    said = t(
        "{gain}, {lose} and {same}, of {all}.",
        gain=t.n("{n} municipality gains", "{n} municipalities gain", found["gain"]),
        lose=t.n("{n} loses", "{n} lose", found["lose"]),
        same=t.n("{n} stays as it is", "{n} stay as they are", found["same"]),
        all=t.n(
            "{n} that is in a region of both and has a partner",
            "{n} that are in a region of both and have a partner",
            found["municipalities"],
        ),
    )
    names = (t("Proposal"), name_division(name_against(known, against=state[AGAINST]), t))
    rows = [
        [
            name,
            t.number(both[f"region{end}"].nunique()),
            describe_number(_average_size(both, end), t, digits=1),
            describe_number(found[f"congruence{end}"], t, digits=3),
        ]
        for name, end in zip(names, ("", "_against"), strict=True)
    ]
    headings = (html.Td(), t("Regions"), t("Municipalities a region"), t("Congruence, mean"))
    left_out = change[change["region"] == ""]["name"]
    beyond = len(division.index.difference(change["actor_id"]))
    return [
        box_table(build_table(headings, rows), t("Proposal"), look="tall"),
        html.P(said, className="above"),
        *_describe_others(both, t, name=names[1]),
        *_build_left_out(left_out, t),
        *([html.P(_describe_beyond(beyond, t), className="definition")] if beyond else []),
    ]


def _average_size(change: pd.DataFrame, end: str) -> float:
    """Mean number of selected municipalities of the regions named, NaN of none."""
    return float(_list_sizes(change, end).astype(float).mean())


def _list_sizes(change: pd.DataFrame, end: str) -> pd.Series:
    return change.drop_duplicates(f"region{end}")[f"members{end}"]


def _describe_others(both: pd.DataFrame, t: Translator, *, name: str) -> list[html.P]:
    """Where regions of the division hold more than the file does, how that bears on the change.

    both: the rows of municipalities that are in a region of both; name: of the division.
    """
    others = int(_list_sizes(both, "_against").sum()) - len(both)
    if not others:
        return []
    said = t.n(
        "{name}: these regions hold {n} more municipality, which the file leaves out; a tie with "
        "it lies within a region there and within none of the proposal.",
        "{name}: these regions hold {n} more municipalities, which the file leaves out; a tie "
        "with one of those lies within a region there and within none of the proposal.",
        others,
        name=name,
    )
    return [html.P(said, className="notice")]


def _build_left_out(names: pd.Series, t: Translator) -> list[html.Details]:
    if names.empty:
        return []
    said = t.n(
        "{n} municipality is left out of the file",
        "{n} municipalities are left out of the file",
        len(names),
    )
    return [html.Details([html.Summary(said), html.P(", ".join(names))])]


def _describe_beyond(count: int, t: Translator) -> str:
    return t.n(
        "{n} municipality of the file is not selected and does not count.",
        "{n} municipalities of the file are not selected and do not count.",
        count,
    )


def describe_number(value: float, t: Translator, *, digits: int) -> str:
    """A number, or a dash where there is none."""
    return "–" if pd.isna(value) else t.number(value, digits=digits)
