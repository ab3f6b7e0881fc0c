"""Themes in groups, and former themes as they are read now; see docs/classification.md."""

from collections.abc import Mapping
from types import MappingProxyType

from explorer.vocabulary import THEMES

GROUPED_THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "taxes": ("0.61", "0.62", "0.63", "0.64"),
        "social_support": ("6.21", "6.60", "6.71", "6.81", "6.91"),
        "youth_care": ("6.22", "6.75", "6.76", "6.79", "6.82", "6.92"),
    }
)
"""Themes of each group, by which they are chosen and compared in one go; none is in two."""

FORMER_THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "0.6": ("0.61", "0.62", "0.63", "0.64"),
        "6.2": ("6.21", "6.22", "6.23"),
        "6.6": ("6.60", "6.71"),
        "6.7": ("6.71",),
        "6.72": ("6.75", "6.76", "6.79"),
        "6.73": ("6.76",),
        "6.74": ("6.75", "6.76"),
        "6.8": ("6.81",),
        "6.9": ("6.75", "6.76", "6.79", "6.82", "6.92"),
    }
)
"""What a theme of Iv3 2017-2024, or of Verband before it had the list of 2026, is read as now."""


def read_theme(text: str) -> tuple[str, ...]:
    """The themes that an id says: itself, those of a group, or what a former theme is now.

    Empty when it is none of them.
    """
    if text in THEMES:
        return (text,)
    return GROUPED_THEMES.get(text) or FORMER_THEMES.get(text, ())


def group_theme(theme: str) -> str:
    """The id of the group a theme is in, or else the theme itself."""
    return next((id_ for id_, themes in GROUPED_THEMES.items() if theme in themes), theme)


def renew_themes(cell: str) -> str:
    """A `;`-separated list of themes with former ones as they are now; unknown ones stay."""
    themes = (FORMER_THEMES.get(text, (text,)) for text in cell.split(";") if text)
    return ";".join(dict.fromkeys(theme for own in themes for theme in own))
