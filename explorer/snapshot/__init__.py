"""Snapshot layer: the network and its tables out, as files that can be cited.

The package can be called: `explorer.snapshot(network, dataset, format)` is `write_snapshot`.
"""

import sys
from types import ModuleType

from explorer.dataset import Dataset
from explorer.network import Network
from explorer.snapshot.formats import FORMATS, Format, name_snapshot, write_snapshot
from explorer.snapshot.identity import (
    ResolvedSnapshot,
    address_snapshot,
    keep_snapshot,
    resolve_snapshot,
    snapshot_id,
    version_data,
)
from explorer.snapshot.options import Options, parse_options
from explorer.snapshot.package import PACKAGE, name_package, open_package, write_package
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

WHOLE = Options()


class _Callable(ModuleType):
    def __call__(
        self, network: Network, dataset: Dataset, format: str, options: Options = WHOLE
    ) -> bytes:
        return write_snapshot(network, dataset, format, options)


sys.modules[__name__].__class__ = _Callable
