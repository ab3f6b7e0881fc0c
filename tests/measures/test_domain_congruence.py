import pandas as pd
import pytest

from explorer.dataset.timeslice import keep_current
from explorer.measures.agreement import arrange_agreements, compare_divisions, list_agreements
from explorer.measures.communities import find_communities
from explorer.measures.domain_congruence import (
    describe_domains,
    find_domain_communities,
    list_regions,
    split_network,
)
from explorer.network import Network, Selection, build_network
from tests.tiny import make_dataset_of, tiny_network

# Safety (1) makes AB and CD, public health (7) ABCD, education (4) only AB; F meets nobody.
TIES = [
    ("A", "fire"), ("B", "fire"), ("C", "police"), ("D", "police"),
    ("A", "care"), ("B", "care"), ("C", "care"), ("D", "care"),
    ("A", "school"), ("B", "school"), ("F", "lonely"),
]  # fmt: skip
DOMAINS = {"fire": "1", "police": "1", "care": "7", "school": "4", "lonely": "4"}


@pytest.fixture
def network() -> Network:
    return build_network(make_dataset_of(TIES, actors="E", domains=DOMAINS), Selection())


def test_regions_of_domains_worked_out_by_hand(network):
    rows = list_regions(find_domain_communities(network))
    regions = {
        code: each.groupby("region_id")["actor_id"].agg("".join).to_list()
        for code, each in rows.groupby("division")
    }
    assert regions == {"1": ["AB", "CD"], "4": ["AB"], "7": ["ABCD"]}
    assert list(rows.columns) == ["division", "region_id", "actor_id"]
    nested = arrange_agreements(list_agreements(rows), measure="nested")
    # Safety lies within public health, which lies within it not; both hold education's one region.
    assert nested.loc["1", "7"] == 1
    assert nested.loc["7", "1"] == 0
    assert nested.loc["4", "7"] == nested.loc["4", "1"] == 1
    agreed = arrange_agreements(list_agreements(rows), measure="adjusted_rand_index")
    # 2 pairs together and 6: expected 2 * 6 / 6, most 4.
    assert agreed.loc["1", "7"] == pytest.approx(0)


def test_domains_are_described_by_hand(network):
    frame = describe_domains(network, find_domain_communities(network))
    assert frame.loc["1"].to_list() == [2, 4, 2, pytest.approx(0.5)]
    assert frame.loc["4"].to_list() == [2, 2, 1, pytest.approx(0)]
    assert frame.loc["7"].to_list() == [1, 4, 1, pytest.approx(0)]


def test_parts_keep_all_actors_and_only_their_collaborations(network):
    parts = split_network(network, "domain")
    assert list(parts) == ["1", "4", "7"]
    for part in parts.values():
        assert list(part.actors.index) == list("ABCDEF")
    assert list(parts["1"].collaborations.index) == ["fire", "police"]
    assert set(parts["4"].ties["collaboration_id"]) == {"school", "lonely"}


def test_themes_count_where_two_thirds_have_a_partner(network):
    # Of six actors four meet in themes 1.1 and 7.1, two in 4.1.
    assert list(split_network(network, "theme")) == ["1.1", "7.1"]


def test_a_collaboration_is_in_each_of_its_themes():
    dataset = make_dataset_of([(a, "s") for a in "ABC"])
    rows = dataset.collaborations.assign(themes="1.1;6.75;6.76")
    network = build_network(dataset.with_tables(collaborations=rows), Selection())
    found = find_domain_communities(network, "theme")
    assert list(found) == ["1.1", "youth_care"]
    assert describe_domains(network, found, "theme")["collaborations"].to_list() == [1, 1]
    assert (arrange_agreements(list_agreements(list_regions(found))) == 1).all(axis=None)


@pytest.mark.parametrize(
    ("ties", "actors"),
    [([], []), ([], ["A"]), ([("A", "s")], ["B"])],
    ids=["empty", "one node", "one tie and an isolate"],
)
@pytest.mark.parametrize("part", ["domain", "theme"])
def test_without_partners_there_are_no_regions(ties, actors, part):
    network = build_network(make_dataset_of(ties, actors=actors), Selection())
    rows = list_regions(find_domain_communities(network, part))
    assert rows.empty
    assert arrange_agreements(list_agreements(rows)).empty
    found = find_domain_communities(network, part)
    assert len(describe_domains(network, found, part)) == len(found)


def test_tiny_network_has_one_region_in_health_and_safety():
    rows = list_regions(find_domain_communities(tiny_network()))
    assert rows.groupby("division")["actor_id"].agg("".join).to_dict() == {"1": "ABC", "7": "ABC"}


def test_national_domains(national: Network, nl):
    found = find_domain_communities(national)
    frame = describe_domains(national, found)
    assert frame["collaborations"].sum() == 434
    assert frame.loc["1", ["collaborations", "municipalities", "regions"]].to_list() == [
        28,
        342,
        25,
    ]
    alone = split_network(national, "domain")["7"]
    pd.testing.assert_series_equal(found["7"].labels, find_communities(alone).labels)
    # The 25 safety regions are what safety is organised by; with education they say less.
    rows = keep_current(nl.divisions, nl.date, start="since", end="until")
    safety = rows[rows["division"] == "safety_region"].set_index("actor_id")["region_id"]
    regions = list_regions(found).set_index("actor_id")
    agreed = compare_divisions(regions[regions["division"] == "1"]["region_id"], safety)
    assert agreed["normalised_mutual_information"] > 0.98


def test_youth_care_public_health_and_fire_are_well_covered(national: Network):
    themes = find_domain_communities(national, "theme")
    assert list(themes) == ["1.1", "social_support", "youth_care", "6.4", "7.1", "7.4"]
    matrix = arrange_agreements(list_agreements(list_regions(themes)))
    assert matrix.loc["1.1", "7.1"] == pytest.approx(0.98, abs=0.01)
    assert matrix.loc["youth_care", "7.1"] == pytest.approx(0.95, abs=0.01)
