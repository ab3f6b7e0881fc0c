"""Verband: the network of Dutch municipalities and the collaborations they join.

    import explorer

    data = explorer.load()                                     # data/nl, or a folder of your own
    selection = explorer.Selection(date="2026-05-16", domain=("6",))
    B = explorer.build_network(data, selection)                # B.to_networkx(), B.to_igraph()
    explorer.compute_measures(B, ["degree", "betweenness"])    # a frame, a row a node
    explorer.write_snapshot(B, data, "graphml")                # the bytes that the page gives

`parse_selection` makes a selection of the query of a page's address.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

# The module of each name that `import explorer` gives.
_MODULES = {
    "Selection": "network.selection",
    "build_network": "network.build",
    "compute_measures": "measures.compute",
    "load": "dataset.storage",
    "parse_selection": "network.selection",
    "write_snapshot": "snapshot.formats",
}
__all__ = list(_MODULES)


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """What `import explorer` gives, loaded when it is asked for: commands need little of it."""
    if name not in _MODULES:
        raise AttributeError(f"module 'explorer' has no attribute {name!r}")
    return getattr(import_module(f"explorer.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    """All names, those not yet loaded too: for completion."""
    return sorted({*globals(), *_MODULES})
