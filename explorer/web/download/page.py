"""The selection as files: every format there is, and a package to cite."""

from typing import Any

from dash import dcc, html

from explorer.measures.backbone import METHODS
from explorer.snapshot import (
    FORMATS,
    PACKAGE,
    Format,
    Options,
    SnapshotRegistry,
    address_snapshot,
    keep_snapshot,
    parse_options,
    version_data,
)
from explorer.tables.queries import Service
from explorer.translate import N_, Translator
from explorer.web import ids
from explorer.web.explore.chips import list_filters
from explorer.web.links import link_page
from explorer.web.sheets.layout import build_rows
from explorer.web.state import State
from explorer.web.ui import controls
from explorer.web.ui.aria import let_scroll
from explorer.web.ui.selection_summary import build_selection

PATH = "/download"
# What reads a format, where that helps to choose; names of programs need no translation.
READERS = {
    "graphml": "Gephi, yEd, Cytoscape, igraph, NetworkX",
    "gexf": "Gephi, Gephi Lite, Retina",
    "pajek": "Pajek, UCINET, igraph, NetworkX",
    "node_link": "NetworkX, D3",
    "cyjs": "Cytoscape",
    "dl": "UCINET, Gephi",
    "nodes": "Excel, LibreOffice, R, Python",
    "ties": "Excel, LibreOffice, R, Python",
    "matrix": "Excel, UCINET, R",
    "csv": "Excel, LibreOffice, R, Python",
    "xlsx": "Excel, LibreOffice",
    "parquet": "pandas, R arrow, DuckDB",
    "geojson": "QGIS, Leaflet, Datawrapper",
    "geojson_ties": "QGIS, Leaflet",
    "html": N_("any browser; to show or to publish"),
}


def build_page(
    service: Service,
    state: State,
    t: Translator,
    *,
    registry: SnapshotRegistry | None = None,
    host: str = "",
) -> html.Main:
    """What is selected, how it is written, the files, and how to cite them.

    `registry` keeps the snapshot whose id is shown, so that the id alone recalls it;
    `host` stands before the address to cite.
    """
    options = parse_options(state.to_query())
    if registry is not None:
        network = service.network_of(state.selection)
        keep_snapshot(registry, network, service.dataset, options, package=state.package)
    return html.Main(
        id=ids.MAIN,
        className="document download-page",
        children=[
            html.H1(t("Download")),
            build_selection(service, state, t),
            _build_controls(state, t),
            html.H2(t("A package to cite")),
            *_offer_package(service, state, t, options=options, host=host),
            html.H2(t("One file")),
            _list_formats(state, t, options),
            html.H2(t("The same from the command line or a program")),
            *_build_commands(state, t, options),
        ],
    )


def link_file(state: State, format_id: str) -> str:
    """The address of a file of the state's selection, written as the state says."""
    options = parse_options(state.to_query())
    kept = State(state.selection, package=state.package).to_query()
    written = FORMATS[format_id].fit(options) if format_id in FORMATS else options
    more = [f"{name}={value}" for name, value in written.to_parameters().items()]
    return "/api/snapshot?" + "&".join([f"format={format_id}", *filter(None, [kept]), *more])


def _build_controls(state: State, t: Translator) -> html.Div:
    """How the network is written: modes, which ties of a projection, measures."""
    choices: list[Any] = [
        controls.build_segments(
            "nodes",
            state.nodes,
            [
                {"value": "both", "label": t("Both")},
                {"value": "municipality", "label": t("Municipalities")},
                {"value": "collaboration", "label": t("Collaborations")},
            ],
            label=t("What is written"),
        ),
        controls.build_segments(
            "measures",
            state.measures,
            [
                {"value": "no", "label": t("Without measures")},
                {"value": "yes", "label": t("With measures")},
            ],
            label=t("Measures"),
        ),
    ]
    if state.nodes != "both":
        keeps = [
            {"value": "backbone", "label": t("Backbone: above chance")},
            {"value": "all", "label": t("All that share enough")},
        ]
        choices.append(controls.build_segments("keep", state.keep, keeps, label=t("Ties")))
        choices += _refine_projection(state, t)
    return html.Div(choices, className="controls")


def _refine_projection(state: State, t: Translator) -> list[Any]:
    if state.keep == "all":
        least = t("Least shared")
        return [
            controls.build_number(
                "threshold", state.threshold, label=least, least=1, most=99, step=1
            )
        ]
    names = {"sdsm": "SDSM", "hypergeometric": t("Hypergeometric")}
    methods = [{"value": method, "label": names[method]} for method in METHODS]
    levels = sorted({0.001, 0.01, 0.05, 0.1, state.level})
    shown = [{"value": f"{level:g}", "label": t.number(level, digits=3)} for level in levels]
    return [
        controls.build_select("method", state.method, methods, label=t("Method")),
        controls.build_select("level", f"{state.level:g}", shown, label=t("Significance level")),
    ]


def _offer_package(
    service: Service, state: State, t: Translator, *, options: Options, host: str
) -> list[Any]:
    address = address_snapshot(service.dataset, state.selection, options, package=state.package)
    short = address.removeprefix("/snapshot/").partition("?")[0]
    what = t(
        "One zip: the data of this selection as a data package, every format below, and a README "
        "with definition, filters, sources, licences, checksums and how to cite. The same "
        "selection on the same data gives the same bytes, always."
    )
    href = link_file(state, PACKAGE)
    href += "&lang=en" if t.language == "en" and "lang=en" not in href else ""
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
                dcc.Clipboard(target_id="citation", title=t("Copy")),
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
            html.A(record.label, href=link_file(state, record.id), download=""),
            html.Code(record.suffix),
            t(READERS[record.id]),
            _describe_limits(record, t, options),
        ]
        for record in FORMATS.values()
        if record.projections or options.mode is None
    ]
    head = [t("Format"), t("Ending"), t("Read by"), t("Holds")]
    return build_rows(head, rows, label=t("One file"))


def _describe_limits(record: Format, t: Translator, options: Options) -> str:
    if options.measures and not record.measures:
        return t("no measures")
    return t("names, attributes and measures") if options.measures else t("names and attributes")


def _build_commands(state: State, t: Translator, options: Options) -> list[Any]:
    selection = state.selection.to_parameters() | options.without("language").to_parameters()
    flags = [
        "--measures" if name == "measures" else f"--{name.replace('_', '-')} {value}"
        for name, value in selection.items()
    ]
    command = " ".join(["python -m explorer snapshot", *flags, "--format graphml --output ."])
    if state.package:
        command = f"EXPLORER_DATA=data/{state.package.removeprefix('verband-')} {command}"
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
