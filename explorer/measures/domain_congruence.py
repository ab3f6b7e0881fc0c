"""Congruence of domains: whether the collaborations of one make the same regions as another's.

A domain has no regions of its own. Those that its collaborations make are the communities of the
network of these collaborations alone: municipalities that meet each other in them, and others
less. Compared as divisions of the country are, they say whether domains have the same members.
"""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd

from explorer import vocabulary
from explorer.measures.communities import ALONE, Communities, find_communities
from explorer.network import Network
from explorer.themes import group_theme

Part = Literal["domain", "theme"]
WELL_COVERED = 2 / 3


def split_network(network: Network, part: Part) -> dict[str, Network]:
    """The network of the collaborations of each domain, or of each theme that is well covered.

    By Iv3 code or id of a group, in the order of the vocabulary, all actors in each. domain: a
    collaboration is in the one it is counted under, and in none without one; domains without a
    collaboration are left out. theme: a collaboration is in each of its themes or groups of themes
    (youth care is one), so that two agree in part by sharing it; well covered are those in which
    two thirds of the actors have a partner.
    """
    held = _mark_held(network, part)
    if part == "theme":
        joint = np.bincount(network.columns, minlength=len(held)) >= 2
        met = network.incidence[:, joint] @ held[joint].to_numpy(dtype=int) > 0
        held = held.loc[:, met.sum(axis=0) >= max(WELL_COVERED * len(network.actors), 1)]
    return {str(code): _keep(network, column.to_numpy()) for code, column in held.items()}


def find_domain_communities(network: Network, part: Part = "domain") -> dict[str, Communities]:
    """The communities of each part of `split_network`, by Iv3 code.

    Those of `find_communities`, resolution and seed by default; actors without a partner in the
    part are in none. Cost is ten runs of Leiden a part, about 10 ms each on the national network.
    Reference: Traag, Waltman & van Eck 2019, doi 10.1038/s41598-019-41695-z.
    """
    parts = split_network(network, part)
    return {code: find_communities(each) for code, each in parts.items()}


def list_regions(found: Mapping[str, Communities]) -> pd.DataFrame:
    """Communities as rows of a `divisions` table: division (the code), region_id, actor_id.

    Sorted by code as given, then actor; actors in no community have no row. For
    `list_agreements` and `arrange_agreements`, alone or with divisions of the country.
    """
    parts = [
        pd.DataFrame({"division": code, "region_id": labels.astype(str), "actor_id": labels.index})
        for code, communities in found.items()
        for labels in [communities.labels[communities.labels != ALONE]]
    ]
    columns = ["division", "region_id", "actor_id"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def describe_domains(
    network: Network, found: Mapping[str, Communities], part: Part = "domain"
) -> pd.DataFrame:
    """Of every domain in `found`: how much it holds, and how clear its communities are.

    Indexed by Iv3 code; collaborations: those in it; municipalities: actors with a partner in it;
    regions: communities; modularity: -0.5 to 1, low where they run into each other.
    """
    counts = _mark_held(network, part).sum()
    described = {
        code: {
            "collaborations": int(counts[code]),
            "municipalities": int((communities.labels != ALONE).sum()),
            "regions": int(communities.labels.max() + 1) if len(communities.labels) else 0,
            "modularity": communities.modularity,
        }
        for code, communities in found.items()
    }
    columns = ["collaborations", "municipalities", "regions", "modularity"]
    return pd.DataFrame.from_dict(described, orient="index", columns=columns)


def _mark_held(network: Network, part: Part) -> pd.DataFrame:
    """Collaborations x codes, in the order of both: whether it is in the domain or theme."""
    if part == "domain":
        texts, codes = network.collaborations["domain"], list(vocabulary.DOMAINS)
    else:
        texts = network.collaborations["themes"].map(_group_themes)
        codes = list(dict.fromkeys(group_theme(theme) for theme in vocabulary.THEMES))
    held = texts.astype(object).str.get_dummies(";").astype(bool)
    return held[[code for code in codes if code in held]]


def _group_themes(cell: str) -> str:
    return ";".join(group_theme(theme) for theme in cell.split(";"))


def _keep(network: Network, wanted: np.ndarray) -> Network:
    """The network of the collaborations marked, with all its actors."""
    ties = network.ties[wanted[network.columns]].reset_index(drop=True)
    rows = network.collaborations[wanted]
    return Network(network.date, network.selection, network.actors, rows, ties)
