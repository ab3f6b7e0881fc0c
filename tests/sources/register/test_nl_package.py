"""Golden figures of the register network that comes with the project."""

import networkx as nx
import pandas as pd
import pytest
from scipy.spatial import cKDTree

from explorer import vocabulary
from explorer.dataset import Dataset, schema
from explorer.dataset.timeslice import actors_at, collaborations_at, memberships_at
from explorer.network import Network, Selection, build_network

DATE = "2026-05-16"
MUNICIPALITIES = {
    2018: 380, 2019: 355, 2020: 355, 2021: 352, 2022: 345, 2023: 342, 2024: 342, 2025: 342,
    2026: 342,
}  # fmt: skip


def list_municipalities(dataset: Dataset, date: str) -> set[str]:
    """Municipalities in being at a date."""
    actors = actors_at(dataset, date)
    return set(actors.loc[actors["kind"] == "municipality", "actor_id"])


def list_members(dataset: Dataset, date: str) -> set[str]:
    """Municipalities with a membership at a date."""
    members = set(memberships_at(dataset, date)["actor_id"])
    return {code for code in members if code.startswith("GM")}


def test_the_default_network(national: Network) -> None:
    assert national.date == DATE
    assert len(national.actors) == 342
    assert len(national.collaborations) == 434
    assert len(national.ties) == 3187
    assert nx.number_connected_components(national.to_networkx()) == 1


def test_the_register_in_figures(nl: Dataset) -> None:
    assert len(nl.versions) == 1186
    assert len(nl.collaborations) == 549
    assert (nl.collaborations["ended"] != "").sum() == 98
    current = collaborations_at(nl, DATE)
    assert len(current) == 451
    assert current["form"].value_counts().to_dict() == {"OL": 283, "RZM": 81, "BVO": 64, "GO": 23}


@pytest.mark.parametrize(("year", "count"), MUNICIPALITIES.items())
def test_every_municipality_in_being_is_a_member_and_no_other(
    nl: Dataset, year: int, count: int
) -> None:
    date = f"{year}-01-01"
    assert len(list_members(nl, date)) == count
    assert list_members(nl, date) == list_municipalities(nl, date)


def test_2017_as_far_as_the_register_carries(nl: Dataset) -> None:
    assert len(list_municipalities(nl, "2017-01-01")) == 388
    missing = list_municipalities(nl, "2017-01-01") - list_members(nl, "2017-01-01")
    assert missing == {"GM0009", "GM0017"}


def test_nobody_is_a_member_beyond_its_lifetime(nl: Dataset) -> None:
    rows = nl.memberships.merge(nl.actors[["actor_id", "founded", "dissolved"]], on="actor_id")
    ended = rows["dissolved"] != ""
    assert (rows["since"] >= rows["founded"]).all()
    assert (rows.loc[ended, "until"] <= rows.loc[ended, "dissolved"]).all()
    assert (rows.loc[ended, "until"] != "").all()


def test_memberships_do_not_overlap(nl: Dataset) -> None:
    rows = nl.memberships.sort_values(["actor_id", "collaboration_id", "since"])
    same = rows[["actor_id", "collaboration_id"]].eq(
        rows[["actor_id", "collaboration_id"]].shift(-1)
    )
    until = rows["until"].where(rows["until"] != "", "9999-12-31")
    assert (until <= rows["since"].shift(-1))[same.all(axis=1)].all()
    assert (until > rows["since"]).all()


def test_safety_regions_cover_every_municipality_once(nl: Dataset) -> None:
    network = build_network(nl, Selection(domain=("1",)))
    rows = network.collaborations
    regions = rows[
        rows["themes"].str.contains("1.1", regex=False) & rows["obligation"].eq("statutory")
    ]
    ties = network.ties[network.ties["collaboration_id"].isin(regions.index)]
    assert len(regions) == 25
    assert ties["actor_id"].value_counts().eq(1).all()
    assert len(ties) == 342
    listed = nl.divisions[
        (nl.divisions["division"] == "safety_region") & (nl.divisions["until"] == "")
    ]
    both = ties.merge(listed, on="actor_id")
    assert len(both) == 342
    assert both.groupby("region_id")["collaboration_id"].nunique().eq(1).all()


