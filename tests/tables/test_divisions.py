"""Divisions as frames: how they agree, those of domains, and what a proposed one means."""

import pandas as pd
import pytest

from explorer.dataset import load_dataset
from explorer.measures.agreement import arrange_agreements, list_agreements
from explorer.measures.congruence import municipality_congruence
from explorer.measures.domain_congruence import find_domain_communities, list_regions
from explorer.network import Selection
from explorer.network.proposal import read_division
from explorer.settings import PROJECT
from explorer.tables.divisions import (
    compare_domains,
    compare_proposal,
    divisions_at,
    label_domain,
    list_change,
    list_divisions,
    list_domains,
    list_template,
    name_against,
)
from explorer.tables.queries import Service
from explorer.tables.regions import find_regions
from tests.tiny import tiny_dataset


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def provinces(service) -> pd.Series:
    template = list_template(service, Selection()).to_csv(index=False).encode()
    return read_division(template, service.dataset, service.dataset.date)


def test_domains_are_named_with_what_they_hold(service):
    frame = list_domains(service, Selection(), label=lambda term: term.label)
    assert len(frame) == 8 * 8 + 11 * 11
    row = frame[frame["division"].eq("youth_care") & frame["other"].eq("7.1")].iloc[0]
    assert (row["part"], row["name"], row["other_name"]) == ("theme", "Youth care", "Public health")
    assert row["collaborations"] == 34
    assert frame[frame["division"] == "province"]["collaborations"].isna().all()


def test_one_region_for_all_holds_every_tie(service, provinces):
    frame = list_change(
        service, Selection(), division=provinces.map(lambda _: "Nederland"), against="province"
    )
    assert (frame["congruence"] == 1).all()
    assert (frame["members"] == 342).all()
    assert (frame["change"] >= 0).all()


def test_the_proposal_is_compared_with_what_is_named(service, provinces):
    frame = list_change(service, Selection(), division=provinces, against="safety_region")
    assert frame["region_against"].nunique() == 25
    agreed = compare_proposal(service, Selection(), division=provinces)
    assert agreed["other"].to_list()[0] == "province"
    assert agreed.set_index("other").loc["safety_region", "holds"] == 1
    assert (agreed["municipalities"] == 342).all()


def test_congruence_is_that_of_the_measure(service, national, provinces):
    frame = list_change(service, Selection(), division=provinces, against="province").set_index(
        "actor_id"
    )
    known = municipality_congruence(national).notna()
    assert frame["congruence"].notna().sum() == known.sum()


@pytest.mark.parametrize(
    ("date", "against", "name"),
    [
        ("", "province", "province"),
        ("", "labour_market_region", "labour_market_region"),
        ("", "none", "province"),
        ("2018-01-01", "safety_region", "province"),
    ],
)
def test_what_is_not_known_then_is_left_for_the_provinces(service, date, against, name):
    known = divisions_at(service, Selection(date=date))
    assert name_against(known, against=against) == name


def test_the_inventory_has_provinces_under_another_name():
    service = Service(load_dataset(PROJECT / "data" / "nl-2016"))
    known = divisions_at(service, Selection())
    assert name_against(known, against="province") == "regioatlas_provincies"
    assert len(find_regions(service, Selection())["province"]) == len(
        list_template(service, Selection())
    )


def test_divisions_and_those_of_domains_agree_as_measured(service, national):
    rows = divisions_at(service, Selection())
    told, measured = list_divisions(service, Selection()), list_agreements(rows)
    single = measured[["regions", "regions_other"]].eq(1).any(axis=1)
    pd.testing.assert_frame_equal(told[~single], measured[~single])
    pd.testing.assert_series_equal(told["nested"], measured["nested"])
    values = ["normalised_mutual_information", "adjusted_rand_index"]
    assert told.loc[single, values].isna().all(axis=None)
    agreements = compare_domains(service, Selection(), part="domain")
    table = arrange_agreements(list_agreements(list_regions(find_domain_communities(national))))
    found = arrange_agreements(agreements)
    assert {"province", "safety_region"} <= set(found)
    single = agreements[["regions", "regions_other"]].eq(1).any(axis=1)
    assert agreements.loc[single, "normalised_mutual_information"].isna().all()
    both = agreements["municipalities"].gt(0)
    assert agreements.loc[~single & both, "normalised_mutual_information"].notna().all()
    within = found.loc[table.index, table.columns]
    pd.testing.assert_frame_equal(within, table.where(within.notna()), check_names=False)


def test_a_package_without_divisions_has_none():
    service = Service(tiny_dataset())
    assert list_divisions(service, Selection()).empty
    assert list_template(service, Selection()).empty
    assert all(regions.empty for regions in find_regions(service, Selection()).values())
    assert name_against(divisions_at(service, Selection()), against="province") == ""


def test_what_is_no_domain_keeps_its_code():
    assert label_domain("1", lambda term: f"<{term.id}>") == "<1>"
    assert label_domain("6.75", lambda term: f"<{term.id}>") == "<6.75>"
    assert label_domain("youth_care", lambda term: f"<{term.id}>") == "<youth_care>"
    assert label_domain("province", str) == "province"
