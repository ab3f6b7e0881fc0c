"""Snapshot layer: the network and its tables out, as files that can be cited."""

from explorer.snapshot.formats import FORMATS, Format, name_snapshot, write_snapshot
from explorer.snapshot.options import Options, parse_options

__all__ = ["FORMATS", "Format", "Options", "name_snapshot", "parse_options", "write_snapshot"]
