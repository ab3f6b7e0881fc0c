"""What a council is told of its municipality: its files by who decides, with whom, and when."""

from dataclasses import replace
from typing import Any

import pandas as pd
from dash import html

from explorer.errors import SelectionError
from explorer.network import Network, Selection
from explorer.network.change_records import CHANGES
from explorer.snapshot.findings import describe_findings
from explorer.tables.briefing import (
    PARTS,
    list_files,
    list_not_amended,
    list_odd,
    list_recent,
    summarise,
)
from explorer.tables.council_year import DEADLINES, list_circles, list_year
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.vocabulary import FORMS, OBLIGATIONS
from explorer.web.links import link_calendar
from explorer.web.sheets.doubled import build_switch
from explorer.web.sheets.laws import name_laws
from explorer.web.sheets.layout import link_past, link_sheet, name_collaboration
from explorer.web.site import find_mine
from explorer.web.state import State
from explorer.web.ui.highlight import list_named
from explorer.web.ui.table import build_rows

TITLES = {
    "council": N_("The council takes part itself"),
    "delegation": N_("Delegated: the board there decides"),
    "mandate": N_("Mandate only: in the name of {name}"),
    "other": N_("Other powers"),
    "unknown": N_("Power not stated"),
}
# Councils of a circle that are named at once, and findings that are told in full.
NAMED, TOLD = 12, 2


