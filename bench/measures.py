"""How fast the measures and the load are, as ratios within one run on this machine.

Run: make bench, or python bench/measures.py [folder of a data package]
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from networkx.algorithms import bipartite

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from explorer.dataset import load_dataset
from explorer.measures import centrality, overlap
from explorer.network import Selection, build_network
from explorer.settings import read_settings
from explorer.snapshot import write_snapshot


def measure(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of some runs of `work`, in seconds."""
    durations = []
    for _ in range(times):
        start = perf_counter()
        work()
        durations.append(perf_counter() - start)
    return min(durations)


def main() -> None:
    """Print a line a task: seconds, and how many times NetworkX's speed where it has the same."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else read_settings().data
    dataset = load_dataset(folder)
    network = build_network(dataset, Selection())
    graph, top = network.to_networkx(), list(network.actors.index)
    n, m = network.incidence.shape
    print(
        f"{dataset.name}, {network.date}: {n} actors, {m} collaborations, {len(network.ties)} ties"
    )
    for name, own, other in (
        (
            "betweenness",
            lambda: centrality.betweenness(network),
            lambda: bipartite.betweenness_centrality(graph, top),
        ),
        (
            "closeness",
            lambda: centrality.closeness(network),
            lambda: bipartite.closeness_centrality(graph, top),
        ),
        (
            "pairs that share",
            lambda: overlap.shared_counts(network, "actor"),
            lambda: bipartite.weighted_projected_graph(graph, top),
        ),
    ):
        ours, theirs = measure(own), measure(other, times=1)
        print(f"{name:18}{ours:8.3f} s   NetworkX {theirs:7.3f} s   {theirs / ours:6.0f} times")
    for name, work in (
        ("load the dataset", lambda: load_dataset(folder)),
        ("build the network", lambda: build_network(dataset, Selection())),
        ("all pairs, indices", lambda: overlap.pairs(network, "actor")),
        ("eigenvector", lambda: centrality.eigenvector(network)),
        ("GraphML", lambda: write_snapshot(network, dataset, "graphml")),
    ):
        print(f"{name:18}{measure(work):8.3f} s")


if __name__ == "__main__":
    main()
