"""Snapshot layer: the network and its tables out, as files that can be cited."""

from explorer.snapshot.formats import FORMATS, Format, name_snapshot, write_snapshot

__all__ = ["FORMATS", "Format", "name_snapshot", "write_snapshot"]
