"""What a page is, the site that offers pages, and what each page is built from."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from dash import Dash, html
from dash.exceptions import PreventUpdate

from explorer.errors import ExplorerError, MissingError
from explorer.network import Network
from explorer.network.filters import FILTERS
from explorer.parameters import Parameter, refuse_idle, refuse_unknown
from explorer.query import encode_query, split_query
from explorer.snapshot.options import LANG
from explorer.tables.queries import Packages, Service
from explorer.tables.sets import MINE, MINE_NAME, TownSet, find_set
from explorer.translate import N_, Translator
from explorer.web.state import DATA, EMBED, State, parse_state

NO_PAGE = N_("There is no page at this address.")


@dataclass(frozen=True)
class Context:
    """What an address asks for: of which data, in which state, in whose language.

    page: the one at the address, or None; path, query: the address.
    """

    site: "Site"
    service: Service
    state: State
    t: Translator
    page: "Page | None"
    path: str
    query: str

    @property
    def rest(self) -> str:
        """What follows the page's path where that is a beginning: the id of what it shows."""
        return unquote(self.path.removeprefix(self.page.path)) if self.page else ""

    @property
    def network(self) -> Network:
        """What the filters of the address leave."""
        return self.service.network_of(self.state.selection)

    @property
    def mine(self) -> TownSet:
        """My municipalities at the date of the address."""
        return find_mine(self.service, self.state)

    def check(self) -> None:
        """Raise an `ExplorerError` where the address leads to no page, or its page refuses it."""
        page = self.page
        if page is None or (page.ids and self.rest not in page.ids(self.network)):
            raise MissingError("path", NO_PAGE)
        if page.check:
            page.check(self)


@dataclass(frozen=True)
class Page:
    """One page.

    path: its address, or when it ends in a slash the beginning of addresses; build: what stands
    in the frame; label: what the menu calls it, empty where it is not in the menu; parameters:
    its own, as far as no page before it has them; register: its callbacks; follows: whether those
    make it follow its address by themselves, so that it is not made anew for another query; ids:
    what can follow its path, where that is a beginning; check: raises an `ExplorerError` for an
    address of which it can only say what is wrong.
    """

    path: str
    build: Callable[[Context], html.Main]
    label: str = ""
    parameters: tuple[Parameter, ...] = ()
    register: Callable[[Dash, "Site"], None] | None = None
    follows: bool = False
    ids: Callable[[Network], Iterable[str]] | None = None
    check: Callable[[Context], Any] | None = None

    def has(self, path: str) -> bool:
        """Whether the page is at an address."""
        if self.path.endswith("/") and self.path != "/":
            return path.startswith(self.path)
        return path == self.path or path.rstrip("/") == self.path


def find_mine(service: Service, state: State) -> TownSet:
    """The municipalities that stand out in a state, at its date."""
    return find_set(service.dataset, state.mine, service.date_of(state.selection))


def list_parameters(pages: Iterable[Page]) -> tuple[Parameter, ...]:
    """All that the address of a page can hold, in the order they are written."""
    return (
        DATA,
        *(each for page in pages for each in page.parameters),
        MINE,
        MINE_NAME,
        EMBED,
        LANG,
    )


@dataclass(frozen=True)
class Site:
    """The data packages offered and the pages that show them, in the order of the menu."""

    packages: Packages
    pages: tuple[Page, ...]

    def find_page(self, path: str) -> Page | None:
        """The page at an address, or None."""
        return next((page for page in self.pages if page.has(path)), None)

    def open(self, query: str, path: str = "/") -> Context:
        """What an address asks for.

        Raises an `ExplorerError` when its query states what does not exist, on no page.
        """
        state = self._parse(query)
        service, t = self.packages.get(state.package), Translator(state.language)
        service.network_of(state.selection)  # which refuses a filter that the data do not have
        find_mine(service, state)  # which refuses what they have at no date
        return Context(self, service, state, t, self.find_page(path), path, query)

    def recover(self, query: str, path: str, *, language: str) -> Context:
        """What an address asks for without what is wrong in it, said in a language."""
        good: dict[str, str] = {}
        with suppress(ExplorerError):
            for name, texts in split_query(query).items():
                with suppress(ExplorerError):
                    given = {name: ",".join(texts)}
                    self._parse(encode_query(given))
                    good |= given
        for kept in (good, {}):
            with suppress(ExplorerError):
                return self.open(encode_query(kept | {"lang": language}), path)
        raise AssertionError("an address without parameters is refused")

    def _parse(self, query: str) -> State:
        known = list_parameters(self.pages)
        state = parse_state(query, known)
        given = split_query(query)
        refuse_unknown(given, [each.parameter for each in FILTERS.values()] + [*known])
        if not state.mine:
            refuse_idle(given, {MINE_NAME.name: MINE.name})
        return state

    def find_status(self, query: str, path: str) -> HTTPStatus:
        """Whether there is a page at an address (404), and one that its query fits (400)."""
        try:
            self.open(query, path).check()
        except MissingError:
            return HTTPStatus.NOT_FOUND
        except ExplorerError:
            return HTTPStatus.BAD_REQUEST if self.find_page(path) else HTTPStatus.NOT_FOUND
        return HTTPStatus.OK

    def read(self, query: str | None) -> Context:
        """What the address says on which a callback is called.

        Where it states what does not exist the page has said so, and the callback does nothing.
        """
        try:
            return self.open(query or "")
        except ExplorerError as error:
            raise PreventUpdate from error
