"""How fast the measures and the load are, as ratios within one run on this machine.

Run: make bench, or python bench/measures.py [folder of a data package]
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import networkx as nx
import numpy as np
import pandas as pd
from networkx.algorithms import bipartite

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from explorer.dataset import load_dataset
from explorer.dataset.storage import use_python_texts
from explorer.measures import (
    backbone,
    centrality,
    communities,
    congruence,
    groups,
    ordering,
    overlap,
    voting,
)
from explorer.measures.compute import compute_measures
from explorer.measures.overlap import Mode
from explorer.network import Network, Selection, build_network
from explorer.settings import read_settings
from explorer.snapshot import write_snapshot

VOTERS, MOST_VOTES, VOTING_AIM = 60, 10_000, 2.0
PROJECTIONS = {
    "shared": bipartite.weighted_projected_graph,
    "newman": bipartite.collaboration_weighted_projected_graph,
    "jaccard": lambda graph, nodes: bipartite.overlap_weighted_projected_graph(graph, nodes, True),
    "overlap_coefficient": lambda graph, nodes: bipartite.overlap_weighted_projected_graph(
        graph, nodes, False
    ),
}


def measure(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of some runs of `work`, in seconds."""
    durations = []
    for _ in range(times):
        start = perf_counter()
        work()
        durations.append(perf_counter() - start)
    return min(durations)


def project_all(graph: nx.Graph, nodes: list[str]) -> dict[str, nx.Graph]:
    """The one-mode projection with each of the four weights, by NetworkX."""
    return {name: project(graph, nodes) for name, project in PROJECTIONS.items()}


def agree(frame: pd.DataFrame, projected: dict[str, nx.Graph]) -> bool:
    """Whether the pairs and all their weights are those of NetworkX, to 1e-9."""
    ours = frame.set_index(["first", "second"])
    for name, graph in projected.items():
        theirs = {tuple(sorted(edge)): weight for *edge, weight in graph.edges(data="weight")}
        if set(theirs) != set(ours.index):
            return False
        if not np.allclose(ours[name], [theirs[pair] for pair in ours.index], rtol=0, atol=1e-9):
            return False
    return True


def describe_ratio(name: str, ours: float, theirs: float, aim: float | None = None) -> None:
    """A line: both durations, their ratio and whether that is what was aimed at."""
    aimed = "" if aim is None else f"   aim {aim:.0f} times: {describe_met(theirs / ours >= aim)}"
    print(
        f"{name:38}{1000 * ours:8.1f} ms   NetworkX {1000 * theirs:8.1f} ms   "
        f"{theirs / ours:6.0f} times{aimed}"
    )


def describe_met(met: bool) -> str:
    """Whether an aim is met, in words."""
    return "met" if met else "not met"


def compare_networkx(network: Network) -> None:
    """Print how many times as fast as NetworkX the measures are that it has too."""
    graph, actors = network.to_networkx(), list(network.actors.index)
    for name, own, other, aim in (
        ("betweenness", centrality.betweenness, bipartite.betweenness_centrality, 20),
        ("closeness", centrality.closeness, bipartite.closeness_centrality, None),
    ):
        found, expected = own(network), other(graph, actors)
        assert np.allclose(found, [expected[node] for node in found.index], rtol=0, atol=1e-9)
        ours = measure(partial(own, network))
        theirs = measure(partial(other, graph, actors), times=2)
        describe_ratio(name, ours, theirs, aim)
    modes: tuple[tuple[Mode, list[str]], ...] = (
        ("actor", actors),
        ("collaboration", list(network.collaborations.index)),
    )
    for mode, nodes in modes:
        assert agree(overlap.pairs(network, mode), project_all(graph, nodes))
        ours = measure(partial(overlap.pairs, network, mode))
        theirs = measure(partial(project_all, graph, nodes), times=2)
        describe_ratio(f"projection, all weights, {mode}s", ours, theirs, 10)


def count_votes() -> None:
    """Print how long the power of the most members with the most votes takes."""
    weights = np.random.default_rng(VOTERS).integers(1, MOST_VOTES + 1, VOTERS)
    votes = {f"m{place}": int(weight) for place, weight in enumerate(weights)}
    seconds = measure(lambda: voting.voting_power(votes), times=3)
    print(
        f"{f'voting power, {VOTERS} members, {MOST_VOTES:,} votes':38}{1000 * seconds:8.1f} ms   "
        f"aim under {VOTING_AIM:.0f} s: {describe_met(seconds < VOTING_AIM)}"
    )


def main() -> None:
    """Print a line a task; exit status 0 whether aims are met or not."""
    use_python_texts()
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else read_settings().data
    dataset = load_dataset(folder)
    network = build_network(dataset, Selection())
    n, m = network.incidence.shape
    print(
        f"{dataset.name}, {network.date}: {n} actors, {m} collaborations, {len(network.ties)} ties"
    )
    compare_networkx(network)
    count_votes()
    for name, work in (
        ("load the dataset", lambda: load_dataset(folder)),
        ("build the network", lambda: build_network(dataset, Selection())),
        ("all measures of nodes", lambda: compute_measures(network)),
        ("eigenvector", lambda: centrality.eigenvector(network)),
        ("congruence", lambda: congruence.municipality_congruence(network)),
        ("communities", lambda: communities.find_communities(network)),
        ("identical memberships", lambda: groups.list_identical(network)),
        ("nesting", lambda: groups.build_nesting(network)),
        ("backbone, SDSM", lambda: backbone.backbone(network)),
        ("order of the matrix", lambda: ordering.order_by_likeness(network, "collaboration")),
        ("GraphML", lambda: write_snapshot(network, dataset, "graphml")),
    ):
        print(f"{name:38}{1000 * measure(work):8.1f} ms")


if __name__ == "__main__":
    main()
