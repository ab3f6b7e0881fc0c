"""The money of a package with what raw Iv3 tables say, by the same rules as a build."""

from dataclasses import dataclass

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.findings import Finding, read_findings, tabulate_findings
from explorer.dataset.timeslice import keep_current
from explorer.sources.cbs.reports import KEY, Reports
from explorer.sources.iv3 import ABOUT, find_absent, mark_money, name_report

OF_MONEY = "money_"
ABSENT = "money_absent"


@dataclass(frozen=True)
class Renewed:
    """What became of the money of a package.

    money: all of `money.csv`, sorted by its key; own: the rows of it that the tables gave; fields:
    those by task field; findings: all on money; own_findings: those on the tables; left_out:
    municipalities of the tables that the package does not have on 1 January of the year, as
    `GM0000 2024`.
    """

    money: pd.DataFrame
    own: pd.DataFrame
    fields: pd.DataFrame
    findings: list[Finding]
    own_findings: list[Finding]
    left_out: list[str]


def renew_money(dataset: Dataset, reports: Reports) -> Renewed:
    """The reports of raw tables in the place of those that a package has of the same, if any.

    All others stay. Raw tables lack inhabitants: they are those that the package has of the year,
    else the municipality's in the year of the package itself, else missing.
    """
    stated = reports.tabulate()
    here = _list_present(dataset, stated)
    left_out = [f"{code} {year}" for code, year in _list_pairs(stated[~here])]
    own, noted = mark_money(_add_inhabitants(dataset, stated[here]), dataset.tables)
    money = _replace(dataset.money, own)
    keys = {name_report(row) for row in own[KEY].to_dict("records")}
    others = [
        each
        for each in read_findings(dataset.findings)
        if each.rule.startswith(OF_MONEY) and each.rule != ABSENT and each.key not in keys
    ]
    absent = find_absent(money, dataset.tables)
    mine = [*noted, *(each for each in absent if _is_of(each, own))]
    fields = _hide_unknown(reports.tabulate_fields(), own)
    return Renewed(money, own, fields, [*others, *noted, *absent], mine, left_out)


def put_money(dataset: Dataset, renewed: Renewed) -> Dataset:
    """The package with the renewed money, its findings, and the years it says that they are of."""
    others = [
        each for each in read_findings(dataset.findings) if not each.rule.startswith(OF_MONEY)
    ]
    years = renewed.money["year"]
    about = {**ABOUT, "period": f"{years.min()} to {years.max()}"}
    sources = [
        each for each in dataset.metadata.get("sources", []) if each.get("title") != ABOUT["title"]
    ]
    metadata = {**dataset.metadata, "sources": [*sources, about]}
    findings = tabulate_findings([*others, *renewed.findings])
    fresh = dataset.with_tables(money=renewed.money, findings=findings)
    return Dataset(metadata, fresh.tables, fresh.boundaries)


def _replace(old: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Rows of money, those of the same municipality, year and report by the new ones."""
    kept = old[~_index(old).isin(_index(own))]
    typed = own.astype(old.dtypes.to_dict())
    money = pd.concat([kept, typed]) if len(kept) else typed
    return money.sort_values(KEY).reset_index(drop=True)


def _hide_unknown(fields: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Task fields of the reports in `own`, payments missing where their sum is not known."""
    fields = fields[_index(fields).isin(_index(own))].reset_index(drop=True)
    known = _index(fields).isin(_index(own[own["joint_arrangements"].notna()]))
    paid = fields["joint_arrangements"].astype("Int64").where(pd.Series(known))
    return fields.assign(joint_arrangements=paid)


def _index(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[KEY])


def _is_of(absent: Finding, own: pd.DataFrame) -> bool:
    """Whether a report that lacks a municipality is one of those read."""
    year, report = int(absent.values["year"]), absent.values["cases"]
    return bool((own["year"].eq(year) & own["report"].eq(report)).any())


def _list_pairs(rows: pd.DataFrame) -> list[tuple[str, int]]:
    pairs = rows[["actor_id", "year"]].drop_duplicates().sort_values(["actor_id", "year"])
    return list(pairs.itertuples(index=False, name=None))


def _list_present(dataset: Dataset, stated: pd.DataFrame) -> pd.Series:
    """Of each row whether its municipality was there on 1 January of the year."""
    towns = dataset.actors[dataset.actors["kind"].eq("municipality")]
    present = {
        (code, year)
        for year in stated["year"].unique()
        for code in keep_current(towns, f"{year}-01-01", start="founded", end="dissolved")[
            "actor_id"
        ]
    }
    pairs = zip(stated["actor_id"], stated["year"], strict=True)
    return pd.Series([pair in present for pair in pairs], index=stated.index, dtype=bool)


def _add_inhabitants(dataset: Dataset, stated: pd.DataFrame) -> pd.DataFrame:
    old = dataset.money.dropna(subset=["inhabitants"])
    known = dict(
        zip(zip(old["actor_id"], old["year"], strict=True), old["inhabitants"], strict=True)
    )
    people = dataset.actors.set_index("actor_id")["population"].dropna()
    now = int(dataset.date[:4])
    found = [
        known.get((code, year), people.get(code) if year == now else None)
        for code, year in zip(stated["actor_id"], stated["year"], strict=True)
    ]
    return stated.assign(inhabitants=pd.array(found, dtype="Int64"))
