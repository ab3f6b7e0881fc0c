"""The whole state of a page is its URL: the selection, and how it is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from explorer.measures.agreement import AGREEMENTS
from explorer.measures.backbone import METHODS
from explorer.measures.registry import MEASURES, measures_of
from explorer.network import Selection, parse_selection
from explorer.parameters import AnyText, Between, OneOf, Reader, SomeIds, SomeOf, Whole, write_value
from explorer.translate import DEFAULT, LANGUAGES

VIEWS = ("map", "matrix", "table")
LAYOUTS = ("map", "force", "columns")
NODES = ("both", "municipality", "collaboration")
KEEPS = ("backbone", "all")
MOST_VIEWS = 2
MOST_CHOSEN = 12
MOST_DEPTH = 6
LISTINGS = ("collaboration", "municipality")
PARTS = ("pairs", "members", "backbone", "communities", "divisions")
AXES = (*MEASURES, "size")
COLOURS = ("domain", *MEASURES)
SHADES = ("none", "population", *measures_of("actor"))


@dataclass(frozen=True)
class State:
    """What a page shows.

    selection: the filters; package: name of the data package, empty for the default; chosen: ids
    of the nodes looked at, a comma between, or empty; view: one or two of map, matrix and table,
    a comma between; listing: which mode the table lists; language: of texts; layout: where nodes
    stand; nodes: both modes, or the projection on one; keep: which ties of a projection, those of
    the backbone or all that share `threshold` or more; depth: steps from what is chosen that are
    shown, 0 for all; node_size, node_colour, shade: the measure that nodes are sized and coloured
    by and municipal areas shaded by; embed: `1` without the page's frame; x, y: what stands on
    the axes of a scatter; part: what is shown of the overlap; method, level: of the backbone;
    resolution: of the communities; agreement: how divisions are compared; against: the division
    that a proposed one is compared with; weights, quota, members: of a vote.
    """

    selection: Selection = field(default_factory=Selection)
    package: str = ""
    chosen: str = ""
    view: str = "map"
    listing: str = "municipality"
    language: str = DEFAULT
    layout: str = "map"
    nodes: str = "both"
    keep: str = "backbone"
    threshold: int = 2
    depth: int = 0
    node_size: str = "degree"
    node_colour: str = "domain"
    shade: str = "none"
    measures: str = "no"
    embed: str = ""
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
            if value != default_of(name):
                parameters[name] = write_value(value)
        return urlencode(parameters, safe=",")

    def to_href(self) -> str:
        """A link to this state on the same page."""
        return "?" + self.to_query()

    @property
    def views(self) -> tuple[str, ...]:
        """What is shown side by side, at most two."""
        return tuple(self.view.split(","))

    @property
    def picked(self) -> tuple[str, ...]:
        """Ids of the nodes looked at, in the order they were chosen."""
        return tuple(node for node in self.chosen.split(",") if node)

    def choose(self, node_id: str) -> "State":
        """The same view with another node looked at."""
        return replace(self, chosen=node_id)


def parse_state(query: str) -> State:
    """The state a query string states.

    Raises `SelectionError` naming the parameter when a value does not exist.
    """
    given = dict(parse_qsl(query.removeprefix("?")))
    own: dict[str, Any] = {
        parameter.field: join_value(parameter.read(name, given[name]))
        for name, parameter in PARAMETERS.items()
        if name in given
    }
    return State(selection=parse_selection(query), **own)


def join_value(value: Any) -> Any:  # noqa: ANN401
    """A list as the text it was read from, anything else as it is."""
    return ",".join(value) if isinstance(value, tuple) else value


@dataclass(frozen=True)
class Parameter:
    """One query parameter: the field of `State` it sets, and how its text is read."""

    field: str
    read: Reader


def default_of(name: str) -> Any:  # noqa: ANN401
    """The value of a parameter that is left out of the address."""
    return State.__dataclass_fields__[PARAMETERS[name].field].default


PARAMETERS: Mapping[str, Parameter] = {
    "data": Parameter("package", AnyText()),
    "view": Parameter("view", SomeOf(VIEWS, most=MOST_VIEWS)),
    "list": Parameter("listing", OneOf(LISTINGS)),
    "select": Parameter("chosen", SomeIds(MOST_CHOSEN)),
    "layout": Parameter("layout", OneOf(LAYOUTS)),
    "nodes": Parameter("nodes", OneOf(NODES)),
    "keep": Parameter("keep", OneOf(KEEPS)),
    "threshold": Parameter("threshold", Whole(1, 99)),
    "depth": Parameter("depth", Whole(0, MOST_DEPTH)),
    "size": Parameter("node_size", OneOf(tuple(MEASURES))),
    "colour": Parameter("node_colour", OneOf(COLOURS)),
    "shade": Parameter("shade", OneOf(SHADES)),
    "x": Parameter("x", OneOf(AXES)),
    "y": Parameter("y", OneOf(AXES)),
    "part": Parameter("part", OneOf(PARTS)),
    "method": Parameter("method", OneOf(tuple(METHODS))),
    "level": Parameter("level", Between(0, 1)),
    "resolution": Parameter("resolution", Between(0, 100)),
    "agreement": Parameter("agreement", OneOf(tuple(AGREEMENTS))),
    "against": Parameter("against", AnyText()),
    "weights": Parameter("weights", AnyText()),
    "quota": Parameter("quota", AnyText()),
    "members": Parameter("members", AnyText()),
    "measures": Parameter("measures", OneOf(("no", "yes"))),
    "embed": Parameter("embed", OneOf(("1",))),
    "lang": Parameter("language", OneOf(LANGUAGES)),
}
