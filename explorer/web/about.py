"""Methods and sources, made from the measure registry and the package's own metadata."""

from itertools import groupby
from typing import Any

import pandas as pd
from dash import html

from explorer import __version__, vocabulary
from explorer.dataset.links import check_link
from explorer.measures.record import GROUPS, Measure
from explorer.measures.registry import ALL_MEASURES
from explorer.parameters import is_date
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.links import link_page
from explorer.web.site import Context, Page
from explorer.web.ui.aria import label_aria, mark_language
from explorer.web.ui.packages import DEFINITIONS
from explorer.web.ui.table import build_rows

SECTIONS = (
    ("counted", N_("What is counted")),
    ("sources", N_("Sources")),
    ("package", N_("The data package")),
    ("measures", N_("Measures")),
    ("terms", N_("Terms")),
    ("cite", N_("How to cite")),
)
LISTS = (
    (N_("Domain"), vocabulary.DOMAINS),
    (N_("Form"), vocabulary.FORMS),
    (N_("Powers"), vocabulary.POWERS),
    (N_("Obligation"), vocabulary.OBLIGATIONS),
)
UNITS = {
    "ties": N_("ties"),
    "nodes": N_("nodes"),
    "share": N_("share"),
    "ratio": N_("ratio"),
    "chance": N_("chance"),
    "euros": N_("euros"),
}
MODES = {
    "actor": N_("municipalities"),
    "collaboration": N_("collaborations"),
    "pair": N_("pairs"),
    "group": N_("groups of collaborations"),
    "division": N_("divisions"),
    "network": N_("the network"),
    "member": N_("members of a vote"),
}


def build_page(context: Context) -> html.Main:
    """What is counted, from where, how it is measured and how to cite it."""
    t = context.t
    makers = (
        build_counted,
        build_sources,
        build_package_tables,
        build_measures,
        build_terms,
        build_citation,
    )
    sections = [
        html.Section([html.H2(t(title)), *make(context.service, t)], id=key)
        for (key, title), make in zip(SECTIONS, makers, strict=True)
    ]
    contents = html.Nav(
        [html.A(t(title), href=f"#{key}") for key, title in SECTIONS],
        className="contents",
        **label_aria(t("On this page")),
    )
    return html.Main(
        id=ids.MAIN,
        className="document about",
        children=[html.H1(t("Methods and sources")), contents, *sections],
    )


def build_counted(service: Service, t: Translator) -> list[Any]:
    """The package's own description, what its counts hold, and notes on its years."""
    metadata = service.dataset.metadata
    definition = DEFINITIONS.get(service.dataset.name, "")
    notes = [
        html.Li(f"{years}: {t(note)}") for years, note in group_notes(metadata.get("coverage", []))
    ]
    said = [html.P(text) for text in (t(definition) if definition else "",) if text]
    said.append(
        html.P(
            t(
                "A collaboration is counted under one domain; the domain filter also finds it by "
                "its themes. Memberships are intervals: those in force on the date count, and a "
                "merged municipality's pass to its successor on the day of the merger."
            )
        )
    )
    return [*said, html.P(**mark_language(metadata.get("description", ""), t)), html.Ul(notes)]


