"""Addresses for machines: snapshots, borders, health."""

from urllib.parse import parse_qsl

import orjson
from flask import Flask, Response, request

from explorer.errors import ExplorerError, SelectionError
from explorer.figures.borders import draw_borders
from explorer.network import parse_selection
from explorer.snapshot import FORMATS, name_snapshot, write_snapshot
from explorer.web.service import Service


def register_routes(server: Flask, service: Service) -> None:
    """Add the addresses to the server."""

    @server.get("/api/snapshot")
    def get_snapshot() -> Response:
        return answer_snapshot(service, request.query_string.decode())

    @server.get("/api/borders")
    def get_borders() -> Response:
        return answer_borders(service)

    @server.get("/health")
    def get_health() -> Response:
        text = {"status": "ok", "data": service.dataset.name, "date": service.dataset.date}
        return Response(orjson.dumps(text), mimetype="application/json")


def answer_snapshot(service: Service, query: str) -> Response:
    """The snapshot that a query asks for, as a file; 400 with a problem document if it is wrong."""
    wanted = dict(parse_qsl(query)).get("format", "graphml")
    try:
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


def answer_borders(service: Service) -> Response:
    """SVG path data of municipal borders by code, newest boundaries of the package; cacheable."""
    boundaries = service.dataset.boundaries
    paths = draw_borders(boundaries[max(boundaries)]) if boundaries else {}
    response = Response(orjson.dumps(paths), mimetype="application/json")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
