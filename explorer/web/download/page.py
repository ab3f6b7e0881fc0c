"""The selection as files: every format there is, and a package to cite."""

from typing import Any

from dash import dcc, html
from flask import has_request_context, request

from explorer.measures.parameters import LEVEL, METHOD
from explorer.snapshot import (
    FORMATS,
    PACKAGE,
    Format,
    Options,
    address_snapshot,
    keep_snapshot,
    parse_options,
    version_data,
)
from explorer.snapshot.formats import HELD
from explorer.snapshot.options import KEEP, NODES, THRESHOLD, WITH_MEASURES
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.chips import list_filters
from explorer.web.explore.drawing import count_drawn
from explorer.web.links import link_file, link_page
from explorer.web.site import Context, Page
from explorer.web.state import State
from explorer.web.ui.aria import let_scroll
from explorer.web.ui.controls import build_control, build_select, list_offered, list_options
from explorer.web.ui.selection_summary import build_selection
from explorer.web.ui.table import build_rows

WRITTEN = {
    "both": N_("Both"),
    "municipality": N_("Municipalities"),
    "collaboration": N_("Collaborations"),
}
KEPT = {"backbone": N_("Backbone: above chance"), "all": N_("All that share enough")}


def build_page(context: Context) -> html.Main:
    """What is selected, how it is written, the files, and how to cite them.

    The snapshot whose id is shown is kept, so that the id alone recalls it.
    """
    service, state, t = context.service, context.state, context.t
    options = parse_options(state.to_query())
    # A citation names its data, for elsewhere others may come first.
    package = state.package or context.site.packages.default
    registry = context.site.packages.registry
    if registry is not None:
        network = service.network_of(state.selection)
        keep_snapshot(registry, network, service.dataset, options, package=package)
    return html.Main(
        id=ids.MAIN,
        className="document download-page",
        children=[
            html.H1(t("Download")),
            build_selection(service, state, t, counted=count_drawn(service, state, t)),
            _build_controls(state, t),
            html.H2(t("A package to cite")),
            *_offer_package(service, state, t, options=options, package=package),
            html.H2(t("One file")),
            _list_formats(state, t, options),
            html.H2(t("The same from the command line or a program")),
            *_build_commands(state, t, options),
        ],
    )


def _build_controls(state: State, t: Translator) -> html.Div:
    """How the network is written: modes, which ties of a projection, measures."""
    nodes, keeps = list_options(NODES, t, labels=WRITTEN), list_options(KEEP, t, labels=KEPT)
    choices = [
        build_control(NODES, state, t, label=t("What is written"), options=nodes),
        build_control(WITH_MEASURES, state, t),
    ]
    if state[NODES] != "both":
        choices.append(build_control(KEEP, state, t, label=t("Ties"), options=keeps))
        choices += _refine_projection(state, t)
    return html.Div(choices, className="controls")


def _refine_projection(state: State, t: Translator) -> list[Any]:
    if state[KEEP] == "all":
        return [build_control(THRESHOLD, state, t, label=t("Least shared"))]
    levels = list_offered(LEVEL, state[LEVEL], lambda level: t.number(level, digits=3))
    return [
        build_select(METHOD, state[METHOD], list_options(METHOD, t), label=t("Method")),
        build_control(LEVEL, state, t, label=t("Significance level"), options=levels),
    ]


def _offer_package(
    service: Service, state: State, t: Translator, *, options: Options, package: str
) -> list[Any]:
    host = request.host_url.rstrip("/") if has_request_context() else ""
    address = address_snapshot(service.dataset, state.selection, options, package=package)
    short = address.removeprefix("/snapshot/").partition("?")[0]
    what = t(
        "One zip: the data of this selection as a data package, every format below, and a README "
        "with definition, filters, sources, licences, checksums and how to cite. The same "
        "selection on the same data gives the same bytes, always."
    )
    href = link_file(state, PACKAGE)
    return [
        html.P(what, className="definition"),
        html.P(
            [
                html.A(t("Download the package"), href=href, className="button", id="package"),
                html.Span(
                    [t("Id of this snapshot") + ": ", html.Code(short, id="snapshot-id")],
                    className="snapshot-id",
                ),
            ],
            className="package",
        ),
        html.P(t("Cite it so; the address recalls this selection:"), className="definition"),
        html.Div(
            [
                html.P(
                    [_cite(service, state, t, short=short), html.A(host + address, href=address)],
                    id="citation",
                ),
                dcc.Clipboard(target_id="citation", title=t("Copy"), className="on-screen"),
            ],
            className="cite",
        ),
    ]


def _cite(service: Service, state: State, t: Translator, *, short: str) -> str:
    """Who, what, of when, and which: the sentence before the address."""
    filters = [label for label, _ in list_filters(state.selection.on(""), t, service.dataset)]
    what = ": ".join(
        [t("Municipalities and their collaborations"), *filter(None, [", ".join(filters)])]
    )
    date = t.day(service.date_of(state.selection))
    version = version_data(service.dataset)
    return t(
        "Verband, {what}, situation on {date}. Snapshot {id} of {name}, version {version}. ",
        what=what,
        date=date,
        id=short,
        name=service.dataset.name,
        version=version,
    )


def _list_formats(state: State, t: Translator, options: Options) -> html.Div:
    rows = [
        [
            html.A(t.label(record), href=link_file(state, record.id), download=""),
            html.Code(record.suffix),
            t(record.read_by),
            describe_held(record, t, options),
        ]
        for record in FORMATS.values()
        if record.projections or options.mode is None
    ]
    head = [t("Format"), t("Ending"), t("Read by"), t("Holds")]
    return build_rows(head, rows, label=t("One file"))


def describe_held(record: Format, t: Translator, options: Options) -> str:
    """What is in a file of a format beside ids, as the options have it."""
    held = [
        t(said)
        for name, said in HELD.items()
        if name in record.holds and (name != "measures" or options.measures)
    ]
    return ", ".join(held) or t("ids alone")


def _build_commands(state: State, t: Translator, options: Options) -> list[Any]:
    selection = state.selection.to_parameters() | options.without("language").to_parameters()
    flags = [
        "--measures" if name == "measures" else f"--{name.replace('_', '-')} {value}"
        for name, value in selection.items()
    ]
    command = " ".join(["python -m explorer snapshot", *flags, "--format graphml --output ."])
    if state.package:
        command = f"{command} --data {state.package}"
    return [
        html.Pre(command, className="command", **let_scroll(t("Command"))),
        html.P(
            [
                t("Or ask the server itself:"),
                " ",
                html.A(t("the API"), href=link_page(t.language)),
            ]
        ),
    ]


PAGE = Page("/download", build_page, N_("Download"), (WITH_MEASURES,))
