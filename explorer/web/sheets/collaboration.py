"""The sheet of a collaboration: what it is, who takes part, and what overlaps with it."""

from typing import Any

from dash import html

from explorer.network import Network
from explorer.parameters import shorten
from explorer.tables.links import find_link
from explorer.tables.queries import Service
from explorer.tables.sheets import find_regulations
from explorer.tables.timeline import list_continuations
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.links import link_feed, link_scenario
from explorer.web.sheets.dossier import Dossier
from explorer.web.sheets.doubled import build_beside
from explorer.web.sheets.layout import build_former, build_head, link_past
from explorer.web.sheets.timeline import build_timeline
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.ui.wrong import build_wrong

# How high the map with what a majority takes is, and the facts, in lines of a table.
MAP_LINES, FACT_LINES = 20, 14


def build_page(context: Context) -> html.Main:
    """The sheet of a collaboration of the network, or what to do when it is not there."""
    service, node_id, state, t = context.service, context.rest, context.state, context.t
    network = service.network_of(state.selection)
    if node_id not in network.collaborations.index:
        return _build_gone(service, network, node_id, state, t)
    row = network.collaborations.loc[node_id]
    full = f"{row['name']}." if row["name"] != row["short_name"] else ""
    dossier = Dossier(service, network, node_id, state, t)
    follows = _list_continuations(service, network, node_id, state, t)
    return html.Main(
        id=ids.MAIN,
        className="document sheet",
        children=[
            build_head(
                dossier.describe_kind(),
                row["short_name"],
                " ".join(filter(None, [full, dossier.say()])),
                _build_links(service, network, node_id, state, t),
            ),
            _build_columns(dossier, follows),
            *build_timeline(service, network, node_id, state, t),
        ],
    )


def _build_columns(dossier: Dossier, follows: list[tuple[str, Any]]) -> html.Div:
    """Its members beside what a majority takes, where it is and what it is; the rest where room is.

    The number of lines of a part says how high it is, the map as high as so many.
    """
    columns = ([dossier.build_members()], [dossier.build_majority(), dossier.build_map()])
    heights = [dossier.count_lines(), MAP_LINES]
    for part, lines in (
        (dossier.build_facts(follows), FACT_LINES),
        dossier.build_overlapping(),
        dossier.build_versions(),
        (dossier.build_odd(), 4),
        (dossier.build_control(), 7),
    ):
        place = heights.index(min(heights))
        columns[place].append(part)
        heights[place] += lines
    return html.Div(
        [html.Div([html.Section(part) for part in column if part]) for column in columns],
        className="briefing dossier",
    )


def _build_links(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> list[html.A]:
    """Where else to look: pages of Verband, and what the data link."""
    selected = state.choose(node_id).to_href()
    outside = (
        (t("Regulation"), find_regulations(service, network).get(node_id, "")),
        (t("Website"), network.collaborations.at[node_id, "website"]),
        (t("Record in the register"), find_link(service.dataset, node_id, "record")),
    )
    return [
        html.A(t("See it in Explore"), href="/" + selected),
        html.A(t("Voting power"), href="/voting" + selected),
        html.A(t("What if it ended?"), href=link_scenario(state, f"dissolve:{node_id}")),
        html.A(t("Follow this (Atom)"), href=link_feed(state, node_id)),
        *(html.A(text, href=href) for text, href in outside if href),
    ]


def _build_gone(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> html.Main:
    """Of one that is in the data but not in the network: until when it was, and what follows."""
    groups = service.dataset.collaborations.set_index("collaboration_id")
    ended = groups["ended"].get(node_id, "")
    if not ended or ended > service.date_of(state.selection):
        beside = build_beside(service, network, node_id, state, t)
        if beside and state.selection.doubles:
            return _build_left_out(service, node_id, beside, t)
        text = t("There is no collaboration {code} in this network.", code=shorten(node_id))
        return build_wrong(t("Collaboration"), text, t)
    name, full = groups.loc[node_id, ["short_name", "name"]]
    last = link_past(service, network, node_id, ended, state)
    said = t("{name} ended on {day}.", name=full, day=t.day(ended))
    head = build_head(t("Collaboration"), name, said, [html.Span([t("As it was:"), " ", last])])
    follows = _list_continuations(service, network, node_id, state, t)
    facts = html.Dl([html.Div([html.Dt(each), html.Dd(parts)]) for each, parts in follows])
    return build_former(head, [facts, *build_timeline(service, network, node_id, state, t)])


def _build_left_out(service: Service, node_id: str, beside: list[Any], t: Translator) -> html.Main:
    """Of one whose municipalities all count in another of its sort, as the selection asks."""
    name = service.dataset.collaborations.set_index("collaboration_id").at[node_id, "short_name"]
    said = t("Left out here: of each sort one counts.")
    return build_former(build_head(t("Collaboration"), name, said, []), beside)


def _list_continuations(
    service: Service, network: Network, node_id: str, state: State, t: Translator
) -> list[tuple[str, list[Any]]]:
    """What it continues and what continues it, linked, and whether that was inferred."""
    rows = list_continuations(service, node_id)
    ended = service.dataset.collaborations.set_index("collaboration_id")["ended"]
    found = []
    for relation, label in (("carries_on", t("Continues")), ("carried_on", t("Continued by"))):
        parts: list[Any] = []
        for row in rows[rows["relation"].eq(relation)].itertuples(index=False):
            link = link_past(service, network, row.other_id, ended[row.other_id], state)
            parts += [", ", link, t(" (inferred)") if row.basis == "inferred" else ""]
        if parts:
            found.append((label, parts[1:]))
    return found


PAGE = Page("/collaboration/", build_page, ids=lambda network: network.collaborations.index)
