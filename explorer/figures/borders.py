"""Municipal borders as one SVG path in the coordinates of the map layout."""

import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

ORIGIN = (5.4, 52.2)
KM_PER_DEGREE = (math.cos(math.radians(ORIGIN[1])) * 111.32, 111.32)
UNITS_PER_KM = 10.0


def project_points(points: np.ndarray) -> np.ndarray:
    """Longitudes and latitudes (n x 2, degrees) to map units, y down.

    Equirectangular at 52.2 degrees north, as the `map` layout of the package; ten units a
    kilometre.
    """
    return (points - ORIGIN) * KM_PER_DEGREE * (UNITS_PER_KM, -UNITS_PER_KM)


def draw_borders(geojson: bytes) -> dict[str, str]:
    """SVG path data of every municipality by its code (GM0344), from a GeoJSON text."""
    features = json.loads(geojson)["features"]
    return {
        str(feature["properties"]["code"]).upper(): "".join(_draw_rings(feature["geometry"]))
        for feature in features
    }


def _draw_rings(geometry: Mapping[str, Any]) -> Iterable[str]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        for ring in polygon:
            points = project_points(np.asarray(ring, dtype=float)[:, :2]).round().astype(int)
            yield "M" + "L".join(f"{x},{y}" for x, y in points.tolist()) + "Z"
