"""My municipality or region: the line that says which it is, and the links that choose it.

The browser keeps it (`assets/mine.js`) and offers it on the first page; the server learns of it by
the address alone.
"""

from typing import Any

from dash import html

from explorer.figures.highlight import STAR
from explorer.network.filters import FILTERS
from explorer.query import write_value
from explorer.snapshot.texts import name_values
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.site import Context
from explorer.web.state import State

PAGE = "/region"
# Of more than these the first are named and the others counted.
NAMED = 3


def name_mine(service: Service, state: State, t: Translator) -> str:
    """What my municipalities are called: by their own name, or each."""
    return state.mine_name or name_codes(service, state.mine, t)


def name_codes(service: Service, codes: tuple[str, ...], t: Translator) -> str:
    """Codes of municipalities and regions by name; of many the first, and how many more."""
    names = name_values(FILTERS["municipality"], list(codes), t, service.dataset)
    if len(names) <= NAMED:
        return ", ".join(names)
    more = len(names) - NAMED + 1
    return t.n(
        "{names} and {n} more",
        "{names} and {n} more",
        more,
        names=", ".join(names[: NAMED - 1]),
    )


def link_region(state: State) -> str:
    """The address of the page on which my municipalities are chosen and compared."""
    return PAGE + state.bare().to_href().removesuffix("?")


def choose_mine(code: str, name: str, state: State, t: Translator) -> html.A:
    """A link that makes a municipality mine, or no longer where it is the one."""
    if state.mine == (code,):
        return drop_mine(state, t)
    href = state.put(mine=(code,), mine_name="").to_href()
    return html.A(t("Make this my municipality"), href=href, **_tell((code,), "", name))


def drop_mine(state: State, t: Translator) -> html.A:
    """A link to the same page on which nothing stands out; the browser forgets it too."""
    href = state.put(mine=(), mine_name="").to_href()
    return html.A(t("No longer highlight"), href=href, **_tell((), "", ""))


def _tell(codes: tuple[str, ...], name: str, label: str) -> dict[str, Any]:
    """What `assets/mine.js` keeps when a link is followed."""
    return {"data-mine": write_value(codes), "data-mine-name": name, "data-mine-label": label}


def build_offer(state: State, t: Translator) -> list[html.P]:
    """Where to choose my municipality; and the one that the browser kept, shown by its script."""
    if state.mine:
        return []
    kept = html.A("", href="?", hidden=True, className="mine-kept", **_say_kept(t))
    choose = html.A(t("Highlight my municipality or region"), href=link_region(state))
    return [html.P([kept, " ", choose], className="offer")]


def _say_kept(t: Translator) -> dict[str, Any]:
    return {"data-said": t("Go on with %{name}")}


def build_line(context: Context) -> list[html.P]:
    """Which municipalities stand out on the page, those that are not there, and what to do."""
    service, state, t = context.service, context.state, context.t
    if not state.mine:
        return []
    name, mine = name_mine(service, state, t), context.mine
    said: list[Any] = [html.B([html.Span(STAR, className="star"), " ", name])]
    if mine.absent:
        text = t(
            "not there on {date}: {names}",
            date=t.day(service.date_of(state.selection)),
            names=name_codes(service, mine.absent, t),
        )
        said.append(html.Span(text, role="status", className="absent"))
    links = [
        html.A(t("Compare or change"), href=link_region(state)),
        drop_mine(state, t),
    ]
    parts = [part for each in (*said, *links) for part in (" · ", each)][1:]
    return [html.P(parts, className="mine-line", **_hold(state, name))]


def _hold(state: State, label: str) -> dict[str, Any]:
    return {
        "data-codes": write_value(state.mine),
        "data-name": state.mine_name,
        "data-label": label,
    }


def build_key(context: Context) -> list[html.P]:
    """What the star and the marker pen stand for, on paper."""
    if not context.state.mine:
        return []
    t = context.t
    name = name_mine(context.service, context.state, t)
    return [html.P(t("{star} = {name}", star=STAR, name=name), className="on-paper mine-key")]
