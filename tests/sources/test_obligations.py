"""The obligation over time: hand-written rules, and the intervals of the packages."""

from io import StringIO

import pandas as pd
import pytest

from explorer.dataset import Dataset, load_dataset
from explorer.dataset.timeslice import collaborations_at, memberships_at
from explorer.network import Selection, build_network
from explorer.snapshot import write_snapshot
from explorer.sources.domain_rules import load_rules
from explorer.sources.obligations import (
    Interval,
    decide_obligation,
    find_last,
    list_intervals,
    tabulate_obligations,
)
from tests.conftest import DATA

HALF = {"obligation": "semi_statutory", "since": "2015-01-01", "until": "2026-01-01"}
WHOLE = {"obligation": "statutory", "since": "2026-01-01", "until": ""}
YOUTH = [{**WHOLE, "legal_basis": "art. 2.17"}, {**HALF, "legal_basis": "art. 2.8"}]
DATE = "2026-05-16"


@pytest.mark.parametrize(
    ("day", "obligation"),
    [
        ("2014-12-31", "voluntary"),
        ("2015-01-01", "semi_statutory"),
        ("2025-12-31", "semi_statutory"),
        ("2026-01-01", "statutory"),
    ],
)
def test_the_first_rule_that_holds_on_the_day_decides(day, obligation):
    assert decide_obligation(YOUTH, day)[0] == obligation


def test_intervals_fill_the_lifetime():
    half, whole = ("semi_statutory", "art. 2.8"), ("statutory", "art. 2.17")
    assert list_intervals(YOUTH, started="2014-06-01", ended="", date=DATE) == [
        Interval("voluntary", "", "2014-06-01", "2015-01-01"),
        Interval(*half, "2015-01-01", "2026-01-01"),
        Interval(*whole, "2026-01-01", ""),
    ]
    assert list_intervals(YOUTH, started="2018-01-01", ended="2020-01-01", date=DATE) == [
        Interval(*half, "2018-01-01", "2020-01-01")
    ]
    assert list_intervals(YOUTH, started="2026-01-01", ended="", date=DATE) == [
        Interval(*whole, "2026-01-01", "")
    ]


def test_what_comes_after_the_date_of_the_package_is_not_told():
    assert list_intervals(YOUTH, started="2015-06-01", ended="", date="2016-01-01") == [
        Interval("semi_statutory", "art. 2.8", "2015-06-01", "")
    ]


def test_rules_that_say_the_same_make_one_interval():
    rules = [{**YOUTH[0], "since": "2020-01-01"}, {**YOUTH[0], "since": "2022-01-01"}]
    found = list_intervals(rules, started="2021-01-01", ended="", date=DATE)
    assert found == [Interval("statutory", "art. 2.17", "2021-01-01", "")]


def test_no_rules_and_no_days():
    assert list_intervals([], started="2020-01-01", ended="", date=DATE) == [
        Interval("voluntary", "", "2020-01-01", "")
    ]
    assert list_intervals(YOUTH, started="2020-01-01", ended="2020-01-01", date=DATE) == []


def test_the_table_and_what_holds_last():
    lifetimes = pd.DataFrame(
        {
            "started": ["2018-01-01", "2018-01-01", "2020-01-01"],
            "ended": ["", "2020-01-01"] * 1 + ["2020-01-01"],
        },
        index=["a", "b", "never"],
    )
    rules = dict.fromkeys(lifetimes.index, YOUTH)
    table = tabulate_obligations(rules, lifetimes, DATE)
    assert table["collaboration_id"].to_list() == ["a", "a", "b"]
    last = find_last(rules, lifetimes, DATE).to_dict()
    assert last == {"a": "statutory", "b": "semi_statutory", "never": "semi_statutory"}


def test_every_rule_has_a_ground_and_a_reason():
    for row in load_rules("obligations"):
        assert row["note"]
        assert bool(row["legal_basis"]) == (row["obligation"] != "voluntary")
        assert not row["until"] or row["since"] < row["until"]


