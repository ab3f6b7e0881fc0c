"""Key figures of a network."""

from typing import Any

import pandas as pd

from explorer import vocabulary
from explorer.measures.centrality import count_components
from explorer.network import Network


def summarise_network(network: Network) -> dict[str, Any]:
    """What a network amounts to, in figures; all 0 for an empty one.

    municipalities: in being within the selection; taking_part: those with a tie; actors: of all
    kinds; collaborations; ties; mean_degree, median_degree, most_degree: ties a municipality,
    isolates counted; mean_members, median_members, most_members: selected actors a collaboration;
    components: connected parts with a tie; by_domain, by_form: collaborations by id, in the order
    of the vocabulary, unknown last as an empty id.
    """
    degrees = network.degrees
    actors, collaborations = network.actors, network.collaborations
    taken = degrees.iloc[: len(actors)][actors["kind"].eq("municipality").to_numpy(dtype=bool)]
    members = degrees.iloc[len(actors) :]
    return {
        "municipalities": len(taken),
        "taking_part": int((taken > 0).sum()),
        "actors": len(actors),
        "collaborations": len(collaborations),
        "ties": len(network.ties),
        **_spread(taken, "degree"),
        **_spread(members, "members"),
        "components": count_components(network),
        "by_domain": _count(collaborations["domain"], list(vocabulary.DOMAINS)),
        "by_form": _count(collaborations["form"], list(vocabulary.FORMS)),
    }


def _spread(counts: pd.Series, name: str) -> dict[str, float]:
    if counts.empty:
        return {f"mean_{name}": 0.0, f"median_{name}": 0.0, f"most_{name}": 0}
    return {
        f"mean_{name}": float(counts.mean()),
        f"median_{name}": float(counts.median()),
        f"most_{name}": int(counts.max()),
    }


def _count(values: pd.Series, ids: list[str]) -> dict[str, int]:
    counted = values.value_counts()
    return {term: int(counted[term]) for term in [*ids, ""] if term in counted}
