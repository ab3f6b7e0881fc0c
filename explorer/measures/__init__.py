"""Measures layer: centrality, overlap, ranks and key figures of a two-mode network.

The package can be called: `explorer.measures(network, ids)` is `registry.compute_measures`.
"""

import sys
from collections.abc import Iterable
from types import ModuleType

import pandas as pd

from explorer.measures.registry import MEASURES, compute_measures
from explorer.network import Network


class _Callable(ModuleType):
    def __call__(self, network: Network, ids: Iterable[str] = tuple(MEASURES)) -> pd.DataFrame:
        return compute_measures(network, ids)


sys.modules[__name__].__class__ = _Callable
