"""Borders as SVG paths in map units."""

import json

import numpy as np

from explorer.figures.borders import draw_borders, project_points


def test_the_origin_is_the_origin_and_north_is_up():
    points = project_points(np.array([[5.4, 52.2], [5.4, 53.2], [6.4, 52.2]]))
    assert points[0].tolist() == [0.0, 0.0]
    assert np.allclose(points[1], [0.0, -1113.2])
    assert 680 < points[2][0] < 684


def test_a_polygon_is_a_closed_path():
    ring = [[5.4, 52.2], [5.4, 53.2], [6.4, 52.2], [5.4, 52.2]]
    feature = {
        "properties": {"code": "gm0001"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    paths = draw_borders(json.dumps({"features": [feature]}).encode())
    assert paths == {"GM0001": "M0,0L0,-1113L682,0L0,0Z"}


def test_positions_and_borders_share_their_coordinates(nl):
    """Every municipality's dot lies within the bounding box of its own borders."""
    paths = draw_borders(nl.boundaries["boundaries-2024.geojson"])
    at = nl.positions[nl.positions["layout"] == "map"].set_index("node_id")
    for code, path in paths.items():
        numbers = [pair.split(",") for pair in path.replace("Z", "").replace("M", "L").split("L")]
        xy = np.array([pair for pair in numbers if len(pair) == 2], dtype=float)
        x, y = at.loc[code, ["x", "y"]] * 10
        assert xy[:, 0].min() - 1 <= x <= xy[:, 0].max() + 1, code
        assert xy[:, 1].min() - 1 <= y <= xy[:, 1].max() + 1, code