def group_notes(coverage: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Notes on years, consecutive years of one note together: (`2008-2017`, note)."""
    noted = [entry for entry in coverage if entry.get("note")]
    found = []
    for note, entries in groupby(noted, key=lambda entry: entry["note"]):
        years = [str(entry["year"]) for entry in entries]
        found.append((years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}", note))
    return found


def build_sources(service: Service, t: Translator) -> list[Any]:
    """Every source of the package, with its licence and when it was taken."""
    metadata = service.dataset.metadata
    rows = [
        [
            html.A(t(source["title"]), href=path)
            if (path := check_link(str(source.get("path", ""))))
            else t(source["title"]),
            t(source.get("publisher", "")),
            str(source.get("licence", "")),
            _write_state(str(source.get("state", "")), t),
        ]
        for source in metadata.get("sources", [])
    ]
    licences = ", ".join(
        t(str(licence.get("title") or licence.get("name"))) for licence in metadata["licenses"]
    )
    head = [t("Source"), t("Publisher"), t("Licence"), t("State of")]
    return [
        build_rows(head, rows, label=t("Sources")),
        html.P(t("Licences of the package: {names}.", names=licences)),
        html.P(html.A(t("Everything the import found wrong or had to decide"), href="/quality")),
    ]


def _write_state(state: str, t: Translator) -> str:
    """Of when a source is: a day in the language's form, or what else its metadata say."""
    return t.day(state) if is_date(state) else state


def build_package_tables(service: Service, t: Translator) -> list[Any]:
    """The tables with their number of rows, and the divisions with their period."""
    resources = {each["name"]: each for each in service.dataset.metadata.get("resources", [])}
    rows = [
        [
            f"{table}.csv",
            t.number(len(service.dataset.tables[table])),
            html.Span(**mark_language(resources.get(table, {}).get("description", ""), t)),
        ]
        for table in service.dataset.present
    ]
    head = [t("Table"), t("Rows"), t("Contents")]
    return [
        build_rows(head, rows, label=t("Tables")),
        html.H3(t("Divisions")),
        _build_divisions(service.dataset.divisions, t),
    ]


def _build_divisions(divisions: pd.DataFrame, t: Translator) -> Any:  # noqa: ANN401
    grouped = divisions.groupby("division", sort=True)
    rows = [
        [
            _name_division(str(name), t),
            t.number(part["region_id"].nunique()),
            t.day(part["since"].min()) if part["since"].min() else "",
            t("in force") if part["until"].eq("").any() else t.day(part["until"].max()),
        ]
        for name, part in grouped
    ]
    head = [t("Division"), t("Regions"), t("Since"), t("Until")]
    return build_rows(head, rows, label=t("Divisions"))


def _name_division(division: str, t: Translator) -> list[Any]:
    label = [t.label(vocabulary.DIVISIONS[division])] if division in vocabulary.DIVISIONS else []
    return [*label, " ", html.Code(division)]


def build_measures(_: Service, t: Translator) -> list[Any]:
    """Every record of the registry, by group."""
    parts: list[Any] = []
    for group, title in GROUPS.items():
        parts.append(html.H3(t.label(title), id=f"measures-{group}"))
        records = [record for record in ALL_MEASURES.values() if record.group == group]
        parts.append(html.Dl([_define(record, t) for record in records], className="defined"))
    return parts


def _define(record: Measure, t: Translator) -> html.Div:
    low, high = (_write_bound(bound, t) for bound in (record.lowest, record.highest))
    span = t("{low} to {high}", low=low, high=high) if high else f"{low} {t('or more')}"
    facts = f"{t(UNITS[record.unit])}, {span} · " + ", ".join(t(MODES[m]) for m in record.modes)
    return html.Div(
        [
            html.Dt([t.label(record), html.Code(record.id)]),
            html.Dd(
                [
                    html.P(t(record.meaning)),
                    html.P(facts, className="definition"),
                    html.P(**mark_language(record.reference, t), className="definition"),
                ]
            ),
        ]
    )


def _write_bound(bound: float | None, t: Translator) -> str:
    return "" if bound is None else t.number(bound, digits=0 if bound == int(bound) else 1)


def build_terms(_: Service, t: Translator) -> list[Any]:
    """The controlled lists, with where each comes from."""
    rows = [
        [
            t(title),
            ", ".join(t.label(term) for term in terms.values()),
            t(next(iter(terms.values())).source),
        ]
        for title, terms in LISTS
    ]
    return [build_rows([t("List"), t("Values"), t("Source")], rows, label=t("Terms"))]


def build_citation(service: Service, t: Translator) -> list[Any]:
    """A line to cite the data and the software by."""
    metadata = service.dataset.metadata
    line = (
        f"Verband {__version__}. {metadata.get('title', service.dataset.name)}, "
        f"{metadata.get('version', '')}, {t.day(service.dataset.date)}. "
        f"SHA-256 {service.dataset.fingerprint[:16]}."
    )
    return [
        html.P(line, className="cite"),
        html.P(t("Software: MIT licence. The data keep the licences of their sources.")),
        html.P(
            [
                t("The numbers of the pages for programs:") + " ",
                html.A("API", href=link_page(t.language)),
            ]
        ),
    ]


PAGE = Page("/about", build_page, N_("Methods and sources"))
