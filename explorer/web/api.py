"""Addresses for machines: snapshots, borders, health."""

from urllib.parse import parse_qsl

import orjson
from flask import Flask, Response, request

from explorer.dataset.storage import write_table
from explorer.errors import ExplorerError, SelectionError
from explorer.figures.borders import draw_borders
from explorer.network import parse_selection
from explorer.snapshot import FORMATS, name_snapshot, write_snapshot
from explorer.web.components.voting import list_votes, work_out_vote
from explorer.web.service import Library, Service
from explorer.web.state import parse_state
from explorer.web.tables import OVERLAP_TABLES, list_measures
from explorer.web.translate import Translator


def register_routes(server: Flask, library: Library) -> None:
    """Add the addresses to the server."""

    @server.get("/api/snapshot")
    def get_snapshot() -> Response:
        return answer_snapshot(library, request.query_string.decode())

    @server.get("/api/borders")
    def get_borders() -> Response:
        return answer_borders(library, request.query_string.decode())

    @server.get("/api/measures")
    def get_measures() -> Response:
        return answer_measures(library, request.query_string.decode())

    @server.get("/api/overlap")
    def get_overlap() -> Response:
        return answer_overlap(library, request.query_string.decode())

    @server.get("/api/voting")
    def get_voting() -> Response:
        return answer_voting(library, request.query_string.decode())

    @server.get("/api/findings")
    def get_findings() -> Response:
        return answer_findings(library, request.query_string.decode())

    @server.get("/health")
    def get_health() -> Response:
        service = library.of("")
        text = {"status": "ok", "data": service.dataset.name, "date": service.dataset.date}
        return Response(orjson.dumps(text), mimetype="application/json")


def answer_snapshot(library: Library, query: str) -> Response:
    """The snapshot that a query asks for, as a file; 400 with a problem document if it is wrong."""
    given = dict(parse_qsl(query))
    wanted = given.get("format", "graphml")
    try:
        service = library.of(given.get("data", ""))
        network = service.network_of(parse_selection(query))
        content = write_snapshot(network, service.dataset, wanted)
    except ExplorerError as error:
        return _answer_problem(error)
    name = name_snapshot(network, wanted)
    return Response(
        content,
        mimetype=FORMATS[wanted].media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _answer_problem(error: ExplorerError) -> Response:
    problem = {"type": "about:blank", "title": "Bad request", "status": 400, "detail": str(error)}
    if isinstance(error, SelectionError):
        problem["parameter"] = error.parameter
    return Response(orjson.dumps(problem), status=400, mimetype="application/problem+json")


def answer_measures(library: Library, query: str) -> Response:
    """Every measure of every node of a selection as CSV; see `list_measures`."""
    try:
        service = library.of(dict(parse_qsl(query)).get("data", ""))
        looked = service.measure_all(parse_selection(query))
    except ExplorerError as error:
        return _answer_problem(error)
    name = name_snapshot(looked.network, "nodes").removesuffix("-nodes.csv").removesuffix(".csv")
    return Response(
        list_measures(looked).to_csv(index_label="node_id", lineterminator="\n"),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}-measures.csv"'},
    )


def answer_overlap(library: Library, query: str) -> Response:
    """A table of the overlap page as CSV: `table=pairs`, or another of `OVERLAP_TABLES`."""
    wanted = dict(parse_qsl(query)).get("table", "pairs")
    try:
        state = parse_state(query)
        if wanted not in OVERLAP_TABLES:
            known = ", ".join(OVERLAP_TABLES)
            raise SelectionError("table", f"{wanted!r} is unknown; choose from {known}")
        service = library.of(state.package)
        frame = OVERLAP_TABLES[wanted](service, state)
    except ExplorerError as error:
        return _answer_problem(error)
    network = service.network_of(state.selection)
    name = name_snapshot(network, "nodes").removesuffix("-nodes.csv").removesuffix(".csv")
    return Response(
        frame.to_csv(index=False, lineterminator="\n"),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}-{wanted}.csv"'},
    )


def answer_voting(library: Library, query: str) -> Response:
    """The vote that a query asks for as CSV; see `list_votes`."""
    try:
        state = parse_state(query)
        vote = work_out_vote(library.of(state.package), state, Translator("en"))
    except ExplorerError as error:
        return _answer_problem(error)
    return Response(
        list_votes(vote).to_csv(index=False, lineterminator="\n"),
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="verband-voting.csv"'},
    )


def answer_findings(library: Library, query: str) -> Response:
    """The package's findings as CSV: the same bytes as its `findings.csv`."""
    try:
        service = library.of(dict(parse_qsl(query)).get("data", ""))
    except ExplorerError as error:
        return _answer_problem(error)
    content = write_table(service.dataset.findings, "findings")
    name = f"{service.dataset.name}-findings.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype="text/csv", headers=headers)


def answer_borders(library: Library, query: str) -> Response:
    """SVG path data of municipal borders by code, nearest to the date asked for; cacheable."""
    given = dict(parse_qsl(query))
    try:
        service = library.of(given.get("data", ""))
    except ExplorerError as error:
        return _answer_problem(error)
    name = choose_boundaries(service, given.get("date", service.dataset.date))
    paths = draw_borders(service.dataset.boundaries[name]) if name else {}
    response = Response(orjson.dumps(paths), mimetype="application/json")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def choose_boundaries(service: Service, date: str) -> str:
    """The boundaries file (`boundaries-2024.geojson`) whose year is nearest to `date`, or empty."""
    years = {
        name: int(name.removesuffix(".geojson")[-4:])
        for name in service.dataset.boundaries
        if name.removesuffix(".geojson")[-4:].isdecimal()
    }
    year = int(date[:4]) if date[:4].isdecimal() else 0
    return min(sorted(years), key=lambda name: abs(years[name] - year), default="")
