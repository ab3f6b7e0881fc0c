import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import pdist

from explorer.errors import SourceError
from explorer.sources import geography
from explorer.sources.register.divisions import merge_dates


def feature(geometry: dict[str, object]) -> dict[str, object]:
    """A municipality with a geometry."""
    return {"properties": {"code": "gm0001", "name": "Een"}, "geometry": geometry}


SQUARE = [[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]]
SMALL = [[[9.0, 9.0], [9.1, 9.0], [9.1, 9.1], [9.0, 9.1], [9.0, 9.0]]]
HORSESHOE = [
    [[0.0, 0.0], [3.0, 0.0], [3.0, 3.0], [2.0, 3.0], [2.0, 1.0], [1.0, 1.0], [1.0, 3.0],
     [0.0, 3.0], [0.0, 0.0]]
]  # fmt: skip


def test_points_lie_in_the_largest_part() -> None:
    both = feature({"type": "MultiPolygon", "coordinates": [SMALL, SQUARE]})
    assert geography.locate_municipalities([both]) == {"GM0001": (1.0, 1.0)}


def test_a_centre_outside_gives_way_to_a_point_inside() -> None:
    ((x, y),) = geography.locate_municipalities(
        [feature({"type": "Polygon", "coordinates": HORSESHOE})]
    ).values()
    assert not (1 < x < 2 and y > 1)


def test_projection_is_equirectangular_at_its_origin() -> None:
    assert geography.project_point(5.4, 52.2) == (0, 0)
    x, y = geography.project_point(6.4, 53.2)
    assert x == pytest.approx(68.23, abs=0.01)
    assert y == pytest.approx(-111.32)


def test_boundaries_are_compact() -> None:
    polygon = {"type": "Polygon", "coordinates": [[[5.123456, 52.0], [5.2, 52.0], [5.2, 52.1]]]}
    text = geography.compact_boundaries([feature(polygon)])
    properties = json.loads(text)["features"][0]["properties"]
    assert properties == {"code": "GM0001", "name": "Een"}
    assert b"5.1235" in text
    assert b" " not in text


def test_spread_points_keep_off_each_other_and_fixed_ones_stay() -> None:
    moving, fixed = np.zeros((30, 2)), np.array([[0.0, 0.0], [1.0, 0.0]])
    spread = geography.spread_apart(moving, fixed)
    apart = np.vstack([spread, fixed[:1]])
    assert pdist(apart).min() >= geography.LEAST_KM
    assert (spread == geography.spread_apart(moving, fixed)).all()
    assert not moving.any()
    assert geography.spread_apart(np.empty((0, 2)), fixed).shape == (0, 2)


def test_every_node_gets_a_position() -> None:
    ties = [
        ("a", "g", "2020-01-01", ""),
        ("x", "g", "2020-01-01", ""),
        ("x", "h", "2020-01-01", ""),
    ]
    ties.append(("y", "lone", "2020-01-01", ""))
    memberships = pd.DataFrame(ties, columns=["actor_id", "collaboration_id", "since", "until"])
    frame = geography.place_nodes(
        memberships, {"a": (5.0, 52.0)}, ["g", "h", "lone", "none"], date="2026-01-01"
    )
    assert set(frame["node_id"]) == {"a", "g", "h", "lone", "none", "x", "y"}
    assert frame[["x", "y"]].notna().all().all()


def test_no_geojson(tmp_path: Path) -> None:
    path = tmp_path / "g.geojson"
    path.write_text("[]")
    with pytest.raises(SourceError, match=r"g\.geojson is no GeoJSON"):
        geography.read_boundaries(path)


def test_equal_states_at_consecutive_dates_are_one_row() -> None:
    one, two = ("VR1", "One"), ("VR2", "Two")
    dated = {
        "2020-01-01": {"A": one, "B": one},
        "2021-01-01": {"A": one, "B": two},
        "2022-01-01": {"A": one},
    }
    assert sorted(merge_dates(dated, "d")) == [
        ("d", "VR1", "One", "A", "2020-01-01", ""),
        ("d", "VR1", "One", "B", "2020-01-01", "2021-01-01"),
        ("d", "VR2", "Two", "B", "2021-01-01", "2022-01-01"),
    ]
