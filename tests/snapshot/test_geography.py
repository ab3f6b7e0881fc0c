import json

import pytest

from explorer.snapshot import Options, write_snapshot
from explorer.snapshot.geography import choose_boundaries
from explorer.snapshot.tables import list_written_nodes
from tests.snapshot.nasty import NAMES, nasty_dataset, nasty_network
from tests.tiny import tiny_dataset, tiny_network


@pytest.fixture(scope="module")
def features(nl, national) -> dict[str, dict]:
    options = Options(measures=True)
    collection = json.loads(write_snapshot(national, nl, "geojson", options))
    assert collection["type"] == "FeatureCollection"
    assert collection["about"]["fingerprint"] == nl.fingerprint
    return {feature["id"]: feature for feature in collection["features"]}


def test_every_node_is_a_feature_with_all_it_carries(national, features):
    frame = list_written_nodes(national, Options(measures=True)).set_index("id", drop=False)
    assert list(features) == list(frame.index)
    for node, row in frame.iterrows():
        known = {k: v for k, v in row.items() if v == v and v is not None and v != ""}
        assert features[node]["properties"] == {k: v for k, v in known.items() if str(v) != "<NA>"}


def test_municipalities_are_areas_and_collaborations_points(national, features):
    kinds = {node: each["geometry"]["type"] for node, each in features.items() if each["geometry"]}
    assert {kinds[node] for node in national.actors.index} == {"Polygon", "MultiPolygon"}
    assert {kinds[node] for node in national.collaborations.index} == {"Point"}


def test_points_lie_in_the_country(national, features):
    for node in national.collaborations.index:
        x, y = features[node]["geometry"]["coordinates"]
        assert 3.2 < x < 7.3
        assert 50.7 < y < 53.7


def test_a_municipality_without_an_area_is_a_point():
    collection = json.loads(write_snapshot(nasty_network(), nasty_dataset(), "geojson"))
    geometries = {each["id"]: each["geometry"] for each in collection["features"]}
    assert geometries["GM1"] == {"type": "Point", "coordinates": [4.31, 52.08]}
    assert geometries["GM2"] is None
    assert geometries["GR 1"]["type"] == "Point"
    names = {each["id"]: each["properties"]["name"] for each in collection["features"]}
    assert {node: names[node] for node in NAMES} == NAMES


def test_ties_are_lines_between_their_ends():
    collection = json.loads(write_snapshot(nasty_network(), nasty_dataset(), "geojson_ties"))
    lines = [each for each in collection["features"] if "actor_id" in each["properties"]]
    assert [each["properties"]["actor_id"] for each in lines] == ["GM1", "GM1", "GM2", "GM2"]
    assert lines[0]["geometry"]["coordinates"][0] == [4.31, 52.08]
    assert lines[2]["geometry"] is None


def test_a_projection_has_the_nodes_of_its_mode(nl, national):
    options = Options(nodes="municipality")
    collection = json.loads(write_snapshot(national, nl, "geojson_ties", options))
    nodes = [each for each in collection["features"] if "id" in each]
    assert [each["id"] for each in nodes] == list(national.actors.index)
    assert all(each["geometry"] for each in collection["features"])


def test_without_coordinates_nothing_has_a_place():
    collection = json.loads(write_snapshot(tiny_network(), tiny_dataset(), "geojson"))
    assert [each["geometry"] for each in collection["features"]] == [None] * 9


def test_boundaries_are_those_nearest_to_the_date(nl):
    assert choose_boundaries(nl, "2017-01-01") == "boundaries-2016.geojson"
    assert choose_boundaries(nl, "2026-01-01") == "boundaries-2024.geojson"
    assert choose_boundaries(tiny_dataset(), "2026-01-01") == ""
