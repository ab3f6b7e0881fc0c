"""What the browser needs to draw: all that can be drawn, and what of it is shown and how."""

from dataclasses import replace
from typing import Any

import pandas as pd

from explorer import vocabulary
from explorer.figures.borders import UNITS_PER_KM
from explorer.figures.columns import arrange_columns
from explorer.figures.constellation import arrange_constellation
from explorer.figures.encoding import LAND, SEQUENTIAL, Shades, classify_values, size_nodes
from explorer.figures.palette import INK, colour_domain
from explorer.measures.compute import list_bases
from explorer.measures.overlap import MODES
from explorer.measures.parameters import LEVEL, METHOD
from explorer.measures.registry import MEASURES
from explorer.network import Network, Selection
from explorer.network.distance import find_path, measure_distances
from explorer.snapshot.options import KEEP, NODES, THRESHOLD
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.parameters import COLOUR, DEPTH, LAYOUT, SHADE, SIZE
from explorer.web.links import link_operation
from explorer.web.site import find_mine
from explorer.web.state import State
from explorer.web.ui.bases import name_basis
from explorer.web.ui.selection_summary import count_actors


def draw_base(service: Service, state: State, t: Translator) -> dict[str, Any]:
    """Columns of all that can be drawn, `key` to tell drawings apart, and where borders are.

    Of both modes all nodes and ties at the state's date; of a projection, and in columns, the
    nodes and ties that its filters leave.
    """
    base = find_base(service, state)
    actors, collaborations, ties = base.actors, base.collaborations, name_ends(base)
    if state[NODES] != "both":
        network = service.network_of(state.selection)
        ties = project_ties(service, state)
        keep_actors = state[NODES] == "municipality"
        actors = network.actors if keep_actors else network.actors.iloc[:0]
        collaborations = network.collaborations.iloc[: 0 if keep_actors else None]
    columns: dict[str, Any] = arrange_constellation(
        actors, collaborations, ties, positions=place_nodes(service, state, base)
    )
    dated = replace(state, selection=Selection(date=base.date))
    borders = link_operation("borders", dated)
    return columns | {
        "key": key_of(service, state),
        "layout": state[LAYOUT],
        "headings": list_headings(base, t) if state[LAYOUT] == "columns" else [],
        "borders": borders if state[LAYOUT] == "map" else "",
    }


def find_base(service: Service, state: State) -> Network:
    """What the drawing is of: in columns what the filters leave, else all, that nothing jumps."""
    if state[LAYOUT] == "columns":
        return service.network_of(state.selection)
    return service.base_of(state.selection)


def list_headings(base: Network, t: Translator) -> list[dict[str, Any]]:
    """Names of provinces and domains at the middle of their stretch of a column."""
    places = arrange_columns(base.actors, base.collaborations, base.ties).set_index("node_id")
    headings = []
    for nodes, column, terms, side in (
        (base.actors, "province_id", vocabulary.PROVINCES, "left"),
        (base.collaborations, "domain", vocabulary.DOMAINS, "right"),
    ):
        at = places.loc[nodes.index].groupby(nodes[column]).mean()
        headings += [
            {
                "label": t.label(term),
                "x": round(float(at.loc[code, "x"]) * UNITS_PER_KM, 1),
                "y": round(float(at.loc[code, "y"]) * UNITS_PER_KM, 1),
                "side": side,
            }
            for code, term in terms.items()
            if code in at.index
        ]
    return headings


def name_ends(network: Network) -> pd.DataFrame:
    """The ties of a two-mode network as `source`, `target` and `weight`."""
    ties = network.ties
    ends = {"source": ties["actor_id"], "target": ties["collaboration_id"], "weight": 1}
    return pd.DataFrame(ends)


def project_ties(service: Service, state: State) -> pd.DataFrame:
    """The ties of the projection that the state asks for, `weight` being what two share."""
    frame = service.project(
        state.selection,
        MODES[state[NODES]],
        keep=state[KEEP],
        threshold=state[THRESHOLD],
        method=state[METHOD],
        level=state[LEVEL],
    )
    return frame.rename(columns={"first": "source", "second": "target", "shared": "weight"})


