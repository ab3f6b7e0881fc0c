"""Every municipality and collaboration, and what the sheet of one lists."""

import pytest

from explorer.measures.peers import size_classes
from explorer.network import Selection
from explorer.tables.queries import Service
from explorer.tables.regions import name_province
from explorer.tables.sheets import (
    COLLABORATION,
    MUNICIPALITY,
    find_regulations,
    list_collaborations,
    list_every_collaboration,
    list_every_municipality,
    list_members,
    list_same,
    list_versions,
)

UTRECHT = "GM0344"


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def test_every_municipality_has_its_numbers(service, national):
    frame = list_every_municipality(service, Selection(kind=("municipality", "province")))
    assert tuple(frame.columns) == MUNICIPALITY
    assert len(frame) == 342
    frame = list_every_municipality(service, Selection()).set_index("code")
    assert (frame["collaboration_count"] == national.degrees[frame.index]).all()
    assert (frame["size_class"] == size_classes(national)).all()
    assert frame.loc[UTRECHT, ["province", "province_name"]].to_list() == ["PV26", "Utrecht"]


def test_every_collaboration_has_its_numbers(service, national):
    frame = list_every_collaboration(service, Selection())
    assert tuple(frame.columns) == COLLABORATION
    frame = frame.set_index("id")
    assert (frame["member_count"] == national.degrees[frame.index]).all()
    versions = service.dataset.versions
    for node_id in frame.index[::40]:
        rows = versions[
            versions["collaboration_id"].eq(node_id) & (versions["since"] <= "2026-05-16")
        ]
        newest = rows.sort_values("since")["regulation_url"].iloc[-1]
        assert frame.at[node_id, "regulation_url"] == newest


def test_what_a_municipality_takes_part_in(service, national):
    rows = list_collaborations(service, national, UTRECHT)
    mine = national.ties[national.ties["actor_id"] == UTRECHT]
    assert sorted(rows.index) == sorted(mine["collaboration_id"])
    assert rows["domain"].is_monotonic_increasing
    assert (rows["members"] == national.degrees[rows.index]).all()
    urls = find_regulations(service, national).reindex(rows.index).fillna("")
    assert (rows["regulation_url"] == urls).all()


def test_members_share_the_inhabitants(national):
    frame = list_members(national, "GR24966497")
    assert len(frame) == national.degrees["GR24966497"]
    assert frame["population"].is_monotonic_decreasing
    assert frame["share"].sum() == pytest.approx(1)


def test_versions_come_oldest_first(service):
    frame = list_versions(service, "GR24966497")
    assert len(frame) > 0
    assert frame["since"].is_monotonic_increasing


def test_groups_with_the_same_members_hold_the_municipality(national):
    frame = list_same(national, UTRECHT)
    assert len(frame) > 0
    ties = national.ties.groupby("collaboration_id")["actor_id"].agg(set)
    for together, size in frame.itertuples(index=False):
        members = {frozenset(ties[each]) for each in together}
        assert [(UTRECHT in each, len(each)) for each in members] == [(True, size)]


def test_an_unknown_province_is_its_own_name():
    assert name_province("PV26") == "Utrecht"
    assert name_province("XX") == "XX"
