"""The one-mode projection that is drawn: not all that share anything, but the ties that count."""

import pandas as pd

from explorer.measures.backbone import LEVEL, Method, backbone
from explorer.measures.overlap import Mode, pairs
from explorer.network import Network

COLUMNS = ["first", "second", "shared"]


def project_backbone(
    network: Network, mode: Mode, *, method: Method = "sdsm", level: float = LEVEL
) -> pd.DataFrame:
    """Pairs of nodes of a mode that share more than by chance; see `backbone`.

    Columns `first`, `second` (ids, first < second) and `shared`; those that share most first,
    then by id.
    """
    frame = backbone(network, mode, method=method, level=level)
    return _sort(frame[frame["significant"]])


def project_threshold(network: Network, mode: Mode, *, threshold: int = 1) -> pd.DataFrame:
    """Pairs of nodes of a mode that share `threshold` or more; columns as `project_backbone`."""
    frame = pairs(network, mode)
    return _sort(frame[frame["shared"] >= threshold])


def _sort(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(
        ["shared", "first", "second"], ascending=[False, True, True], ignore_index=True
    )[COLUMNS]
