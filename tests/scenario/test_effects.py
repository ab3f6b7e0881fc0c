"""What steps would change, worked out by hand and against the networks themselves."""

import re

import lxml.html
import pytest

from explorer.dataset import load_dataset
from explorer.dataset.yardsticks import YARDSTICKS
from explorer.errors import ScenarioError
from explorer.network import Selection
from explorer.network.period import list_ties
from explorer.scenario.answer import TABLES
from explorer.scenario.report import write_report
from explorer.scenario.texts import answer_scenario, say_scenario
from explorer.tables.queries import Service
from explorer.tables.scenario import work_out
from explorer.translate import Translator
from tests.conftest import DATA

EN = Translator("en")
MERGE = "merge:GM0882,GM0899>GM9999:Landgraaf-Brunssum"
SAFETY = "GR24221387"


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def merged(service):
    return work_out(service, Selection(), (MERGE,))


def test_a_merger_is_told_as_the_register_has_it(merged):
    said = say_scenario(merged, EN)
    assert said[:4] == [
        "1. Landgraaf and Brunssum go into Landgraaf-Brunssum",
        "Together they would be in 19 collaborations instead of 19 + 18.",
        "In 18 collaborations they were members already: those ties fall together.",
        "Left with one member, and so to be wound up (Wgr): ISD BOL.",
    ]


def test_ties_that_fall_together_are_those_of_both(merged):
    ties = list_ties(merged.effects.before.ties)
    both = {g for code, g in ties if code == "GM0882"} & {g for code, g in ties if code == "GM0899"}
    rows = merged["changed"].set_index("collaboration_id")
    assert set(rows.index[rows["merged"].eq(1)]) == both
    assert rows["members_before"].sub(rows["members_after"]).eq(rows["merged"]).all()
    assert list(rows["state"].unique()) == ["kept"]


def test_shares_of_inhabitants_are_those_of_the_members(merged):
    rows = merged["changed"].set_index("collaboration_id")
    network = merged.effects.before
    for group, row in rows.iterrows():
        members = network.ties.loc[network.ties["collaboration_id"].eq(group), "actor_id"]
        people = network.actors.loc[members, "population"][
            network.actors.loc[members, "kind"].eq("municipality")
        ]
        own = people[people.index.isin(["GM0882", "GM0899"])].sum() / people.sum()
        assert row["share_before"] == row["share_after"] == pytest.approx(own)


def test_those_who_leave_lose_and_the_law_is_told(service):
    found = work_out(service, Selection(), (f"leave:GM0344@{SAFETY}",))
    (row,) = found["touched"].to_dict("records")
    assert (row["collaborations_before"], row["collaborations_after"]) == (8, 7)
    assert (row["lost"], row["gained"]) == (SAFETY, "")
    (broken,) = found["broken"].to_dict("records")
    assert broken["yardstick"] == YARDSTICKS[0].label
    assert (broken["before"], broken["after"]) == (1, 0)
    assert answer_scenario(found, EN) == "Utrecht would be in 7 collaborations instead of 8."


def test_everyone_in_a_body_is_affected_by_its_end(service):
    found = work_out(service, Selection(), (f"dissolve:{SAFETY}",))
    ties = list_ties(found.effects.before.ties)
    assert set(found["touched"]["actor_id"]) == {code for code, group in ties if group == SAFETY}
    assert found["changed"]["state"].tolist() == ["gone"]


def test_votes_before_and_after_are_whole(merged):
    votes = merged["votes"].groupby("collaboration_id")
    for name in ("equal", "population"):
        for when in ("before", "after"):
            sums = votes[f"{name}_{when}"].sum(min_count=1).dropna()
            assert sums.to_numpy() == pytest.approx(1)
    own = merged["votes"][merged["votes"]["actor_id"].eq("GM9999")].set_index("collaboration_id")
    sizes = merged["changed"].set_index("collaboration_id")
    assert own["equal_before"].to_numpy() == pytest.approx((2 / sizes["members_before"])[own.index])
    assert own["equal_after"].to_numpy() == pytest.approx((1 / sizes["members_after"])[own.index])


def test_partners_before_and_after_are_those_of_the_networks(service):
    found = work_out(service, Selection(domain=("1",)), (f"leave:GM0344@{SAFETY}",))
    ties = list_ties(found.effects.before.ties)
    mine = {group for code, group in ties if code == "GM0344"}
    rest = {code for code, group in ties if group in mine - {SAFETY}} - {"GM0344"}
    met = {code for code, group in ties if group in mine} - {"GM0344"}
    (row,) = found["touched"].to_dict("records")
    assert set(filter(None, row["partners_lost"].split(";"))) == met - rest


def test_filters_bear_on_both_networks(service):
    whole = work_out(service, Selection(), (MERGE,))
    social = work_out(service, Selection(domain=("6",)), (MERGE,))
    assert set(social["changed"]["collaboration_id"]) < set(whole["changed"]["collaboration_id"])


