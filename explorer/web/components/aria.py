"""Attributes for assistive technology, whose names are no Python identifiers."""

from typing import Any


def label_aria(text: str, **more: str) -> dict[str, Any]:
    """`aria-label` with `text`, and further `aria-` attributes by name: `live="polite"`."""
    return {"aria-label": text, **{f"aria-{name}": value for name, value in more.items()}}
