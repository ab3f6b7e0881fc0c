"""Communities of municipalities: which there are, and how they fit the regions of the country."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import html

from explorer.figures.places import draw_groups
from explorer.measures.agreement import AGREEMENTS, leave_single
from explorer.measures.communities import (
    ALONE,
    RUNS,
    SEED,
    STABILITY_RUNS,
    Communities,
    compare_communities,
    describe_communities,
    find_communities,
    stability,
)
from explorer.measures.parameters import RESOLUTION
from explorer.measures.straddling import count_regions
from explorer.network import Network
from explorer.tables.queries import Service
from explorer.tables.regions import find_regions, name_province
from explorer.translate import Translator
from explorer.web.overlap.actor_map import build_map, mark_community, place_actors
from explorer.web.overlap.agreement import explain_missing, has_missing
from explorer.web.overlap.divisions import name_division
from explorer.web.overlap.straddling import build_between, build_outsiders
from explorer.web.state import State
from explorer.web.ui.controls import build_form
from explorer.web.ui.section import build_section, define_measures, link_table
from explorer.web.ui.table import box_table, build_table

DEFINED = ("modularity", "stability", "participation", *AGREEMENTS)


def build_communities(service: Service, state: State, t: Translator) -> html.Section:
    """The communities on the map and in a table, their agreement with regions, who straddles."""
    network = service.network_of(state.selection)
    found = find_communities(network, resolution=state[RESOLUTION])
    described = describe_communities(network, found)
    names = network.actors["name"].to_dict()
    held = stability(network, found).groupby(found.labels).mean()
    described["stability"] = held.reindex(described.index)
    described["name"] = [", ".join(names[node] for node in ids) for ids in described["largest"]]
    regions = find_regions(service, state.selection)
    short = [names[ids[0]] for ids in described["largest"]]
    body: list[Any] = [
        html.P(describe_community_count(found, t), className="lead"),
        html.P(_explain(t), className="definition"),
        _build_controls(state, t),
    ]
    if len(described):
        body += [
            html.Div(
                [
                    _draw(service, state, t, found=found, described=described),
                    _build_table(described, list_regions(network, found, t, regions=regions), t),
                ],
                className="beside",
            ),
            *_compare(regions, found, t),
            *build_between(network, state, t, found=found, short=short),
            *build_outsiders(network, t, found=found, short=short),
        ]
    foot = [html.P(link_table("communities", state, t)), define_measures(DEFINED, t)]
    return build_section("communities", t("Communities"), body, foot=foot)


def describe_community_count(found: Communities, t: Translator) -> str:
    """How many communities there are, how good they are, and how many are in none."""
    if found.sizes.empty:
        return t("No two municipalities share a collaboration: there are no communities.")
    said = t.n(
        "{n} community of municipalities that share more with one another than with the rest; "
        "modularity {modularity}.",
        "{n} communities of municipalities that share more with one another than with the rest; "
        "modularity {modularity}.",
        len(found.sizes),
        modularity=t.number(found.modularity, digits=3),
    )
    alone = int((found.labels == ALONE).sum())
    if alone:
        said += " " + t.n(
            "{n} without a partner is in none.", "{n} without a partner are in none.", alone
        )
    return said


def _explain(t: Translator) -> str:
    return t(
        "Found by Leiden's algorithm on the collaborations that municipalities share: the best of "
        "{runs} runs with seed {seed}. It is a heuristic: other communities that are nearly as "
        "good may exist. Stability says how often: in {others} other runs, the share in which two "
        "of its municipalities are together. A higher resolution gives smaller ones.",
        runs=RUNS,
        others=STABILITY_RUNS,
        seed=SEED,
    )


def _build_controls(state: State, t: Translator) -> html.Div:
    marks = {"decimalSeparator": t.separators[0], "allowedDecimalSeparators": [",", "."]}
    return build_form("modularity", state, t, resolution={"w": 130, **marks})


def _draw(
    service: Service, state: State, t: Translator, *, found: Communities, described: pd.DataFrame
) -> html.Figure:
    labels = [f"{number + 1} {name}" for number, name in described["name"].items()]
    figure = draw_groups(place_actors(service, state).assign(group=found.labels), labels=labels)
    caption = t("Municipalities in the colour of their community; its number is that of the table.")
    return build_map(
        "communities-map",
        figure,
        (service, state, t),
        title=t("Communities"),
        caption=caption,
        names=labels,
    )


def list_regions(
    network: Network, found: Communities, t: Translator, *, regions: Mapping[str, pd.DataFrame]
) -> dict[str, dict[int, str]]:
    """By heading and community, in which regions its members lie: see `describe_regions`.

    regions: of `find_regions`. Safety regions are left out when none is known.
    """
    provinces = network.actors["province_id"]
    names = {province: name_province(province) for province in provinces.unique()}
    said = {t("Provinces"): describe_regions(count_regions(found, provinces), names, t)}
    safety = regions["safety_region"]
    if len(safety):
        names = dict(zip(safety["region_id"], safety["region"], strict=True))
        counts = count_regions(found, safety["region_id"])
        said[t("Safety regions")] = describe_regions(counts, names, t)
    return said


def describe_regions(counts: pd.DataFrame, names: dict[str, str], t: Translator) -> dict[int, str]:
    """By community its regions, most members first: `Twente 14, IJsselland 2`.

    counts: of `count_regions`; names: of regions by id.
    """
    said: dict[int, list[str]] = {}
    for number, region, actors in counts.itertuples(index=False, name=None):
        said.setdefault(number, []).append(f"{names[region]} {t.number(actors)}")
    return {number: ", ".join(parts) for number, parts in said.items()}


def _build_table(
    described: pd.DataFrame, regions: Mapping[str, Mapping[int, str]], t: Translator
) -> html.Div:
    head = [t("Community"), t("Municipalities"), t("Shared inside"), t("Stability"), *regions]
    rows = [
        [
            [mark_community(row.Index), row.name],
            t.number(row.actors),
            t.share(row.inside),
            t.share(row.stability),
            *(said.get(row.Index, "") for said in regions.values()),
        ]
        for row in described.itertuples()
    ]
    return box_table(build_table(head, rows), t("Communities"), look="tall")


def _compare(regions: Mapping[str, pd.DataFrame], found: Communities, t: Translator) -> list[Any]:
    head = (
        html.Span(t("Division"), className="unseen"),
        t("Regions"),
        t("Mutual information"),
        t("Adjusted Rand"),
        t("Communities within one region"),
    )
    rows = [
        [name_division(kind, t), *_compare_with(rows["region_id"], found, t)]
        for kind, rows in regions.items()
    ]
    title = t("How the communities agree with the divisions")
    table = build_table(head, rows, numbers=range(1, len(head)))
    missing = [html.P(explain_missing(t), className="definition")] if has_missing(rows) else []
    return [html.H3(title), box_table(table, title), *missing]


def _compare_with(regions: pd.Series, found: Communities, t: Translator) -> list[Any]:
    if regions.empty:
        return [html.Td(t("not known at this date"), colSpan=4)]
    agreement = leave_single(pd.DataFrame([compare_communities(found, regions)])).iloc[0]
    values = (agreement[name] for name in AGREEMENTS[:2])
    return [
        t.number(int(agreement["regions_other"])),
        *("–" if pd.isna(value) else t.number(value, digits=2) for value in values),
        t.share(agreement["nested"]),
    ]
