"""The addresses for machines described in OpenAPI 3.1, from the same records that serve them."""

from collections.abc import Mapping, Sequence
from typing import Any

from explorer import __version__
from explorer.parameters import (
    AnyText,
    Between,
    Day,
    ManyTexts,
    OneOf,
    Parameter,
    Reader,
    SomeIds,
    SomeOf,
    Whole,
    YesNo,
)
from explorer.query import write_value
from explorer.web.api.answers import CSV, JSON
from explorer.web.api.calls import DIVISION
from explorer.web.api.operations import OPERATIONS, Operation
from explorer.web.api.problems import PROBLEM
from explorer.web.api.schemas import COMPONENTS, Schema

PATH = "/api/openapi.json"
NOT_CHANGED = "What If-None-Match names is still the answer."
PROBLEMS = {
    "400": "A parameter is unknown, or has a value that does not exist; the problem names it.",
    "404": "What the path names is not in this network.",
    "406": "None of the media types that the Accept header names can be given.",
    "500": "The explorer failed; the cause is in its log.",
}
# Of an address that takes a body.
TOO_LARGE = {"413": "The body is longer than is read."}
VALIDATORS = {
    "ETag": {
        "description": "Changes when the data, the software or the request does.",
        "schema": {"type": "string"},
    },
    "Cache-Control": {
        "description": "How long the answer may be kept.",
        "schema": {"type": "string"},
    },
}


def describe_api(packages: Sequence[str]) -> dict[str, Any]:
    """The description of an explorer that offers some data packages, the first the default."""
    paths = {
        record.path: {
            method.lower(): _describe_operation(record, packages, method)
            for method in record.methods
        }
        for record in OPERATIONS.values()
    }
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Verband",
            "version": __version__,
            "summary": "The network of Dutch municipalities and their collaborations",
            "description": "Numbers are those of the pages. Parameters with several values are "
            "written `domain=1,6`. Missing values are null, in CSV empty.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": dict(COMPONENTS),
            "headers": VALIDATORS,
            "responses": {
                status: _describe_problem(text) for status, text in (PROBLEMS | TOO_LARGE).items()
            },
        },
    }


def _describe_problem(text: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": text, "content": {PROBLEM: {"schema": schema}}}


def _describe_operation(record: Operation, packages: Sequence[str], method: str) -> dict[str, Any]:
    posted = method == "POST"
    headers = ["Cache-Control"] if posted else list(VALIDATORS)
    responses: dict[str, Any] = {
        "200": {
            "description": record.meaning,
            "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers},
            "content": {
                media_type.partition(";")[0]: {"schema": _describe_content(record, media_type)}
                for media_type in record.media_types.values()
            },
        },
        **({} if posted else {"304": {"description": NOT_CHANGED}}),
        **{
            status: {"$ref": f"#/components/responses/{status}"}
            for status in sorted({**PROBLEMS, **(TOO_LARGE if posted else {})})
        },
    }
    described = [describe_parameter(each, packages) for each in record.parameters]
    asked = {"requestBody": describe_body(described)} if posted else {"parameters": described}
    return {
        "operationId": f"{record.id}_posted" if posted else record.id,
        "summary": record.title,
        "description": record.meaning,
        **asked,
        "responses": responses,
    }


def describe_body(parameters: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The JSON object that says what parameters in an address would, and one's own division."""
    properties = {
        each["name"]: {**each["schema"], "description": each["description"]}
        for each in parameters
        if each["in"] == "query"
    }
    properties[DIVISION] = {
        "type": "object",
        "additionalProperties": {"type": "string", "minLength": 1},
        "description": "A division of one's own for redraw: the region by municipality.",
    }
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {"required": True, "content": {JSON: {"schema": schema}}}


def _describe_content(record: Operation, media_type: str) -> Schema:
    if media_type == JSON and record.schema:
        return record.schema
    return {"type": "string"} if media_type.partition(";")[0] == CSV else {}


def describe_parameter(record: Parameter, packages: Sequence[str]) -> dict[str, Any]:
    """A parameter in OpenAPI: what it means and which values it takes."""
    schema = _describe_reader(record.reader)
    if record.name == "data":
        schema = {"type": "string", "enum": list(packages), "default": packages[0]}
    elif record.default not in (None, "", ()):
        schema = schema | {"default": _write_default(record.default)}
    described = {
        "name": record.name,
        "in": record.place,
        "required": record.place == "path" or record.required,
        "description": " ".join(filter(None, (record.meaning, _label_values(record.terms)))),
        "schema": schema,
    }
    if schema["type"] == "array":
        lines = isinstance(record.reader, ManyTexts)
        described |= {"style": "form", "explode": lines}
    if record.example:
        several = schema["type"] == "array"
        mark = "\n" if isinstance(record.reader, ManyTexts) else ","
        described["example"] = record.example.split(mark) if several else record.example
    return described


def _write_default(value: Any) -> Any:  # noqa: ANN401
    """A default as JSON has it."""
    if isinstance(value, bool):
        return write_value(value)
    return list(value) if isinstance(value, tuple) else value


def _label_values(terms: Mapping[str, Any] | None) -> str:
    return "; ".join(f"{id_}: {term.label}" for id_, term in (terms or {}).items())


def _describe_reader(reader: Reader) -> Schema:
    """What a reader allows, as JSON Schema."""
    match reader:
        case OneOf(allowed):
            return {"type": "string", "enum": list(allowed)}
        case SomeOf(allowed, _):
            terms = {"type": "string", "enum": list(allowed)}
            return {"type": "array", "items": terms, "minItems": 1}
        case SomeIds(most, form):
            ids = {"type": "string", "pattern": f"^(?:{form})$"}
            return {"type": "array", "items": ids, "minItems": 1, "maxItems": most}
        case ManyTexts(most, longest):
            texts = {"type": "string", "minLength": 1, "maxLength": longest}
            return {"type": "array", "items": texts, "minItems": 1, "maxItems": most}
        case Whole(low, high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Between(low, high):
            return {"type": "number", "exclusiveMinimum": low, "exclusiveMaximum": high}
        case YesNo():
            return {"type": "string", "enum": list(YesNo.allowed)}
        case Day():
            return {"type": "string", "format": "date"}
        case AnyText(longest):
            return {"type": "string", "minLength": 1, "maxLength": longest}
