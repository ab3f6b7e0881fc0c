"""Addresses of pages and of the API as pages link to them."""

from dataclasses import replace

from explorer.parameters import Parameter, encode_query
from explorer.translate import DEFAULT
from explorer.web.state import DATA, State

PAGE = "/api"


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
