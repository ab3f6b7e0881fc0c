"""Nodes and ties of a network as two tables, and how these are written as CSV."""

from io import StringIO

import pandas as pd

from explorer.network import Network

NODE_COLUMNS = [
    "id", "bipartite", "kind", "name", "domain", "short_name", "form", "power", "themes",
    "domain_basis", "obligation", "cross_border", "laws", "body", "seat", "website", "started",
    "verified", "register_id", "matched", "province_id", "population", "area_km2",
    "council_seats", "longitude", "latitude",
]  # fmt: skip
TIE_COLUMNS = ["actor_id", "collaboration_id", "since", "organs", "weight", "basis"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def list_nodes(network: Network) -> pd.DataFrame:
    """All nodes, actors and then collaborations, each by id, with the columns `NODE_COLUMNS`.

    `bipartite` is 0 for actors and 1 for collaborations, whose `kind` is `collaboration`; what a
    node does not have is missing (an empty text or a missing number).
    """
    actors = network.actors.rename_axis("id").reset_index().assign(bipartite=0)
    groups = network.collaborations.rename_axis("id").reset_index()
    groups = groups.assign(bipartite=1, kind="collaboration")
    groups["cross_border"] = groups["cross_border"].map({True: "yes", False: "no"})
    return pd.concat(
        [part.reindex(columns=NODE_COLUMNS).astype(object) for part in (actors, groups)],
        ignore_index=True,
    )


def list_ties(network: Network) -> pd.DataFrame:
    """All ties, by actor and then collaboration, with the columns `TIE_COLUMNS`."""
    return network.ties[TIE_COLUMNS]


def write_csv(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV: UTF-8, LF (also within texts), a header, missing values empty.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    safe = frame.astype(object).map(_neutralise)
    buffer = StringIO()
    safe.to_csv(buffer, index=False, lineterminator="\n")
    return buffer.getvalue().encode("utf-8", errors="replace")


def _neutralise(value: object) -> object:
    if not isinstance(value, str):
        return value
    # The csv module leaves a lone CR unquoted, and readers would see a new row in it.
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + text if value.startswith(FORMULA) else text
