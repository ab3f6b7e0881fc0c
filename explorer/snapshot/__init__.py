"""Snapshot layer: the network and its tables out, as files that can be cited."""

from explorer.snapshot.formats import (
    FORMATS,
    PACKAGE,
    Format,
    list_idle,
    name_snapshot,
    write_snapshot,
)
from explorer.snapshot.identity import (
    ResolvedSnapshot,
    address_snapshot,
    keep_snapshot,
    resolve_snapshot,
    snapshot_id,
    version_data,
)
from explorer.snapshot.options import Options, parse_options
from explorer.snapshot.package import name_package, open_package, write_package
from explorer.snapshot.record import SnapshotRecord, SnapshotRegistry

__all__ = [
    "FORMATS",
    "PACKAGE",
    "Format",
    "Options",
    "ResolvedSnapshot",
    "SnapshotRecord",
    "SnapshotRegistry",
    "address_snapshot",
    "keep_snapshot",
    "list_idle",
    "name_package",
    "name_snapshot",
    "open_package",
    "parse_options",
    "resolve_snapshot",
    "snapshot_id",
    "version_data",
    "write_package",
    "write_snapshot",
]