class Briefing:
    """Tells a council of its municipality, in the network of a state."""

    def __init__(
        self, service: Service, network: Network, code: str, state: State, t: Translator
    ) -> None:
        """Tell of the municipality with `code`, which is in `network`."""
        self.service, self.network, self.code, self.state, self.t = service, network, code, state, t
        self.name = str(network.actors.at[code, "name"])

    def say(self) -> str:
        """The answer in a sentence or two: how many, where power went, and beside whom."""
        t, found = self.t, summarise(self.service, self.network, self.code)
        places = {
            "most": t(", the most of all municipalities"),
            "fewest": t(", the fewest of all municipalities"),
        }
        said = [
            t.n(
                "{name} takes part in {n} collaboration{place}.",
                "{name} takes part in {n} collaborations{place}.",
                found.count,
                name=self.name,
                place=places.get(found.place, ""),
            ),
            t(
                "In {delegated} power is delegated; in {council} the council itself takes part.",
                delegated=t.number(found.delegated),
                council=t.number(found.council),
            ),
        ]
        if found.peers:
            beside = ", ".join(f"{name} {t.number(count)}" for name, count in found.peers)
            said.append(t("Municipalities nearest in size: {beside}.", beside=beside))
        return " ".join(said)

    def build_files(self) -> list[Any]:
        """The collaborations by who decides, and what their forms are."""
        t, files = self.t, list_files(self.service, self.network, self.code)
        parts = []
        for part in PARTS:
            rows = files[files["part"].eq(part)]
            if len(rows):
                title = t(TITLES[part], name=self.name)
                body = [self._build_file(str(key), row) for key, row in rows.iterrows()]
                head = [t("Collaboration"), t("Form"), t("Cooperation is"), t("Members"),
                        t("Since"), t("Checked")]  # fmt: skip
                under = [self._name_texts(str(key), row) for key, row in rows.iterrows()]
                parts += [html.H3(title), build_rows(head, body, label=title, under=under)]
        return [*parts, self._explain_forms(files)]

    def _build_file(self, key: str, row: pd.Series) -> list[Any]:
        t = self.t
        duty = t.label(OBLIGATIONS[row["obligation"]]) if row["obligation"] in OBLIGATIONS else ""
        form = row["form"]
        name = name_collaboration(self.network, key, self.state)
        mark = html.Small([" ", t("power is delegated")], className="soft")
        return [
            html.Span([name, mark]) if row["part"] == "council" and row["delegated"] else name,
            html.Abbr(form, title=t.label(FORMS[form])) if form in FORMS else form,
            duty or t("unknown"),
            t.number(int(row["members"])),
            row["since"][:4],
            row["verified"][:4],
        ]

    def _name_texts(self, key: str, row: pd.Series) -> list[Any]:
        """Its regulation and the laws that cites, each linked; the first on a screen alone."""
        laws, url = name_laws(self.service, key, self.t), row["regulation_url"]
        if not url:
            return laws
        link = [html.A(self.t("regulation"), href=url), " · " if laws else ""]
        return [html.Span(link, className="on-screen"), *laws]

    def _explain_forms(self, files: pd.DataFrame) -> html.P:
        t = self.t
        known = [form for form in FORMS if files["form"].eq(form).any()]
        said = "; ".join(f"{form}: {t.label(FORMS[form])}" for form in known)
        return html.P(f"{said}." if said else "", className="definition")

    def build_parties(self) -> list[Any]:
        """The parties in its council, the largest first; nothing where they are not known."""
        t, parties = self.t, self.service.dataset.parties
        mine = parties[parties["actor_id"].eq(self.code)]
        if mine.empty:
            return []
        mine = mine.sort_values(["seats", "party"], ascending=[False, True])
        title = t("Parties")
        rows = [[row.party, t.number(int(row.seats))] for row in mine.itertuples(index=False)]
        table = build_rows([t("Party"), t("Seats")], rows, label=title)
        return [html.Details([html.Summary(title), table], className="parties")]

    def build_circles(self) -> list[Any]:
        """With which councils it shares which files, one list for all files of the same members."""
        t, names = self.t, self.network.actors["name"]
        mine = find_mine(self.service, self.state).names
        rows = []
        for circle in list_circles(self.network, [self.code]):
            others = [(names[code], code) for code in circle.members if code != self.code]
            others.sort(key=lambda other: (other[1] not in mine, other))
            said = t.n("with {n} other council", "with {n} other councils", len(others))
            shown = list_named(others[:NAMED]) + ([" …"] if len(others) > NAMED else [])
            files = t.n("{n} file", "{n} files", len(circle.collaborations))
            links = [
                html.Li(name_collaboration(self.network, key, self.state))
                for key in circle.collaborations
            ]
            rows.append(
                html.Li(
                    [
                        html.P(
                            [html.B(files), f" {said}: " if others else " ",
                             html.Span(shown or t("no other municipality"), className="soft")]
                        ),
                        html.Ul(links, className="chips"),
                    ]
                )
            )  # fmt: skip
        return [
            html.H2(t("With whom: one list for each circle of councils")),
            html.Ul(rows, className="circles"),
        ]

    def build_year(self) -> list[Any]:
        """When what comes before the council, and where that is a calendar file."""
        t = self.t
        try:
            year = list_year(self.network, [self.code])
        except SelectionError:
            return []
        this = year[year["year"].eq(int(self.network.date[:4]))]
        if this.empty:
            return []
        rows = []
        for (first, last), days in this.groupby(["first_day", "last_day"], sort=True):
            for deadline, same in days.groupby("deadline", sort=False):
                record = DEADLINES[deadline]
                count = len({key for text in same["collaborations"] for key in text.split(";")})
                day = t.day(first) if first == last else f"{t.day(first)} – {t.day(last)}"
                text = t(record.title, year=str(same["budget_year"].iloc[0]))
                bodies = t.n("{n} body", "{n} bodies", count)
                article = t("Wgr {article}", article=record.article)
                rows.append([day, f"{text} ({bodies}; {article})"])
        title = t("A council's year")
        note = t(
            "By the law as amended; the season is worked back from 15 September, for a board that "
            "adopts early in July. Dates of single boards are not known; the law and the "
            "regulation decide."
        )
        calendar = html.A(t("As a calendar (ics)"), href=link_calendar(self.state, self.code))
        return [
            html.H2(title),
            build_rows([t("Day"), t("What comes")], rows, label=title),
            html.P(note, className="definition"),
            html.P(calendar, className="links-line"),
        ]

    def build_recent(self) -> list[Any]:
        """What came and went in the last year."""
        t = self.t
        recent = list_recent(self.service, self.network, self.code)
        ended = self.service.dataset.collaborations.set_index("collaboration_id")["ended"]
        lines = [
            html.Li(
                [
                    f"{t.day(row.day)}: {t.label(CHANGES[row.change])}: ",
                    link_past(
                        self.service, self.network, row.other_id, ended[row.other_id], self.state
                    ),
                ]
            )
            for row in recent.itertuples(index=False)
        ]
        return [
            html.H2(t("What changed in the last year")),
            html.Ul(lines) if lines else html.P(t("Nothing, as far as the register shows.")),
        ]

    def build_odd(self) -> list[Any]:
        """What stands out in the register's own data of it."""
        t = self.t
        said: list[Any] = []
        stale = list_not_amended(self.service, self.network, self.code)
        if stale:
            text = t.n(
                "{n} regulation is not visibly amended in the register since the law of 1 July "
                "2022: ",
                "{n} regulations are not visibly amended in the register since the law of 1 July "
                "2022: ",
                len(stale),
            )
            links = [
                part for key in stale for part in (", ", link_sheet(self.network, key, self.state))
            ]
            said.append(html.Li([text, *links[1:], "."]))
        odd = list_odd(self.service, self.network, self.code)
        details = describe_findings(odd, t)["detail"].drop_duplicates().tolist()
        said += [html.Li(text) for text in details[:TOLD]]
        if len(details) > TOLD:
            more = t.n("{n} more under Data quality", "{n} more under Data quality",
                       len(details) - TOLD)  # fmt: skip
            own = Selection(municipality=(self.code,))
            put = replace(self.state.bare(), selection=own)
            said.append(html.Li(html.A(more, href="/quality" + put.to_href())))
        said += build_switch(self.network, self.code, self.state, t)
        if not said:
            return []
        return [html.H2(t("What stands out")), html.Ul(said, className="odd")]
