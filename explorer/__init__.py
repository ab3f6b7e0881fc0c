"""Verband: the network of Dutch municipalities and the collaborations they join.

    import explorer

    data = explorer.load()                                     # data/nl, or a folder of your own
    selection = explorer.Selection(date="2026-05-16", domain=("6",))
    B = explorer.network(data, selection)                      # B.to_networkx(), B.to_igraph()
    explorer.measures(B, ["degree", "betweenness"])            # a frame, a row a node
    explorer.snapshot(B, data, "graphml")                      # the bytes that the page gives

`network`, `measures` and `snapshot` are packages that can be called: `build_network`,
`compute_measures` and `write_snapshot` are what they do.
"""

from importlib import import_module
from typing import Any

import pandas as pd

# Texts as Python's own, whether or not PyArrow is there: pandas would keep them as Arrow's, from
# which single values, that pages are made of, are read some ten times as slowly.
pd.set_option("mode.string_storage", "python")

__version__ = "0.1.0"
__all__ = ["Selection", "load", "measures", "network", "snapshot"]

_GIVEN = {"load": ("dataset.storage", "load"), "Selection": ("network", "Selection")}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """What `import explorer` gives, loaded when it is asked for: commands need little of it."""
    if name in _GIVEN:
        module, attribute = _GIVEN[name]
        return getattr(import_module(f"explorer.{module}"), attribute)
    if name in __all__:
        return import_module(f"explorer.{name}")
    raise AttributeError(f"module 'explorer' has no attribute {name!r}")
