"""What a page says: every text in its components, wherever a reader or a screen reader meets it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import lxml.html
from plotly.utils import PlotlyJSONEncoder

# Attributes of components that hold no text for people: ids, looks, links, settings, code.
SILENT = {
    "id", "className", "style", "href", "src", "type", "namespace", "role", "target", "size", "rel",
    "variant", "color", "position", "shadow", "valueFormat", "value", "filter", "function",
    "renderNode", "columnSize", "field", "cellClass", "cellStyle", "cellRenderer", "valueFormatter",
    "cellRendererParams", "headerClass", "aria-current", "aria-live", "aria-hidden", "component",
    "orientation", "maxDate", "minDate", "download", "stylesheet", "scope", "locale", "getRowId",
    "target_id", "rowClassRules", "loading", "data-made",
    "accept", "clampBehavior", "data-filters", "data-views",
    "data-parameters",
    "aria-expanded", "aria-controls", "layout", "domLayout", "rule", "node_id", "fill", "colour",
    "rowSelection", "default", "mode",
    "name", "link", "doubleClick", "modeBarButtons", "className_active",
    "direction", "base", "borders", "paint", "preserveAspectRatio", "viewBox", "data-address",
    "file", "aria-describedby", "columnGroupShow", "pinned", "sort", "query",
    "shape", "data-picture", "data-kind", "tag",
}  # fmt: skip
# What a picture says once it is saved, as JSON.
TOLD = "data-told"
# Attributes of markup by which an element is called.
CALLED = ("aria-label", "title", "alt")
# What of a figure is read.
OF_A_FIGURE = {"text", "title", "ticktext", "said", "customdata", "hovertemplate", "label"}
# Code is the same in every language, and what is in a store is for scripts; what is marked as of
# another language is in that language.
NOT_SPOKEN = {"Code", "Pre", "Store"}


def list_spoken(component: Any) -> list[str]:
    """Every text of a component and all within it."""
    tree = json.loads(json.dumps(component, cls=PlotlyJSONEncoder))
    return [text for text in _walk(tree) if text.strip()]


def _walk(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        for each in part:
            yield from _walk(each)
    elif isinstance(part, dict):
        if part.get("type") in NOT_SPOKEN or "lang" in part.get("props", {}):
            return
        for name, each in part.items():
            if name not in SILENT:
                yield from READ.get(name, _walk)(each)


def _read_markup(markup: str) -> Iterator[str]:
    """What HTML or SVG says: its texts, and what it is called for those who do not see it."""
    for element in lxml.html.fragment_fromstring(markup, create_parent=True).iter():
        yield from filter(None, (element.text, element.tail))
        yield from (element.attrib[each] for each in CALLED if each in element.attrib)


def _walk_figure(part: Any, *, read: bool = False) -> Iterator[str]:
    if isinstance(part, str) and read:
        yield part
    elif isinstance(part, list):
        for each in part:
            yield from _walk_figure(each, read=read)
    elif isinstance(part, dict):
        for name, each in part.items():
            if name != "template":
                yield from _walk_figure(each, read=name in OF_A_FIGURE)


# How what has a form of its own is read, by name.
READ: dict[str, Callable[[Any], Iterator[str]]] = {
    "figure": _walk_figure,
    "html": _read_markup,
    TOLD: lambda told: _walk(json.loads(told)),
}
