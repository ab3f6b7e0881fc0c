"""What is paid year by year: all together, and one municipality beside its size class."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from dash import dcc, html

from explorer.dataset.money import ACCOUNTS, BUDGET
from explorer.figures.years import Line, draw_years
from explorer.translate import N_, Translator
from explorer.web.links import link_operation
from explorer.web.state import State
from explorer.web.ui.amounts import BILLION, MILLION, say_euros, say_share
from explorer.web.ui.aria import label_aria
from explorer.web.ui.reports import name_report
from explorer.web.ui.table import box_table, build_table

# Below this share of the municipalities a year tells more of who is lacking than of what is paid.
LEAST_KNOWN = 0.9
CHARTS = {
    "joint_euros": N_("Paid, {unit} euros"),
    "joint_share": N_("Share of expenditure"),
    "joint_per_inhabitant": N_("Euros an inhabitant"),
}
NAMES = {ACCOUNTS: N_("Annual accounts"), BUDGET: N_("Budgets")}
Say = Callable[[Any, Translator], str]
UNITS = {BILLION: N_("billions of"), MILLION: N_("millions of")}


def build_years(years: pd.DataFrame, state: State, t: Translator) -> html.Section:
    """The line of all municipalities selected: euros, share, euros an inhabitant."""
    whole = years[years["known"].ge(LEAST_KNOWN * years["municipalities"])]
    most = float(whole["joint_euros"].max()) if len(whole) else 0.0
    unit = BILLION if most >= BILLION else MILLION
    charts = []
    for column, title in CHARTS.items():
        scale = unit if column == "joint_euros" else 1
        lines = [
            Line(t(NAMES[report]), _pick(whole, report, column) / scale, look)
            for report, look in ((ACCOUNTS, "own"), (BUDGET, "plan"))
        ]
        said = t(title, unit=t(UNITS[unit]))
        charts.append(_draw(column, lines, said, t))
    left = years[~years.index.isin(whole.index)]
    return html.Section(
        [
            html.H2(t("Over the years")),
            html.P(describe_course(years, t), className="lead"),
            html.Div(charts, className="trio"),
            html.P(" ".join(_explain(left, t)), className="definition"),
            html.Details([html.Summary(t("As a table")), _tabulate_years(years, t)]),
            _link("years", state, t),
        ],
        className="block",
    )


def describe_course(years: pd.DataFrame, t: Translator) -> str:
    """How payments and their share went from the first accounts to the last, in words."""
    rows = years[years["report"].eq(ACCOUNTS) & years["joint_euros"].notna()]
    if len(rows) < 2:
        return ""
    first, last = rows.iloc[0], rows.iloc[-1]
    top = rows.loc[rows["joint_share"].idxmax()]
    said = t(
        "From {first} to {last} payments went from {before} to {after} ({change}).",
        first=str(first["year"]),
        last=str(last["year"]),
        before=say_euros(first["joint_euros"], t),
        after=say_euros(last["joint_euros"], t),
        change=_sign(last["joint_euros"] / first["joint_euros"] - 1, t),
    )
    shares = {"share": say_share(top["joint_share"], t), "now": say_share(last["joint_share"], t)}
    if top["year"] == last["year"]:
        return said + " " + t("Their share of expenditure is now at its highest: {now}.", **shares)
    more = t(
        "Their share of expenditure was highest in {year}, at {share}, and is now {now}.",
        year=str(top["year"]),
        **shares,
    )
    faster = t("All expenditure grew faster.") if last["joint_euros"] > top["joint_euros"] else ""
    return " ".join(filter(None, [said, more, faster]))


def build_own(
    own: pd.DataFrame, name: str, state: State, t: Translator, *, peers: str
) -> html.Section:
    """A municipality's own line against the median of its size class, which is called `peers`."""
    accounts, budgets = (own[own["report"].eq(each)] for each in (ACCOUNTS, BUDGET))
    charts = []
    for column, median in (
        ("joint_share", "class_share"),
        ("joint_per_inhabitant", "class_per_inhabitant"),
    ):
        lines = [
            Line(name, _index(accounts, column), "own"),
            Line(t("Median of {peers}", peers=peers), _index(accounts, median), "peers"),
            Line(t("{name}, budgets", name=name), _index(budgets, column), "plan"),
        ]
        charts.append(_draw(f"own-{column}", lines, t(CHARTS[column]), t))
    added = own[own["parts"].gt(1)]["year"]
    said = []
    if len(added):
        said.append(
            t(
                "Up to {year} the figures of the municipalities that went into it are added up.",
                year=str(int(added.max())),
            )
        )
    if own["joint_euros"].isna().any():
        said.append(t("A gap: not known that year."))
    said.append(
        t("Size classes are those of Statistics Netherlands (CBS), by present inhabitants.")
    )
    return html.Section(
        [
            html.H2(t("{name} beside {peers}", name=name, peers=peers)),
            html.Div(charts, className="duo"),
            html.P(" ".join(said), className="definition"),
            html.Details([html.Summary(t("As a table")), _tabulate_own(own, t)]),
            _link("years", state, t, node=state.selected[0]),
        ],
        className="block",
    )


