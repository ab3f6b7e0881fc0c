"""The one-mode projection that is drawn: not all that share anything, but the ties that count."""

import pandas as pd

from explorer.measures.backbone import LEVEL, Method, backbone
from explorer.measures.overlap import Mode, pairs
from explorer.network import Network

COLUMNS = ["first", "second", "shared"]


def project(
    network: Network,
    mode: Mode,
    *,
    keep: str = "backbone",
    threshold: int = 2,
    method: Method = "sdsm",
    level: float = LEVEL,
) -> pd.DataFrame:
    """Pairs of nodes of a mode that a projection on it ties.

    keep: `backbone`, those that share more than by chance (by `method` at `level`, see
    `backbone`), or `all` that share `threshold` or more. Columns `first`, `second` (ids,
    first < second) and `shared`; those that share most first, then by id.
    """
    if keep == "all":
        frame = pairs(network, mode)
        kept = frame["shared"] >= threshold
    else:
        frame = backbone(network, mode, method=method, level=level)
        kept = frame["significant"]
    return frame[kept].sort_values(
        ["shared", "first", "second"], ascending=[False, True, True], ignore_index=True
    )[COLUMNS]
