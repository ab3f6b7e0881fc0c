"""What a council is told of a collaboration: what it is, who is in it, and what each weighs."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import html

from explorer import vocabulary
from explorer.dataset.seats import LAW
from explorer.measures.overlap import RELATIONS, list_partners
from explorer.network import Network
from explorer.snapshot.findings import describe_findings
from explorer.tables.ballot import INHABITANTS, Vote
from explorer.tables.dossier import (
    is_stale,
    list_findings_of,
    list_seated_members,
    summarise_dossier,
)
from explorer.tables.nodes import name_node
from explorer.tables.queries import Service
from explorer.tables.sheets import list_versions
from explorer.translate import Translator
from explorer.web.sheets import democratic_control
from explorer.web.sheets.doubled import tell_beside
from explorer.web.sheets.laws import name_laws
from explorer.web.sheets.layout import build_picture, link_sheet, map_nodes, name_collaboration
from explorer.web.state import State
from explorer.web.ui.table import build_rows

# Collaborations that overlap most, members that are named at once, findings told in full; and
# up to how many members that are no municipalities have a row each.
OVERLAPPING, NAMED, TOLD, OTHERS = 8, 6, 2, 12
Part = list[Any]


class Dossier:
    """Tells a council of a collaboration, in the network of a state."""

    def __init__(
        self, service: Service, network: Network, node_id: str, state: State, t: Translator
    ) -> None:
        """Tell of the collaboration with `node_id`, which is in `network`."""
        self.service, self.network, self.state, self.t = service, network, state, t
        self.node_id, self.row = node_id, network.collaborations.loc[node_id]
        self.members, self.votes = list_seated_members(service, network, node_id)

    def describe_kind(self) -> str:
        """That it is a collaboration, for what and since when, in a line."""
        t, row = self.t, self.row
        since = t("since {day}", day=t.day(row["started"])) if row["started"] else ""
        parts = (t("Collaboration"), self._name(vocabulary.DOMAINS, row["domain"]), since)
        return " · ".join(filter(None, parts))

    def say(self) -> str:
        """What it is, of how many councils, whether the law requires it, and with what power."""
        t, row = self.t, self.row
        found = summarise_dossier(self.service, self.network, self.node_id)
        form = self._name(vocabulary.FORMS, row["form"]) or t("Collaboration")
        councils = t.n(
            "{form} of {n} municipality", "{form} of {n} municipalities", found.councils, form=form
        )
        itself = t("in none of them the council itself takes part")
        if not found.known:
            itself = t("which organ takes part is not stated")
        elif found.council == found.councils == 1:
            itself = t("its council itself takes part")
        elif found.council:
            itself = t.n(
                "in {n} of them the council itself takes part",
                "in {n} of them the council itself takes part",
                found.council,
            )
        duty = self._name(vocabulary.OBLIGATIONS, row["obligation"]) or t("not known")
        power = self._name(vocabulary.POWERS, row["power"]) or t("not stated in the register")
        said = [
            f"{councils}; {itself}.",
            t("On {day} cooperation is: {duty}. Power: {power}.", day=t.day(self.network.date),
              duty=duty.lower(), power=power.lower()),
        ]  # fmt: skip
        if found.left_out:
            said.append(self._say_left_out(found.left_out))
        return " ".join(said)

    def _say_left_out(self, codes: Sequence[str]) -> str:
        t, actors = self.t, self.service.dataset.actors.set_index("actor_id")
        named = [
            t("{name} ({kind})", name=actors.at[code, "name"],
              kind=t.label(vocabulary.KINDS[actors.at[code, "kind"]]).lower())
            for code in codes[: NAMED // 2]
        ]  # fmt: skip
        names = ", ".join(named) + (", …" if len(codes) > len(named) else "")
        return t.n(
            "{n} other takes part and is not counted here: {names}.",
            "{n} others take part and are not counted here: {names}.",
            len(codes),
            names=names,
        )

    def _name(self, terms: Any, texts: str) -> str:  # noqa: ANN401, a vocabulary
        return ", ".join(self.t.label(terms[each]) for each in texts.split(";") if each in terms)

    def build_members(self) -> Part:
        """Who takes part, through whom, with how many people and seats, and what that weighs."""
        t, members = self.t, self._split_members()[0]
        (usual,) = self.members["since"].mode().iloc[:1]
        title = t.n("{n} member", "{n} members", len(self.members))
        rows = [self._build_member(str(key), row, usual) for key, row in members.iterrows()]
        head = [t("Member"), t("Takes part through"), t("Inhabitants"), t("Share"), t("Seats"),
                t("Voting power"), t("Since")]  # fmt: skip
        notes = []
        if "population" in self.votes:
            notes.append(
                t(
                    "Voting power: how often it is decisive in a majority by population (Banzhaf), "
                    "of all together 100%."
                )
            )
        if members["seats_basis"].eq(LAW).any():
            notes.append(
                t("An asterisk: seats of the law, for no council can have the register's number.")
            )
        if usual:
            text = t("Since {day}, unless another year is stated.", day=t.day(usual))
            whole = members["since"].eq(usual).all()
            notes.append(t("All since {day}.", day=t.day(usual)) if whole else text)
        return [
            html.H2(title),
            html.Div(
                build_rows(head, rows, label=title, unknown=t("unknown")), className="weighed"
            ),
            html.P(" ".join(notes), className="definition"),
            *self._build_others(),
        ]

    def _split_members(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Members that have a row each, and others, of whom only the name is told."""
        town = self.members["kind"].eq("municipality")
        listed = town | (town.eq(False).sum() <= OTHERS)
        return self.members[listed], self.members[~listed]

    def count_lines(self) -> int:
        """How many lines its members take."""
        rows, others = self._split_members()
        return len(rows) + len(others) // 3

    def _build_others(self) -> list[html.P]:
        """Members that are no municipalities, by kind, where they are many."""
        found = []
        for kind, rows in self._split_members()[1].groupby("kind", sort=True):
            links: list[Any] = []
            for code in rows.sort_values("name").index:
                links += [", ", link_sheet(self.network, str(code), self.state)]
            label = f"{self.t.label(vocabulary.KINDS[kind])} ({self.t.number(len(rows))})"
            found.append(html.P([html.B(label), ": ", *links[1:]], className="others"))
        return found

    def _build_member(self, key: str, row: pd.Series, usual: str) -> list[Any]:
        t = self.t
        unknown = t("unknown")
        seats = unknown if pd.isna(row["seats"]) else t.number(int(row["seats"]))
        people = row["population"]
        return [
            link_sheet(self.network, key, self.state),
            democratic_control.name_organs(row["organs"], t) or unknown,
            unknown if pd.isna(people) else t.number(int(people)),
            unknown if pd.isna(row["share"]) else t.share(row["share"], digits=1),
            f"{seats}*" if row["seats_basis"] == LAW else seats,
            unknown if pd.isna(row["power"]) else t.share(row["power"], digits=1),
            row["since"][:4] if row["since"] != usual else "",
        ]

    def build_majority(self) -> Part:
        """What a simple majority takes, one vote each and by population."""
        t, lines = self.t, []
        if len(self.members) < 2:
            return [html.H2(t("What a majority takes")), html.P(t("It decides alone."))]
        labels = {
            "equal": t("One vote each"),
            "population": t.n(
                "One for every {n} inhabitant", "One for every {n} inhabitants", INHABITANTS
            ),
        }
        for how, vote in self.votes.items():
            put = self.state.choose(self.node_id).put(weights=how)
            link = html.A(labels[how], href="/voting" + put.to_href())
            lines.append(html.Li([link, ": ", self._say_vote(vote, by_population=how != "equal")]))
        if "population" not in self.votes:
            lines.append(html.Li(t("By population: not known, for those of a member are not.")))
        note = t(
            "An assumption: the register has no voting rules. The regulation says how votes weigh."
        )
        return [
            html.H2(t("What a majority takes")),
            html.Ul(lines, className="majority"),
            html.P(note, className="definition"),
        ]

    def _say_vote(self, vote: Vote, *, by_population: bool) -> str:
        t = self.t
        all_votes = t.n("{n} vote", "{n} votes", vote.ballot.total)
        said = [
            t.n("{n} of {all} is needed", "{n} of {all} are needed", vote.quota, all=all_votes)
            + t.n(", so at least {n} member", ", so at least {n} members", vote.needed)
        ]
        if by_population and len(vote.power) > 1:
            largest = vote.ballot.names.iloc[: vote.needed]
            names = ", ".join(largest[:NAMED]) + (" …" if len(largest) > NAMED else "")
            said[0] += f" ({names})"
            never = vote.power["dummy"]
            if never.any():
                said.append(t("Never decisive: {names}",
                              names=", ".join(vote.ballot.names[never])))  # fmt: skip
        return ". ".join(said) + "."

    def build_map(self) -> Part:
        """Where its members are."""
        t, weights = self.t, pd.Series(1.0, index=self.members.index)
        name = name_node(self.network, self.node_id)
        alt = t("Municipalities that take part in {name}.", name=name)
        dots = map_nodes(self.service, self.network, weights, self.state, centre="")
        return [build_picture(dots, alt)]

    def build_facts(self, follows: list[tuple[str, Any]]) -> Part:
        """What it is for, on what laws, where it is, and when it was checked."""
        t, row = self.t, self.row
        facts = [
            (t("Themes"), self._name(vocabulary.THEMES, row["themes"])),
            (t("Domain rests on"), self._name(vocabulary.DOMAIN_BASES, row["domain_basis"])),
            (t("Laws cited"), name_laws(self.service, self.node_id, t)),
            (t("Body"), row["body"]),
            (t("Seat"), row["seat"]),
            (t("In the register since"), t.day(row["started"]) if row["started"] else ""),
            (t("Last checked"), t.day(row["verified"]) if row["verified"] else ""),
            *follows,
        ]
        pairs = [html.Div([html.Dt(label), html.Dd(value)]) for label, value in facts if value]
        return [html.H2(t("What it is")), html.Dl(pairs, className="facts")]

    def build_overlapping(self) -> tuple[Part, int]:
        """The collaborations that share most members, and how many lines that is."""
        t = self.t
        title = t("Collaborations that overlap most")
        partners = list_partners(self.network, self.node_id).head(OVERLAPPING)
        rows = [
            [
                name_collaboration(self.network, str(other), self.state),
                t.number(int(row["shared"])),
                t.number(row["jaccard"], digits=2),
                t(RELATIONS[row["relation"]]),
            ]
            for other, row in partners.iterrows()
        ]
        head = [t("Collaboration"), t("Shared"), t("Jaccard index"), t("Relation")]
        table = build_rows(head, rows, label=title, unknown=t("unknown"))
        return [html.H2(title), html.Div(table, className="relations")], len(rows) + 3

    def build_versions(self) -> tuple[Part, int]:
        """The versions of its regulation, each with its text, and how many lines that is."""
        t = self.t
        mine = list_versions(self.service, self.node_id)
        rows = [
            [
                t.day(row.since) if row.since else "",
                t.day(row.until) if row.until else t("in force"),
                html.A(row.name, href=row.regulation_url) if row.regulation_url else row.name,
            ]
            for row in mine[["since", "until", "name", "regulation_url"]].itertuples(index=False)
        ]
        title = t("Versions of the regulation")
        head = [t("Since"), t("Until"), t("Regulation")]
        table = build_rows(head, rows, label=title, unknown=t("unknown"))
        return [html.H2(title), table], 2 * len(rows) + 3

    def build_odd(self) -> Part:
        """What stands out in the register's own data of it."""
        t = self.t
        said: list[Any] = []
        if is_stale(self.service, self.network, self.node_id):
            said.append(
                t(
                    "Its regulation is not visibly amended in the register since the law of 1 July "
                    "2022; the register can lag behind."
                )
            )
        found = describe_findings(list_findings_of(self.service, self.node_id), t)
        details = found["detail"].drop_duplicates().tolist()
        said += details[:TOLD]
        beside = tell_beside(self.service, self.network, self.node_id, self.state, t)
        lines: list[Any] = [*beside, *(html.Li(text) for text in said)]
        if len(details) > TOLD:
            more = t.n("{n} more under Data quality", "{n} more under Data quality",
                       len(details) - TOLD)  # fmt: skip
            lines.append(html.Li(html.A(more, href="/quality")))
        if not lines:
            return []
        return [html.H2(t("What stands out")), html.Ul(lines, className="odd")]

    def build_control(self) -> Part:
        """Indicators of how councils can steer it, beside those of its domain."""
        return list(democratic_control.build_for_collaboration(self.network, self.node_id, self.t))
