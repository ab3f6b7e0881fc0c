"""Two columns: municipalities left by province, collaborations right by domain."""

import pandas as pd

ROW_KM = 1.6
GAP_ROWS = 5
# How far apart the columns stand, to their height; and at the least.
WIDTH, LEAST_KM = 0.68, 40.0
ROUNDS = 4


def arrange_columns(
    actors: pd.DataFrame, collaborations: pd.DataFrame, ties: pd.DataFrame
) -> pd.DataFrame:
    """Places (`node_id`, `x`, `y`, kilometres, y down, centred) of the two columns.

    actors: indexed by id, with kind, province_id and latitude; collaborations: indexed by id,
    with domain; ties: actor_id and collaboration_id. Groups stand apart: provinces from north to
    south, other kinds of actors below them; domains in their order. Within a group nodes stand
    at the mean height of those they are tied to, found in a few rounds (barycentre heuristic,
    Sugiyama, Tagawa & Toda 1981, doi 10.1109/TSMC.1981.4308636), so that ties cross less. Equal
    input gives equal places.
    """
    left = _group_actors(actors)
    right = collaborations["domain"].astype(str)
    order_left = actors["latitude"].astype(float).fillna(0.0).mul(-1.0)
    heights_left = _stack(left, order_left)
    heights_right = _stack(right, pd.Series(0.0, index=right.index))
    for _ in range(ROUNDS):
        heights_right = _stack(right, _mean_height(ties, "collaboration_id", heights_left))
        heights_left = _stack(left, _mean_height(ties, "actor_id", heights_right))
    tall = [each.max() - each.min() for each in (heights_left, heights_right) if len(each)]
    apart = max([LEAST_KM, *(WIDTH * height for height in tall)])
    parts = [
        pd.DataFrame({"node_id": heights.index, "x": x, "y": heights.to_numpy()})
        for heights, x in ((heights_left, -apart / 2), (heights_right, apart / 2))
    ]
    return pd.concat(parts, ignore_index=True)


def _group_actors(actors: pd.DataFrame) -> pd.Series:
    """A label that sorts provinces from north to south and other kinds after them."""
    municipal = actors["kind"].eq("municipality")
    latitude = actors["latitude"].astype(float).groupby(actors["province_id"]).mean()
    ranks = latitude.rank(ascending=False, method="first").fillna(99).astype(int)
    provinces = actors["province_id"].map(lambda code: f"0{ranks.get(code, 99):02d}")
    return provinces.where(municipal, "1" + actors["kind"])


def _mean_height(ties: pd.DataFrame, own: str, heights: pd.Series) -> pd.Series:
    other = "actor_id" if own == "collaboration_id" else "collaboration_id"
    return ties[other].map(heights).groupby(ties[own]).mean()


def _stack(groups: pd.Series, order: pd.Series) -> pd.Series:
    """Heights of nodes: group by group, within it by `order` and then id, centred on 0."""
    frame = pd.DataFrame({"group": groups, "order": order.reindex(groups.index).fillna(0.0)})
    frame = frame.sort_index().sort_values(["group", "order"], kind="stable")
    starts = frame["group"].ne(frame["group"].shift()).cumsum() - 1
    rows = pd.Series(range(len(frame)), index=frame.index) + starts * GAP_ROWS
    heights = rows * ROW_KM
    return heights - (heights.max() + heights.min()) / 2 if len(heights) else heights
