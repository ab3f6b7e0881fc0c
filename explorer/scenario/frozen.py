"""A dataset as it stood at a date, as if nothing were known of what came after."""

from collections.abc import Mapping

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import collaborations_at
from explorer.network.build import check_date

# Table, and the columns between which a row holds.
DATED: Mapping[str, tuple[str, str]] = {
    "actors": ("founded", "dissolved"),
    "collaborations": ("started", "ended"),
    "versions": ("since", "until"),
    "obligations": ("since", "until"),
    "memberships": ("since", "until"),
    "divisions": ("since", "until"),
}


def freeze_at(dataset: Dataset, date: str) -> Dataset:
    """The dataset as it stood at `date`: what began later is gone, what ended later has no end.

    Its own date is `date`. What happened before stays, so that it can be followed up to then.
    Findings, events and places are those of what is left. Raises `SelectionError` when the data do
    not cover the date. Cost: linear in the rows.
    """
    check_date(dataset, "date", date)
    tables = {
        name: _cut(dataset.tables[name], date, start=start, end=end)
        for name, (start, end) in DATED.items()
    }
    for name in ("successions", "continuations"):
        frame = dataset.tables[name]
        tables[name] = frame[frame["date"].le(date)]
    tables["collaborations"] = _name_then(dataset, tables, date)
    actors = set(tables["actors"]["actor_id"])
    groups = set(tables["collaborations"]["collaboration_id"])
    tables["places"] = _keep(dataset.places, "actor_id", actors)
    tables["parties"] = _keep(dataset.parties, "actor_id", actors)
    tables["articles"] = _keep(dataset.articles, "collaboration_id", groups)
    tables["links"] = _keep(dataset.links, "node_id", actors | groups)
    money = dataset.money[dataset.money["year"].le(int(date[:4]))]
    tables["money"] = _keep(money, "actor_id", actors)
    tables["positions"] = _keep(dataset.positions, "node_id", actors | groups)
    findings = dataset.findings
    tables["findings"] = findings[
        findings["actor_id"].isin(actors | {""}) & findings["collaboration_id"].isin(groups | {""})
    ]
    tables["events"] = dataset.events.iloc[:0]
    coverage = [
        each for each in dataset.metadata.get("coverage", []) if str(each["year"]) <= date[:4]
    ]
    frozen = dataset.with_tables(
        **{name: frame.reset_index(drop=True) for name, frame in tables.items()}
    )
    metadata = {**dataset.metadata, "date": date}
    if coverage:
        metadata["coverage"] = coverage
    return Dataset(metadata, frozen.tables, dataset.boundaries)


def _cut(frame: pd.DataFrame, date: str, *, start: str, end: str) -> pd.DataFrame:
    """Rows that began by `date`, those that ended later without an end."""
    begun = frame[frame[start].le(date)]
    return begun.assign(**{end: begun[end].where(begun[end].le(date), "")})


def _keep(frame: pd.DataFrame, column: str, known: set[str]) -> pd.DataFrame:
    return frame[frame[column].isin(known)]


def _name_then(dataset: Dataset, tables: Mapping[str, pd.DataFrame], date: str) -> pd.DataFrame:
    """Collaborations with the name, form, power and register id that they had by then."""
    versions = tables["versions"].sort_values(["since", "until"])
    last = versions.drop_duplicates("collaboration_id", keep="last").set_index("collaboration_id")
    rows = tables["collaborations"]
    rows = rows[rows["collaboration_id"].isin(last.index)].copy()
    then = last.loc[rows["collaboration_id"]]
    for column in ("name", "form", "power", "register_id"):
        rows[column] = then[column].to_numpy()
    current = collaborations_at(dataset, date).set_index("collaboration_id")["obligation"]
    stated = rows["collaboration_id"].map(current)
    rows["obligation"] = stated.where(stated.notna(), rows["obligation"])
    rows["verified"] = rows["verified"].where(rows["verified"].le(date), "")
    return rows
