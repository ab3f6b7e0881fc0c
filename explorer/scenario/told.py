"""The tables of a scenario as a person reads them: heads, and cells of texts and named nodes."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from explorer.measures.registry import ALL_MEASURES
from explorer.scenario.answer import TABLES, Scenario
from explorer.scenario.effects import NONE, ONE
from explorer.translate import Translator
from explorer.vocabulary import REPORTS

ARROW = " → "
UNKNOWN = "–"


@dataclass(frozen=True)
class Node:
    """A cell that names a node; domain: of a collaboration that is marked with it."""

    id: str
    name: str
    domain: str = ""


@dataclass(frozen=True)
class Link:
    """A cell that leads to a text elsewhere."""

    text: str
    url: str


Cell = str | Node | Link


@dataclass(frozen=True)
class Told:
    """A table: which of `TABLES`, its title, heads and rows, and what is said above it.

    fold: whether it is more than one wants to see at once.
    """

    id: str
    title: str
    head: list[str]
    rows: list[list[Cell]]
    note: str = ""
    fold: bool = False


def tell_tables(scenario: Scenario, t: Translator) -> list[Told]:
    """The tables of a scenario that have a row, what matters most first."""
    teller = Teller(scenario, t)
    told = [getattr(teller, f"tell_{name}")() for name, record in TABLES.items() if record.told]
    return [table for table in told if table.rows]


class Teller:
    """Tells of a scenario in the language of `t`, a table at a time."""

    def __init__(self, scenario: Scenario, t: Translator) -> None:
        """Tell of `scenario`."""
        self.scenario, self.names, self.t = scenario, scenario.names, t

    def name(self, code: str, domain: str = "") -> Node:
        """A node with what it is called."""
        return Node(code, self.names.get(code, code), domain)

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

    def tell_changed(self) -> Told:
        """Collaborations that change, one a row."""
        t = self.t
        rows: list[list[Cell]] = [
            [
                self.name(row["collaboration_id"], row["domain"]),
                self.count(row["members_before"], row["members_after"]),
                self.share(row["share_before"], row["share_after"]),
                self.count(row["needed_before"], row["needed_after"]),
                self._say_state(row),
            ]
            for _, row in self.scenario["changed"].iterrows()
        ]
        head = [t("Collaboration"), t("Members"), t("Share of inhabitants"),
                t("Half of the members"), t("What happens")]  # fmt: skip
        return Told("changed", t(TABLES["changed"].title), head, rows)

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

    def tell_touched(self) -> Told:
        """Participants that are affected, one a row."""
        t = self.t
        rows: list[list[Cell]] = [
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
            for _, row in self.scenario["touched"].iterrows()
        ]
        head = [t("Participant"), t("Goes into"), t("Collaborations"), t("Partners"),
                t("Council seats"), t("Gained"), t("Lost"), t("Meets no longer")]  # fmt: skip
        return Told("touched", t(TABLES["touched"].title), head, rows)

    def tell_regulations(self) -> Told:
        """Collaborations that the steps name, with the text of their regulation."""
        t = self.t
        rows: list[list[Cell]] = [
            [self.name(row["collaboration_id"]), Link(t("regulation"), row["regulation_url"])]
            if row["regulation_url"]
            else [self.name(row["collaboration_id"]), t("not in the register")]
            for _, row in self.scenario["regulations"].iterrows()
        ]
        head = [t("Collaboration"), t("Text")]
        said = t("How one joins, leaves or winds up, and at what cost, stands in the regulation.")
        return Told("regulations", t(TABLES["regulations"].title), head, rows, said)

    def tell_paid(self) -> Told:
        """What those whom the steps name pay now, and together where they merge."""
        t = self.t
        rows: list[list[Cell]] = []
        for _, row in self.scenario["paid"].iterrows():
            name = self.name(row["actor_id"])
            together = t("{name}, together", name=name.name)
            share = row["joint_share"]
            report = f"{t.label(REPORTS[row['report']])} {row['year']}"
            rows.append(
                [
                    name if row["parts"] == 1 else together,
                    report,
                    self.figure(row["joint_euros"]),
                    self.figure(row["joint_per_inhabitant"]),
                    UNKNOWN if pd.isna(share) else t.share(share, digits=1),
                ]
            )
        head = [t("Municipality"), t("Report"), t("Euros"), t("Euros an inhabitant"),
                t("Share of expenditure")]  # fmt: skip
        said = t(
            "As booked to bodies of joint arrangements (CBS, Iv3 L4.3.3): a lower bound. It cannot "
            "be split over collaborations; what new budgets would be is not known."
        )
        return Told("paid", t(TABLES["paid"].title), head, rows, said)

    def figure(self, value: float) -> str:
        """A whole number; a dash where it is not known."""
        return UNKNOWN if pd.isna(value) else self.t.number(round(value))

    def tell_votes(self) -> Told:
        """Votes of the subjects of the steps in the collaborations that go on."""
        t, effects = self.t, self.scenario.effects
        own = {*effects.subjects, *effects.carry(effects.subjects)}
        votes = self.scenario["votes"]
        rows: list[list[Cell]] = [
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
        return Told("votes", t(TABLES["votes"].title), head, rows, said, fold=True)

    def tell_measured(self) -> Told:
        """Measures of those whom the steps name."""
        t = self.t
        rows: list[list[Cell]] = []
        for _, row in self.scenario["measured"].iterrows():
            record = ALL_MEASURES[row["measure"]]
            digits = record.digits
            old, new = (
                UNKNOWN if pd.isna(row[each]) else t.number(row[each], digits=digits)
                for each in ("before", "after")
            )
            rows.append([self.name(row["actor_id"]), t.label(record), self.step(old, new)])
        head = [t("Participant"), t("Measure"), t("Before and after")]
        before, after = self.scenario.communities
        said = t(
            "Communities: {before}, then {after}; modularity {old}, then {new}.",
            before=t.number(len(before.sizes)),
            after=t.number(len(after.sizes)),
            old=t.number(before.modularity, digits=3),
            new=t.number(after.modularity, digits=3),
        )
        return Told("measured", t(TABLES["measured"].title), head, rows, said, fold=True)

    def tell_alike(self) -> Told:
        """Groups of collaborations that come to have the same members."""
        t = self.t
        rows: list[list[Cell]] = [
            [
                ", ".join(self.names[each] for each in row["collaborations"].split(";")),
                t.number(row["size"]),
            ]
            for _, row in self.scenario["alike"].iterrows()
        ]
        return Told("alike", t(TABLES["alike"].title), [t("Collaborations"), t("Members")], rows)

    def tell_broken(self) -> Told:
        """Municipalities in none or several of bodies where the law asks for one."""
        t = self.t
        rows: list[list[Cell]] = [
            [
                self.name(row["actor_id"]),
                t(row["yardstick"]),
                self.count(row["before"], row["after"]),
            ]
            for _, row in self.scenario["broken"].iterrows()
        ]
        head = [t("Municipality"), t("Bodies"), t("In how many")]
        return Told("broken", t(TABLES["broken"].title), head, rows)
