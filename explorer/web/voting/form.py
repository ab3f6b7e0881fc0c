"""The form of a vote: which collaboration, what each member weighs, how much is needed."""

from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import html

from explorer.network import Selection
from explorer.tables.ballot import INHABITANTS, QUOTAS, TYPED, Ballot, read_quota
from explorer.tables.queries import Service
from explorer.tables.sheets import find_regulations
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.state import State
from explorer.web.voting.changes import MAJORITY, NUMBER, describe_controls

PRESETS = {
    "": N_("Simple majority"),
    "two_thirds": N_("Two thirds"),
    "unanimity": N_("Unanimity"),
}
# The Council of the European Economic Community, treaty of Rome, article 148; 12 votes needed.
EXAMPLE = "Deutschland:4,France:4,Italia:4,Nederland:2,België/Belgique:2,Luxembourg:1"


def build_form(service: Service, state: State, t: Translator, *, ballot: Ballot) -> html.Div:
    """Three questions side by side, set as the state says; callbacks keep them so."""
    values = describe_controls(service, state)
    source = html.P(build_source(service, state, t), id=ids.VOTE_SOURCE, className="definition")
    return html.Div(
        className="vote-form",
        children=[
            html.Div([_build_collaborations(service, state, t, values["select"]), source]),
            html.Div(_build_weights(t, values["weights"]), **hide_weights(state)),
            html.Div(_choose_quota(t, values, ballot=ballot)),
        ],
    )


def vote_id(name: str) -> dict[str, str]:
    """The id of a control of the form; its changes are those of `change_vote`."""
    return {"type": ids.VOTE, "name": name}


def hide_weights(state: State) -> dict[str, Any]:
    """Ways to weigh are of a collaboration; own members have their weight in the table."""
    return {"id": ids.VOTE_WEIGHTS, "hidden": not state.node}


def build_source(service: Service, state: State, t: Translator) -> list[Any]:
    """Where the collaboration can be seen and its rules be read; without one, an example."""
    network = service.network_of(state.selection)
    if state.node not in network.collaborations.index:
        anew = replace(state.bare(), selection=Selection(), package="")
        example = anew.put(members=EXAMPLE, quota="12")
        said = t("Name members and their votes in the table below. Example:")
        return [said, " ", html.A(t("the Council of the six, 1958"), href=example.to_href())]
    explore = state.bare().choose(state.node)
    links: list[Any] = [html.A(t("See it in Explore"), href="/" + explore.to_href())]
    address = find_regulations(service, network).get(state.node, "")
    if address:
        text = t("Read its voting rules in the arrangement")
        links += [" · ", html.A(text, href=address)]
    return links


def number_presets(ballot: Ballot, t: Translator) -> list[str]:
    """What each preset comes to for these votes, in the order of `QUOTAS`; empty without votes."""
    if not ballot.total:
        return [""] * len(QUOTAS)
    return [t.number(read_quota(preset, ballot.total)) for preset in QUOTAS]


def _build_collaborations(
    service: Service, state: State, t: Translator, value: str | None
) -> dmc.Select:
    names = service.network_of(state.selection).collaborations["short_name"]
    ordered = names.sort_values(key=lambda column: column.str.casefold(), kind="stable")
    return dmc.Select(
        id=vote_id("select"),
        label=t("Collaboration"),
        placeholder=t("None: a table of your own"),
        value=value,
        data=[{"value": id_, "label": name} for id_, name in ordered.items()],
        searchable=True,
        clearable=True,
        nothingFoundMessage=t("Nothing found"),
        size="sm",
    )


def _build_weights(t: Translator, value: str) -> dmc.RadioGroup:
    options = {
        "equal": t("One each"),
        "population": t.n(
            "One for every {n} inhabitant", "One for every {n} inhabitants", INHABITANTS
        ),
        TYPED: t("Your own, typed in the table"),
    }
    return _build_radios("weights", value, options, label=t("Votes of each member"))


def _choose_quota(t: Translator, values: dict[str, Any], *, ballot: Ballot) -> list[Any]:
    options: dict[str, Any] = {
        preset or MAJORITY: html.Span(
            [t(PRESETS[preset]), " ", html.B(number, id={"type": ids.VOTE_PRESET, "name": preset})]
        )
        for preset, number in zip(QUOTAS, number_presets(ballot, t), strict=True)
    }
    options[NUMBER] = t("Another number")
    number = dmc.NumberInput(
        id=vote_id("number"),
        value=values["number"],
        min=1,
        allowDecimal=False,
        allowNegative=False,
        debounce=True,
        size="sm",
        w=120,
        attributes={"input": {"aria-label": t("Votes needed")}},
    )
    return [_build_radios("quota", values["quota"], options, label=t("Votes needed")), number]


def _build_radios(name: str, value: str, options: dict[str, Any], *, label: str) -> dmc.RadioGroup:
    radios = [dmc.Radio(value=key, label=text, size="xs") for key, text in options.items()]
    return dmc.RadioGroup(radios, id=vote_id(name), value=value, label=label, size="sm")
