"""What holds a network together: nodes and ties without which it falls into parts, and exits.

A part is a connected component of the two-mode network. Who is cut off is told in actors: those
outside the part that keeps most of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy

from explorer.measures.overlap import shared_counts
from explorer.network import Network
from explorer.network.model import keep

CUT_POINTS = ["node", "mode", "parts", "actors", "cut_off"]
BRIDGES = ["actor_id", "collaboration_id", "actors", "cut_off"]
EXITS = [*BRIDGES, "partners_lost", "distance"]
# For each exit that is listed all distances are worked out anew.
MOST_EXITS = 50


@dataclass(frozen=True)
class Walk:
    """A depth-first walk of a network, each part begun at its first node.

    By place in the walk: node, its place in the network, actors first; parent, the place in the
    walk it was reached from, -1 at the beginning of a part; low, the earliest place that it or what
    was reached from it has a tie to, by one tie that was not walked; end, the place behind the last
    that was reached from it. seen: how many actors stand before each place.
    """

    node: np.ndarray
    parent: np.ndarray
    low: np.ndarray
    end: np.ndarray
    seen: np.ndarray

    def find_part(self, place: int) -> tuple[int, int]:
        """From where to where the part goes in which a place is."""
        while self.parent[place] >= 0:
            place = self.parent[place]
        return place, int(self.end[place])

    def count_actors(self, start: int, end: int) -> int:
        """How many actors stand between two places."""
        return int(self.seen[end] - self.seen[start])


@keep
def walk(network: Network) -> Walk:
    """Walk a network depth first. Cost O(nodes + ties).

    Reference: Tarjan 1972, Depth-first search and linear graph algorithms, SIAM Journal on
    Computing 1:146-160, doi 10.1137/0201010.
    """
    near = _list_neighbours(network)
    order: list[int] = []
    place = [-1] * len(near)
    parent: list[int] = []
    low: list[int] = []
    end: list[int] = []

    def enter(node: int, from_place: int) -> tuple[int, Iterator[int]]:
        place[node] = len(order)
        order.append(node)
        parent.append(from_place)
        low.append(place[node])
        end.append(0)
        return place[node], iter(near[node])

    for first in range(len(near)):
        if place[first] >= 0:
            continue
        path = [enter(first, -1)]
        while path:
            here, rest = path[-1]
            for other in rest:
                if place[other] < 0:
                    path.append(enter(other, here))
                    break
                if place[other] != parent[here]:
                    low[here] = min(low[here], place[other])
            else:
                path.pop()
                end[here] = len(order)
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[here])
    node = np.array(order, dtype=np.int64)
    seen = np.concatenate([[0], np.cumsum(node < len(network.actors))])
    columns = [np.array(each, dtype=np.int64) for each in (parent, low, end)]
    return Walk(node, columns[0], columns[1], columns[2], seen)


def _list_neighbours(network: Network) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(len(network.degrees))]
    for actor, group in zip(network.rows, network.columns + len(network.actors), strict=True):
        near[actor].append(int(group))
        near[group].append(int(actor))
    return near


@keep
def list_cut_points(network: Network) -> pd.DataFrame:
    """Nodes without which a part of the network falls apart: its articulation points.

    A row a node: `node`, its id; `mode`, `actor` or `collaboration`; `parts`, how many its own part
    becomes (2 or more); `actors`, how many are cut off, 0 where a collaboration of no other actor
    is; `cut_off`, their ids (tuple, sorted): all but those of the part with most actors, equal
    ones by size and then the first. Sorted by `actors` descending, `parts` descending and `node`.
    Cost O(nodes + ties) and the length of the answer. Reference: see `walk`.
    """
    found = walk(network)
    rows = []
    for here, below in _group_children(found).items():
        first, last = found.find_part(here)
        if here == first:
            pieces = [[span] for span in below] if len(below) > 1 else []
        else:
            own = [span for span in below if found.low[span[0]] >= here]
            pieces = [[span] for span in own]
            if own:
                pieces.insert(0, list(_leave_out((first, last), [(here, here + 1), *own])))
        if pieces:
            rows.append(_describe_cut(network, found, int(found.node[here]), pieces))
    frame = pd.DataFrame(rows, columns=CUT_POINTS).astype({"parts": int, "actors": int})
    return frame.sort_values(
        ["actors", "parts", "node"], ascending=[False, False, True], ignore_index=True
    )


def _group_children(found: Walk) -> dict[int, list[tuple[int, int]]]:
    """Of every place that others were reached from the spans that these begin."""
    children: dict[int, list[tuple[int, int]]] = {}
    for place, parent in enumerate(found.parent.tolist()):
        if parent >= 0:
            children.setdefault(parent, []).append((place, int(found.end[place])))
    return children


def _leave_out(whole: tuple[int, int], spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a span without others in it."""
    start, last = whole
    for begin, end in sorted(spans):
        if begin > start:
            yield start, begin
        start = max(start, end)
    if last > start:
        yield start, last


def _describe_cut(
    network: Network, found: Walk, node: int, pieces: list[list[tuple[int, int]]]
) -> tuple[object, ...]:
    def size(piece: list[tuple[int, int]]) -> tuple[int, int]:
        actors = sum(found.count_actors(*span) for span in piece)
        return actors, sum(end - start for start, end in piece)

    kept = max(pieces, key=size)
    cut = [span for piece in pieces if piece is not kept for span in piece]
    ids = _name_actors(network, found, cut)
    mode = "actor" if node < len(network.actors) else "collaboration"
    return network.degrees.index[node], mode, len(pieces), len(ids), ids


