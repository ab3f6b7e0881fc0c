"""The whole state of a page is its URL: the selection, and how it is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode

from explorer.errors import SelectionError
from explorer.measures.registry import MEASURES
from explorer.network import Selection, parse_selection

VIEWS = ("map", "table", "both")
LISTINGS = ("collaboration", "municipality")
LANGUAGES = ("nl", "en")
AXES = (*MEASURES, "size")


@dataclass(frozen=True)
class State:
    """What a page shows.

    selection: the filters; package: name of the data package, empty for the default; chosen: id
    of the node looked at, or empty; view: map, table or both; listing: which mode the table
    lists; language: nl or en; x, y: what stands on the axes of a scatter.
    """

    selection: Selection = field(default_factory=Selection)
    package: str = ""
    chosen: str = ""
    view: str = "map"
    listing: str = "municipality"
    language: str = "nl"
    x: str = "degree"
    y: str = "betweenness"

    def to_query(self) -> str:
        """The state as a query string without `?`, defaults left out."""
        own = {
            "data": self.package,
            "view": self.view if self.view != "map" else "",
            "list": self.listing if self.listing != "municipality" else "",
            "select": self.chosen,
            "x": self.x if self.x != "degree" else "",
            "y": self.y if self.y != "betweenness" else "",
            "lang": self.language if self.language != "nl" else "",
        }
        parameters = self.selection.to_parameters() | {k: v for k, v in own.items() if v}
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
    return State(
        selection=parse_selection(query),
        package=given.get("data", ""),
        chosen=given.get("select", ""),
        view=_choose(given, "view", VIEWS, default="map"),
        listing=_choose(given, "list", LISTINGS, default="municipality"),
        x=_choose(given, "x", AXES, default="degree"),
        y=_choose(given, "y", AXES, default="betweenness"),
        language=_choose(given, "lang", LANGUAGES, default="nl"),
    )


def _choose(given: Mapping[str, str], name: str, allowed: tuple[str, ...], *, default: str) -> str:
    value = given.get(name, default)
    if value not in allowed:
        raise SelectionError(name, f"{value!r} is unknown; choose from {', '.join(allowed)}")
    return value
