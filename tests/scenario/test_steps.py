"""Steps on the register's network: what each does, what is refused, and what must always hold."""

import re
from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.dataset.storage import load_dataset, save_dataset
from explorer.dataset.validation import validate_package
from explorer.errors import ScenarioError, SelectionError
from explorer.network import Selection, build_network
from explorer.network.period import list_ties
from explorer.scenario import MOST_STEPS, STEPS, freeze_at, parse_step, run_steps
from explorer.scenario.merge import count_seats
from explorer.scenario.steps import say_step, write_step
from explorer.settings import PROJECT
from explorer.translate import Translator

MERGE = "merge:GM0882,GM0899>GM9999:Landgraaf-Brunssum"
SAFETY = "GR24221387"  # Veiligheidsregio Utrecht
HEALTH = "GR24963449"
JOIN, LEAVE = f"join:GM0882@{SAFETY}", f"leave:GM0344@{SAFETY}"
DISSOLVE = f"dissolve:{SAFETY}"
FOUND = "found:Jeugdhulp Parkstad@GM0882,GM0899#6.75/OL"
COMBINE = f"combine:{SAFETY},{HEALTH}>Samen"
ALL = (MERGE, JOIN, LEAVE, DISSOLVE, FOUND, COMBINE, "redraw:6@safety_region")


def ties_after(dataset, *steps, date=""):
    return list_ties(build_network(run_steps(dataset, steps, date=date).after).ties)


@pytest.fixture(scope="module")
def before(nl):
    return list_ties(build_network(nl).ties)


def test_a_merged_municipality_is_in_all_that_its_parts_were_in(nl, before):
    after = ties_after(nl, MERGE)
    theirs = {group for code, group in before if code in ("GM0882", "GM0899")}
    kept = {tie for tie in before if tie[0] not in ("GM0882", "GM0899")}
    assert after == kept | {("GM9999", group) for group in theirs}
    assert len(theirs) == 19
    actors = run_steps(nl, [MERGE]).after.actors.set_index("actor_id")
    parts = nl.actors.set_index("actor_id").loc[["GM0882", "GM0899"]]
    assert actors.loc["GM9999", "population"] == parts["population"].sum()
    assert actors.loc["GM9999", "area_km2"] == pytest.approx(parts["area_km2"].sum())
    assert actors.loc["GM9999", "council_seats"] == 33
    assert list(actors.loc[["GM0882", "GM0899"], "dissolved"]) == [nl.date] * 2


def test_one_that_takes_others_in_keeps_its_name_and_since(nl):
    after = run_steps(nl, ["merge:GM0899>GM0882"]).after
    assert after.actors.set_index("actor_id").at["GM0882", "name"] == "Landgraaf"
    own, old = (
        rows[rows["actor_id"].eq("GM0882") & rows["until"].eq("")].set_index("collaboration_id")
        for rows in (after.memberships, nl.memberships)
    )
    pd.testing.assert_series_equal(own.loc[old.index, "since"], old["since"])


@pytest.mark.parametrize(
    ("people", "seats"), [(0, 9), (3_000, 9), (3_001, 11), (60_001, 33), (200_000, 39), (10**6, 45)]
)
def test_seats_are_those_of_the_law(people, seats):
    assert count_seats(people) == seats


def test_joining_and_leaving_are_each_a_tie(nl, before):
    assert ties_after(nl, JOIN) - before == {("GM0882", SAFETY)}
    assert before - ties_after(nl, LEAVE) == {("GM0344", SAFETY)}
    assert ties_after(nl, JOIN, f"leave:GM0882@{SAFETY}") == before


def test_what_is_dissolved_has_no_ties(nl, before):
    assert ties_after(nl, DISSOLVE) == {tie for tie in before if tie[1] != SAFETY}


def test_what_is_founded_is_found_by_its_theme(nl):
    after = run_steps(nl, [FOUND]).after
    network = build_network(after, Selection(theme=("6.75",)))
    row = network.collaborations.loc["NEW-jeugdhulp-parkstad"]
    assert (row["short_name"], row["domain"], row["form"]) == ("Jeugdhulp Parkstad", "6", "OL")
    assert ties_after(nl, FOUND, "dissolve:NEW-jeugdhulp-parkstad") == ties_after(nl)


def test_combined_collaborations_have_all_their_members(nl, before):
    after = ties_after(nl, COMBINE)
    members = {code for code, group in before if group in (SAFETY, HEALTH)}
    assert {code for code, group in after if group == "NEW-samen"} == members
    assert not any(group in (SAFETY, HEALTH) for _, group in after)
    rows = run_steps(nl, [COMBINE]).after.continuations
    assert set(rows.loc[rows["to_id"].eq("NEW-samen"), "from_id"]) == {SAFETY, HEALTH}


