"""Where municipalities lie: points and boundaries (CBS and Kadaster), and the map layout."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from explorer.errors import SourceError

Coordinates = Any
BOUNDARY_YEARS = (2016, 2024)
ORIGIN = (5.4, 52.2)
KM_PER_DEGREE = (math.cos(math.radians(ORIGIN[1])) * 111.32, -111.32)
LEAST_KM = 1.6
TARGET_KM = 1.62
ROUNDS = 2000
KICK_EVERY = 40
KICK_KM = 0.8
SEED = 20260516


def read_boundaries(path: Path) -> list[dict[str, Any]]:
    """Features of a GeoJSON file of municipalities; raises `SourceError` when it is none."""
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            f"{path} is no GeoJSON of municipalities ({error}); restore the source folder"
        ) from error
    return list(features)


def locate_municipalities(features: Iterable[Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """A point (longitude, latitude) in every municipality's largest part, by code."""
    return {
        str(feature["properties"]["code"]).upper(): _find_point(shape(feature["geometry"]))
        for feature in features
    }


def measure_areas(features: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Area within the boundary, in square kilometres, by code; water included where CBS has it."""
    scale = abs(KM_PER_DEGREE[1]) ** 2
    return {
        str(feature["properties"]["code"]).upper(): geometry.area
        * scale
        * math.cos(math.radians(geometry.centroid.y))
        for feature in features
        for geometry in [shape(feature["geometry"])]
    }


def _find_point(geometry: BaseGeometry) -> tuple[float, float]:
    parts = getattr(geometry, "geoms", [geometry])
    largest = max(parts, key=lambda part: part.area)
    centre = largest.centroid
    point = centre if largest.contains(centre) else largest.representative_point()
    return point.x, point.y


def compact_boundaries(features: Iterable[Mapping[str, Any]]) -> bytes:
    """A small GeoJSON with code and name alone, coordinates of four decimals (some ten metres)."""
    kept = [
        {
            "type": "Feature",
            "properties": {
                "code": str(feature["properties"]["code"]).upper(),
                "name": feature["properties"]["name"],
            },
            "geometry": {
                "type": feature["geometry"]["type"],
                "coordinates": _round_coordinates(feature["geometry"]["coordinates"]),
            },
        }
        for feature in sorted(features, key=lambda f: str(f["properties"]["code"]))
    ]
    collection = {"type": "FeatureCollection", "features": kept}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _round_coordinates(coordinates: Coordinates) -> Coordinates:
    if isinstance(coordinates, (int, float)):
        return round(coordinates, 4)
    return [_round_coordinates(part) for part in coordinates]


def project_point(longitude: float, latitude: float) -> tuple[float, float]:
    """Kilometres east and south of the origin, equirectangular at 52.2 degrees north."""
    return (
        (longitude - ORIGIN[0]) * KM_PER_DEGREE[0],
        (latitude - ORIGIN[1]) * KM_PER_DEGREE[1],
    )


def place_nodes(
    memberships: pd.DataFrame,
    points: Mapping[str, tuple[float, float]],
    collaborations: Sequence[str],
    *,
    date: str,
) -> pd.DataFrame:
    """The `map` layout: municipalities at their point, collaborations amid their members.

    points: longitude and latitude by municipality; date: members then count, or all members ever
    of a collaboration that has none then. Other actors stand amid their collaborations. First the
    collaborations and then the other actors are spread apart, seeded, until none is nearer than
    some 1.6 km to another node.
    """
    fixed = {code: project_point(*point) for code, point in sorted(points.items())}
    anchors = _place_collaborations(memberships, fixed, date)
    rest = memberships[~memberships["actor_id"].isin(fixed)]
    others = _place_others(rest, anchors)
    alone = rest[~rest["collaboration_id"].isin(anchors)]
    anchors = _average(alone, "collaboration_id", "actor_id", others) | anchors
    centre = tuple(np.mean(list(fixed.values()), axis=0)) if fixed else (0.0, 0.0)
    anchors = dict.fromkeys(collaborations, centre) | anchors
    placed = fixed | _spread_nodes(anchors, fixed)
    placed |= _spread_nodes(others, placed)
    rows = [("map", node, x, y) for node, (x, y) in placed.items()]
    frame = pd.DataFrame(rows, columns=["layout", "node_id", "x", "y"])
    return frame.assign(x=frame["x"].round(2) + 0.0, y=frame["y"].round(2) + 0.0)


def _place_collaborations(
    memberships: pd.DataFrame, fixed: Mapping[str, tuple[float, float]], date: str
) -> dict[str, tuple[float, float]]:
    known = memberships[memberships["actor_id"].isin(fixed)]
    current = known[(known["since"] <= date) & ((known["until"] == "") | (known["until"] > date))]
    rest = known[~known["collaboration_id"].isin(current["collaboration_id"])]
    return _average(pd.concat([current, rest]), "collaboration_id", "actor_id", fixed)


def _place_others(
    ties: pd.DataFrame, anchors: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Actors without a point amid their collaborations; those of no placed one in the middle."""
    placed = ties[ties["collaboration_id"].isin(anchors)]
    middle = tuple(np.mean(list(anchors.values()), axis=0)) if anchors else (0.0, 0.0)
    return dict.fromkeys(sorted(ties["actor_id"].unique()), middle) | _average(
        placed, "actor_id", "collaboration_id", anchors
    )


def _spread_nodes(
    nodes: Mapping[str, tuple[float, float]], fixed: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    ids = sorted(nodes)
    spread = spread_apart(
        np.array([nodes[node] for node in ids], dtype=float).reshape(-1, 2),
        np.array(list(fixed.values()), dtype=float).reshape(-1, 2),
    )
    return {node: (x, y) for node, (x, y) in zip(ids, spread.tolist(), strict=True)}


def _average(
    ties: pd.DataFrame, key: str, other: str, places: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    pairs = ties[[key, other]].drop_duplicates().sort_values([key, other])
    spots = np.array([places[node] for node in pairs[other]], dtype=float).reshape(-1, 2)
    frame = pd.DataFrame({"key": pairs[key].to_numpy(), "x": spots[:, 0], "y": spots[:, 1]})
    means = frame.groupby("key").mean()
    return {str(key): (float(x), float(y)) for key, x, y in means.itertuples()}


def spread_apart(moving: np.ndarray, fixed: np.ndarray) -> np.ndarray:
    """`moving` points (n x 2, km) relaxed so that they keep off each other and off `fixed`.

    Every round each pair nearer than the least distance is pushed apart along its line, a fixed
    point never moving; points caught between others are kicked loose now and then. Seeded, so
    that the same points always end at the same places.
    """
    if not len(moving):
        return moving
    generator = np.random.default_rng(SEED)
    places = np.vstack([moving + generator.normal(0, 0.05, moving.shape), fixed])
    free = len(moving)
    for turn in range(1, ROUNDS + 1):
        pairs = cKDTree(places).query_pairs(TARGET_KM, output_type="ndarray")
        pairs = pairs[(pairs < free).any(axis=1)]
        if not len(pairs):
            break
        _push_pairs(places, pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))], free)
        if turn % KICK_EVERY == 0:
            caught = np.unique(pairs[pairs < free])
            places[caught] += generator.normal(0, KICK_KM, (len(caught), 2))
    return places[:free]


def _push_pairs(places: np.ndarray, pairs: np.ndarray, free: int) -> None:
    """Move both ends of every near pair apart in `places`, in place; rows from `free` on stay."""
    first, second = pairs[:, 0], pairs[:, 1]
    line = places[first] - places[second]
    length = np.maximum(np.hypot(line[:, 0], line[:, 1]), 1e-9)
    lack = np.maximum(TARGET_KM - length, 0)
    both = (first < free) & (second < free)
    push = line / length[:, None] * (lack * np.where(both, 0.5, 1.0) * 1.02)[:, None]
    np.add.at(places, first[first < free], push[first < free])
    np.subtract.at(places, second[second < free], push[second < free])