def _name_actors(network: Network, found: Walk, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    nodes = np.concatenate([found.node[start:end] for start, end in spans])
    places = np.sort(nodes[nodes < len(network.actors)])
    return tuple(network.actors.index[places])


@keep
def list_bridges(network: Network) -> pd.DataFrame:
    """Ties without which a part of the network falls in two: its bridges.

    A row a tie: `actor_id`; `collaboration_id`; `actors`, how many are cut off, and `cut_off`,
    their ids (tuple, sorted): those of the side with fewer actors, equal sides the smaller, and
    then that of the tie's actor; none where the actor is the only one. Sorted by `actors`
    descending, then ids. Cost and reference as `list_cut_points`.
    """
    found = walk(network)
    rows = []
    bridging = (found.parent >= 0) & (found.low > found.parent)
    for below in np.flatnonzero(bridging).tolist():
        inner = [(below, int(found.end[below]))]
        outer = list(_leave_out(found.find_part(below), inner))
        nodes = [int(found.node[each]) for each in (below, found.parent[below])]
        group, actor = max(nodes), min(nodes)
        sides = [inner, outer] if actor == nodes[0] else [outer, inner]
        cut = min(sides, key=lambda spans: _measure_side(found, spans))
        ids = _name_actors(network, found, cut)
        names = network.degrees.index
        rows.append((names[actor], names[group], len(ids), ids))
    frame = pd.DataFrame(rows, columns=BRIDGES).astype({"actors": int})
    ends = ["actor_id", "collaboration_id"]
    return frame.sort_values(["actors", *ends], ascending=[False, True, True], ignore_index=True)


def _measure_side(found: Walk, spans: list[tuple[int, int]]) -> tuple[int, int]:
    actors = sum(found.count_actors(*span) for span in spans)
    return actors, sum(end - start for start, end in spans)


def list_exits(network: Network, *, most: int = MOST_EXITS) -> pd.DataFrame:
    """Exits, each an actor that leaves a collaboration, by what they would change in the network.

    A row an exit that cuts someone off or loses the actor a partner: `actor_id`,
    `collaboration_id`; `actors` and `cut_off` as `list_bridges`, 0 and none where the tie is no
    bridge; `partners_lost`, actors met in that collaboration alone (number); `distance`, by how
    much the mean distance of two actors grows, over those that are still connected (0 or more; a
    distance is the number of collaborations on the shortest way from one to the other). Sorted by
    `actors`, `partners_lost` descending, then ids; the first `most` of them. Cost: O(ties) and
    for each row all distances, that is diameter times actors cubed at most.
    """
    exits = _list_all_exits(network).head(most)
    return exits.assign(distance=measure_growth(network, exits))[EXITS]


@keep
def _list_all_exits(network: Network) -> pd.DataFrame:
    """Every exit in the order of `list_exits`, without `distance`."""
    bridges = list_bridges(network)
    W = shared_counts(network, "actor").tocoo()
    single = (W.data == 1) & (W.row != W.col)
    ends = (W.row[single], W.col[single])
    alone = scipy.sparse.csr_array((np.ones(single.sum(), dtype=int), ends), shape=W.shape)
    met = (alone @ network.incidence).tocsr()
    # SciPy gives a matrix where no place is asked for.
    places = (network.rows, network.columns)
    lost = np.asarray(met[places]).ravel() if len(network.ties) else np.zeros(0)
    exits = network.ties[BRIDGES[:2]].assign(partners_lost=lost).astype({"partners_lost": int})
    exits = exits.merge(bridges, how="left", on=BRIDGES[:2])
    exits["actors"] = exits["actors"].fillna(0).astype(int)
    exits["cut_off"] = [each if isinstance(each, tuple) else () for each in exits["cut_off"]]
    exits = exits[(exits["actors"] > 0) | (exits["partners_lost"] > 0)]
    return exits.sort_values(
        ["actors", "partners_lost", *BRIDGES[:2]],
        ascending=[False, False, True, True],
        ignore_index=True,
    )


def measure_growth(network: Network, exits: pd.DataFrame) -> list[float]:
    """By how much each exit lengthens the mean distance of those that it leaves connected."""
    if exits.empty:
        return []
    B = network.incidence.toarray().astype(np.float32)
    before = measure_all_distances(B)
    grown = []
    actors = network.actors.index.get_indexer(exits["actor_id"])
    groups = network.collaborations.index.get_indexer(exits["collaboration_id"])
    for actor, group in zip(actors, groups, strict=True):
        B[actor, group] = 0
        after = measure_all_distances(B)
        B[actor, group] = 1
        left = (after > 0) & np.isfinite(after)
        grown.append(float((after[left] - before[left]).mean()) if left.any() else 0.0)
    return grown


def measure_all_distances(B: np.ndarray) -> np.ndarray:
    """Distance between any two actors, in collaborations; infinite where there is no way.

    B: actors x collaborations, 1 where the actor takes part (float32). 0 on the diagonal.
    """
    near = (B @ B.T > 0).astype(np.float32)
    distances = np.where(near > 0, np.float32(1), np.float32(np.inf))
    np.fill_diagonal(distances, 0)
    reached, steps = near.astype(bool) | np.eye(len(B), dtype=bool), 1
    while True:
        steps += 1
        new = (reached.astype(np.float32) @ near > 0) & ~reached
        if not new.any():
            return distances
        distances[new] = steps
        reached |= new


def count_parts(network: Network) -> list[int]:
    """How many actors each part has that has a tie, the largest first."""
    found = walk(network)
    starts = np.flatnonzero(found.parent < 0).tolist()
    sizes = [
        found.count_actors(start, int(found.end[start]))
        for start in starts
        if found.end[start] - start > 1
    ]
    return sorted(sizes, reverse=True)
