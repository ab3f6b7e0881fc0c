"""The first sentence of the page, and what its figures are and are not."""

from typing import Any

import pandas as pd
from dash import html

from explorer.dataset.money import ACCOUNTS
from explorer.translate import Translator
from explorer.web.state import State
from explorer.web.ui.amounts import say_euros, say_share
from explorer.web.ui.reports import name_report


def find_last(years: pd.DataFrame) -> pd.Series | None:
    """The row of the last accounts of which something is known, else of the last budget."""
    known = years[years["joint_euros"].notna()]
    if known.empty:
        return None
    accounts = known[known["report"].eq(ACCOUNTS)]
    return (accounts if len(accounts) else known).iloc[-1]


def describe_country(years: pd.DataFrame, state: State, t: Translator) -> str:
    """What the municipalities selected paid together, in one sentence."""
    last = find_last(years)
    if last is None:
        return t("These data say nothing about money.")
    said = {
        "year": str(last["year"]),
        "amount": say_euros(last["joint_euros"], t),
        "share": say_share(last["joint_share"], t),
        "each": say_euros(last["joint_per_inhabitant"], t),
    }
    if state.selection.municipality or state.selection.province:
        return t.n(
            "The {n} municipality selected paid at least {amount} to joint arrangements in {year}: "
            "{share} of its expenditure, {each} an inhabitant.",
            "The {n} municipalities selected paid at least {amount} to joint arrangements in "
            "{year}: {share} of their expenditure, {each} an inhabitant.",
            int(last["municipalities"]),
            **said,
        )
    return t(
        "Municipalities paid at least {amount} to joint arrangements in {year}: {share} of their "
        "expenditure, {each} an inhabitant.",
        **said,
    )


def describe_town(row: pd.Series, own: pd.DataFrame, t: Translator) -> str:
    """What one municipality paid, in one sentence, beside the median of its size class.

    row: of `list_payments`; own: of `list_own_years`.
    """
    name = row["name"]
    if not row["report"]:
        return t("Nothing is known of what {name} pays to joint arrangements.", name=name)
    report = name_report(f"{row['report']} {row['year']}", t)
    if pd.isna(row["joint_euros"]):
        return t(
            "What {name} pays to joint arrangements is not known: it books it elsewhere "
            "({report}).",
            name=name,
            report=report,
        )
    same = own[own["report"].eq(row["report"]) & own["year"].eq(row["year"])].iloc[0]
    return t(
        "{name} paid at least {amount} to joint arrangements ({report}): {share} of its "
        "expenditure, {each} an inhabitant. The median of its size class is {median}.",
        name=name,
        amount=say_euros(row["joint_euros"], t),
        report=report,
        share=say_share(row["joint_share"], t),
        each=say_euros(row["joint_per_inhabitant"], t),
        median=say_share(same["class_share"], t),
    )


def explain_figures(years: pd.DataFrame, t: Translator) -> html.Ul:
    """What the figures are and what they are not, before any picture."""
    last = find_last(years)
    lines: list[Any] = [
        t(
            "It is what municipalities book as paid to a public body or an operational "
            "organisation (CBS, Iv3, category L4.3.3)."
        ),
        t(
            "It is a lower bound: what goes to a centre municipality or is bought as a service "
            "stands elsewhere. Who books it elsewhere has no figure here, never 0."
        ),
        t("It is not known by collaboration, nor by task: payments cannot be split."),
        t(
            "Other published shares use another definition (also private or lighter forms, or "
            "all income of the bodies) and cannot be put beside it."
        ),
    ]
    if last is not None and last["known"] < last["municipalities"]:
        lines.append(
            t(
                "In {year} it is known of {known} of {all} municipalities; of those alone the "
                "share is {share}, and {each} an inhabitant.",
                year=str(last["year"]),
                known=t.number(int(last["known"])),
                all=t.number(int(last["municipalities"])),
                share=say_share(last["known_share"], t),
                each=say_euros(last["known_per_inhabitant"], t),
            )
        )
    return html.Ul([html.Li(line) for line in lines], className="caveats")
