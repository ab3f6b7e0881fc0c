"""The addresses for machines on the server: cached, compressed, open to pages of other hosts."""

import re
from functools import partial
from hashlib import sha256
from typing import Any

import orjson
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from explorer import __version__
from explorer.errors import ExplorerError
from explorer.tables.queries import Packages
from explorer.web.api.answers import JSON, MEDIA_TYPES, write_answer
from explorer.web.api.calls import Call, read_call
from explorer.web.api.description import PATH, describe_api
from explorer.web.api.operations import NEVER, OPERATIONS, REVALIDATE, Operation
from explorer.web.api.problems import answer_error, answer_problem

# What Flask-Compress puts behind the tag of a compressed answer.
COMPRESSED = re.compile(r":(gzip|br|zstd|deflate)$")
# Bytes of a request with a body: fifty steps of the longest, and a division of all municipalities.
MOST_POSTED = 500_000
TOO_MUCH = "the body is longer than {most:,} bytes; send less"
CALENDAR = ".ics"
AT_ROOT = {each.path for each in OPERATIONS.values() if not each.path.startswith("/api/")}
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
}
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def register_routes(server: Flask, packages: Packages) -> None:
    """Add the addresses to the server."""
    for record in OPERATIONS.values():
        path = record.path.replace("{", "<").replace("}", ">")
        answer = partial(answer_request, packages, record)
        server.add_url_rule(path, f"api_{record.id}", answer, methods=record.methods)
    server.add_url_rule(PATH, "api_description", partial(answer_description, packages))
    server.add_url_rule("/api/<path:_>", "api_unknown", answer_unknown)
    server.register_error_handler(HTTPException, answer_refusal)
    server.after_request(open_answer)


def answer_request(packages: Packages, record: Operation, **path: str) -> Response:
    """The answer to a request for an operation, or the problem with it."""
    try:
        call = read_call(
            packages,
            record.parameters,
            query=request.query_string,
            path=path,
            body=read_body() if request.method == "POST" else None,
        )
        record.refuse_idle(call)
        media_type = choose_media_type(record, call)
        if not media_type:
            offered = ", ".join(dict.fromkeys(record.media_types.values()))
            return answer_problem(406, f"this address answers as {offered}")
        tag = tag_call(record, call, media_type)
        known = find_known(tag) if request.method != "POST" else ""
        if known and record.cached != NEVER:
            return _head(Response(status=304), record, known)
        written = write_answer(record.answer(call), call, media_type)
    except ExplorerError as error:
        return answer_error(error)
    except HTTPException:
        raise
    except Exception:
        current_app.logger.exception("%s %s failed", request.method, request.path)
        return answer_problem(500, "the explorer failed on this request; its log says why")
    response = Response(written.content, mimetype=written.media_type.partition(";")[0])
    if written.name:
        response.headers["Content-Disposition"] = f'attachment; filename="{written.name}"'
    return _head(response, record, tag)


def read_body() -> bytes:
    """The bytes that a request brings, at once or in pieces; more than `MOST_POSTED` are refused.

    Raises `RequestEntityTooLarge` (413) without reading on.
    """
    content = b""
    while piece := request.stream.read(MOST_POSTED + 1 - len(content)):
        content += piece
        if len(content) > MOST_POSTED:
            raise RequestEntityTooLarge(TOO_MUCH.format(most=MOST_POSTED))
    return content


def choose_media_type(record: Operation, call: Call) -> str:
    """How to answer: as `format` says, else as the Accept header prefers; empty when it cannot."""
    default = next(iter(record.media_types.values()))
    if "format" in call.values and ("format" in call.given or not record.negotiated):
        return record.media_types[call.values["format"]]
    if not record.negotiated or not request.accept_mimetypes:
        return default
    return request.accept_mimetypes.best_match(MEDIA_TYPES.values()) or ""


def tag_call(record: Operation, call: Call, media_type: str) -> str:
    """A tag that changes with the data, the software, and what is asked for."""
    parts = (
        __version__,
        call.service.dataset.name,
        call.service.dataset.fingerprint,
        record.id,
        *(str(call.values[each.name]) for each in record.parameters if each.place == "path"),
        call.query,
        media_type,
    )
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def find_known(tag: str) -> str:
    """The tag by which the client knows the answer, compressed or not; empty when it does not."""
    for known in request.if_none_match.as_set(include_weak=True):
        compressed = COMPRESSED.search(known)
        if compressed and compressed[1] not in request.accept_encodings:
            continue
        if COMPRESSED.sub("", known) == tag:
            return str(known)
    return ""


def answer_description(packages: Packages) -> Response:
    """The description of all of this."""
    content = orjson.dumps(describe_api(list(packages.services)))
    response = Response(content, mimetype=JSON, headers={"Cache-Control": REVALIDATE})
    response.set_etag(sha256(content).hexdigest()[:32])
    response.make_conditional(request)
    return response


def answer_unknown(_: str) -> Response:
    """The answer for an address at which there is nothing."""
    known = ", ".join(record.path for record in OPERATIONS.values())
    return answer_problem(404, f"there is nothing at this address; known are: {known}")


def answer_refusal(error: HTTPException) -> Any:  # noqa: ANN401
    """What the server refuses before it is answered, such as a method; pages as they are."""
    if not is_api(request.path) or error.code is None or error.code < 400:
        return error
    detail = str(error.description)
    if error.code == 405:
        known = sorted({*(getattr(error, "valid_methods", None) or ())} & {"GET", "POST"})
        detail = f"{request.method} is not possible here; use {' or '.join(known)}"
    response = answer_problem(error.code, detail)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def open_answer(response: Response) -> Response:
    """Allow pages of other hosts to read what machines may read."""
    if is_api(request.path):
        response.headers.update(OPEN)
        if request.method == "OPTIONS":
            methods = ", ".join(sorted(request.url_rule.methods or ())) if request.url_rule else ""
            response.headers["Access-Control-Allow-Methods"] = methods
            response.headers.update(PREFLIGHT)
    return response


def is_api(path: str) -> bool:
    """Whether an address is for machines."""
    return path in AT_ROOT or path.startswith("/api/") or path.endswith(CALENDAR)


def _head(response: Response, record: Operation, tag: str) -> Response:
    cached = NEVER if request.method == "POST" else record.cached
    response.headers["Cache-Control"] = cached
    if record.negotiated:
        response.vary.add("Accept")
    if cached != NEVER:
        response.set_etag(tag)
    return response
