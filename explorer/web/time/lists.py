"""The changes by name, with their day and cause, and how many there are of what."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
from dash import html

from explorer.figures.palette import colour_domain
from explorer.network.change_records import CHANGES
from explorer.tables.time import BY, count_changes
from explorer.translate import N_, Translator
from explorer.web.links import link_operation
from explorer.web.sheets.layout import address_of
from explorer.web.state import State
from explorer.web.time.answer import undated
from explorer.web.time.parameters import BY_LABELS, COUNT
from explorer.web.ui.controls import build_control
from explorer.web.ui.highlight import list_named
from explorer.web.ui.table import box_table, build_table

FIRST = 8
# Which changes are listed under which heading, in the order of the page.
LISTS: Sequence[tuple[str, tuple[str, ...]]] = (
    (N_("Begun"), ("collaboration_begun",)),
    (N_("Ended"), ("collaboration_ended",)),
    (N_("Carried on by another"), ("collaboration_carries_on",)),
    (N_("Municipalities merged"), ("municipality_merged",)),
    (N_("Joined"), ("tie_joined",)),
    (N_("Left"), ("tie_left",)),
    (N_("Came to meet the filters"), ("collaboration_met", "municipality_met", "tie_met")),
    (N_("No longer meets the filters"), ("collaboration_unmet", "municipality_unmet", "tie_unmet")),
)
ALWAYS = 2


def build_lists(
    changes: pd.DataFrame, states: Mapping[int, State], t: Translator, *, mine: Collection[str] = ()
) -> list[html.Section]:
    """A list a kind of change; of the kinds after the first two, those that there are.

    states: where names lead, by the sign of the change: what came to the second date, what went to
    the first; mine: codes of municipalities, what is about one of which comes first.
    """
    sections = []
    for place, (title, kinds) in enumerate(LISTS):
        rows = changes[changes["change"].isin(kinds)]
        if rows.empty and place >= ALWAYS:
            continue
        if kinds[0] in ("collaboration_begun", "collaboration_ended"):
            rows = rows.sort_values("ties", ascending=False, kind="stable")
        found = group_changes(rows)
        found.sort(key=lambda row: set(mine).isdisjoint(row["actor_id"].split(";")))
        items = [_build_item(row, states, t) for row in found]
        sections.append(_build_list(t(title), items, len(rows), t))
    return sections


def group_changes(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The changes, those of one collaboration on one day because of the same as one.

    Each as a row of `list_changes`; `actor` and `actor_id` hold names and ids, `;` between.
    """
    keys = ["change", "date", "collaboration_id", "cause"]
    alone = rows["collaboration_id"].eq("")
    together = rows.assign(alone=rows["actor_id"].where(alone, ""))
    grouped = together.groupby([*keys, "alone"], sort=False)
    found = grouped.first().reset_index()
    for name in ("actor", "actor_id"):
        found[name] = grouped[name].agg(";".join).to_numpy()
    return found.to_dict("records")


def count_ties(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes with `ties`: of a collaboration that came or went, with how many members."""
    moved = changes[changes["change"].isin(["tie_came", "tie_went"])]
    sizes = moved["collaboration_id"].value_counts()
    return changes.assign(ties=changes["collaboration_id"].map(sizes).fillna(0).astype(int))


def _build_list(title: str, items: list[html.Li], count: int, t: Translator) -> html.Section:
    """The first items, the others folded, under a title with how many changes they are of."""
    shown, folded = items[:FIRST], items[FIRST:]
    body: list[Any] = [html.Ul(shown, className="events")]
    if not items:
        body = [html.P(t("None."), className="definition")]
    if folded:
        more = t.n("{n} more", "{n} more", len(folded))
        body.append(html.Details([html.Summary(more), html.Ul(folded, className="events")]))
    return html.Section([html.H3([title, " ", html.Span(t.number(count))]), *body])


def _build_item(row: dict[str, Any], states: Mapping[int, State], t: Translator) -> html.Li:
    """One change: who or what, with how many, because of what, and on which day."""
    change = CHANGES[row["change"]]
    parts: list[Any] = []
    if row["collaboration_id"]:
        parts.append(
            html.A(
                row["collaboration"],
                href=address_of("collaboration", row["collaboration_id"], states[change.sign]),
                className="option marked",
                style={"--domain": colour_domain(row["domain"])},
            )
        )
    if row["actor_id"]:
        pairs = zip(row["actor"].split(";"), row["actor_id"].split(";"), strict=True)
        parts.append(html.Span(list_named(list(pairs)), className="who"))
    if row["cause"]:
        parts.append(html.Span(_describe_cause(row, t), className="cause"))
    day = html.Time(t.day(row["date"]), dateTime=row["date"])
    size = change.of == "collaboration" and row["ties"]
    ties = [html.Span(t.n("{n} member", "{n} members", row["ties"]))] if size else []
    return html.Li([html.Span(parts), html.Span([*ties, day], className="when")])


def _describe_cause(row: dict[str, Any], t: Translator) -> str:
    names = row["cause"].replace(";", ", ")
    if row["change"] == "collaboration_carries_on":
        return t("carries on {names}", names=names)
    if row["change"] in ("municipality_merged", "tie_left"):
        return t("into {names}", names=names)
    return f"({names})"


def build_counts(
    changes: pd.DataFrame, state: State, t: Translator, *, dates: tuple[str, str]
) -> html.Section:
    """How many changes there are by what is chosen, and all of them as a file."""
    by = state[COUNT]
    counted = count_changes(changes, by)
    kinds = [each for each in CHANGES if counted[each].any()]
    terms = BY[by][1]
    rows = [
        [
            t.label(terms[row["by"]]) if row["by"] else t("unknown"),
            *(t.number(row[k]) for k in kinds),
        ]
        for row in counted.to_dict("records")
    ]
    head = [t(BY_LABELS[by]), *(t.label(CHANGES[kind]) for kind in kinds)]
    title = t("Of what there came and went")
    kept = {"from": dates[0], "to": dates[1]}
    links = [
        (t("All changes as CSV"), {**kept, "format": "csv"}),
        (t("All changes as JSON"), kept),
        (t("These counts as CSV"), {**kept, "by": by, "format": "csv"}),
    ]
    files = [
        html.A(text, href=link_operation("changes", undated(state), **values), download="")
        for text, values in links
    ]
    empty = html.P(t("None."), className="definition")
    table = box_table(build_table(head, rows, numbers=range(1, len(head))), title)
    return html.Section(
        [
            html.H2(title),
            html.Div(build_control(COUNT, state, t), className="controls"),
            table if rows and kinds else empty,
            html.P(files, className="links-line"),
        ],
        className="block",
    )
