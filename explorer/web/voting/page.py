"""Voting power: if votes are weighted so, who can ever decide?"""

from dataclasses import dataclass, replace
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, ctx, dcc, html, no_update, set_props
from dash import State as Given
from dash.development.base_component import Component

from explorer.errors import SelectionError
from explorer.tables.ballot import QUOTAS, Ballot, Vote, find_ballot, refuse_quota, work_out_vote
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.site import Context, Page, Site, find_mine
from explorer.web.state import State
from explorer.web.ui.aria import label_aria, mark_language, mark_made
from explorer.web.ui.highlight import highlight
from explorer.web.ui.section import define_measures
from explorer.web.ui.static import freeze
from explorer.web.voting.changes import (
    ask_voters,
    describe_controls,
    follow_controls,
    list_rows,
)
from explorer.web.voting.form import build_form, build_source, number_presets
from explorer.web.voting.parameters import PARAMETERS, QUOTA
from explorer.web.voting.result import build_result
from explorer.web.voting.table import build_vote_table, is_current, lay_out, list_figures

FELSENTHAL = "Felsenthal & Machover 1998, The Measurement of Voting Power, Edward Elgar"
WORDS = (
    (
        N_("Decisive, of 1,000 coalitions"),
        N_("Of a thousand ways the others can vote, how many have too few votes without the member "
           "and enough with it: Banzhaf's measure before it is divided by the sum."),
    ),
    (
        N_("never decisive"),
        N_("A dummy player: no coalition needs its votes. It can have votes and yet no power."),
    ),
    (N_("veto"), N_("Nothing passes without the member: all others together have too few votes.")),
    (
        N_("decides alone"),
        N_("A dictator: what it is for passes, what it is against does not, whatever others do."),
    ),
)  # fmt: skip

# Ids of all fields of the table of members.
VOTERS = {"type": ids.VOTER, "part": ALL, "row": ALL, "member": ALL}


@dataclass(frozen=True)
class Answer:
    """What a state asks for: who votes, what it comes to (or None), and what is wrong (or None)."""

    service: Service
    state: State
    t: Translator
    ballot: Ballot
    vote: Vote | None
    wrong: SelectionError | None


def answer_vote(service: Service, state: State) -> Answer:
    """The answer to a state; without members yet there is no vote, and nothing wrong."""
    t = Translator(state.language)
    voters = ask_voters(state)
    ballot, wrong = find_ballot(service.network_of(state.selection), **voters)
    vote = None
    if not wrong:
        try:
            if len(ballot.weights):
                vote = work_out_vote(service, state.selection, quota=state[QUOTA], **voters)
            else:
                refuse_quota(state[QUOTA])
        except SelectionError as error:
            wrong = error
    return Answer(service, state, t, ballot, vote, wrong)


def leave_actors(context: Context) -> State:
    """The state without what is selected where that includes an actor, which holds no vote."""
    actors = context.service.network_of(context.state.selection).actors.index
    return context.state.choose("") if actors.isin(context.state.selected).any() else context.state


def build_page(context: Context) -> html.Main:
    """Form, result and definitions; what is wrong is said above the table, by its field."""
    service, state, t = context.service, leave_actors(context), context.t
    answer = answer_vote(service, state)
    ballot, vote = answer.ballot, answer.vote
    return html.Main(
        id=ids.MAIN,
        className="document wide",
        children=[
            dcc.Location(id=ids.VOTE_LOCATION, refresh=False),
            html.H1(t("Voting power")),
            html.P(t("If votes are weighted so, can ours ever decide?"), className="lead"),
            html.P(_explain_assumption(t), className="definition vote-said"),
            build_form(service, state, t, ballot=ballot),
            html.H2(t("Who decides")),
            html.Div(
                build_result(vote, answer.wrong, state, t),
                id=ids.VOTE_SAID,
                **label_aria(t("Who decides")),
                role="status",
            ),
            html.Div(
                build_vote_table(ballot, vote, state, t),
                id=ids.VOTE_TABLE,
                className="plain",
                role="region",
                tabIndex=0,
                **label_aria(t("Members and votes")),
                **mark_made(state.to_query()),
            ),
            _define_words(t),
        ],
    )


def _explain_assumption(t: Translator) -> str:
    return t(
        "The register holds no voting rules: the votes and the number needed are your assumption, "
        "to check in the arrangement. Power here follows from the rules alone, not from what "
        "members want or whom they side with."
    )


def _define_words(t: Translator) -> html.Section:
    parts: list[Component] = []
    for word, meaning in WORDS:
        parts += [html.Dt(t(word)), html.Dd(t(meaning))]
    parts.append(html.Dd(**mark_language(FELSENTHAL, t), className="definition"))
    return html.Section(
        [
            html.H2(t("What the measures mean")),
            define_measures(("banzhaf", "shapley_shubik"), t, title=t("Measures of power")),
            html.Details(
                [html.Summary(t("Never decisive, veto, decides alone")),
                 html.Dl(parts, className="defined")]
            ),
        ]
    )  # fmt: skip


