"""An extract as GeoJSON: municipal areas, collaborations as points, ties between them if asked."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.dataset import Dataset
from explorer.figures.borders import KM_PER_DEGREE, ORIGIN
from explorer.network.attributed import is_known
from explorer.snapshot.extract import Extract

DECIMALS = 5
Geometry = Mapping[str, Any] | None


def write_geojson(extract: Extract) -> bytes:
    """Nodes as features (RFC 7946), what they carry as properties.

    A municipality is its area on the boundaries nearest to the date, or a point where it has
    none; a collaboration stands where the map draws it. What has no place on earth, such as any
    node of a package without coordinates, has no geometry. `about` says what it is of.
    """
    return _write(extract, list(_list_nodes(extract)))


def write_geojson_ties(extract: Extract) -> bytes:
    """As `write_geojson`, followed by ties as lines between the middles of their ends."""
    nodes = list(_list_nodes(extract))
    return _write(extract, [*nodes, *_list_ties(extract)])


def choose_boundaries(dataset: Dataset, date: str) -> str:
    """The boundaries file (`boundaries-2024.geojson`) whose year is nearest to `date`, or empty."""
    years = {
        name: int(name.removesuffix(".geojson")[-4:])
        for name in sorted(dataset.boundaries)
        if name.removesuffix(".geojson")[-4:].isdecimal()
    }
    return min(years, key=lambda name: abs(years[name] - int(date[:4])), default="")


def _write(extract: Extract, features: list[dict[str, Any]]) -> bytes:
    collection = {
        "type": "FeatureCollection",
        "about": dict(extract.about),
        "features": features,
    }
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", errors="replace")


def _list_nodes(extract: Extract) -> Iterator[dict[str, Any]]:
    areas, points = _list_areas(extract), locate_nodes(extract)
    for record in extract.nodes.to_dict("records"):
        node_id = str(record["id"])
        properties = {key: value for key, value in record.items() if is_known(value)}
        yield _make_feature(areas.get(node_id) or points.get(node_id), properties, node_id)


def _list_ties(extract: Extract) -> Iterator[dict[str, Any]]:
    points = locate_nodes(extract)
    first, second = extract.ties.columns[:2]
    for record in extract.ties.to_dict("records"):
        ends = [points.get(str(record[end])) for end in (first, second)]
        properties = {key: value for key, value in record.items() if is_known(value)}
        line = {"type": "LineString", "coordinates": [end["coordinates"] for end in ends if end]}
        yield _make_feature(line if all(ends) else None, properties)


def _make_feature(
    geometry: Geometry, properties: Mapping[str, Any], node_id: str = ""
) -> dict[str, Any]:
    feature = {"type": "Feature", "geometry": geometry, "properties": properties}
    return {"id": node_id, **feature} if node_id else feature


def _list_areas(extract: Extract) -> dict[str, Geometry]:
    """Municipal areas by code, from the boundaries nearest to the date."""
    name = choose_boundaries(extract.dataset, extract.network.date)
    if not name:
        return {}
    features = json.loads(extract.dataset.boundaries[name])["features"]
    return {str(each["properties"]["code"]).upper(): each["geometry"] for each in features}


def locate_nodes(extract: Extract) -> dict[str, Geometry]:
    """Points by id: of actors their own coordinates, of others their place on the map.

    None where the package has no coordinates at all, for then its map is no map of the earth.
    """
    actors = extract.network.actors
    known = actors.dropna(subset=["longitude", "latitude"])
    if known.empty:
        return {}
    places = extract.places[["x", "y"]].dropna().sort_index()
    found = {
        str(node): (ORIGIN[0] + x / KM_PER_DEGREE[0], ORIGIN[1] - y / KM_PER_DEGREE[1])
        for node, x, y in places.itertuples()
    }
    rows = known[["longitude", "latitude"]].itertuples()
    found |= {str(node): (longitude, latitude) for node, longitude, latitude in rows}
    return {
        node: {
            "type": "Point",
            "coordinates": [round(float(x), DECIMALS), round(float(y), DECIMALS)],
        }
        for node, (x, y) in found.items()
    }
