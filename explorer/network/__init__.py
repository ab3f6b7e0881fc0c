"""Network layer: tables to the two-mode network, selection, projection, positions.

The package can be called: `explorer.network(dataset, selection)` is `build_network`.
"""

import sys
from types import ModuleType

from explorer.dataset import Dataset
from explorer.network.build import build_network
from explorer.network.model import Network
from explorer.network.selection import Selection, parse_selection

__all__ = ["Network", "Selection", "build_network", "parse_selection"]

WHOLE = Selection()


class _Callable(ModuleType):
    def __call__(self, dataset: Dataset, selection: Selection = WHOLE) -> Network:
        return build_network(dataset, selection)


sys.modules[__name__].__class__ = _Callable
