"""What municipalities spend, and pay to joint arrangements: Iv3 (CBS), budgets and accounts.

A figure of 0 or less is no sign that nothing is paid, since the law has every municipality in a
body with a budget: it is booked elsewhere, so it is missing here and a finding says why.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from explorer.dataset import schema
from explorer.dataset.findings import Finding
from explorer.dataset.timeslice import keep_current
from explorer.errors import SourceError
from explorer.sources.mergers import read_rows
from explorer.vocabulary import DOMAINS

FILES = "iv3-l433-*.csv"
# Amounts in the source are thousands of euros.
UNIT = 1000
# Column of the source by column of the table, those of amounts.
AMOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "expenditure": "expenditure_keur",
        "joint_arrangements": "l433_keur",
        **{f"expenditure_{domain}": f"main_{domain}_keur" for domain in DOMAINS},
    }
)
KEY = ("gm_code", "year", "report", "inhabitants")
# The forms that category L4.3.3 is paid to.
PAID_FORMS = ("OL", "BVO")
# Below this share of all expenditure a figure is hardly all that is paid.
HARDLY = 0.005
ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "title": "Iv3, budgets and accounts of municipalities (45038NED and those of later years)",
        "publisher": "CBS",
        "path": "https://opendata.cbs.nl",
        "licence": "CC-BY-4.0",
        "period": "2017 to 2026",
    }
)
Tables = Mapping[str, pd.DataFrame]


def read_money(folder: Path) -> pd.DataFrame:
    """The newest `iv3-l433-*.csv` in `folder`: the columns of `money.csv`, as CBS has them.

    Amounts in euros, 0 where nothing was delivered. Raises `SourceError` when the file is missing,
    lacks a column, has no whole thousands, an unknown report or a row twice.
    """
    files = sorted(folder.glob(FILES))
    if not files:
        raise SourceError(f"{folder} holds no {FILES}; restore the source folder")
    rows = pd.DataFrame(read_rows(files[-1], *KEY, *AMOUNTS.values()))
    # A main function under which nothing is booked may be left empty.
    filled = rows.replace({column: {"": "0"} for column in AMOUNTS.values() if "main" in column})
    numbers = filled[["year", "inhabitants", *AMOUNTS.values()]]
    numbers = numbers.apply(pd.to_numeric, errors="coerce")
    wrong = numbers.isna().any(axis=1) | numbers.mod(1).ne(0).any(axis=1)
    wrong |= ~rows["report"].isin(["budget", "accounts"]) | rows.duplicated(list(KEY[:3]))
    if wrong.any():
        line = int(wrong.to_numpy().argmax()) + 2
        raise SourceError(
            f"{files[-1]}, row {line}: not a budget or accounts in whole thousands of euros, "
            "or there twice; restore the source folder"
        )
    whole = numbers.astype("int64")
    frame = pd.DataFrame(
        {
            "actor_id": rows["gm_code"].str.upper(),
            "year": whole["year"],
            "report": rows["report"],
            "inhabitants": whole["inhabitants"],
            **{name: whole[column] * UNIT for name, column in AMOUNTS.items()},
        }
    )
    return frame[schema.list_columns("money")]


def tabulate_money(stated: pd.DataFrame, tables: Tables) -> tuple[pd.DataFrame, list[Finding]]:
    """The `money` table, what is no figure left empty, and what was found wrong.

    stated: of `read_money`; tables: those of the package so far. A municipality that the package
    does not know is left out: its figures would be nobody's.
    """
    money, findings = mark_money(stated, tables)
    return money, [*find_absent(money, tables), *findings]


def mark_money(stated: pd.DataFrame, tables: Tables) -> tuple[pd.DataFrame, list[Finding]]:
    """Rows of the `money` table, what is no figure left empty, and what that is, by row."""
    towns = _list_towns(tables)
    known = stated[stated["actor_id"].isin(towns.index)]
    amounts = list(AMOUNTS)
    money = known.astype(dict.fromkeys(amounts, "Int64")).reset_index(drop=True)
    unreported = money["expenditure"].eq(0)
    elsewhere = ~unreported & money["joint_arrangements"].le(0)
    hardly = ~elsewhere & money["joint_arrangements"].lt(HARDLY * money["expenditure"])
    findings = [_note("money_no_report", row, towns) for row in _list(money[unreported])]
    findings += [
        _note("money_books_elsewhere", row, towns, *_count_bodies(tables, row))
        for row in _list(money[elsewhere])
    ]
    findings += [_note("money_hardly_booked", row, towns) for row in _list(money[hardly])]
    money.loc[unreported, amounts] = pd.NA
    money.loc[elsewhere, "joint_arrangements"] = pd.NA
    return money, findings


def _list(rows: pd.DataFrame) -> list[dict]:
    return rows.to_dict("records")


def _note(rule: str, row: Mapping, towns: pd.DataFrame, bodies: int = -1) -> Finding:
    """A finding on one report of a municipality; `bodies` where the rule counts them."""
    code, year, report = row["actor_id"], str(row["year"]), row["report"]
    values: dict[str, str | float] = {"name": towns.at[code, "name"], "year": year, "cases": report}
    if bodies >= 0:
        values |= {"bodies": bodies, "booked": int(row["joint_arrangements"])}
        values["cases"] = f"{report};{'takes_part' if bodies else 'filling'}"
    elif rule == "money_hardly_booked":
        values["booked"] = int(row["joint_arrangements"])
    return Finding(rule, "money", name_report(row), values, actor_id=code)


def name_report(row: Mapping) -> str:
    """The key of a finding on a row: `GM0344 2024 accounts`."""
    return f"{row['actor_id']} {row['year']} {row['report']}"


def _list_towns(tables: Tables) -> pd.DataFrame:
    actors = tables["actors"]
    return actors[actors["kind"].eq("municipality")].set_index("actor_id")


def _count_bodies(tables: Tables, row: Mapping) -> tuple[int]:
    """In how many bodies that can be paid a municipality took part on some day of the year."""
    first, after = f"{row['year']}-01-01", f"{row['year'] + 1}-01-01"
    found = []
    for table in ("memberships", "versions"):
        rows = tables[table]
        found.append(
            rows[rows["since"].lt(after) & (rows["until"].eq("") | rows["until"].gt(first))]
        )
    members, versions = found
    paid = versions.loc[versions["form"].isin(PAID_FORMS), "collaboration_id"]
    own = members.loc[members["actor_id"].eq(row["actor_id"]), "collaboration_id"]
    return (own[own.isin(paid)].nunique(),)


def find_absent(money: pd.DataFrame, tables: Tables) -> list[Finding]:
    """Municipalities in being on 1 January of a year that a report of that year lacks."""
    towns, findings = _list_towns(tables), []
    for (year, report), rows in money.groupby(["year", "report"]):
        here = keep_current(towns, f"{year}-01-01", start="founded", end="dissolved")
        for code in sorted(set(here.index) - set(rows["actor_id"])):
            row = {"actor_id": code, "year": year, "report": report}
            findings.append(_note("money_absent", row, towns))
    return findings