def test_a_domain_is_redrawn_with_one_a_region(nl):
    network = build_network(
        run_steps(nl, ["redraw:6@safety_region"]).after, Selection(domain=("6",))
    )
    own = network.collaborations[network.collaborations["domain"].eq("6")]
    rows = nl.divisions[nl.divisions["division"].eq("safety_region") & nl.divisions["until"].eq("")]
    sizes = rows.groupby("region")["actor_id"].nunique()
    assert len(own) == len(sizes) == 25
    assert sorted(network.degrees[own.index]) == sorted(sizes)


def test_a_division_of_ones_own_is_a_series_of_regions(nl):
    regions = pd.Series({"GM0882": "A", "GM0899": "A", "GM0344": "B"})
    outcome = run_steps(nl, ["redraw:1@proposal"], proposal=regions)
    network = build_network(outcome.after)
    own = network.collaborations.index[network.collaborations["domain"].eq("1")]
    assert network.degrees[own].to_dict() == {"NEW-1-a": 2}


@pytest.mark.parametrize("date", ["2019-06-01", "2026-05-16"])
def test_a_package_of_all_steps_is_valid_and_opens(nl, date, tmp_path):
    steps = (MERGE, "found:Nieuw@GM0363,GM0344#7.3/RZM")
    steps += (COMBINE, "redraw:6@safety_region") if date == nl.date else ()
    after = run_steps(nl, steps, date=date).after
    save_dataset(after, tmp_path / "what-if")
    assert validate_package(tmp_path / "what-if") == []
    opened = load_dataset(tmp_path / "what-if")
    assert opened.date == date
    assert list_ties(build_network(opened).ties) == list_ties(build_network(after).ties)
    assert opened.metadata["scenario"]["steps"] == list(steps)
    assert opened.metadata["scenario"]["fingerprint"] == nl.fingerprint


def test_the_domain_of_what_is_combined_is_that_of_one_of_its_themes(nl, tmp_path):
    """Also where the largest, founded by another step, has no theme."""
    big = "found:Groot@" + ",".join(build_network(nl).actors.index[:60]) + "#8"
    outcome = run_steps(nl, [big, f"combine:NEW-groot,{SAFETY}>Samen"])
    row = outcome.after.collaborations.set_index("collaboration_id").loc["NEW-samen"]
    assert row["domain"] == "1"
    save_dataset(outcome.after, tmp_path / "what-if")
    assert validate_package(tmp_path / "what-if") == []


@pytest.mark.parametrize("kind", STEPS)
def test_a_kind_of_step_is_whole_by_its_record(nl, kind):
    """Its example is said without an id of its own, and its form stands in the docs."""
    record = STEPS[kind]
    step = parse_step(record.example)
    names = dict(zip(nl.actors["actor_id"], nl.actors["name"], strict=True))
    names |= nl.collaborations.set_index("collaboration_id")["short_name"].to_dict()
    said = say_step(step, names, Translator("en"))
    assert not re.search(r"\bG[MR]\d|_", said.replace("GM9999", ""))
    assert set(record.optional) <= set(record.fields) <= set(dict(step.values))
    text = (PROJECT / "docs" / "scenario.md").read_text(encoding="utf-8")
    assert f"`{kind}:" in text


@pytest.mark.parametrize("date", ["2018-06-01", "2022-01-01", "2026-05-16"])
def test_without_a_step_the_network_is_that_of_the_date(nl, date):
    frozen = build_network(freeze_at(nl, date))
    whole = build_network(nl, Selection(date=date))
    assert list_ties(frozen.ties) == list_ties(whole.ties)
    columns = ["short_name", "form", "power", "domain", "obligation"]
    pd.testing.assert_frame_equal(frozen.collaborations[columns], whole.collaborations[columns])
    pd.testing.assert_frame_equal(
        frozen.actors.drop(columns="dissolved"), whole.actors.drop(columns="dissolved")
    )


@pytest.mark.parametrize("step", ALL)
def test_nothing_changes_the_source(nl, step):
    prints = {name: pd.util.hash_pandas_object(frame).sum() for name, frame in nl.tables.items()}
    run_steps(nl, [step])
    assert prints == {
        name: pd.util.hash_pandas_object(frame).sum() for name, frame in nl.tables.items()
    }


def test_the_order_of_independent_steps_does_not_matter(nl):
    steps = (MERGE, LEAVE, f"dissolve:{HEALTH}", "found:Nieuw@GM0363,GM0344#7.3")
    found = [ties_after(nl, *order) for order in permutations(steps)]
    assert all(each == found[0] for each in found)


