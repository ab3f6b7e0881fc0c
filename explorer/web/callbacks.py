"""What may be asked of the callbacks: a body that no page sends is refused before it is read.

Dash takes the browser's word for what it is sent. Here the body is held against what was
registered, and every value against what its property can hold, so that a callback gets what its
annotations say.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dash import Dash
from dash._utils import inputs_to_dict
from dash.exceptions import DependencyException
from flask import Response, request

from explorer.parameters import LONGEST
from explorer.web import ids
from explorer.web.api.problems import answer_problem

CALLBACKS = "/_dash-update-component"
ROWS = 10**6
WILD = ("ALL", "MATCH", "ALLSMALLER")
Check = Callable[[Any], bool]
Specs = list[tuple[str, str]]


def _is_text(value: Any) -> bool:  # noqa: ANN401
    return value is None or isinstance(value, str)


def _is_value(value: Any) -> bool:  # noqa: ANN401
    """Whether a control can hold it: a text, a number, several texts or nothing."""
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    if isinstance(value, int | float):
        return math.isfinite(value)
    return _is_text(value) and len(value or "") <= LONGEST


def _is_count(value: Any) -> bool:  # noqa: ANN401
    return value is None or (isinstance(value, int) and value >= 0)


def _is_drawing(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)


def _holds(*names: str) -> Check:
    def check(value: Any) -> bool:  # noqa: ANN401
        return isinstance(value, dict) and all(isinstance(value.get(name), str) for name in names)

    return check


# What a property of a component holds, by its name, and of stores by their ids too.
PROPERTIES: Mapping[str, Check] = {
    "pathname": _is_text,
    "search": _is_text,
    "searchValue": _is_text,
    "data-made": _is_text,
    "data-of": _is_text,
    "value": _is_value,
    "n_clicks": _is_count,
}
STORES: Mapping[str, Check] = {
    ids.GRAPH_KEY: lambda value: value is None or _is_drawing(value),
    ids.GRAPH_DRAWN: _holds("query"),
    ids.PROPOSAL_KEPT: lambda value: value is None or _holds("name", "content")(value),
}


def guard_callbacks(app: Dash) -> None:
    """Refuse with 400 what no page asks of a callback, and with 404 what is no file of Dash."""
    dispatch = app.server.view_functions[CALLBACKS]

    def answer_callback() -> Any:  # noqa: ANN401
        try:
            fits = is_request(request.get_json(), app.callback_map)
        except RecursionError:  # brackets within brackets, some thousands deep
            fits = False
        return dispatch() if fits else answer_problem(400, "no page asks this of a callback")

    app.server.view_functions[CALLBACKS] = answer_callback

    @app.server.errorhandler(DependencyException)
    def answer_missing(_: DependencyException) -> Response:
        return answer_problem(404, "there is no such file")


def is_request(body: Any, callbacks: Mapping[str, Mapping[str, Any]]) -> bool:  # noqa: ANN401
    """Whether a page can send a body to one of the callbacks that are registered."""
    output = body.get("output") if isinstance(body, dict) else None
    known = callbacks.get(output) if isinstance(output, str) else None
    if known is None or "callback" not in known:
        return False
    outputs = known["output"] if isinstance(known["output"], list) else [known["output"]]
    sent = body.get("outputs", [])
    parts = (
        (body.get("inputs"), [(each["id"], each["property"]) for each in known["inputs"]]),
        (body.get("state", []), [(each["id"], each["property"]) for each in known["state"]]),
        (
            sent if isinstance(known["output"], list) else [sent],
            [(each.component_id_str(), each.component_property) for each in outputs],
        ),
    )
    if not all(_fit(part, specs) for part, specs in parts) or not _agree(parts):
        return False
    changed = body.get("changedPropIds", [])
    there = inputs_to_dict(body["inputs"])
    return isinstance(changed, list) and all(
        isinstance(each, str) and each in there for each in changed
    )


def _agree(parts: Iterable[tuple[Any, Specs]]) -> bool:
    """Whether every pattern names the same components, in one order, wherever it stands."""
    named: dict[str, list[Any]] = {}
    for given, specs in parts:
        for part, (component, _) in zip(given, specs, strict=True):
            if isinstance(part, list):
                there = [each["id"] for each in part]
                if named.setdefault(component, there) != there:
                    return False
    return True


def _fit(parts: Any, specs: Specs) -> bool:  # noqa: ANN401
    return (
        isinstance(parts, list)
        and len(parts) == len(specs)
        and all(_fits(part, *spec) for part, spec in zip(parts, specs, strict=True))
    )


def _fits(part: Any, component: str, name: str) -> bool:  # noqa: ANN401
    """Whether a part of a body is of a component; of several by a pattern, whether all are."""
    wanted = json.loads(component) if component.startswith("{") else component
    if isinstance(wanted, dict) and any(
        each in [[wild] for wild in WILD] for each in wanted.values()
    ):
        return isinstance(part, list) and all(_is_of(each, wanted, name) for each in part)
    return _is_of(part, wanted, name)


def _is_of(part: Any, wanted: Any, name: str) -> bool:  # noqa: ANN401
    if not isinstance(part, dict) or part.get("property") != name:
        return False
    if not (
        part.get("id") == wanted if isinstance(wanted, str) else _matches(part.get("id"), wanted)
    ):
        return False
    if name == "id":
        return bool(part.get("value") == part["id"])
    check = STORES.get(wanted) if isinstance(wanted, str) and name == "data" else None
    check = check or PROPERTIES.get(name)
    return check is None or check(part.get("value"))


def _matches(given: Any, wanted: Mapping[str, Any]) -> bool:  # noqa: ANN401
    """Whether an id is one of a pattern: the same parts, each a text, or a row's number."""
    if not isinstance(given, dict) or given.keys() != wanted.keys():
        return False
    return all(
        given[part] == fixed
        if not isinstance(fixed, list)
        else isinstance(given[part], str)
        if part != "row"
        else isinstance(given[part], int) and 0 <= given[part] < ROWS
        for part, fixed in wanted.items()
    )
