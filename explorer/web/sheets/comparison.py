"""Several nodes beside each other: what they share, and the path from one to the other in words."""

from typing import Any

from dash import dcc, html

from explorer.measures.overlap import compare_nodes
from explorer.network import Network
from explorer.network.distance import find_path
from explorer.tables.nodes import list_shared, mode_of, name_node
from explorer.translate import Translator
from explorer.web.links import link_scenario
from explorer.web.state import State
from explorer.web.ui.swatch import swatch


def build_comparison(network: Network, state: State, t: Translator) -> list[Any]:
    """The nodes selected, what all of them share, and between two the shortest path."""
    selected = [node for node in state.selected if node in network.degrees.index]
    parts: list[Any] = [
        html.H2(t.n("{n} selected", "{n} selected", len(selected))),
        html.Ul([_build_node(network, node, state, t) for node in selected], className="names"),
    ]
    towns = network.actors.index[network.actors["kind"].eq("municipality")]
    if len(selected) > 1 and set(selected) <= set(towns):
        href = link_scenario(state, add="merge")
        parts.append(html.P(html.A(t("What if they merged?"), href=href), className="links-line"))
    if len({mode_of(network, node) for node in selected}) == 1:
        parts += _build_shared(network, selected, state, t)
    if len(selected) == 2:
        parts += _build_path(network, selected, t)
    return parts


def _build_node(network: Network, node: str, state: State, t: Translator) -> html.Li:
    rest = tuple(other for other in state.selected if other != node)
    name = name_node(network, node)
    return html.Li(
        [
            _mark(network, node),
            dcc.Link(name, href=state.choose(node).to_href()),
            dcc.Link(
                "×",
                href=state.put(select=rest).to_href(),
                className="remove",
                title=t("Remove {name}", name=name),
            ),
        ]
    )


def _mark(network: Network, node: str) -> html.I:
    if mode_of(network, node) == "actor":
        return html.I(className="dot")
    return swatch(str(network.collaborations.loc[node, "domain"]))


def _build_shared(network: Network, selected: list[str], state: State, t: Translator) -> list[Any]:
    shared = list_shared(network, selected)
    actors = mode_of(network, selected[0]) == "actor"
    title = t("Collaborations they share") if actors else t("Members they share")
    parts: list[Any] = [html.H3(f"{title}: {t.number(len(shared))}")]
    if len(selected) == 2:
        overlap = compare_nodes(network, *selected)
        text = t(
            "Jaccard index {jaccard}, overlap coefficient {overlap}.",
            jaccard=t.number(float(overlap["jaccard"]), digits=2),
            overlap=t.number(float(overlap["overlap_coefficient"]), digits=2),
        )
        parts.append(html.P(text, className="definition"))
    links = [
        html.Li(
            [
                _mark(network, node),
                dcc.Link(name_node(network, node), href=state.choose(node).to_href()),
            ]
        )
        for node in shared
    ]
    return [*parts, html.Ul(links, className="names")]


def _build_path(network: Network, selected: list[str], t: Translator) -> list[Any]:
    first, last = selected
    title = html.H3(t("The way from one to the other"))
    path = find_path(network, first, last)
    if path is None:
        return [title, html.P(t("Nothing in this network connects them."))]
    said = [html.P(sentence) for sentence in describe_path(network, path.nodes, t)]
    if path.count > 1:
        text = t.n(
            "{n} way is as short; this one goes through the smallest collaborations.",
            "{n} ways are as short; this one goes through the smallest collaborations.",
            path.count,
        )
        said.append(html.P(text, className="definition"))
    return [title, html.Div(said, className="path")]


def describe_path(network: Network, nodes: tuple[str, ...], t: Translator) -> list[str]:
    """A path in sentences, one for every collaboration on it."""
    sentences = []
    names = [name_node(network, node) for node in nodes]
    for place, node in enumerate(nodes):
        if mode_of(network, node) == "actor":
            continue
        before = names[place - 1] if place else ""
        after = names[place + 1] if place + 1 < len(nodes) else ""
        if before and after:
            text = t(
                "{first} meets {second} in {collaboration}.",
                first=before,
                second=after,
                collaboration=names[place],
            )
        else:
            text = t("{first} takes part in {collaboration}.", first=before or after,
                     collaboration=names[place])  # fmt: skip
        sentences.append(text)
    return sentences
