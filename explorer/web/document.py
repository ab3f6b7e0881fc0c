"""The HTML document in which the browser draws the pages, in the language of its address."""

from html import escape
from http import HTTPStatus
from string import Template
from typing import Any

from dash import Dash
from flask import request

from explorer.translate import Translator
from explorer.web.language import find_language
from explorer.web.site import Site

DATA = "/api/snapshot?format=csv"
DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
$metas
<meta name="description" content="$description">
<title>$title</title>
$favicon
$css
</head>
<body>
<noscript><p>$noscript</p></noscript>
$app_entry
<footer>$config$scripts$renderer</footer>
</body>
</html>""")


class Explorer(Dash):
    """The app, whose document speaks the reader's language and says whether there is a page."""

    def __init__(self, name: str, site: Site, **settings: Any) -> None:  # noqa: ANN401
        """Offer `site`; `settings` are those of Dash."""
        self.site = site
        super().__init__(name, **settings)

    def index(self, *_: Any, **__: Any) -> tuple[str, HTTPStatus]:  # noqa: ANN401
        """The document at an address, with its status: the browser draws what is wrong."""
        query = request.query_string.decode("latin-1")
        return super().index(), self.site.find_status(query, request.path)

    # As the documentation of Dash overrides it: all parts are given by name.
    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document around what Dash gives: scripts, styles and where the pages go."""
        query = request.query_string.decode(errors="replace")
        t = Translator(find_language(query))
        noscript = escape(
            t("Verband needs JavaScript to draw; the data themselves are at {address}.")
        ).format(address=f'<a href="{DATA}">{DATA}</a>')
        return DOCUMENT.substitute(
            parts,
            language=t.language,
            description=escape(
                t("Who governs with whom? Municipalities and their joint arrangements")
            ),
            noscript=noscript,
        )
