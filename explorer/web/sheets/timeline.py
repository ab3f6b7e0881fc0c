"""What a municipality was in, or who was in a collaboration, over the years: picture and table."""

import base64
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html

from explorer import vocabulary
from explorer.dataset.model import first_date, first_filled_date
from explorer.figures.palette import INK, colour_domain
from explorer.figures.style import SOFT
from explorer.figures.timeline import MARKS, Axis, Lane, Span, draw_mark, draw_timeline
from explorer.network import Network
from explorer.network.change_records import CHANGES
from explorer.tables.queries import Service
from explorer.tables.sheets import list_versions
from explorer.tables.timeline import count_timeline, list_obligations, list_timeline
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.sheets.layout import link_past
from explorer.web.state import State
from explorer.web.ui.table import build_rows

# As many members of one collaboration that came and went alike are one bar.
ALIKE = 4
YEARS_BEFORE = 3


def has_years(service: Service) -> bool:
    """Whether the data know of more than one moment."""
    return first_date(service.dataset) < service.dataset.date


def build_timeline(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> list[html.Section]:
    """A section: what changed in a sentence, the picture with its legend, all rows as a table.

    Nothing where the data know of one moment only, or of no membership of the node.
    """
    rows = list_timeline(service, node_id) if has_years(service) else pd.DataFrame()
    if rows.empty:
        return []
    groups = service.dataset.collaborations.set_index("collaboration_id")["short_name"]
    of_group = node_id in groups.index
    name = groups[node_id] if of_group else _name_actor(service, node_id)
    if of_group:
        rows = rows.assign(name=_tell_apart(service, rows, t))
    parts = [
        html.H2(t("Over time")),
        html.P(_say_change(service, rows, name, of_group=of_group, t=t)),
        _build_picture(service, node_id, rows, state, t, name=name, of_group=of_group),
        html.P(_link_peers(node_id, state, t, of_group=of_group), className="links-line"),
        _build_table(service, network, rows, state, t, of_group=of_group),
    ]
    return [html.Section(parts, className="over-time")]


def _link_peers(node_id: str, state: State, t: Translator, *, of_group: bool) -> html.A:
    """A link to its own line over the years, beside that of its peers."""
    kept = replace(state.bare(), selection=state.selection.replace(date=""))
    own = t("Its numbers over the years, beside those of its domain")
    said = own if of_group else t("Its numbers over the years, beside those of its size")
    return html.A(said, href=f"/time{kept.choose(node_id).to_href()}#{ids.MEASURED}")


def _name_actor(service: Service, actor_id: str) -> str:
    return str(service.dataset.actors.set_index("actor_id").at[actor_id, "name"])


def _tell_apart(service: Service, rows: pd.DataFrame, t: Translator) -> list[str]:
    """Names of members, with the kind of what is no municipality: a province can be named alike."""
    kinds = service.dataset.actors.set_index("actor_id")["kind"]
    named = zip(rows["name"], rows["other_id"].map(kinds), strict=True)
    return [
        name if kind == "municipality" else f"{name} ({t.label(vocabulary.KINDS[kind])})"
        for name, kind in named
    ]


def _say_change(
    service: Service, rows: pd.DataFrame, name: str, *, of_group: bool, t: Translator
) -> str:
    """What came and what went since the data are filled, and how."""
    since = first_filled_date(service.dataset)
    counts = count_timeline(rows, since)
    signs = [CHANGES[change].sign for change in counts.index]
    sums = counts["n"].groupby(signs).sum()
    came, gone = (int(sums.get(sign, 0)) for sign in (1, -1))
    day, out = t.day(since), t.number(gone)
    if not came + gone:
        return t("Since {day} nothing changed for {name}.", day=day, name=name)
    if of_group:
        said = t.n(
            "Since {day} {n} member came to {name}; {gone} went.",
            "Since {day} {n} members came to {name}; {gone} went.",
            came, day=day, name=name, gone=out,
        )  # fmt: skip
    else:
        said = t.n(
            "Since {day} {name} entered {n} collaboration and came out of {gone}.",
            "Since {day} {name} entered {n} collaborations and came out of {gone}.",
            came, day=day, name=name, gone=out,
        )  # fmt: skip
    how = "; ".join(_count_change(row, t) for row in counts.itertuples())
    return f"{said} {how}."


def _count_change(row: Any, t: Translator) -> str:  # noqa: ANN401, a row of a frame
    """How many of a change, and how many of them as one collaboration carries on another."""
    said = f"{t.label(CHANGES[row.Index])}: {t.number(row.n)}"
    carried = row.Index in ("tie_came", "tie_went") and row.caused
    return said + (t(" ({n} carried on)", n=t.number(row.caused)) if carried else "")


def _build_picture(
    service: Service, node_id: str, rows: pd.DataFrame, state: State, t: Translator,
    *, name: str, of_group: bool,
) -> html.Figure:  # fmt: skip
    if of_group:
        lanes = [*_list_regulation(service, node_id, t), *_list_members(rows, t)]
    else:
        lanes = _list_memberships(service, rows, t)
    axis = _choose_axis(service, rows, state)
    alt = t("Bars along the years, one a membership of {name}; the table below has all.", name=name)
    picture = html.Img(src=_encode(draw_timeline(lanes, axis)), alt=alt)
    return html.Figure([picture, _build_legend(lanes, axis, t)], className="timeline")


def _encode(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _choose_axis(service: Service, rows: pd.DataFrame, state: State) -> Axis:
    """Some years before the data are filled, or from before whatever ended earlier still."""
    filled, last = first_filled_date(service.dataset), service.dataset.date
    began = min(filter(None, rows["since"]), default=filled)
    ends = [int(day[:4]) - 1 for day in rows["until"] if day]
    year = min([int(filled[:4]) - YEARS_BEFORE, *ends])
    first = max(f"{year}-01-01", min(began, filled)[:4] + "-01-01")
    shown = service.date_of(state.selection)
    return Axis(first, last, filled=filled, shown=shown if shown < last else "")


def _list_memberships(service: Service, rows: pd.DataFrame, t: Translator) -> list[Lane]:
    """A lane a collaboration, by domain; a notch where the law began or ceased to require it."""
    obligations = list_obligations(service)
    lanes = []
    for (domain, key), mine in rows.groupby(["domain", "other_id"], sort=False):
        notches = tuple(since for _, since, _ in obligations.get(str(key), [])[1:])
        spans = _read_spans(mine, notches)
        label = _label_domain(str(domain), t)
        lanes.append(Lane(mine["name"].iloc[0], label, colour_domain(str(domain)), spans))
    return lanes


def _read_spans(rows: pd.DataFrame, notches: tuple[str, ...] = ()) -> tuple[Span, ...]:
    return tuple(
        Span(row.since, row.until, row.began, row.ended, notches)
        for row in rows.itertuples(index=False)
    )


def _list_members(rows: pd.DataFrame, t: Translator) -> list[Lane]:
    """A lane a member, or one for several that came and went alike."""
    alike: dict[tuple[Span, ...], list[str]] = {}
    for _, mine in rows.groupby("other_id", sort=False):
        alike.setdefault(_read_spans(mine), []).append(str(mine["name"].iloc[0]))
    colour, heading = colour_domain(str(rows["domain"].iloc[0])), t("Members")
    lanes = []
    for spans, names in alike.items():
        if len(names) >= ALIKE:
            rest, first = len(names) - 1, names[0]
            names = [t.n("{name} and {n} other", "{name} and {n} others", rest, name=first)]
        lanes += [Lane(name, heading, colour, spans) for name in names]
    return lanes


def _list_regulation(service: Service, node_id: str, t: Translator) -> list[Lane]:
    """The versions of the regulation as one bar with a notch for each, and what the law asked."""
    versions = list_versions(service, node_id)
    days = [day for day in versions["since"] if day]
    until = "" if versions["until"].eq("").any() else max(versions["until"])
    whole = Span(min(days, default=""), until, notches=tuple(days[1:]))
    named = t.n("{n} version", "{n} versions", len(versions))
    lanes = [Lane(named, t("Regulation"), INK, (whole,))]
    for term, since, end in list_obligations(service).get(node_id, []):
        label = t.label(vocabulary.OBLIGATIONS[term])
        lanes.append(Lane(label, t("Regulation"), SOFT, (Span(since, end),)))
    return lanes


def _build_legend(lanes: Iterable[Lane], axis: Axis, t: Translator) -> html.Figcaption:
    """What the marks mean that are drawn, and the lines and the ground."""
    spans = [span for lane in lanes for span in lane.spans]
    drawn = {span.began for span in spans if span.since >= axis.first} | {s.ended for s in spans}
    meant: dict[str, list[str]] = {}
    for change, mark in MARKS.items():
        if change in drawn:
            meant.setdefault(mark, []).append(change)
    parts: list[Any] = []
    for changes in meant.values():
        said = " / ".join(t.label(CHANGES[change]) for change in changes)
        parts.append(html.Span([html.Img(src=_encode(draw_mark(changes[0])), alt=""), said]))
    if any(span.notches for span in spans):
        parts.append(html.Span(t("Notch: a new version, or the law came to ask it or no longer")))
    if axis.filled > axis.first:
        parts.append(html.Span(t("Grey: the register was being filled")))
    if axis.shown:
        parts.append(html.Span(t("Dashed: {day}", day=t.day(axis.shown))))
    return html.Figcaption(parts)


def _label_domain(domain: str, t: Translator) -> str:
    known = domain in vocabulary.DOMAINS
    return t.label(vocabulary.DOMAINS[domain]) if known else t("unknown")


def _build_table(
    service: Service, network: Network, rows: pd.DataFrame, state: State, t: Translator,
    *, of_group: bool,
) -> html.Details:  # fmt: skip
    """All rows, folded: who or what, since when and until when, and how."""
    head = [t("Since"), t("How it began"), t("Until"), t("How it ended")]
    head = [t("Member"), *head] if of_group else [t("Collaboration"), t("Domain"), *head]
    body = []
    for row in rows.itertuples(index=False):
        link = link_past(service, network, str(row.other_id), row.until, state)
        link = row.name if isinstance(link, str) else link
        named = [link] if of_group else [
            _mark_domain(link, row.domain),
            _label_domain(row.domain, t),
        ]  # fmt: skip
        body.append([
            *named,
            _show_day(row.since, "", t),
            _describe_how(row.began, row.began_by_name, t),
            _show_day(row.until, t("still so"), t),
            _describe_how(row.ended, row.ended_by_name, t),
        ])  # fmt: skip
    title = t.n("{n} membership as a table", "All {n} memberships as a table", len(rows))
    table = build_rows(head, body, label=title)
    return html.Details([html.Summary(title), table], className="on-screen")


def _mark_domain(link: html.A | str, domain: str) -> html.Span:
    colour = {"--domain": colour_domain(domain)}
    return html.Span(link, className="option marked", style=colour)


def _show_day(day: str, otherwise: str, t: Translator) -> html.Span | str:
    return html.Span(t.day(day), className="day") if day else otherwise


def _describe_how(change: str, causes: str, t: Translator) -> str:
    if not change:
        return ""
    names = ", ".join(causes.split(";")) if causes else ""
    return t.label(CHANGES[change]) + (f": {names}" if names else "")
