"""Laws by the name that people know, each a link to its text."""

from typing import Any

from dash import html

from explorer.tables.links import Law, list_laws
from explorer.tables.queries import Service
from explorer.translate import Translator


def name_laws(service: Service, collaboration_id: str, t: Translator) -> list[Any]:
    """The laws that a regulation cites with commas between; nothing where none is known."""
    parts: list[Any] = []
    for law in list_laws(service.dataset, collaboration_id):
        parts += [", ", *_name_law(law, t)]
    return parts[1:]


def _name_law(law: Law, t: Translator) -> list[Any]:
    parts: list[Any] = [html.A(law.title, href=law.url) if law.url else law.title]
    for article, url in law.articles:
        text = t("art. {article}", article=article)
        parts += [" ", html.A(text, href=url) if url else text]
    return parts