def count_drawn(service: Service, state: State, t: Translator) -> str:
    """What of the network is drawn: nodes of the modes shown, ties between them, and the date."""
    network = service.network_of(state.selection)
    shown = list_shown(network, state)
    both = state[NODES] == "both"
    ties = name_ends(network) if both else project_ties(service, state)
    drawn = int((ties["source"].isin(shown) & ties["target"].isin(shown)).sum())
    counts = []
    if state[NODES] != "collaboration":
        counts += count_actors(network.actors["kind"].loc[network.actors.index.isin(shown)], t)
    if state[NODES] != "municipality":
        groups = int(network.collaborations.index.isin(shown).sum())
        counts.append(t.n("{n} collaboration", "{n} collaborations", groups))
    between = t.n("{n} tie between them", "{n} ties between them", drawn)
    counts.append(t.n("{n} tie", "{n} ties", drawn) if both else between)
    return f"{', '.join(counts)} · {t.day(network.date)}"


def place_nodes(service: Service, state: State, base: Network) -> pd.DataFrame:
    """Where the nodes stand in the state's layout: node_id, x and y, in kilometres."""
    if state[LAYOUT] == "columns":
        return arrange_columns(base.actors, base.collaborations, base.ties)
    return service.positions_of(state[LAYOUT])


def key_of(service: Service, state: State) -> str:
    """What tells one drawing from another: package, date and kinds; of projections all of it."""
    if state[NODES] == "both":
        drawn = find_base(service, state).selection.to_query()
    else:
        kept = f"{state[KEEP]}&{state[METHOD]}&{state[LEVEL]}&{state[THRESHOLD]}"
        drawn = f"{state.selection.to_query()}&{kept}"
    return f"{service.dataset.name}?{drawn}&nodes={state[NODES]}"


def name_drawing(service: Service, state: State) -> list[str]:
    """What tells a drawing from another: what can be drawn, its layout, and last what is shown."""
    return [key_of(service, state), state[LAYOUT], state.to_query()]


def list_shown_nodes(service: Service, state: State, t: Translator) -> dict[str, Any]:
    """Which nodes are shown (ids), with size in pixels, colour and what their card says.

    `selected`: ids of those selected; `path`: ids on the shortest path between two of them;
    `mine`: ids of my municipalities; `shade`: colours of municipal areas by code; `empty`: whether
    the filters leave no tie; `query`: the state it is of; `date`, `day`: its date, and that as
    people write it.
    """
    network = service.network_of(state.selection)
    values = measure_nodes(service, state)
    shown = list_shown(network, state)
    return {
        "id": shown,
        "size": _size(network, values[state[SIZE]]).loc[shown].tolist(),
        "colour": _colour(service, network, state).loc[shown].tolist(),
        "card": _write_cards(network, values, state, t).loc[shown].tolist(),
        "selected": [node for node in state.selected if node in set(shown)],
        "path": find_shown_path(network, state),
        "mine": [code for code in find_mine(service, state).names if code in set(shown)],
        "shade": shade_areas(service, state),
        "empty": not len(network.ties),
        "query": state.to_query(),
        "date": network.date,
        "day": t.day(network.date),
    }


def measure_nodes(service: Service, state: State) -> pd.DataFrame:
    """The measures that the drawing needs, by node id."""
    wanted = [state[SIZE], "degree"]
    if state[COLOUR] != "domain":
        wanted.append(state[COLOUR])
    return service.measure_nodes(state.selection, tuple(dict.fromkeys(wanted)))


def list_drawn(network: Network, state: State) -> list[str]:
    """Ids of the nodes of the modes drawn."""
    if state[NODES] == "municipality":
        return list(network.actors.index)
    if state[NODES] == "collaboration":
        return list(network.collaborations.index)
    return list(network.degrees.index)


def list_shown(network: Network, state: State) -> list[str]:
    """Ids of the nodes shown: those drawn that are near enough to what is selected."""
    ids = list_drawn(network, state)
    if state[DEPTH] and any(node in network.degrees.index for node in state.selected):
        near = set(measure_distances(network, state.selected, most=state[DEPTH]).index)
        ids = [node for node in ids if node in near]
    return ids


