"""Verband: the network of Dutch municipalities and the collaborations they join."""

__version__ = "0.1.0"
