"""The language of a first visit: the one asked for, chosen before, or preferred by the browser."""

from urllib.parse import parse_qsl

from flask import Flask, has_request_context, redirect, request
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
        language = find_language(query)
        if language == DEFAULT or "lang" in dict(parse_qsl(query, keep_blank_values=True)):
            return None
        # The rest as it is: what is wrong with it is for the page to say.
        return redirect(f"{request.path}?{query}{'&' if query else ''}lang={language}")


def find_language(query: str) -> str:
    """The language of who asks: of the address, chosen before, or preferred by the browser."""
    if not has_request_context():
        return choose_language(query, "", DEFAULT)
    preferred = request.accept_languages.best_match(LANGUAGES) or DEFAULT
    return choose_language(query, request.cookies.get(COOKIE, ""), preferred)


def choose_language(query: str, cookie: str, preferred: str) -> str:
    """The language: of the address, else chosen before (`cookie`), else what is preferred."""
    asked = dict(parse_qsl(query.removeprefix("?"))).get("lang", "")
    for language in (asked, cookie, preferred):
        if language in LANGUAGES:
            return language
    return DEFAULT
