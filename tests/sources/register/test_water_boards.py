"""Water boards that merged: their successor takes their place, as with municipalities."""

import pandas as pd

from explorer.network import Selection, build_network
from explorer.sources.domain_rules import TABLES

AQUALYSIS = "GR27706652"


def find(nl, collaboration_id: str) -> dict[str, tuple[str, str, str]]:
    rows = nl.memberships[nl.memberships["collaboration_id"].eq(collaboration_id)]
    columns = ["since", "until", "basis"]
    return {
        row.actor_id: tuple(getattr(row, name) for name in columns) for row in rows.itertuples()
    }


def test_a_successor_that_the_register_does_not_name_takes_part(nl):
    members = find(nl, AQUALYSIS)
    assert members["WS0664"] == ("2016-01-01", "", "succession")
    assert not {"WS0151", "WS0648"} & set(members)


def test_before_a_merger_its_predecessors_took_part(nl):
    members = find(nl, "GR28484271")
    assert members["WS0665"] == ("2017-01-01", "2025-01-01", "register")
    for predecessor in ("WS0585", "WS0638"):
        assert members[predecessor] == ("2003-12-15", "2017-01-01", "succession")


def test_no_water_board_takes_part_before_or_after_it_was(nl):
    actors = nl.actors[nl.actors["kind"].eq("water_board")].set_index("actor_id")
    rows = nl.memberships[nl.memberships["actor_id"].isin(actors.index)]
    founded, dissolved = (rows["actor_id"].map(actors[name]) for name in ("founded", "dissolved"))
    assert rows["since"].ge(founded).all()
    ended = dissolved.ne("")
    assert (rows["until"][ended].ne("") & rows["until"][ended].le(dissolved[ended])).all()


def test_every_merger_of_the_table_is_a_succession_with_its_reason(nl):
    table = pd.read_csv(TABLES / "water_board_mergers.csv", dtype=str)
    assert table["reason"].str.len().gt(20).all()
    rows = nl.successions.set_index(["date", "from_id", "to_id"])["event"]
    for row in table.itertuples():
        assert rows[row.date, row.from_id, row.to_id] == "merger"
    ends = nl.actors.set_index("actor_id")["dissolved"]
    assert (
        dict(zip(table["from_id"], table["date"], strict=True)) == ends[table["from_id"]].to_dict()
    )


def test_a_water_board_of_the_past_is_drawn_until_it_merged(nl):
    for date, there in (("2016-12-31", True), ("2017-01-01", False)):
        selection = Selection(date=date, kind=("municipality", "water_board"))
        actors = build_network(nl, selection).actors.index
        assert ("WS0585" in actors, "WS0665" in actors) == (there, not there)
