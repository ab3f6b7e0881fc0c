"""The HTML document in which the browser draws the pages, in the language of its address."""

from html import escape
from string import Template

from dash import Dash
from flask import request

from explorer.translate import DEFAULT, Translator
from explorer.web.language import choose_language

DATA = "/api/snapshot?format=csv"
DOCUMENT = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
$metas
<meta name="description" content="$description">
<meta name="viewport" content="width=device-width, initial-scale=1">
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
    """The app, whose document speaks the language of the address asked for."""

    # As the documentation of Dash overrides it: all parts are given by name.
    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document around what Dash gives: scripts, styles and where the pages go."""
        query = request.query_string.decode(errors="replace")
        t = Translator(choose_language(query, "", DEFAULT))
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
