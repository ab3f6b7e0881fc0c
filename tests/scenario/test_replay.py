"""The mergers of the register: replayed, and what they did, by a plain loop over memberships."""

import pytest

from explorer.network.spans import day_before
from explorer.scenario.replay import list_merger_dates, list_mergers, replay
from explorer.tables.mergers import list_merger_history, summarise_history
from explorer.tables.queries import Service

DATES = ["2019-01-01", "2021-01-01", "2022-01-01", "2022-03-24", "2023-01-01"]


def test_mergers_since_the_register_was_filled(nl):
    assert list_merger_dates(nl, since="2018-01-01", until=nl.date) == DATES
    mergers = list_mergers(nl, since="2018-01-01")
    assert len(mergers) == 20
    rows = nl.successions
    rows = rows[rows["date"].gt("2018-01-01") & rows["event"].ne("split_part")]
    assert {code for each in mergers for code in each.parts} == set(rows["from_id"])


@pytest.mark.parametrize("date", DATES)
def test_a_day_of_mergers_replayed_is_the_day_of_the_register(nl, date):
    """But for what began, ended, joined or left that day, each with its reason."""
    found = replay(nl, date)
    assert found.steps
    rows, first = nl.memberships, nl.versions.groupby("collaboration_id")["since"].min()
    day = rows[rows["since"].eq(date)]
    day = day[day["basis"].eq("register") | day["collaboration_id"].map(first).eq(date)]
    began = set(day[["actor_id", "collaboration_id"]].itertuples(index=False, name=None))
    assert set(found.missing) <= began
    reasons = {*found.missing.values(), *found.extra.values()}
    assert reasons <= {
        "its collaboration began that day", "its collaboration ended that day",
        "joined that day", "left that day",
    }  # fmt: skip
    assert len(found.missing) + len(found.extra) < 0.05 * found.ties


def count(nl, codes, date):
    """Collaborations of some municipalities on a day, by a plain loop."""
    return {
        group
        for code, group, since, until in nl.memberships[
            ["actor_id", "collaboration_id", "since", "until"]
        ].itertuples(index=False)
        if code in codes and since <= date and (not until or until > date)
    }


def test_history_is_what_a_plain_loop_counts(nl):
    history = list_merger_history(Service(nl))
    assert len(history) == 20
    for row in history.itertuples():
        parts = row.predecessor_ids.split(";")
        eve = day_before(row.date)
        assert row.together == len(count(nl, parts, eve))
        mean = sum(len(count(nl, [code], eve)) for code in parts) / len(parts)
        assert row.predecessor_mean == pytest.approx(mean)
        assert row.on_the_day == len(count(nl, [row.municipality_id], row.date))
        later = f"{int(row.date[:4]) + 2}{row.date[4:]}"
        assert row.after_2 == len(count(nl, [row.municipality_id], later))
    means = summarise_history(history).set_index("figure")["mean"].round(1)
    assert (means["predecessor_mean"], means["together"], means["after_2"]) == (8.7, 10.8, 9.8)
