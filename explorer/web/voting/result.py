"""What a vote comes to, in words, or what is wrong with it."""

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.errors import SelectionError
from explorer.network import Selection
from explorer.tables.ballot import Vote
from explorer.translate import N_, Translator
from explorer.web.links import link_operation
from explorer.web.state import SELECT, State
from explorer.web.ui.wrong import describe_error
from explorer.web.voting.parameters import PARAMETERS

FIELDS = {
    "select": N_("Collaboration"),
    "weights": N_("Votes of each member"),
    "members": N_("Members and votes"),
    "quota": N_("Votes needed"),
}


def build_result(
    vote: Vote | None, wrong: SelectionError | None, state: State, t: Translator
) -> list[Component]:
    """What is wrong; or what the vote comes to and its download; nothing without members yet."""
    if wrong:
        return [_build_wrong(wrong, state, t)]
    if not vote:
        return []
    # Filters say who the members of a collaboration are; typed ones have none.
    kept = state if state.node else replace(state, selection=Selection())
    href = link_operation("voting", kept, SELECT, *PARAMETERS, format="csv")
    link = html.A(t("Download as CSV"), href=href, download="")
    return [build_vote(vote, t), html.P(link, className="above")]


def build_vote(vote: Vote, t: Translator) -> html.Ul:
    """What is needed, and who never decides, can block or decides alone, in words."""
    total = vote.ballot.total
    votes = t.n("{n} vote", "{n} votes", total)
    said = [
        t(
            "{votes}: those of at least {needed} of {members}.",
            votes=t.n("{n} of {all} is needed", "{n} of {all} are needed", vote.quota, all=votes),
            needed=vote.needed,
            members=t.n("{n} member", "{n} members", len(vote.power)),
        ),
        _describe_veto(vote, t),
    ]
    dummies = _name_members(vote, "dummy")
    if dummies:
        said.append(t("Never decisive, however the others vote: {names}.", names=dummies))
    else:
        said.append(t("Every member is decisive in some votes."))
    if 2 * vote.quota <= total:
        said.append(t("With half of the votes or fewer, two opposite sides can both win."))
    marked = {2: "strong"} if dummies else {}
    return html.Ul(
        [html.Li(text, className=marked.get(place, "")) for place, text in enumerate(said)],
        className="said",
    )


def _describe_veto(vote: Vote, t: Translator) -> str:
    dictator, veto = _name_members(vote, "dictator"), _name_members(vote, "veto")
    if dictator:
        return t("{name} decides alone.", name=dictator)
    if vote.power["veto"].all():
        return t("Every member has a veto: nothing passes without all of them.")
    if veto:
        return t("Veto, nothing passes without: {names}.", names=veto)
    return t("No member has a veto.")


def _name_members(vote: Vote, role: str) -> str:
    return ", ".join(vote.ballot.names[vote.power[role].to_numpy(dtype=bool)])


def _build_wrong(wrong: SelectionError, state: State, t: Translator) -> html.P:
    member = "" if wrong.parameter == "select" else state.node
    anew = state.bare().choose(member)
    link = html.A(t("Begin again"), href=anew.to_href())
    parts: list[Any] = [
        html.B(t(FIELDS[wrong.parameter]) + ": "),
        describe_error(wrong, t),
        ". ",
        link,
    ]
    return html.P(parts, className="note", role="alert")