@pytest.fixture(scope="module")
def inventory() -> Dataset:
    return load_dataset(DATA.with_name("nl-2016"))


def obligation_at(dataset: Dataset, name: str, date: str) -> str:
    rows = collaborations_at(dataset, date).set_index("short_name")
    return str(rows.at[name, "obligation"])


def test_obligations_of_the_register_change_with_the_law(nl: Dataset, inventory: Dataset):
    assert obligation_at(nl, "Jeugdhulp Rijnmond", "2025-12-31") == "semi_statutory"
    assert obligation_at(nl, "Jeugdhulp Rijnmond", "2026-01-01") == "statutory"
    assert obligation_at(nl, "RUD Zeeland", "2016-04-13") == "voluntary"
    assert obligation_at(nl, "RUD Zeeland", "2016-04-14") == "statutory"
    assert obligation_at(inventory, "Omgevingsdienst Groningen", "2016-01-01") == "voluntary"
    bases = nl.obligations.set_index("legal_basis")
    assert set(bases.loc["Omgevingswet art. 18.21", "since"]) >= {"2024-01-01"}
    assert set(bases.loc["Wabo art. 5.3", "since"]) >= {"2016-04-14"}
    assert (bases.loc["Wet veiligheidsregio's art. 9", "since"] >= "2010-10-01").all()
    assert (bases.loc["Jeugdwet art. 2.17", "since"] >= "2026-01-01").all()


def test_filter_network_and_file_take_the_obligation_of_the_date(nl: Dataset):
    for date, obligation in (("2025-12-31", "semi_statutory"), ("2026-01-01", "statutory")):
        selection = Selection(date=date, theme=("6.75",), obligation=(obligation,))
        network = build_network(nl, selection)
        rows = network.collaborations
        assert rows["short_name"].isin(["Jeugdhulp Rijnmond"]).sum() == 1
        assert set(rows["obligation"]) == {obligation}
        text = write_snapshot(network, nl, "nodes").decode("utf-8-sig")
        stated = pd.read_csv(StringIO(text), dtype=str)["obligation"].dropna()
        assert set(stated) == {obligation}


def test_sheltered_work_is_voluntary(nl: Dataset, inventory: Dataset):
    for dataset in (nl, inventory):
        rows = dataset.collaborations
        alone = rows[rows["themes"].isin(["6.4", "6.4;6.5", "6.3;6.4;6.5"])]
        assert len(alone) > 50
        assert set(alone["obligation"]) == {"voluntary"}


@pytest.mark.parametrize("package", ["nl", "nl-2016"])
def test_obligations_cover_lifetimes_and_end_as_the_column_says(package):
    dataset = load_dataset(DATA.with_name(package))
    versions = dataset.versions[dataset.versions["since"] != dataset.versions["until"]]
    assert set(dataset.obligations["collaboration_id"]) == set(versions["collaboration_id"])
    last = dataset.obligations.sort_values("since").groupby("collaboration_id").last()
    stated = dataset.collaborations.set_index("collaboration_id").loc[last.index]
    assert (last["obligation"] == stated["obligation"]).all()
    assert (last["until"].fillna("") == stated["ended"]).all()


def test_what_the_law_of_2026_requires_are_arrangements_of_a_youth_region(nl: Dataset):
    """Each has most municipalities of a region of 2016; regions have been redrawn since."""
    rows = nl.obligations[nl.obligations["legal_basis"] == "Jeugdwet art. 2.17"]
    regions = nl.divisions[nl.divisions["division"] == "regioatlas_jeugdzorgregios"]
    living = nl.actors.loc[nl.actors["dissolved"] == "", "actor_id"]
    regions = regions[regions["actor_id"].isin(living)]
    members = memberships_at(nl, nl.date).groupby("collaboration_id")["actor_id"].agg(set)
    assert len(rows) == 15
    for key in rows["collaboration_id"]:
        held = regions["actor_id"].isin(members[key]).groupby(regions["region_id"]).mean()
        assert held.max() > 0.5, key
