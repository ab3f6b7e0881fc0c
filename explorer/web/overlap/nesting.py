"""The tree of collaborations within collaborations."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import html

from explorer import vocabulary
from explorer.figures.palette import colour_domain
from explorer.measures.groups import build_nesting
from explorer.measures.registry import measures_by
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.state import State
from explorer.web.ui.aria import label_aria
from explorer.web.ui.section import (
    build_section,
    define_measures,
    lead_to_nodes,
    link_collaborations,
    link_table,
)

Node = dict[str, Any]


def build_nesting_tree(service: Service, state: State, t: Translator) -> html.Section:
    """Who has all members of whom: the largest first, each opening on what lies within it."""
    rows = service.network_of(state.selection).collaborations
    forest = service.nesting_of(state.selection)
    top, alone = split_roots(forest)
    apart = link_collaborations(rows.loc[list_collaborations(alone)], state, t)
    holding, within = list_collaborations(top), len(rows) - len(apart)
    said = t(
        "{top}. {within}, each below the smallest that has all of its members; {apart}.",
        top=t.n(
            "{n} collaboration has all members of others, and more",
            "{n} collaborations have all members of others, and more",
            len(holding),
        ),
        within=t.n("{n} lies within them", "{n} lie within them", within - len(holding)),
        apart=t.n("{n} stands apart", "{n} stand apart", len(apart)),
    )
    keys = t(
        "Before the name stands the number of members. Open a line with a click, or with the space "
        "bar and the arrow keys."
    )
    return build_section(
        "nesting",
        t("Collaborations within collaborations"),
        [
            html.P(said, className="lead"),
            html.P(keys, className="definition"),
            _build_tree(grow_tree(forest, top, name_nodes(rows, t), t), state, t),
            html.Details(
                [
                    html.Summary(t("Those that stand apart")),
                    html.P(list(apart.values()), className="run"),
                ]
            ),
        ],
        foot=[
            html.P(link_table("nesting", state, t)),
            define_measures(measures_by(build_nesting), t),
        ],
    )


def split_roots(forest: pd.DataFrame) -> tuple[list[Node], list[Node]]:
    """The roots of a forest (see `build_nesting`) that hold others, and those that do not."""
    roots = forest[forest["parent"] == ""]
    holding = roots["node"].isin(forest["parent"])
    return roots[holding].to_dict("records"), roots[~holding].to_dict("records")


def list_collaborations(nodes: Sequence[Node]) -> list[str]:
    """The collaborations that nodes stand for, in the order of the nodes."""
    return [each for node in nodes for each in node["collaborations"]]


def name_nodes(collaborations: pd.DataFrame, t: Translator) -> dict[str, dict[str, str]]:
    """Of every collaboration what a line of the tree shows: its id, name, domain and its colour."""
    domains = {term.id: t.label(term) for term in vocabulary.DOMAINS.values()}
    columns = (collaborations[name] for name in ("short_name", "domain"))
    return {
        str(key): {
            "id": str(key),
            "name": name,
            "domain": domains.get(domain, ""),
            "colour": colour_domain(domain),
        }
        for key, name, domain in zip(collaborations.index, *columns, strict=True)
    }


def grow_tree(
    forest: pd.DataFrame, roots: Sequence[Node], names: dict[str, dict[str, str]], t: Translator
) -> list[dict[str, Any]]:
    """Roots of a forest with all below them, as data of `dmc.Tree`.

    A node has its `value` and `label`, its `children`, largest first, and in `nodeProps` its `size`
    in members, its `collaborations` as in `names`, how many lie `within` it at any depth, both
    numbers in words, and what else it lies in.
    """
    below: dict[str, list[Node]] = {}
    for node in forest.to_dict("records"):
        below.setdefault(node["parent"], []).append(node)

    def grow(node: Node) -> dict[str, Any]:
        children = [grow(child) for child in below.get(node["node"], [])]
        shown = [names[each] for each in node["collaborations"]]
        inside = [child["nodeProps"] for child in children]
        within = sum(len(each["collaborations"]) + each["within"] for each in inside)
        label = ", ".join(each["name"] for each in shown)
        props = {
            "size": node["size"],
            "collaborations": shown,
            "within": within,
            "said": t.n("{n} member", "{n} members", node["size"]),
            "saidWithin": t.n("{n} within", "{n} within", within),
            "alsoIn": _describe_others(node["within"][1:], names, t),
        }
        return {"value": node["node"], "label": label, "children": children, "nodeProps": props}

    return [grow(root) for root in roots]


def _describe_others(others: Sequence[str], names: dict[str, dict[str, str]], t: Translator) -> str:
    """What else holds a node whose place in the tree is below one; empty for none."""
    listed = ", ".join(names[node]["name"] for node in others)
    return t("also within {names}", names=listed) if listed else ""


def _build_tree(data: list[dict[str, Any]], state: State, t: Translator) -> dmc.Tree:
    """One component whatever the depth: Dash draws nested ones ever slower the deeper they lie."""
    return dmc.Tree(
        id="nesting-tree",
        data=data,
        className="tree",
        levelOffset=24,
        allowRangeSelection=False,
        renderNode={"function": "nestingNode", "options": {"to": lead_to_nodes(state)}},
        **label_aria(t("Collaborations within collaborations")),
    )
