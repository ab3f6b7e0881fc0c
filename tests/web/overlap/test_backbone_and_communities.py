"""The overlap page's blocks of the backbone and the communities, on the real packages."""

import io

import numpy as np
import pandas as pd
import pytest

from explorer.dataset import load_dataset
from explorer.measures.communities import describe_communities, find_communities
from explorer.network import Selection
from explorer.settings import PROJECT, Settings
from explorer.tables.overlap import list_backbone
from explorer.tables.queries import Service
from explorer.tables.regions import find_regions
from explorer.translate import Translator
from explorer.web.factory import create_app
from explorer.web.overlap.backbone import (
    build_backbone,
    describe_crossing,
    list_tie_rows,
    sort_ties,
    write_chance,
    write_level,
)
from explorer.web.overlap.communities import build_communities, list_regions
from explorer.web.overlap.straddling import describe_shares
from tests.web.addresses import read_state
from tests.web.components import list_ids, list_links, read_rows, read_texts, walk

NOTHING = "?domain=8&province=PV24&form=GO"
QUERIES = ["", NOTHING, "?list=collaboration", "?date=2017-01-01", "?kind=municipality,province"]
NL, EN = Translator("nl"), Translator("en")


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def inventory() -> Service:
    return Service(load_dataset(PROJECT / "data" / "nl-2016"))


def is_control(part, label: str) -> bool:
    return isinstance(getattr(part, "id", None), dict) and getattr(part, "label", "") == label


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
@pytest.mark.parametrize("build", [build_backbone, build_communities])
def test_a_block_stands_for_every_selection(service, build, query, t):
    section = build(service, read_state(query), t)
    assert section.id == build.__name__.removeprefix("build_")
    link = f"/api/overlap?table={section.id}&"
    assert [each for each in list_links(section) if each.startswith(link)]


@pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
@pytest.mark.parametrize("build", [build_backbone, build_communities])
def test_a_block_stands_for_the_inventory_of_2016(inventory, build, t):
    section = build(inventory, read_state(), t)
    assert (section.id, f"{section.id}-map") == tuple(list_ids(section)[:2])


def test_the_backbone_says_how_many_ties_are_above_chance(service):
    _, lead, method, *_ = read_texts(build_backbone(service, read_state(), EN))
    assert lead.startswith("2,257 ties are above chance, of 4,469 pairs of municipalities")
    assert lead.endswith("58,311 pairs possible.")
    assert "at most about 5% are expected to be chance" in method
    assert "Neighbours are likelier to work together anyhow" in method
    dutch = read_texts(build_backbone(service, read_state("?method=hypergeometric"), NL))
    assert dutch[1].startswith("2.584 banden zijn meer dan toeval")


def test_a_backbone_without_power_says_that_it_says_nothing(service):
    power = "The model has hardly any power here: even if all shared as much as they can, 0 ties"
    for query, said in (("?theme=youth_care", 1), ("?domain=1", 1), ("?domain=6", 0), ("", 0)):
        texts = read_texts(build_backbone(service, read_state(query), EN))
        assert len([text for text in texts if text.startswith(power)]) == said, query


def test_a_stricter_level_keeps_fewer_ties(service):
    kept = [
        int(list_backbone(service, Selection(), level=level)["significant"].sum())
        for level in (0.1, 0.05, 0.001)
    ]
    assert kept == sorted(kept, reverse=True)
    assert kept[1] == 2257
    method = read_texts(build_backbone(service, read_state("?level=0.001"), EN))[2]
    assert "at most about 0.1% are expected" in method


def test_a_level_of_the_address_that_is_not_offered_is_kept(service):
    section = build_backbone(service, read_state("?level=0.02"), EN)
    select = next(part for part in walk(section) if is_control(part, "By chance, at most"))
    assert select.value == "0.02"
    assert [option["label"] for option in select.data] == ["0.1%", "1%", "2%", "5%", "10%"]


def test_ties_across_a_province_border_come_first(service):
    frame = list_backbone(service, Selection())
    ties = sort_ties(frame[frame["significant"]])
    crossing = int(ties["crossing"].sum())
    assert ties["crossing"].tolist() == [True] * crossing + [False] * (len(ties) - crossing)
    assert ties["p_value"][:crossing].is_monotonic_increasing
    provinces = service.network_of(read_state().selection).actors["province_id"]
    apart = ties["first"].map(provinces) != ties["second"].map(provinces)
    assert crossing == int(apart.sum()) > 0
    share = EN.number(100 * crossing / 2257, digits=1)
    assert describe_crossing(ties, EN).startswith(f"{crossing} of them ({share}%) cross")
    first = list_tie_rows(ties, EN)[0]
    assert first["same"] == "no"
    assert " – " in first["provinces"]
    assert list_tie_rows(ties, NL)[-1]["same"] == "ja"


