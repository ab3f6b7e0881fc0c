"""What never changes by itself, sent as HTML: one component in place of all that it holds.

Dash asks each component again at every step of every callback, so that a page of two thousand
takes seconds to stand. Tables, lists and texts are nobody's input or output: they are written here
as HTML, and shown by the component `Static` of `assets/static.js`.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

from explorer.web import ids

# The ids that callbacks know; others are for links and styles.
FILLED = {value for name, value in vars(ids).items() if name.isupper()}
# Fewer components than this are left as they are.
LEAST = 3
# What has a state of its own, is filled in, or loads something.
LIVE = (html.Button, html.Details, html.Embed, html.Form, html.Iframe, html.ObjectEl, html.Script)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr"}
# Attributes that are there or not; the others of a truth value say which.
FLAGS = {"hidden", "open", "reversed"}
NAMES = {"className": "class", "htmlFor": "for", "dateTime": "datetime"}
TAGS = {"ObjectEl": "object", "MapEl": "map"}
# Where a link may lead: to another page, another part of this one, or out.
SAFE = re.compile(r"(https?:|mailto:|[/?#.]|[^:]*$)", re.IGNORECASE)


class Static(Component):
    """An element whose inside is HTML: `tag`, its `attributes` as React names them, and `html`."""

    _namespace = "verband"
    _type = "Static"
    _prop_names = ["tag", "attributes", "html"]  # noqa: RUF012, as Dash wants it
    _children_props: list[str] = []  # noqa: RUF012
    _base_nodes: list[str] = []  # noqa: RUF012
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_properties = _prop_names
    available_wildcard_properties: list[str] = []  # noqa: RUF012


def freeze(part: Any) -> Any:  # noqa: ANN401
    """A part of a page with all that never changes by itself as HTML; what it shows is the same.

    Components that callbacks know, controls, and what holds one of them stay as they are. The part
    that is given is not changed. Cost: once over the components.
    """
    return _seal(*_sort(part))


def _seal(part: Any, size: int | None) -> Any:  # noqa: ANN401
    """A part that was sorted: as HTML where all of it is static and it is worth it."""
    if size is None or size < LEAST:
        return part
    return [_seal(*_sort(each)) for each in part] if isinstance(part, list) else _write_static(part)


def _sort(part: Any) -> tuple[Any, int | None]:  # noqa: ANN401
    """A part and of how many components it is, None where one answers: then others are sealed."""
    if isinstance(part, list | tuple):
        sorted_parts = [_sort(each) for each in part]
        sizes = [size for _, size in sorted_parts]
        if None in sizes:
            return [_seal(*each) for each in sorted_parts], None
        return list(part), sum(size for size in sizes if size)
    if not isinstance(part, Component):
        return part, 0
    inside, size = _sort(getattr(part, "children", None))
    if size is not None and _is_static(part):
        return part, 1 + size
    if not hasattr(part, "children"):
        return part, None
    given = {name: getattr(part, name) for name in part.to_plotly_json()["props"]}
    return type(part)(**{**given, "children": _seal(inside, size)}), None


def _is_static(part: Component) -> bool:
    """Whether nothing asks for an element, what is in it aside, and nobody fills it in."""
    if type(part).__module__.split(".")[:2] != ["dash", "html"] or isinstance(part, LIVE):
        return False
    if not isinstance(getattr(part, "id", ""), str) or getattr(part, "id", "") in FILLED:
        return False
    href, style = getattr(part, "href", None) or "", getattr(part, "style", None) or {}
    return bool(SAFE.match(href)) and all(isinstance(value, str) for value in style.values())


def _list_attributes(part: Component) -> dict[str, Any]:
    given = part.to_plotly_json()["props"]
    return {
        name: value
        for name, value in given.items()
        if name not in ("children", "key") and value is not None
    }


def _write_static(part: Component) -> Static:
    inside = write_html(getattr(part, "children", None))
    return Static(tag=_name_tag(part), attributes=_list_attributes(part), html=inside)


def _name_tag(part: Component) -> str:
    name = type(part).__name__
    return TAGS.get(name, name.lower())


def write_html(part: Any) -> str:  # noqa: ANN401
    """A part of texts and elements as HTML."""
    return "".join(_write(part))


def _write(part: Any) -> Iterator[str]:  # noqa: ANN401
    """The HTML of a static part, as React writes it."""
    if part is None or isinstance(part, bool):
        return
    if isinstance(part, list | tuple):
        for each in part:
            yield from _write(each)
    elif isinstance(part, Component):
        tag = _name_tag(part)
        attributes = _list_attributes(part).items()
        yield f"<{tag}{''.join(_write_attribute(*each) for each in attributes)}>"
        if tag not in VOID:
            yield from _write(getattr(part, "children", None))
            yield f"</{tag}>"
    else:
        whole = isinstance(part, float) and part.is_integer()
        yield escape(str(int(part) if whole else part), quote=False)


def _write_attribute(name: str, value: Any) -> str:  # noqa: ANN401
    if name == "style":
        value = ";".join(f"{_hyphenate(each)}:{text}" for each, text in value.items())
    elif name in FLAGS:
        return f" {name}" if value else ""
    elif isinstance(value, bool):
        value = str(value).lower()
    return f' {NAMES.get(name, name.lower())}="{escape(str(value))}"'


def _hyphenate(name: str) -> str:
    """A property of a style as CSS names it; one of its own stays."""
    return name if name.startswith("--") else re.sub("([A-Z])", r"-\1", name).lower()
