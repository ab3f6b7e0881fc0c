"""Network layer: tables to the two-mode network, selection, projection, positions."""

from explorer.network.build import build_network
from explorer.network.model import Network
from explorer.network.selection import Selection, parse_selection

__all__ = ["Network", "Selection", "build_network", "parse_selection"]
