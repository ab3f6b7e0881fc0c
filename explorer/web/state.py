"""The whole state of a page is its URL: the selection, and how it is looked at."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from explorer.errors import SelectionError
from explorer.measures.backbone import METHODS
from explorer.measures.congruence import AGREEMENTS
from explorer.measures.registry import MEASURES
from explorer.network import Selection, parse_selection

VIEWS = ("map", "table", "both")
LISTINGS = ("collaboration", "municipality")
LANGUAGES = ("nl", "en")
PARTS = ("pairs", "members", "backbone", "communities", "divisions")
AXES = (*MEASURES, "size")


@dataclass(frozen=True)
class State:
    """What a page shows.

    selection: the filters; package: name of the data package, empty for the default; chosen: id
    of the node looked at, or empty; view: map, table or both; listing: which mode the table
    lists; language: nl or en; x, y: what stands on the axes of a scatter; part: what is shown of
    the overlap; method, level: of the backbone; resolution: of the communities; agreement: how
    divisions are compared; against: the division that a proposed one is compared with; weights,
    quota, members: of a vote.
    """

    selection: Selection = field(default_factory=Selection)
    package: str = ""
    chosen: str = ""
    view: str = "map"
    listing: str = "municipality"
    language: str = "nl"
    x: str = "degree"
    y: str = "betweenness"
    part: str = "pairs"
    method: str = "sdsm"
    level: float = 0.05
    resolution: float = 1.0
    agreement: str = "normalised_mutual_information"
    against: str = "province"
    weights: str = "equal"
    quota: str = ""
    members: str = ""

    def to_query(self) -> str:
        """The state as a query string without `?`, defaults left out."""
        parameters = self.selection.to_parameters()
        for name, parameter in PARAMETERS.items():
            value = getattr(self, parameter.field)
            if value != usual(name):
                parameters[name] = f"{value:g}" if isinstance(value, float) else value
        return urlencode(parameters, safe=",")

    def to_href(self) -> str:
        """A link to this state on the same page."""
        return "?" + self.to_query()

    def choose(self, node_id: str) -> "State":
        """The same view with another node looked at."""
        return replace(self, chosen=node_id)


def parse_state(query: str) -> State:
    """The state a query string states.

    Raises `SelectionError` naming the parameter when a value does not exist.
    """
    given = dict(parse_qsl(query.removeprefix("?")))
    own = {
        parameter.field: parameter.read(name, given[name])
        for name, parameter in PARAMETERS.items()
        if name in given
    }
    return State(selection=parse_selection(query), **own)


@dataclass(frozen=True)
class Parameter:
    """One query parameter: the field of `State` it sets, and how its text is read."""

    field: str
    read: Callable[[str, str], Any]


def usual(name: str) -> Any:  # noqa: ANN401
    """The value of a parameter that is left out of the address."""
    return State.__dataclass_fields__[PARAMETERS[name].field].default


def _one_of(*allowed: str) -> Callable[[str, str], str]:
    def read(name: str, text: str) -> str:
        if text not in allowed:
            raise SelectionError(name, f"{text!r} is unknown; choose from {', '.join(allowed)}")
        return text

    return read


def _between(low: float, high: float) -> Callable[[str, str], float]:
    def read(name: str, text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low < value < high:
            raise SelectionError(name, f"{text!r} is not a number between {low:g} and {high:g}")
        return value

    return read


def _any_text(_: str, text: str) -> str:
    return text


PARAMETERS: Mapping[str, Parameter] = {
    "data": Parameter("package", _any_text),
    "view": Parameter("view", _one_of(*VIEWS)),
    "list": Parameter("listing", _one_of(*LISTINGS)),
    "select": Parameter("chosen", _any_text),
    "x": Parameter("x", _one_of(*AXES)),
    "y": Parameter("y", _one_of(*AXES)),
    "part": Parameter("part", _one_of(*PARTS)),
    "method": Parameter("method", _one_of(*METHODS)),
    "level": Parameter("level", _between(0, 1)),
    "resolution": Parameter("resolution", _between(0, 100)),
    "agreement": Parameter("agreement", _one_of(*AGREEMENTS)),
    "against": Parameter("against", _any_text),
    "weights": Parameter("weights", _any_text),
    "quota": Parameter("quota", _any_text),
    "members": Parameter("members", _any_text),
    "lang": Parameter("language", _one_of(*LANGUAGES)),
}
