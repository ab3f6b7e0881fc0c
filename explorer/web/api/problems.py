"""What is wrong with a request, as a problem document (RFC 9457)."""

from http import HTTPStatus
from urllib.parse import quote

import orjson
from flask import Response, request

from explorer.errors import ExplorerError, MissingError, SelectionError

PROBLEM = "application/problem+json"


def answer_error(error: ExplorerError) -> Response:
    """The problem of an error raised on purpose: 404 for what is not there, 400 otherwise."""
    status = HTTPStatus.NOT_FOUND if isinstance(error, MissingError) else HTTPStatus.BAD_REQUEST
    parameter = error.parameter if isinstance(error, SelectionError) else ""
    return answer_problem(status, str(error), parameter=parameter)


def answer_problem(status: int, detail: str, *, parameter: str = "") -> Response:
    """A problem document, which is never kept."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "instance": quote(request.path),
    }
    if parameter:
        problem["parameter"] = parameter
    headers = {"Cache-Control": "no-store"}
    return Response(orjson.dumps(problem), status, headers=headers, mimetype=PROBLEM)
