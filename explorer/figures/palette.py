"""One colour a domain, the same everywhere; told apart with the common colour-vision defects.

After Okabe and Ito (2008, Color Universal Design) and P. Tol (2021, SRON technical note), with
every colour at least 3:1 against white except amber and sky, which are never used for text.
"""

from collections.abc import Mapping
from types import MappingProxyType

DOMAIN_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "0": "#6b7280",
        "1": "#d55e00",
        "2": "#0072b2",
        "3": "#dba400",
        "4": "#56b4e9",
        "5": "#2a9d8f",
        "6": "#c2255c",
        "7": "#117733",
        "8": "#7b4fa3",
    }
)
# P. Tol's "muted" scheme: for groups that are no domains, so that none looks like one.
GROUP_COLOURS = (
    "#332288",
    "#cc6677",
    "#117733",
    "#88ccee",
    "#882255",
    "#999933",
    "#aa4499",
    "#44aa99",
    "#ddcc77",
)
INK = "#1d2733"
ACCENT = "#1f5f8b"
# What a marker pen leaves on my municipalities; always with a dark edge, for it is pale on white.
PEN = "#ffd84d"
PEN_THIN = "rgba(255, 216, 77, 0.4)"


def colour_domain(domain: str) -> str:
    """The colour of a domain; grey when it has none."""
    return DOMAIN_COLOURS.get(domain, DOMAIN_COLOURS["0"])


def colour_group(number: int) -> str:
    """The colour of a group by its number from 0, in a cycle: show the number with it."""
    return GROUP_COLOURS[number % len(GROUP_COLOURS)]
