"""A domain's mark."""

from dash import html

from explorer.figures.palette import colour_domain


def swatch(domain: str) -> html.I:
    """A diamond in the domain's colour, as collaborations are drawn."""
    return html.I(className="swatch", style={"backgroundColor": colour_domain(domain)})
