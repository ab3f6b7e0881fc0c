"""What holds the network together: without whom or what others would be cut off, and by exits."""

from dataclasses import replace
from typing import Any

from dash import html

from explorer.scenario.words import say_some
from explorer.tables.cohesion import list_by_domain, list_leaving, list_points, name_all
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.vocabulary import DOMAINS
from explorer.web.links import link_operation
from explorer.web.scenario.parameters import put_steps
from explorer.web.sheets.layout import address_of
from explorer.web.state import State
from explorer.web.ui.swatch import swatch
from explorer.web.ui.table import build_rows

# Rows that are seen at once.
SHOWN = 10


def build_cohesion(service: Service, state: State, t: Translator) -> html.Section:
    """The answer in a sentence, the points and exits that matter most, and each domain."""
    builder = Cohesion(service, state, t)
    return html.Section(
        [
            html.H2(t("What holds it together")),
            html.P(builder.say(), className="lead"),
            *builder.tell_points(),
            *builder.tell_exits(),
            *builder.tell_domains(),
        ],
        id="cohesion",
        className="block",
    )


class Cohesion:
    """Tells what holds the network of a state together."""

    def __init__(self, service: Service, state: State, t: Translator) -> None:
        """Tell of the network of `state`."""
        self.service, self.state, self.t = service, state, t
        self.names = name_all(service.network_of(state.selection))
        self.points = list_points(service, state.selection)

    def say(self) -> str:
        """Without what most would be cut off."""
        t = self.t
        cutting = self.points[self.points["actors"].gt(0)]
        if cutting.empty:
            return t("No municipality and no collaboration is the only connection between others.")
        row = cutting.iloc[0]
        return t.n(
            "Without {name} {n} participant would be cut off from the rest: {names}.",
            "Without {name} {n} participants would be cut off from the rest: {names}.",
            int(row["actors"]),
            name=row["name"],
            names=self.list_names(row["cut_off"]),
        )

    def list_names(self, codes: str) -> str:
        """The names of ids with `;` between, the first few."""
        return say_some([self.names[each] for each in codes.split(";") if each], self.t)

    def tell_points(self) -> list[Any]:
        """The table of nodes without which others are cut off."""
        t = self.t
        rows = [
            [
                self.build_node(row["node_id"], row["mode"]),
                t.number(row["actors"]),
                self.list_names(row["cut_off"]),
                self.build_step(row["step"], t("What if it ended?")),
            ]
            for _, row in self.points[self.points["actors"].gt(0)].iterrows()
        ]
        note = t(
            "They are connected to the rest through this one alone. By the field's word: "
            "articulation points."
        )
        head = [t("Without"), t("Cut off"), t("Who"), t("What if")]
        return self.tell(t("Who would be cut off"), note, head, rows, table="points")

    def tell_exits(self) -> list[Any]:
        """The table of exits that change most."""
        t = self.t
        exits = list_leaving(self.service, self.state.selection, most=SHOWN)
        rows = [
            [
                self.build_node(row["actor_id"], "actor"),
                self.build_node(row["collaboration_id"], "collaboration"),
                t.number(row["actors"]),
                t.number(row["partners_lost"]),
                t.number(row["distance"], digits=3),
                self.build_step(row["step"], t("What if it left?")),
            ]
            for _, row in exits.iterrows()
        ]
        note = t(
            "First by who would be cut off, then by how many one meets nowhere else. The distance "
            "of two is the number of collaborations on the shortest way between them; the mean is "
            "over those still connected."
        )
        head = [t("Leaves"), t("Collaboration"), t("Cut off"), t("Partners lost"),
                t("Mean distance grows by"), t("What if")]  # fmt: skip
        return self.tell(t("The exits that change most"), note, head, rows, table="exits")

    def tell_domains(self) -> list[Any]:
        """The table of the whole and each domain, where there are several."""
        t = self.t
        if len(self.state.selection.domain) == 1:
            return []
        found = list_by_domain(self.service, self.state.selection)
        rows = [
            [
                self.build_domain(row["domain"]),
                t.number(row["parts"]),
                t.number(row["largest"]),
                t.number(row["points"]),
                t.number(row["bridges"]),
                f"{row['name']} ({t.number(row['actors'])})" if row["name"] else "",
            ]
            for _, row in found.iterrows()
        ]
        head = [t("Domain"), t("Parts"), t("In the largest"), t("Articulation points"),
                t("Bridges"), t("Most are cut off without")]  # fmt: skip
        note = t("A part is what is connected; safety regions, for one, are a part each.")
        return self.tell(t("The whole and each domain"), note, head, rows, table="domains")

    def tell(
        self, title: str, note: str, head: list[str], rows: list[list[Any]], *, table: str
    ) -> list[Any]:
        """A table under its title, the first rows at once, with where it is a file."""
        if not rows:
            return []
        t = self.t
        first, rest = (rows, []) if table == "domains" else (rows[:SHOWN], rows[SHOWN:])
        built: list[Any] = [build_rows(head, first, label=title)]
        if rest:
            more = t.n("{n} more", "{n} more", len(rest))
            rest_of = build_rows(head, rest, label=title)
            built.append(html.Details([html.Summary(more), rest_of]))
        link = link_operation("cohesion", self.state, table=table, format="csv")
        file = html.A(t("Download as CSV"), href=link, download="")
        links = html.P(file, className="links-line")
        return [html.H3(title), html.P(note, className="definition"), *built, links]

    def build_node(self, node_id: str, mode: str) -> Any:  # noqa: ANN401, a component or a text
        """A node that leads to its sheet."""
        network = self.service.network_of(self.state.selection)
        name = self.names[node_id]
        if mode == "collaboration":
            href = address_of("collaboration", node_id, self.state)
            domain = network.collaborations["domain"][node_id]
            return html.Span([swatch(domain), html.A(name, href=href)], className="option")
        if network.actors["kind"][node_id] != "municipality":
            return name
        return html.A(name, href=address_of("municipality", node_id, self.state))

    def build_step(self, step: str, text: str) -> Any:  # noqa: ANN401, a link or nothing
        """What leads to the scenario of a step."""
        if not step:
            return ""
        return html.A(text, href=put_steps(self.state, [step], set()).to_href())

    def build_domain(self, domain: str) -> Any:  # noqa: ANN401, a link or a text
        """A domain that leads to the page of it; the whole where there is none."""
        t = self.t
        if not domain:
            return t("The whole selection")
        selection = self.state.selection.replace(domain=(domain,))
        href = replace(self.state, selection=selection).to_href()
        name = html.A(t.label(DOMAINS[domain]), href=href)
        return html.Span([swatch(domain), name], className="option")
