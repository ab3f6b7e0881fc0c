"""What steps would change, as tables by name."""

from typing import Any

import pandas as pd
from dash import html

from explorer.measures.registry import ALL_MEASURES
from explorer.scenario.effects import NONE, ONE
from explorer.scenario.texts import list_names
from explorer.tables.scenario import TABLES, Scenario
from explorer.translate import Translator
from explorer.web.links import link_operation
from explorer.web.scenario.parameters import list_taken
from explorer.web.sheets.layout import address_of
from explorer.web.state import State
from explorer.web.ui.swatch import swatch
from explorer.web.ui.table import build_rows

# Rows that are seen at once; the others are folded away.
FIRST = 12
ARROW = " → "
UNKNOWN = "–"


class Answer:
    """The tables of a scenario, with links to what is there before the steps."""

    def __init__(self, scenario: Scenario, state: State, t: Translator) -> None:
        """Tell of `scenario` in the language of `t`; links keep the network of `state`."""
        self.scenario, self.state, self.t = scenario, state, t
        self.names = list_names(scenario)
        self.there = set(scenario.effects.before.collaborations.index)
        actors = scenario.effects.before.actors
        self.towns = set(actors.index[actors["kind"].eq("municipality")])

    def name(self, code: str) -> Any:  # noqa: ANN401, a link or a text
        """What a node is called, with a link to its sheet where it has one."""
        kind = (
            "collaboration" if code in self.there else "municipality" if code in self.towns else ""
        )
        text = self.names.get(code, code)
        return html.A(text, href=address_of(kind, code, self.state)) if kind else text

    def step(self, old: str, new: str) -> str:
        """From what to what; one text where they are the same."""
        return old if old == new else old + ARROW + new

    def count(self, old: Any, new: Any) -> str:  # noqa: ANN401, a number or none
        """From which number to which."""
        return self.step(
            *(UNKNOWN if pd.isna(each) else self.t.number(each) for each in (old, new))
        )

    def share(self, old: float, new: float) -> str:
        """From which share to which."""
        return self.step(*(UNKNOWN if pd.isna(each) else self.t.share(each) for each in (old, new)))

    def several(self, codes: str) -> str:
        """Names of ids with `;` between."""
        return ", ".join(sorted(self.names.get(each, each) for each in codes.split(";") if each))

    def build_changed(self) -> list[Any]:
        """Collaborations that change, one a row."""
        t = self.t
        rows = [
            [
                html.Span(
                    [swatch(row["domain"]), self.name(row["collaboration_id"])], className="option"
                ),
                self.count(row["members_before"], row["members_after"]),
                self.share(row["share_before"], row["share_after"]),
                self.count(row["needed_before"], row["needed_after"]),
                self._say_state(row),
            ]
            for _, row in self.scenario.changed.iterrows()
        ]
        head = [t("Collaboration"), t("Members"), t("Share of inhabitants"),
                t("Half of the members"), t("What happens")]  # fmt: skip
        return self._build("changed", head, rows)

    def _mark(self, code: str, domain: str) -> html.Span:
        """A collaboration's name with the mark of its domain."""
        return html.Span([swatch(domain), self.name(code)], className="option")

    def _say_state(self, row: pd.Series) -> str:
        t, said = self.t, []
        states = {"gone": t("ends"), "new": t("begins"), "kept": ""}
        consequences = {
            ONE: t("left with one member: to be wound up (Wgr)"),
            NONE: t("left without a member"),
        }
        said.append(states[row["state"]])
        said.append(consequences.get(row["consequence"], ""))
        if row["merged"]:
            said.append(t.n("{n} tie falls together", "{n} ties fall together", row["merged"]))
        if row["state"] == "kept" and row["joined"]:
            said.append(t("joins: {names}", names=self.several(row["joined"])))
        if row["state"] == "kept" and row["left"]:
            said.append(t("leaves: {names}", names=self.several(row["left"])))
        return "; ".join(filter(None, said))

    def build_touched(self) -> list[Any]:
        """Participants that are affected, one a row."""
        t = self.t
        rows = [
            [
                self.name(row["actor_id"]),
                row["heir"],
                self.count(row["collaborations_before"], row["collaborations_after"]),
                self.count(row["partners_before"], row["partners_after"]),
                self.count(row["seats_before"], row["seats_after"]),
                self.several(row["gained"]),
                self.several(row["lost"]),
                self.several(row["partners_lost"]),
            ]
            for _, row in self.scenario.touched.iterrows()
        ]
        head = [t("Participant"), t("Goes into"), t("Collaborations"), t("Partners"),
                t("Council seats"), t("Gained"), t("Lost"), t("Meets no longer")]  # fmt: skip
        return self._build("touched", head, rows)

    def build_votes(self) -> list[Any]:
        """Votes of the subjects of the steps in the collaborations that go on."""
        t, effects = self.t, self.scenario.effects
        own = {*effects.subjects, *effects.carry(effects.subjects)}
        votes = self.scenario.votes
        rows = [
            [
                self.name(row["collaboration_id"]),
                self.names.get(row["actor_id"], row["actor_id"]),
                *(self.share(row[f"{each}_before"], row[f"{each}_after"])
                  for each in ("equal", "population", "banzhaf")),
            ]
            for _, row in votes[votes["actor_id"].isin(own)].iterrows()
        ]  # fmt: skip
        head = [t("Collaboration"), t("Member"), t("Votes, one each"), t("Votes by inhabitants"),
                t("Power (Banzhaf)")]  # fmt: skip
        said = t("The register has no rules of vote: these weights are an assumption.")
        table = self._build("votes", head, rows, fold=True)
        return [*table[:1], html.P(said, className="definition"), *table[1:]] if rows else []

    def build_measures(self) -> list[Any]:
        """Measures of those whom the steps name."""
        t = self.t
        rows = []
        for _, row in self.scenario.measured.iterrows():
            record = ALL_MEASURES[row["measure"]]
            digits = record.digits
            old, new = (
                UNKNOWN if pd.isna(row[each]) else t.number(row[each], digits=digits)
                for each in ("before", "after")
            )
            rows.append([self.name(row["actor_id"]), t.label(record), self.step(old, new)])
        head = [t("Participant"), t("Measure"), t("Before and after")]
        table = self._build("measured", head, rows, fold=True)
        before, after = self.scenario.communities
        said = t(
            "Communities: {before}, then {after}; modularity {old}, then {new}.",
            before=t.number(len(before.sizes)),
            after=t.number(len(after.sizes)),
            old=t.number(before.modularity, digits=3),
            new=t.number(after.modularity, digits=3),
        )
        return [*table[:1], html.P(said, className="definition"), *table[1:]] if rows else []

    def build_alike(self) -> list[Any]:
        """Groups of collaborations that come to have the same members."""
        t = self.t
        rows = [
            [", ".join(self.names[each] for each in row["collaborations"]), t.number(row["size"])]
            for _, row in self.scenario.alike.iterrows()
        ]
        return self._build("alike", [t("Collaborations"), t("Members")], rows)

    def build_broken(self) -> list[Any]:
        """Municipalities in none or several of bodies where the law asks for one."""
        t = self.t
        rows = [
            [
                self.name(row["actor_id"]),
                t(row["yardstick"]),
                self.count(row["before"], row["after"]),
            ]
            for _, row in self.scenario.broken.iterrows()
        ]
        return self._build("broken", [t("Municipality"), t("Bodies"), t("In how many")], rows)

    def _build(
        self, table: str, head: list[str], rows: list[list[Any]], *, fold: bool = False
    ) -> list[Any]:
        """Heading, table and where it is a file; nothing for no rows."""
        if not rows:
            return []
        t, title = self.t, self.t(TABLES[table])
        link = html.A(t("Download as CSV"), href=link_table(table, self.state), download="")
        first, rest = (rows, []) if fold else (rows[:FIRST], rows[FIRST:])
        built: list[Any] = [build_rows(head, first, label=title, unknown=UNKNOWN)]
        if rest:
            said = t.n("{n} more", "{n} more", len(rest))
            more = build_rows(head, rest, label=title, unknown=UNKNOWN)
            built.append(html.Details([html.Summary(said), more]))
        if fold:
            count = t.n("{n} row", "{n} rows", len(rows))
            built = [html.Details([html.Summary(count), *built])]
        return [html.H2(title), *built, html.P(link, className="links-line")]


def link_table(table: str, state: State) -> str:
    """Where a table of the scenario is a CSV file."""
    return link_scenario(state, format="csv", table=table)


def link_scenario(state: State, **values: str) -> str:
    """Where the scenario is a file."""
    steps = "\n".join(text for _, text in list_taken(state))
    return link_operation("scenario", state, step=steps, **values)