def register_callbacks(app: Dash, site: Site) -> None:
    """What is selected or typed goes into the address, and the page says what the address says."""
    _register_address(app, site)
    _register_vote(app, site)


def _register_address(app: Dash, site: Site) -> None:
    form = {"type": ids.VOTE, "name": ALL}
    app.clientside_callback(
        ClientsideFunction("verband", "vote"),
        Output(ids.VOTE_LOCATION, "search"),
        Input(form, "value"),
        Input(VOTERS, "value"),
        Given(ids.VOTE_LOCATION, "search"),
        prevent_initial_call=True,
    )

    @app.callback(
        Input(form, "value"),
        Input(VOTERS, "value"),
        Given(ids.VOTE_LOCATION, "search"),
        prevent_initial_call=True,
    )
    def update_address(_: list[Any], typed: list[Any], query: str) -> None:
        context = site.read(query)
        state = leave_actors(context)
        changed = follow_controls(
            context.service,
            state,
            triggered=list(ctx.triggered_prop_ids.values()),
            form=ctx.inputs_list[0],
            inputs=ctx.inputs_list[1],
        )
        if changed != state:
            if changed.selected == state.selected:  # what is selected otherwise stays so
                changed = replace(changed, selected=context.state.selected)
            set_props(ids.VOTE_LOCATION, {"search": changed.to_href()})


def _register_vote(app: Dash, site: Site) -> None:
    @app.callback(
        Output(ids.VOTE_TABLE, "children"),
        Output({"type": ids.VOTE_FIGURE, "row": ALL, "figure": ALL}, "children"),
        Output(ids.VOTE_SAID, "children"),
        Output(ids.VOTE_SOURCE, "children"),
        Output(ids.VOTE_WEIGHTS, "hidden"),
        Output({"type": ids.VOTE_PRESET, "name": ALL}, "children"),
        Output({"type": ids.VOTE, "name": ALL}, "value"),
        Output(ids.VOTE_TABLE, "data-made"),
        Input(ids.VOTE_LOCATION, "search"),
        Given(VOTERS, "value"),
        Given(ids.VOTE_TABLE, "data-made"),
        prevent_initial_call=True,
    )
    def update_vote(query: str, _: list[Any], made: str) -> Any:  # noqa: ANN401
        context = site.read(query)
        state = leave_actors(context)
        answer = answer_vote(context.service, state)
        cells, presets, controls = (ctx.outputs_list[place] for place in (1, 5, 6))
        numbers = dict(zip(QUOTAS, number_presets(answer.ballot, answer.t), strict=True))
        values = describe_controls(answer.service, state)
        before = describe_controls(answer.service, site.read(made).state)
        return (
            *update_table(answer, cells=cells, inputs=ctx.states_list[0]),
            freeze(build_result(answer.vote, answer.wrong, state, answer.t)),
            freeze(build_source(answer.service, state, answer.t)),
            not state.node,
            [numbers.get(preset["id"]["name"], no_update) for preset in presets],
            # A control that the new address does not change keeps what was set meanwhile.
            [
                no_update if values.get(name) == before.get(name) else values[name]
                for name in (control["id"]["name"] for control in controls)
            ],
            state.to_query(),
        )


def update_table(answer: Answer, *, cells: list[Any], inputs: list[Any]) -> tuple[Any, list[Any]]:
    """A new table or `no_update`, and what stands in each of `cells` or `no_update`.

    cells, inputs: those of the table that stands, as Dash lists them; while they still are those
    of the state, only the figures change.
    """
    rows = list_rows(inputs)
    shown = 1 + max((cell["id"]["row"] for cell in cells), default=-1)
    if not is_current(rows, shown, answer.ballot, answer.state):
        table = build_vote_table(answer.ballot, answer.vote, answer.state, answer.t)
        mine = find_mine(answer.service, answer.state).names
        return highlight(table, mine), [no_update] * len(cells)
    rows = rows or lay_out(answer.ballot, answer.state)
    figures = dict(enumerate(list_figures(rows, answer.ballot, answer.vote, answer.t)))
    places = ((cell["id"]["row"], cell["id"]["figure"]) for cell in cells)
    return no_update, [figures.get(row, {}).get(figure, no_update) for row, figure in places]


def check_vote(context: Context) -> None:
    """Raise the `SelectionError` of a vote that is not one."""
    answer = answer_vote(context.service, leave_actors(context))
    if answer.wrong:
        raise answer.wrong


PAGE = Page(
    "/voting",
    build_page,
    N_("Voting power"),
    PARAMETERS,
    register_callbacks,
    follows=True,
    check=check_vote,
)