def test_a_merger_and_the_end_of_a_body_come_to_the_same_in_either_order(nl):
    groups = [g for code, g in list_ties(build_network(nl).ties) if code == "GM0882"][:3]
    for group in groups:
        one, other = (MERGE, f"dissolve:{group}"), (f"dissolve:{group}", MERGE)
        assert ties_after(nl, *one) == ties_after(nl, *other)


codes = st.sampled_from(["GM0882", "GM0899", "GM0917", "GM0928", "GM0344"])


@settings(max_examples=15)
@given(st.lists(codes, min_size=2, max_size=4, unique=True), st.randoms())
def test_merging_at_once_is_merging_one_after_the_other(nl, towns, random):
    shuffled = random.sample(towns, len(towns))
    at_once = ties_after(nl, f"merge:{','.join(towns)}>GM9999:Nieuw")
    steps = [f"merge:{shuffled[0]},{shuffled[1]}>GM9999:Nieuw"]
    steps += [f"merge:{town}>GM9999" for town in shuffled[2:]]
    assert ties_after(nl, *steps) == at_once


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ("merge:GM0882>GM0882", "two municipalities or more"),
        ("merge:GM0882>GM9999:Alleen", "two municipalities or more"),
        ("merge:GM0882,GM0899>GM9999", "is new; give it a name"),
        ("merge:GM0882,GM0899>PV31:Limburg", "taken by a body"),
        ("merge:GM0003,GM0882>GM0882", "GM0003 went into GM1979"),
        ("merge:GM0882,GM8888>GM0882", "GM8888 is no municipality"),
        ("merge:GM0882,GM0899", "write it as merge:CODE,CODE>CODE:Name"),
        (f"leave:GM0882@{SAFETY}", f"GM0882 is not in {SAFETY}"),
        (f"join:GM0307@{SAFETY}", f"GM0307 is in {SAFETY} already"),
        ("join:GM0344@GR1", "GR1 is no collaboration in force"),
        (f"join:XX@{SAFETY}", "XX is no body that can take part"),
        ("leave:GM0344", "write it as CODE@ID"),
        ("dissolve:GR1", "GR1 is no collaboration in force"),
        ("found:Klein@GM0344#6", "two members or more"),
        ("found:Nergens@GM0344,GM0310#99", "no domain or theme"),
        ("found:Vorm@GM0344,GM0310#6/XX", "no form"),
        ("found:@GM0344,GM0310#6", "no name is given"),
        (f"combine:{SAFETY}>Een", "two collaborations or more"),
        (f"combine:{SAFETY},GR1>Een", "GR1 is no collaboration in force"),
        ("redraw:6@maan", "there is no division maan"),
        ("redraw:6@proposal", "no division of your own"),
        ("redraw:x@safety_region", "no domain or theme"),
        ("verdwijn:GM0344", "no kind of step"),
        ("", "no kind of step"),
        (f"found:{'x' * 121}@GM0344,GM0310#6", "longer than 120"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_step_and_reason(nl, step, reason):
    with pytest.raises(ScenarioError, match="step 2") as caught:
        run_steps(nl, [LEAVE, step])
    assert reason in str(caught.value)
    assert (caught.value.number, caught.value.step) == (2, step)
    loose = run_steps(nl, [LEAVE, step], strict=False)
    assert [each.number for each in loose.refused] == [2]
    assert list_ties(build_network(loose.after).ties) == ties_after(nl, LEAVE)


@pytest.mark.parametrize(
    "steps",
    [
        (MERGE, f"leave:GM0882@{HEALTH}"),
        (DISSOLVE, LEAVE),
        (DISSOLVE, DISSOLVE),
        (LEAVE, LEAVE),
        (FOUND, FOUND),
        (COMBINE, f"dissolve:{HEALTH}"),
    ],
)
def test_a_step_after_its_subject_is_gone_is_refused(nl, steps):
    with pytest.raises(ScenarioError, match="step 2"):
        run_steps(nl, steps)


def test_more_steps_than_may_be_are_refused(nl):
    with pytest.raises(ScenarioError, match="at most 50"):
        run_steps(nl, [LEAVE] * (MOST_STEPS + 1))


def test_a_date_that_the_data_do_not_cover_is_refused(nl):
    with pytest.raises(SelectionError, match="date"):
        run_steps(nl, [LEAVE], date="2030-01-01")


@pytest.mark.parametrize("text", [*ALL, *(each.example for each in STEPS.values())])
def test_a_step_is_written_as_it_is_read(text):
    assert write_step(parse_step(text)) == text
