"""The whole state of a page is its URL: the selection, what all pages share, and their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote_plus

from explorer.network import Selection, parse_selection
from explorer.parameters import AnyText, OneOf, Parameter, SomeIds, read_values
from explorer.query import encode_query, split_query, write_value
from explorer.snapshot.options import LANG
from explorer.tables.sets import MINE, MINE_NAME
from explorer.translate import N_

MOST_SELECTED = 12
DATA = Parameter("data", N_("The data package; left out, the first."), AnyText(100), "")
SELECT = Parameter("select", "Ids of the nodes selected.", SomeIds(MOST_SELECTED), ())
EMBED = Parameter("embed", "Without the frame, to stand in another page.", OneOf(("1",)), "")
# Stands for a node where what is around it is written once.
MARK = "-verband-node-"
SHARED = {
    "data": "package",
    "select": "selected",
    "mine": "mine",
    "mine_name": "mine_name",
    "embed": "embed",
    "lang": "language",
}


@dataclass(frozen=True)
class State:
    """What a page shows.

    selection: the filters; package: name of the data package, empty for the default; selected:
    ids of the nodes selected, in the order they were; mine: codes of the municipalities and regions
    that stand out on every page, and mine_name what they are called together: they filter nothing;
    language: of texts; embed: `1` without the page's frame; values: of the pages' own parameters by
    name, those that differ from the default; parameters: all that the address can hold, in the
    order they are written.
    """

    selection: Selection = field(default_factory=Selection)
    package: str = ""
    selected: tuple[str, ...] = ()
    mine: tuple[str, ...] = ()
    mine_name: str = ""
    language: str = LANG.default
    embed: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    parameters: tuple[Parameter, ...] = field(
        default=(DATA, SELECT, MINE, MINE_NAME, EMBED, LANG), repr=False, compare=False
    )

    def __getitem__(self, parameter: Parameter) -> Any:  # noqa: ANN401, each has its own type
        """The value of a parameter, its default where it is left out."""
        if parameter.name in SHARED:
            return getattr(self, SHARED[parameter.name])
        return self.values.get(parameter.name, parameter.default)

    @property
    def node(self) -> str:
        """The id of the node selected; of several their ids with commas, which no node has."""
        return ",".join(self.selected)

    def put(self, **values: Any) -> "State":  # noqa: ANN401
        """The same state with other values of parameters, by name.

        Raises `KeyError` for a name that no parameter of the address has.
        """
        known = {each.name: each for each in self.parameters}
        shared = {SHARED[name]: value for name, value in values.items() if name in SHARED}
        own = {name: value for name, value in values.items() if name not in SHARED}
        merged = {**self.values, **own}
        kept = {name: value for name, value in merged.items() if value != known[name].default}
        return replace(self, values=kept, **shared)

    def choose(self, node_id: str) -> "State":
        """The same view with another node selected, or with none."""
        return replace(self, selected=(node_id,) if node_id else ())

    def bare(self) -> "State":
        """The same network, municipalities of mine and language, as any page shows it at first."""
        return replace(self, selected=(), embed="", values={})

    def to_query(self) -> str:
        """The state as a query string without `?`, defaults left out."""
        own = ((each, self[each]) for each in self.parameters)
        written = {each.name: write_value(value) for each, value in own if value != each.default}
        return encode_query(self.selection.to_parameters() | written)

    def to_href(self) -> str:
        """A link to this state on the same page."""
        return "?" + self.to_query()


def link_each(state: State, ids: Iterable[str]) -> dict[str, str]:
    """By node a link to a state with it selected, on the same page: written once for all."""
    written = state.choose(MARK).to_href()
    before, after = written.rsplit(f"{SELECT.name}={MARK}", 1)
    return {
        each: f"{before}{SELECT.name}={quote_plus(each, safe=',')}{after}" for each in map(str, ids)
    }


def parse_state(query: str, parameters: Iterable[Parameter]) -> State:
    """The state a query string states, read by the parameters that the address can hold.

    Raises `SelectionError` naming the parameter when a value does not exist, is empty or is given
    more than once.
    """
    known = tuple(parameters)
    state = State(selection=parse_selection(query), parameters=known)
    return state.put(**read_values(split_query(query), known))
