"""The language of a first visit: the one asked for, chosen before, or preferred by the browser."""

from urllib.parse import parse_qsl, urlencode

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from explorer.translate import DEFAULT, LANGUAGES
from explorer.web.site import Site

COOKIE = "lang"


def register_language(server: Flask, site: Site) -> None:
    """Send who prefers another language than the default one to the page's address that says so."""

    @server.before_request
    def follow_language() -> Response | None:
        query = request.query_string.decode(errors="replace")
        if request.method != "GET" or not site.find_page(request.path):
            return None
        preferred = request.accept_languages.best_match(LANGUAGES) or DEFAULT
        language = choose_language(query, request.cookies.get(COOKIE, ""), preferred)
        if language == DEFAULT or "lang" in dict(parse_qsl(query)):
            return None
        pairs = [*parse_qsl(query), ("lang", language)]
        return redirect(f"{request.path}?{urlencode(pairs, safe=',')}")


def choose_language(query: str, cookie: str, preferred: str) -> str:
    """The language: of the address, else chosen before (`cookie`), else what is preferred."""
    asked = dict(parse_qsl(query.removeprefix("?"))).get("lang", "")
    for language in (asked, cookie, preferred):
        if language in LANGUAGES:
            return language
    return DEFAULT
