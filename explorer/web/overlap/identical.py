"""Groups of collaborations whose members are exactly the same."""

from dash import html

from explorer.measures.groups import list_identical
from explorer.measures.registry import measures_by
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.state import State
from explorer.web.ui.section import build_section, define_measures, link_collaborations, link_table


def build_identical(service: Service, state: State, t: Translator) -> html.Section:
    """The groups, largest membership first; who the members are opens below each."""
    network = service.network_of(state.selection)
    groups, names = list_identical(network), network.actors["name"].to_dict()
    said = t.n(
        "{n} group holds {all} collaborations whose members are exactly the same.",
        "{n} groups hold {all} collaborations whose members are exactly the same.",
        len(groups),
        all=t.number(int(groups["count"].sum())),
    )
    together = sorted({each for ids in groups["collaborations"] for each in ids})
    links = link_collaborations(network.collaborations.loc[together], state, t)
    rows = [
        _build_group([links[each] for each in ids], sorted(names[each] for each in members), t)
        for ids, members in zip(groups["collaborations"], groups["members"], strict=True)
    ]
    return build_section(
        "identical",
        t("Collaborations with the same members"),
        [html.P(said, className="lead"), html.Ul(rows, className="groups")],
        foot=[
            html.P(link_table("identical", state, t)),
            define_measures(measures_by(list_identical), t),
        ],
    )


def _build_group(links: list[html.A], names: list[str], t: Translator) -> html.Li:
    summary = html.Summary(t.n("{n} member", "{n} members", len(names)))
    return html.Li([*links, html.Details([summary, ", ".join(names)])])
