"""Growth in parts: worked out by hand, as properties, and on the register by a plain loop."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import MeasureError, SelectionError
from explorer.measures.growth import GROWTH_PARTS, split_growth
from explorer.measures.summary import summarise_network
from explorer.network import Selection, build_network
from tests.history import DAYS, SINCE, UNTIL, histories, make_history, told_history

CALM = settings(max_examples=15, suppress_health_check=list(HealthCheck))
PERIODS = st.lists(st.sampled_from(DAYS), min_size=3, max_size=3).map(sorted)


def test_the_history_worked_out_by_hand():
    growth = split_growth(told_history(), since=SINCE, until=UNTIL)
    assert growth.ties == {
        "mergers": -1, "ended": -2, "begun": 2, "continued": 1, "joined": 2, "left": -1,
    }  # fmt: skip
    assert growth.values == pytest.approx(
        {
            "mergers": 10 / 4 - 11 / 7, "ended": -2 / 4, "begun": 2 / 4, "continued": 1 / 4,
            "joined": 2 / 4, "left": -1 / 4,
        }
    )  # fmt: skip
    assert (growth.mean_from, growth.mean_to) == (11 / 7, 3)
    document = growth.to_document()
    assert list(document) == ["from", "to", "mean_from", "mean_to", "parts"]
    assert (document["from"], document["to"]) == (SINCE, UNTIL)
    assert [list(part) for part in document["parts"]] == [["part", "value", "ties"]] * 6
    assert growth.to_frame()["part"].tolist() == list(GROWTH_PARTS)


def test_for_one_municipality_all_that_went_into_it_counts():
    """N: A and B in joint and A in former, D in closed; M was not there yet."""
    growth = split_growth(told_history(), Selection(municipality=("N",)), since=SINCE, until=UNTIL)
    # What the three had together, {joint, closed, former}, less their mean.
    assert growth.values["mergers"] == pytest.approx(3 - 4 / 3)
    assert (growth.mean_from, growth.mean_to) == pytest.approx((4 / 3, 3))
    # opened is begun, latter carries on former, closed ended.
    assert growth.ties == {
        "mergers": -1, "ended": -1, "begun": 1, "continued": 0, "joined": 0, "left": 0,
    }  # fmt: skip


def test_for_a_province_what_came_from_another_counts_too():
    """T and E are of PV26 at last, and at first S, T and E, wherever S lay."""
    data = told_history()
    inside = split_growth(data, Selection(province=("PV26",)), since=SINCE, until=UNTIL)
    # joint E, closed E, former T E, switch S T, shared S; of S only T is the heir that goes on.
    assert inside.mean_from == pytest.approx(7 / 3)
    moved = data.actors.copy()
    moved.loc[moved["actor_id"].eq("S"), "province_id"] = "PV20"
    other = data.with_tables(actors=moved)
    assert split_growth(other, Selection(province=("PV26",)), since=SINCE, until=UNTIL) == inside


def test_a_filter_of_collaborations_holds_at_both_dates():
    forms = {"joint": ("2021-10-01", "BVO")}
    data = told_history()
    ties = [
        (a, g, s, u, int(b == "succession")) for a, g, s, u, _, _, b in data.memberships.to_numpy()
    ]
    groups = {
        k: (s, u)
        for k, s, u in data.collaborations[["collaboration_id", "started", "ended"]].to_numpy()
    }
    mergers = [tuple(row) for row in data.successions.to_numpy().tolist()]
    changed = make_history(mergers, groups, ties, forms=forms, continuations=[("former", "latter")])
    growth = split_growth(changed, Selection(form=("BVO",)), since=SINCE, until=UNTIL)
    # joint came to meet it, with N, E and U: that is not begun.
    assert growth.ties == dict.fromkeys(GROWTH_PARTS, 0) | {"joined": 3}


@given(histories(), PERIODS)
@CALM
def test_the_parts_add_up_and_so_do_periods(data, days):
    a, b, c = days
    first, second, whole = (
        split_growth(data, since=one, until=other) for one, other in ((a, b), (b, c), (a, c))
    )
    for growth in (first, second, whole):
        assert sum(growth.values.values()) == pytest.approx(
            growth.mean_to - growth.mean_from, abs=1e-9
        )
        after = summarise_network(build_network(data, Selection(date=growth.until)))
        assert growth.mean_to == pytest.approx(after["mean_degree"], abs=1e-12)
    assert (first.mean_from, first.mean_to, second.mean_to) == (
        whole.mean_from, second.mean_from, whole.mean_to,
    )  # fmt: skip
    none = split_growth(data, since=b, until=b)
    assert set(none.values.values()) == {0} == set(none.ties.values())


@given(histories(), PERIODS, st.permutations("ABCDEFGHXYZ"))
@CALM
def test_other_codes_change_nothing(data, days, codes):
    named = dict(zip("ABCDEFGHXYZ", codes, strict=True))
    columns = {
        "actors": ["actor_id"],
        "memberships": ["actor_id"],
        "successions": ["from_id", "to_id"],
    }
    tables = {
        table: data.tables[table].assign(**{c: data.tables[table][c].map(named) for c in of})
        for table, of in columns.items()
    }
    other = data.with_tables(**tables)
    one, two = (split_growth(each, since=days[0], until=days[2]) for each in (data, other))
    assert one == two


def test_without_collaborations_there_is_no_growth_and_without_municipalities_no_mean():
    empty = make_history([], {}, [], actors="AB")
    growth = split_growth(empty, since=SINCE, until=UNTIL)
    assert (growth.mean_from, growth.mean_to, set(growth.values.values())) == (0, 0, {0})
    nobody = replace(empty, tables={**empty.tables, "actors": empty.actors.iloc[:0]})
    with pytest.raises(MeasureError, match=f"no municipality of this selection on {SINCE}: there"):
        split_growth(nobody, since=SINCE, until=UNTIL)
    with pytest.raises(SelectionError, match="to: 2020-01-01 comes before 2023-01-01"):
        split_growth(empty, since=UNTIL, until=SINCE)


def loop_over_memberships(nl, since, until):
    """The parts, by nothing but the rows of the tables."""
    heirs = {}
    for row in nl.successions.sort_values("date").itertuples():
        if since < row.date <= until and row.event != "split_part":
            heirs[row.from_id] = row.to_id

    def find_heir(code):
        while code in heirs:
            code = heirs[code]
        return code

    def hold(rows, day, begin, end):
        return [
            r
            for r in rows.itertuples()
            if getattr(r, begin) <= day and (not getattr(r, end) or day < getattr(r, end))
        ]

    towns, ties, force = {}, {}, {}
    for day in (since, until):
        living = hold(nl.actors, day, "founded", "dissolved")
        towns[day] = {row.actor_id for row in living if row.kind == "municipality"}
        members = hold(nl.memberships, day, "since", "until")
        ties[day] = {(r.actor_id, r.collaboration_id) for r in members if r.actor_id in towns[day]}
        force[day] = {row.collaboration_id for row in hold(nl.versions, day, "since", "until")}
    passed = {(find_heir(actor), group) for actor, group in ties[since]}
    begun, ended = force[until] - force[since], force[since] - force[until]
    links = list(zip(nl.continuations["from_id"], nl.continuations["to_id"], strict=True))
    carried = {old for old, new in links if old in ended and new in force[until]}
    carrying = {new for old, new in links if new in begun and old in force[since]}
    new, lost = ties[until] - passed, passed - ties[until]
    return {
        "means": [len(ties[day]) / len(towns[day]) for day in (since, until)],
        "mergers": len(passed) - len(ties[since]),
        "ended": -len([g for _, g in lost if g in ended - carried]),
        "begun": len([g for _, g in new if g in begun - carrying]),
        "continued": len([g for _, g in new if g in carrying])
        - len([g for _, g in lost if g in carried]),
        "joined": len([g for _, g in new if g not in begun]),
        "left": -len([g for _, g in lost if g not in ended]),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "ties"),
    [
        ("2018-01-01", "2026-05-16", (-289, -132, 670, 13, 53, -34)),
        ("2018-03-21", "2022-03-16", (-273, -101, 343, 0, 27, -27)),
        ("2022-03-16", "2026-03-18", (-20, -44, 244, 4, 42, -15)),
    ],
)
def test_the_register_by_a_plain_loop(nl, since, until, ties):
    growth = split_growth(nl, since=since, until=until)
    looped = loop_over_memberships(nl, since, until)
    assert [growth.mean_from, growth.mean_to] == looped.pop("means")
    assert growth.ties == looped
    assert tuple(growth.ties.values()) == ties
    assert sum(growth.values.values()) == pytest.approx(growth.mean_to - growth.mean_from, abs=1e-9)