def _pick(years: pd.DataFrame, report: str, column: str) -> pd.Series:
    return _index(years[years["report"].eq(report)], column)


def _index(rows: pd.DataFrame, column: str) -> pd.Series:
    return rows.set_index("year")[column].astype(float)


def _draw(key: str, lines: Sequence[Line], title: str, t: Translator) -> html.Figure:
    form = ".1%" if "share" in key else ",.0f" if "inhabitant" in key else ",.1f"
    figure = draw_years(
        [line for line in lines if line.values.notna().any()],
        separators=t.separators,
        form=form,
        named=True,
    )
    graph = dcc.Graph(id=f"money-{key}", figure=figure, config={"displayModeBar": False})
    return html.Figure(
        [
            html.Figcaption(title, className="chart-title"),
            html.Div(graph, role="img", **label_aria(title)),
        ]
    )


def _explain(left: pd.DataFrame, t: Translator) -> list[str]:
    said = [
        t(
            "Budgets are plans of the year before; accounts say what was paid. They are not one "
            "line."
        )
    ]
    if len(left):
        named = [
            t(
                "{report} ({known} of {all})",
                report=name_report(f"{row['report']} {row['year']}", t),
                known=t.number(int(row["known"])),
                all=t.number(int(row["municipalities"])),
            )
            for _, row in left.iterrows()
        ]
        said.append(
            t(
                "Not drawn, because too many municipalities have no figure: {reports}.",
                reports=", ".join(named),
            )
        )
    return said


def _tabulate(
    rows: pd.DataFrame, columns: Sequence[tuple[str, Say, str]], t: Translator
) -> html.Div:
    """A table of reports: after the report a column each with its title, how it is said, and of."""
    head = [t("Report"), *(title for title, _, _ in columns)]
    body = [
        [
            name_report(f"{row['report']} {row['year']}", t),
            *(say(row[name], t) for _, say, name in columns),
        ]
        for _, row in rows.iterrows()
    ]
    return box_table(build_table(head, body, numbers=range(1, len(head))), t("Over the years"))


def _tabulate_years(years: pd.DataFrame, t: Translator) -> html.Div:
    known = [
        f"{t.number(int(row.known))} / {t.number(int(row.municipalities))}"
        for row in years.itertuples()
    ]
    columns = (
        (t("Known of"), lambda text, _: text, "known_of"),
        (t("Paid"), say_euros, "joint_euros"),
        (t("Share"), say_share, "joint_share"),
        (t("An inhabitant"), say_euros, "joint_per_inhabitant"),
        (t("Share, known alone"), say_share, "known_share"),
    )
    return _tabulate(years.assign(known_of=known), columns, t)


def _tabulate_own(own: pd.DataFrame, t: Translator) -> html.Div:
    median = t("Median of its size class")
    columns = (
        (t("Paid"), say_euros, "joint_euros"),
        (t("Share"), say_share, "joint_share"),
        (median, say_share, "class_share"),
        (t("An inhabitant"), say_euros, "joint_per_inhabitant"),
        (median, say_euros, "class_per_inhabitant"),
    )
    return _tabulate(own, columns, t)


def _link(table: str, state: State, t: Translator, **more: str) -> html.P:
    href = link_operation("money", state, table=table, **more, format="csv")
    return html.P(html.A(t("Download as CSV"), href=href, download=""), className="links-line")


def _sign(change: float, t: Translator) -> str:
    return ("+" if change >= 0 else "−") + t.share(abs(change))
