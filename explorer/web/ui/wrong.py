"""What a page says when it cannot show what was asked for."""

from typing import Any

from dash import html

from explorer.errors import ExplorerError
from explorer.parameters import is_date
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.links import link_to


def build_wrong(
    title: str, text: str | list[Any], t: Translator, *, link: html.A | None = None
) -> html.Main:
    """What is wrong and where to go: to the whole network, or by `link`."""
    onward = link or html.A(t("To the whole network"), href=link_to("/", t.language))
    return html.Main([html.H1(title), html.P(text), onward], id=ids.MAIN, className="wrong")


def describe_error(error: ExplorerError, t: Translator) -> str:
    """What is wrong in the reader's language, as far as the error is told in a template."""
    return t(error.template, **{name: _say(value, t) for name, value in error.values.items()})


def _say(value: str | int, t: Translator) -> str:
    if isinstance(value, int):
        return t.number(value)
    return t.day(value) if is_date(value) else value
