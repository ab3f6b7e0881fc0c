"""Addresses of pages and of the API as pages link to them."""

from dataclasses import replace

from explorer.network import Selection
from explorer.parameters import Lines, Parameter
from explorer.query import encode_query
from explorer.snapshot import FORMATS, parse_options
from explorer.snapshot.options import LANG
from explorer.translate import DEFAULT
from explorer.web.state import DATA, State

PAGE = "/api"
WHOLE = Selection()


def link_to(path: str, language: str) -> str:
    """The address of a page in a language."""
    return path if language == DEFAULT else f"{path}?lang={language}"


def link_page(language: str) -> str:
    """The address of the page that tells of the API, in a language."""
    return link_to(PAGE, language)


def link_operation(operation: str, state: State, *parameters: Parameter, **values: str) -> str:
    """The address of an operation for the data and filters of a state.

    parameters: those that the operation takes as the state has them; values: its own, by name.
    """
    kept = replace(state, parameters=(DATA, *parameters)).to_query()
    query = "&".join(filter(None, [encode_query(values), kept]))
    return f"/api/{operation}?{query}" if query else f"/api/{operation}"


def link_feed(state: State, node_id: str = "") -> str:
    """The address of the feed of a node, or else of what the filters of a state leave."""
    # Date and least are of a network at a date, a feed is of all dates.
    free = state.selection.replace(date=WHOLE.date, least=WHOLE.least)
    own = replace(state, selection=WHOLE if node_id else free, parameters=(DATA, LANG))
    named = encode_query({"node": node_id}) if node_id else ""
    query = "&".join(filter(None, [named, own.to_query()]))
    return f"/feed.atom?{query}" if query else "/feed.atom"


def link_scenario(state: State, *steps: str, add: str = "") -> str:
    """The address of What if on the network of a state: with steps, or the form for a kind."""
    put = replace(state.bare(), selected=state.selected if add else ())
    values = {"step": Lines(steps)} if steps else {"add": add}
    return "/scenario" + put.put(**values).to_href()


def link_file(state: State, format_id: str) -> str:
    """The address of a file of the state's selection, written as the state says."""
    options = parse_options(state.to_query())
    written = FORMATS[format_id].fit(options) if format_id in FORMATS else options
    more = encode_query(written.to_parameters())
    href = link_operation("snapshot", state, format=format_id)
    return f"{href}&{more}" if more else href


def link_calendar(state: State, code: str) -> str:
    """The address of the calendar of a municipality's council, in the network of a state."""
    query = replace(state, parameters=(DATA, LANG), values={}, selected=()).to_query()
    return f"/municipality/{code}.ics" + (f"?{query}" if query else "")
