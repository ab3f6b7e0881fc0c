"""Attributes for assistive technology, whose names are no Python identifiers."""

from typing import Any

from explorer.translate import SOURCE, Translator


def label_aria(text: str, **more: str) -> dict[str, Any]:
    """`aria-label` with `text`, and further `aria-` attributes by name: `live="polite"`."""
    return {"aria-label": text, **{f"aria-{name}": value for name, value in more.items()}}


def mark_language(text: str, t: Translator) -> dict[str, Any]:
    """A text of data or literature as the children of a component; marked when not translated."""
    said = t(text)
    return {"children": said} | ({"lang": SOURCE} if said == text else {})


def mark_made(query: str) -> dict[str, Any]:
    """The address that a part is made for: what changes until it is made anew, its links carry."""
    return {"data-made": query}


def be_button(look: str) -> dict[str, Any]:
    """What makes the target of a Mantine popover the button itself, not a box around one.

    The box would carry `aria-expanded`, which only a control may.
    """
    return {"component": "button", "type": "button", "className": look}


def let_scroll(text: str) -> dict[str, Any]:
    """Attributes of a box that scrolls sideways on a small screen: named, and reached with Tab."""
    return {"role": "region", "tabIndex": 0, **label_aria(text)}


def mark_current(current: bool, kind: str = "page") -> dict[str, Any]:
    """`aria-current` for the link that leads to what is shown; nothing for the others."""
    return {"aria-current": kind} if current else {}
