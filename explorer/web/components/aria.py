"""Attributes for assistive technology, whose names are no Python identifiers."""

from typing import Any


def label_aria(text: str, **more: str) -> dict[str, Any]:
    """`aria-label` with `text`, and further `aria-` attributes by name: `live="polite"`."""
    return {"aria-label": text, **{f"aria-{name}": value for name, value in more.items()}}


def mark_current(current: bool, kind: str = "page") -> dict[str, Any]:
    """`aria-current` for the link that leads to what is looked at; nothing for the others."""
    return {"aria-current": kind} if current else {}