def test_an_unknown_province_is_neither_same_nor_another():
    ties = pd.DataFrame(
        {
            "first": ["a", "a"], "second": ["b", "c"], "first_name": ["A", "A"],
            "second_name": ["B", "C"], "first_province": ["Utrecht", "Utrecht"],
            "second_province": ["", "Utrecht"], "shared": [1, 2], "p_value": [0.01, 0.02],
            "crossing": pd.array([pd.NA, False], dtype="boolean"),
        }
    )  # fmt: skip
    rows = list_tie_rows(sort_ties(ties), EN)
    assert [(row["provinces"], row["same"]) for row in rows] == [
        ("Utrecht", ""),
        ("Utrecht", "yes"),
    ]
    assert describe_crossing(ties, EN).startswith("0 of them")


def test_small_chances_keep_their_digits():
    assert write_chance(1.24e-9, NL) == "1,2·10⁻⁹"
    assert write_chance(9.96e-13, EN) == "1.0·10⁻¹²"
    assert write_chance(0.0019, NL) == "0,0019"
    assert write_chance(0.0, EN) == "0.0000"


def test_levels_are_percentages_with_their_own_decimals():
    written = [write_level(level, NL) for level in (0.0005, 0.001, 0.05, 0.1, 0.125)]
    assert written == ["0,05%", "0,1%", "5%", "10%", "12,5%"]


def test_the_communities_say_how_many_and_how_good(service):
    texts = read_texts(build_communities(service, read_state(), EN))
    _, lead, method, *_ = texts
    assert lead.startswith("13 communities of municipalities")
    assert lead.endswith("modularity 0.848.")
    assert "seed 20260516. It is a heuristic" in method
    assert "Stability says how often: in 25 other runs" in method
    assert "Stability" in texts
    assert [text for text in texts if text.startswith("36 municipalities lie in a community")]
    lead = read_texts(build_communities(service, read_state(), NL))[1]
    assert lead.endswith("modulariteit 0,848.")


def test_regions_of_communities_add_up_to_their_members(service):
    network = service.network_of(read_state().selection)
    found = find_communities(network)
    said = list_regions(network, found, EN, regions=find_regions(service, Selection()))
    assert list(said) == ["Provinces", "Safety regions"]
    for by_community in said.values():
        for number, members in describe_communities(network, found)["actors"].items():
            parts = by_community[number].split(", ")
            assert sum(int(part.rsplit(" ", 1)[1]) for part in parts) == members


def test_the_communities_agree_with_the_divisions_as_measured(service):
    rows = read_rows(build_communities(service, read_state(), EN))
    names = ("Provinces", "Safety regions", "Labour-market regions")
    # Normalised mutual information.
    agreed = [row[2] for row in rows if row[0] in names]
    assert agreed == ["0.88", "0.89", "0.80"]


def test_a_division_that_is_not_known_then_is_said_so(service):
    rows = read_rows(build_communities(service, read_state("?date=2017-01-01"), EN))
    unknown = [name for name, *cells in rows if "not known at this date" in " ".join(cells)]
    assert unknown == ["Safety regions", "Labour-market regions"]


def test_shares_are_named_greatest_first():
    assert describe_shares(np.array([1, 0, 3]), ["A", "B", "C"]) == "3 C 75%, 1 A 25%"


def test_without_ties_there_are_no_communities(service):
    section = build_communities(service, read_state(NOTHING), EN)
    assert read_texts(section)[1].endswith("there are no communities.")
    assert list_ids(section) == ["communities"]
    assert "No tie is above chance." in read_texts(build_backbone(service, read_state(NOTHING), EN))


def test_both_download_as_tables(service):
    client = create_app(Settings()).server.test_client()
    backbone = read_table(client, "/api/overlap?table=backbone&format=csv&level=0.01")
    assert len(backbone) == 4469
    expected = list_backbone(service, Selection(), level=0.01)["significant"].sum()
    assert backbone["significant"].sum() == expected < 2257
    communities = read_table(client, "/api/overlap?table=communities&format=csv")
    assert list(communities.columns) == [
        "actor_id", "name", "community", "stability", "participation", "province",
        "safety_region",
    ]  # fmt: skip
    assert len(communities) == 342
    assert sorted(communities["community"].unique()) == list(range(1, 14))
    row = communities.set_index("name").loc["Utrecht"]
    assert (row["province"], row["safety_region"]) == ("Utrecht", "Utrecht")


def read_table(client, address: str) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(client.get(address).data.decode()))
