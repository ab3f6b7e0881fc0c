"""The foot of a printed page: where it comes from, of which day it is, and its whole address."""

from typing import Any

from dash import html

from explorer import __version__
from explorer.translate import N_
from explorer.web import ids
from explorer.web.site import Context
from explorer.web.ui.mine import build_key
from explorer.web.ui.packages import describe_source

SOFTWARE = f"Verband {__version__}"
# What `assets/paper.js` says of what it leaves out.
LEFT_OUT = {
    "data-rows": N_("Rows %{first} to %{last} of %{all}; all of them: %{address}"),
    "data-more": N_("and %{n} more: %{address}"),
}


def build_foot(context: Context) -> html.Footer:
    """Source, date, what is counted and the address; the browser adds its host when it prints."""
    t = context.t
    said = describe_source(context.service, context.state.selection, t)
    said_of_rest: dict[str, Any] = {name: t(text) for name, text in LEFT_OUT.items()}
    address = html.Code(context.path + context.query, className="address")
    return html.Footer(
        [
            *build_key(context),
            html.Div([html.P(line) for line in said], className="from"),
            html.P([SOFTWARE, " · ", address]),
        ],
        id=ids.FOOT,
        className="foot",
        **said_of_rest,
    )
