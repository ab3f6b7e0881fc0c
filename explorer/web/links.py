"""Addresses of the API as pages link to them."""

from urllib.parse import parse_qsl, urlencode

from explorer.translate import DEFAULT
from explorer.web.api.operations import OPERATIONS
from explorer.web.state import State

PAGE = "/api"


def link_page(language: str) -> str:
    """The address of the page that tells of the API, in a language."""
    return PAGE if language == DEFAULT else f"{PAGE}?lang={language}"


def link_operation(operation: str, state: State, **values: str) -> str:
    """The address of an operation with as much of a state as it takes, and values of its own."""
    record = OPERATIONS[operation]
    known = {each.name for each in record.parameters}
    kept = {name: text for name, text in parse_qsl(state.to_query()) if name in known}
    query = urlencode({**values, **kept}, safe=",")
    return f"{record.path}?{query}" if query else record.path
