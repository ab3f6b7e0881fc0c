"""Groups of collaborations whose members are exactly the same."""

from dash import html

from explorer.measures.groups import list_identical
from explorer.web.blocks.section import build_section, define_measures
from explorer.web.service import Service
from explorer.web.state import State
from explorer.web.translate import Translator


def build_identical(service: Service, state: State, t: Translator) -> html.Section:
    """The groups, largest membership first."""
    network = service.network_of(state.selection)
    groups = list_identical(network)
    names = network.collaborations["short_name"]
    said = t(
        "{n} groups hold {all} collaborations whose members are exactly the same.",
        n=t.number(len(groups)),
        all=t.number(int(groups["count"].sum())),
    )
    rows = [
        html.Li([html.B(t("{n} members", n=int(size)) + ": "), ", ".join(names[list(together)])])
        for together, size in zip(groups["collaborations"], groups["size"], strict=True)
    ]
    return build_section(
        "identical",
        t("Collaborations with the same members"),
        [html.P(said, className="lead"), html.Ul(rows, className="groups")],
        foot=[define_measures(["identical"], t)],
    )