def test_nine_abolished_municipalities_pass_on_their_memberships(nl: Dataset) -> None:
    lags = nl.findings[nl.findings["rule"].eq("merger_lag")]
    lags = lags[lags["actor_id"].str.startswith("GM")]
    assert lags["key"].str.split("|").str[0].nunique() == 9
    assert len(lags) == 16


def test_what_is_carried_on(nl: Dataset) -> None:
    rows = nl.continuations
    assert rows["basis"].value_counts().to_dict() == {"inferred": 23, "curated": 1}
    assert rows["from_id"].nunique() == 24
    assert rows["to_id"].value_counts().head(3).tolist() == [2, 2, 1]
    named = dict(zip(rows["from_id"], rows["to_id"], strict=True))
    # Servicepunt71 and Bedrijfsvoering Leidse regio; WVK-groep and KempenPlus.
    assert (named["GR26638992"], named["GR24962159"]) == ("GR28856227", "GR28049588")
    # Arnhem and Nijmegen together; Noord-Veluwe and Veluwe IJssel together.
    assert named["GR23574174"] == named["GR25268529"] == "GR30478829"
    assert named["GR25213815"] == named["GR25603749"] == "GR29847755"
    to_review = nl.findings[nl.findings["rule"].eq("continuation_inferred")]
    assert len(to_review) == 23


def test_divisions_put_every_municipality_in_one_region(nl: Dataset) -> None:
    current = nl.divisions[nl.divisions["until"] == ""]
    regions = current.groupby("division").agg(
        {"actor_id": ["size", "nunique"], "region": "nunique"}
    )
    assert regions.loc["province"].tolist() == [342, 342, 12]
    assert regions.loc["safety_region"].tolist() == [342, 342, 25]
    assert regions.loc["labour_market_region"].tolist() == [342, 342, 35]


def test_every_node_has_a_place_of_its_own(nl: Dataset) -> None:
    nodes = set(nl.memberships["actor_id"]) | set(nl.collaborations["collaboration_id"])
    placed = nl.positions[nl.positions["layout"] == "map"]
    assert nodes <= set(placed["node_id"])
    pairs = cKDTree(placed[["x", "y"]]).query_pairs(1.59)
    ids = placed["node_id"].to_numpy()
    assert all(ids[a].startswith("GM") and ids[b].startswith("GM") for a, b in pairs)


def test_foreign_keys_hold(nl: Dataset) -> None:
    for table, resource in schema.read_resources().items():
        for key in resource["schema"]["foreignKeys"]:
            other = nl.tables[key["reference"]["resource"]]
            (column,), (target,) = key["fields"], key["reference"]["fields"]
            stated = set(nl.tables[table][column]) - {""}
            assert stated <= set(other[target]), (table, column)


def test_terms_are_those_of_the_vocabulary(nl: Dataset) -> None:
    organs = set(";".join(nl.memberships["organs"].unique()).split(";")) - {""}
    powers = set(";".join(nl.versions["power"].unique()).split(";"))
    assert organs <= set(vocabulary.ORGANS)
    assert powers == set(vocabulary.POWERS)
    assert set(nl.actors["kind"]) <= set(vocabulary.KINDS)


def test_texts_are_clean(nl: Dataset) -> None:
    names = pd.concat([nl.versions["name"], nl.collaborations["name"], nl.actors["name"]])
    assert not names.str.contains("[\u200b-\u200f\ufeff]|\\s\\s|^\\s|\\s$").any()
    assert not nl.actors["name"].str.match("Gemeente ").any()
    websites = nl.collaborations["website"]
    assert websites[websites != ""].str.startswith("https://").all()


def test_municipalities_have_the_name_in_use(nl: Dataset) -> None:
    names = nl.actors.set_index("actor_id")["name"]
    assert names["GM0518"] == "Den Haag"
    assert names["GM0796"] == "'s-Hertogenbosch"
    assert (names["GM0373"], names["GM0893"]) == ("Bergen (NH)", "Bergen (L)")


def test_coverage_is_stated_by_year(nl: Dataset) -> None:
    coverage = {row["year"]: row for row in nl.metadata["coverage"]}
    assert list(coverage) == list(range(2008, 2027))
    assert coverage[2019]["municipalities"] == 355
    assert coverage[2017]["note"]
    assert not coverage[2018]["note"]


def test_cross_border_collaborations(nl: Dataset) -> None:
    assert nl.collaborations["cross_border"].sum() == 10