def find_shown_path(network: Network, state: State) -> list[str]:
    """Ids on the shortest path between the two nodes selected; none for other numbers of them."""
    known = [node for node in state.selected if node in network.degrees.index]
    if len(known) != 2:
        return []
    path = find_path(network, *known)
    return list(path.nodes) if path else []


def _size(network: Network, values: pd.Series) -> pd.Series:
    actors = size_nodes(values.loc[network.actors.index], "actor")
    groups = size_nodes(values.loc[network.collaborations.index], "collaboration")
    return pd.concat([actors, groups])


def span_sizes(service: Service, state: State) -> list[tuple[str, float, float]]:
    """The least and the greatest value that sizes show: mode, value and diameter in pixels.

    Of each mode that is shown and has values; one where all are equal.
    """
    network = service.network_of(state.selection)
    values = measure_nodes(service, state)[state[SIZE]]
    sizes = _size(network, values)
    shown = pd.Index(list_shown(network, state))
    found: dict[tuple[str, float], float] = {}
    for mode, nodes in (("actor", network.actors), ("collaboration", network.collaborations)):
        known = values.loc[shown.intersection(nodes.index)].dropna()
        for node in (known.idxmin(), known.idxmax()) if len(known) else ():
            found[mode, float(known[node])] = float(sizes[node])
    return [(mode, value, size) for (mode, value), size in found.items()]


def _colour(service: Service, network: Network, state: State) -> pd.Series:
    if state[COLOUR] != "domain":
        return classify_nodes(service, state).paint(SEQUENTIAL)
    actors = pd.Series(INK, index=network.actors.index, dtype=object)
    return pd.concat([actors, network.collaborations["domain"].map(colour_domain)])


def classify_areas(service: Service, state: State) -> Shades:
    """Classes of municipalities by what their areas are shaded by; none without a shade."""
    actors = service.network_of(state.selection).actors
    municipal = actors.index[actors["kind"].eq("municipality")]
    if state[SHADE] == "none":
        return Shades(pd.Series(dtype="int64"), ())
    if state[SHADE] == "population":
        return classify_values(actors.loc[municipal, "population"])
    return classify_values(
        service.measure_nodes(state.selection, (state[SHADE],)).loc[municipal, state[SHADE]]
    )


def classify_nodes(service: Service, state: State) -> Shades:
    """Classes of the nodes drawn by the measure that they are coloured by."""
    values = service.measure_nodes(state.selection, (state[COLOUR],))[state[COLOUR]]
    return classify_values(values.loc[list_drawn(service.network_of(state.selection), state)])


def shade_areas(service: Service, state: State) -> dict[str, str]:
    """Colours of municipal areas by code, without those that have no value."""
    shades = classify_areas(service, state)
    painted = shades.paint(LAND)[shades.codes >= 0]
    return {str(code): colour for code, colour in painted.items()}


def _write_cards(network: Network, values: pd.DataFrame, state: State, t: Translator) -> pd.Series:
    """One line a node for the card that shows on hover: what it is and its values."""
    actors, groups = network.actors, network.collaborations
    kinds = {term.id: t.label(term) for term in vocabulary.KINDS.values()}
    domains = {term.id: t.label(term) for term in vocabulary.DOMAINS.values()}
    what = [*actors["kind"].map(kinds).fillna(""), *groups["domain"].map(domains).fillna("")]
    ties = [
        t.n("{n} collaboration", "{n} collaborations", n)
        for n in network.degrees.iloc[: len(actors)]
    ]
    members = [t.n("{n} member", "{n} members", n) for n in network.degrees.iloc[len(actors) :]]
    lines = pd.Series(what, index=network.degrees.index) + " · " + [*ties, *members]
    for name in dict.fromkeys((state[SIZE], state[COLOUR])):
        if name in ("degree", "domain"):
            continue
        record = MEASURES[name]
        numbers = values[name].map(lambda value, d=record.digits: t.number(value, digits=d))
        more = " · " + t.label(record) + " " + numbers
        if record.basis:
            named = list_bases(network, (name,))[record.basis]
            said = named.map(lambda basis, own=record: name_basis(own, basis, t))
            more += (" (" + said + ")").where(said.ne(""), "")
        lines += more.where(values[name].notna(), "")
    return lines
