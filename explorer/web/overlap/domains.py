"""Whether domains have the same members: the divisions that their collaborations make."""

from typing import Any

import pandas as pd
from dash import html

from explorer.measures.communities import RUNS, SEED
from explorer.measures.domain_congruence import Part, describe_domains
from explorer.measures.parameters import AGREEMENT
from explorer.tables.divisions import COMPARED_WITH, PARTS, compare_domains, label_domain
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web.overlap.agreement import build_agreement, build_reading, define_agreement
from explorer.web.overlap.divisions import name_division
from explorer.web.state import State
from explorer.web.ui.section import build_section, define_measures, link_table

# Of fewer municipalities than this share of those selected, a figure says little.
FEW = 0.2
HEADINGS: dict[Part, str] = {"theme": N_("By theme"), "domain": N_("By domain")}


def build_domains(service: Service, state: State, t: Translator) -> html.Section:
    """Themes and then domains: what each holds, and how the divisions they make agree."""
    body: list[Any] = [
        html.P(
            t(
                "The communities that the collaborations of one domain make among themselves, "
                "compared as divisions of the country are: the more alike, the more the same "
                "municipalities work together in both."
            ),
            className="lead",
        ),
        html.P(_explain(t), className="definition"),
        html.P(_build_measure(state, t), className="definition"),
    ]
    for part in PARTS:
        body += _build_part(service, state, t, part=part)
    body.append(html.P(link_table("domains", state, t), className="above"))
    defined = define_measures([*AGREEMENT.labels, "modularity"], t)
    return build_section(
        "domains", t("Whether domains have the same members"), body, foot=[defined]
    )


def _explain(t: Translator) -> str:
    said = t(
        "Communities: Leiden, resolution 1, the best of {runs} runs with seed {seed}; a "
        "municipality without a partner in the domain is in none. A collaboration is in the "
        "domain it is counted under, and in each of its themes, so that two themes agree in part "
        "by sharing it. Themes: those in which two thirds of the municipalities have a partner.",
        runs=RUNS,
        seed=SEED,
    )
    return said


def _build_measure(state: State, t: Translator) -> list[Any]:
    link = html.A(t("choose otherwise above"), href="#divisions")
    by = t("Compared by: {measure}", measure=t(AGREEMENT.labels[state[AGREEMENT]]))
    return [by, " (", link, "). ", define_agreement(state[AGREEMENT], t)]


def _build_part(service: Service, state: State, t: Translator, *, part: Part) -> list[Any]:
    network = service.network_of(state.selection)
    found = service.find_domains(state.selection, part)
    heading = html.H3(t(HEADINGS[part]))
    if not found:
        none = t("No theme is so well covered.") if part == "theme" else t("Nothing is selected.")
        return [heading, html.P(none, className="definition")]
    agreements = compare_domains(service, state.selection, part=part)
    divisions = set(agreements["division"])
    names = {code: label_domain(code, t.label) for code in found if code in divisions}
    known = {kind: name_division(kind, t) for kind in COMPARED_WITH if kind in divisions}
    measure, few = state[AGREEMENT], FEW * len(network.actors)
    every: dict[str, str] = {**names, **known}
    aid = build_reading(agreements, measure, t, names=every, among=names, few=few)
    facts = list_facts(describe_domains(network, found, part).loc[list(names)], t, more=len(known))
    matrix = build_agreement(
        agreements, measure, t, names=every, facts=facts, label=t(HEADINGS[part]), few=few
    )
    return [heading, *aid, matrix]


def list_facts(described: pd.DataFrame, t: Translator, *, more: int) -> dict[str, list[str]]:
    """What a domain holds, by heading, and `more` blanks for divisions that are no domain."""
    columns = {
        t("Collaborations"): ("collaborations", 0),
        t("Municipalities"): ("municipalities", 0),
        t("Communities"): ("regions", 0),
        t("Modularity"): ("modularity", 2),
    }
    # Of a single community there is nothing to be clear about.
    told = described.assign(modularity=described["modularity"].where(described["regions"] > 1))
    return {
        heading: [
            *("–" if pd.isna(n) else t.number(n, digits=digits) for n in told[name]),
            *[""] * more,
        ]
        for heading, (name, digits) in columns.items()
    }