def test_groups_that_come_to_be_alike_were_not(service):
    found = work_out(service, Selection(), ("redraw:6@safety_region",))
    ties = found.effects.after.ties.groupby("collaboration_id")["actor_id"].agg(frozenset)
    for row in found["alike"].itertuples():
        groups = row.collaborations.split(";")
        assert len({ties[group] for group in groups}) == 1
        assert any(group.startswith("NEW-") for group in groups)


def test_tables_have_their_columns(merged):
    for name, record in TABLES.items():
        assert list(merged[name]) == list(record.columns)
        assert merged[name] is merged[name]


def test_no_step_changes_nothing(service):
    found = work_out(service, Selection(), ())
    assert all(found[name].empty for name, record in TABLES.items() if record.told)
    assert answer_scenario(found, EN) == "Nothing changes: no step is taken."


def test_a_wrong_step_is_refused(service):
    with pytest.raises(ScenarioError):
        work_out(service, Selection(), ("leave:GM0344@GR1",))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_holds_every_row_and_loads_nothing(merged, nl, language):
    t = Translator(language)
    text = write_report(merged, nl, t, query=f"/scenario?step={MERGE}").decode()
    root = lxml.html.fromstring(text)
    assert root.get("lang") == language
    assert root.findtext(".//h1") == answer_scenario(merged, t)
    names = [row.text_content() for row in root.xpath("//table[@id='changed']/tbody/tr/th")]
    assert names == merged["changed"]["collaboration"].to_list()
    assert not re.search(r"(?:src|href)=|url\(|@import", text)


@pytest.mark.parametrize(
    "filters",
    [
        {"domain": ("8",), "form": ("GO",), "province": ("PV20",)},
        {"kind": ("province", "water_board")},
        {"municipality": ("GM0882",)},
        {"province": ("PV31",)},
        {"least": 30},
    ],
)
@pytest.mark.parametrize("step", [MERGE, f"leave:GM0344@{SAFETY}", f"dissolve:{SAFETY}"])
def test_filters_may_leave_out_whom_a_step_is_about(service, filters, step):
    found = work_out(service, Selection(**filters), (step,))
    assert say_scenario(found, EN)[1].endswith(".")
    assert all(list(found[name]) == list(record.columns) for name, record in TABLES.items())


def test_those_who_merged_are_followed_to_the_end(service):
    """Through another merger of the day, and on the day that one was founded in the register."""
    steps = ("merge:GM0882,GM0899>GM9999:A", "merge:GM9999,GM0917>GM9998:B")
    found = work_out(service, Selection(), steps)
    assert found.effects.heirs == dict.fromkeys(("GM0882", "GM0899", "GM0917"), "GM9998")
    assert set(found["touched"]["actor_id"]) == {"GM0882", "GM0899", "GM0917"}
    assert not found["touched"]["lost"].any()
    founded = Selection(date="2019-01-01")
    later = work_out(service, founded, ("merge:GM1966,GM0014>GM0014",))
    assert later.effects.heirs == {"GM1966": "GM0014"}
    assert not later["touched"]["lost"].any()


def test_what_they_pay_is_added_and_not_guessed(service, merged):
    rows = merged["paid"].set_index("actor_id")
    money = service.dataset.money
    accounts = money[money["report"].eq("accounts") & money["year"].eq(2024)].set_index("actor_id")
    both = ["GM0882", "GM0899"]
    assert rows.loc[both, "joint_euros"].to_list() == (
        accounts.loc[both, "joint_arrangements"].to_list()
    )
    together = rows.loc["GM9999"]
    assert together["parts"] == 2
    assert together["joint_euros"] == accounts.loc[both, "joint_arrangements"].sum()
    share = together["joint_euros"] / accounts.loc[both, "expenditure"].sum()
    assert together["joint_share"] == pytest.approx(share)
    assert rows.loc["GM0882", "joint_share"] == pytest.approx(0.335, abs=5e-4)


def test_what_is_not_known_of_one_is_not_known_together(service):
    # Wageningen books its payments elsewhere.
    found = work_out(service, Selection(), ("merge:GM0289,GM0228>GM9999:Ede-Wageningen",))
    rows = found["paid"].set_index("actor_id")
    assert rows["joint_euros"].isna().to_dict() == {"GM0228": False, "GM0289": True, "GM9999": True}


def test_data_without_money_say_nothing_of_it():
    own = Service(load_dataset(DATA.parent / "nl-2016"))
    network = own.network_of(Selection())
    actor, group = network.ties[["actor_id", "collaboration_id"]].iloc[0]
    assert work_out(own, Selection(), (f"leave:{actor}@{group}",))["paid"].empty


def test_regulations_are_those_that_steps_name(service):
    steps = (f"leave:GM0344@{SAFETY}", "combine:GR24966497,GR24967448>Together")
    rows = work_out(service, Selection(), steps)["regulations"]
    assert rows["collaboration_id"].to_list() == [SAFETY, "GR24966497", "GR24967448"]
    versions = service.dataset.versions
    current = versions[versions["until"].eq("")].set_index("collaboration_id")["regulation_url"]
    assert rows["regulation_url"].to_list() == current[rows["collaboration_id"]].to_list()
