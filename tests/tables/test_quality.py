"""Findings of a part of the country, and regulations that are not visibly amended there."""

import pytest

from explorer.dataset.wgr import AMENDED
from explorer.network import Selection
from explorer.tables.quality import (
    NOT_AMENDED,
    count_not_amended,
    find_part,
    list_findings,
    list_in_force,
)
from explorer.tables.queries import Service

UTRECHT = Selection(province=("PV26",))


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def test_of_the_whole_country_all_are_listed(service, nl):
    assert list_findings(service, Selection()).equals(nl.findings)
    assert len(list_in_force(service, Selection())) == 451


def test_a_finding_is_of_the_part_that_it_is_about(service, nl):
    part = find_part(service, UTRECHT)
    assert {"GM0344", "PV26", "GM0333"} <= part  # Maarssen went into Stichtse Vecht
    found = list_findings(service, UTRECHT)
    assert 0 < len(found) < len(nl.findings)
    groups: dict[str, set[str]] = {}
    ties = zip(nl.memberships["collaboration_id"], nl.memberships["actor_id"], strict=True)
    for group, actor in ties:
        groups.setdefault(group, set()).add(actor)
    wanted = [
        row.actor_id in part
        or (not row.actor_id and groups.get(row.collaboration_id, set()) & part)
        for row in nl.findings.itertuples(index=False)
    ]
    assert len(found) == sum(map(bool, wanted))
    town = list_findings(service, UTRECHT.replace(municipality=("GM0344",)))
    assert 0 < len(town) < len(found)


def test_not_visibly_amended_by_province_and_form(service, nl):
    table = count_not_amended(service, Selection())
    assert tuple(table.columns) == NOT_AMENDED
    cells = table.set_index(["province", "form"])
    whole = cells.loc[""]
    assert whole["arrangements"].to_dict() == {
        "": 451, "OL": 283, "GO": 23, "BVO": 64, "RZM": 81,
    }  # fmt: skip
    assert whole["not_amended"].to_dict() == {"": 132, "OL": 73, "GO": 6, "BVO": 17, "RZM": 36}
    versions = nl.versions[nl.versions["until"].eq("") | nl.versions["until"].gt(nl.date)]
    since = versions[versions["since"].le(nl.date)].groupby("collaboration_id")["since"].max()
    where = nl.actors.set_index("actor_id")
    own = where["province_id"].mask(where["kind"].eq("province"), where.index)
    ties = nl.memberships[nl.memberships["until"].eq("") | nl.memberships["until"].gt(nl.date)]
    mine = set(ties.loc[ties["actor_id"].map(own).eq("PV26"), "collaboration_id"]) & set(
        since.index
    )
    assert cells.loc[("PV26", ""), "arrangements"] == len(mine) == 44
    assert cells.loc[("PV26", ""), "not_amended"] == since[list(mine)].lt(AMENDED).sum() == 9
    assert table["share"].between(0, 1).all()


def test_of_a_part_its_own_arrangements_count(service):
    table = count_not_amended(service, UTRECHT).set_index(["province", "form"])
    assert set(table.index.get_level_values("province")) == {"", "PV26"}
    assert table.loc[("", ""), "arrangements"] == len(list_in_force(service, UTRECHT)) == 44


def test_the_sum_over_forms_is_the_whole(service):
    table = count_not_amended(service, Selection())
    for _, rows in table.groupby("province"):
        whole = rows["form"].eq("")
        columns = ["arrangements", "not_amended"]
        assert (
            rows.loc[~whole, columns].sum().to_list() == rows.loc[whole, columns].iloc[0].to_list()
        )


def test_before_the_law_nothing_was_amended(service):
    table = count_not_amended(service, Selection(date="2020-01-01"))
    assert table["not_amended"].equals(table["arrangements"])
