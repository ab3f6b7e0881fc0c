"""All centrality measures, one record each, and the one way to compute them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from explorer.errors import MeasureError
from explorer.measures import centrality
from explorer.network import Network

BORGATTI = (
    "Borgatti & Everett 1997, Network analysis of 2-mode data, Social Networks 19:243-269, "
    "doi 10.1016/S0378-8733(96)00301-2"
)
FAUST = (
    "Faust 1997, Centrality in affiliation networks, Social Networks 19:157-191, "
    "doi 10.1016/S0378-8733(96)00300-0"
)
NEWMAN = (
    "Newman 2001, Scientific collaboration networks II, Physical Review E 64:016132, "
    "doi 10.1103/PhysRevE.64.016132"
)
MODES = ("actor", "collaboration")


@dataclass(frozen=True)
class Measure:
    """One measure: what it is called, counted in, between which values, after whom.

    unit: `ties`, `nodes`, `share` or `ratio`; lowest, highest: its range, `highest` empty when
    it depends on the network; modes: whose nodes have it; function: a Series by node id.
    """

    id: str
    nl: str
    en: str
    unit: str
    lowest: float
    highest: float | None
    reference: str
    function: Callable[[Network], pd.Series]
    modes: tuple[str, ...] = MODES

    def label(self, language: str) -> str:
        """The measure's name in Dutch (`nl`) or English (anything else)."""
        return self.nl if language == "nl" else self.en


_RECORDS = (
    Measure("degree", "Deelnames (graad)", "Ties (degree)", "ties", 0, None, FAUST,
            centrality.degree),
    Measure("normalised_degree", "Genormaliseerde graad", "Normalised degree", "share", 0, 1,
            BORGATTI, centrality.normalised_degree),
    Measure("partners", "Partners", "Partners met", "nodes", 0, None, NEWMAN,
            centrality.partners),
    Measure("betweenness", "Tussenpositie (betweenness)", "Betweenness", "share", 0, 1, BORGATTI,
            centrality.betweenness),
    Measure("closeness", "Nabijheid (closeness)", "Closeness", "ratio", 0, None, BORGATTI,
            centrality.closeness),
    Measure("eigenvector", "Eigenvectorcentraliteit", "Eigenvector centrality", "share", 0, 1,
            FAUST, centrality.eigenvector),
)  # fmt: skip
MEASURES: Mapping[str, Measure] = MappingProxyType({record.id: record for record in _RECORDS})


def compute_measures(network: Network, ids: Iterable[str] = tuple(MEASURES)) -> pd.DataFrame:
    """The measures asked for, a column each in the order asked, a row a node.

    Indexed by node id, actors and then collaborations; the cost is that of the dearest measure.
    Raises `MeasureError` naming the first id that is no measure.
    """
    wanted = list(dict.fromkeys(ids))
    unknown = [measure for measure in wanted if measure not in MEASURES]
    if unknown:
        raise MeasureError(f"{unknown[0]!r} is no measure; choose from {', '.join(MEASURES)}")
    columns = {measure: MEASURES[measure].function(network) for measure in wanted}
    return pd.DataFrame(columns, index=network.degrees.index)
