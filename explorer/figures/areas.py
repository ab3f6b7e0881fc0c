"""Municipal areas in colours, as SVG text: each says what it is and leads somewhere."""

import re
from collections.abc import Collection, Mapping
from html import escape

from explorer.figures.palette import INK, PEN

NUMBERS = re.compile(r"-?\d+")
EDGE = 10


def draw_areas(
    paths: Mapping[str, str],
    *,
    colours: Mapping[str, str],
    texts: Mapping[str, str],
    links: Mapping[str, str],
    marked: str = "",
    mine: Collection[str] = (),
    label: str = "",
) -> str:
    """Areas by code as a picture that fits its box.

    paths: of `draw_borders`; colours: of those to be drawn in colour, others are left white;
    texts: what an area says when it is pointed at; links: where it leads; marked: the one with a
    thick edge; mine: those with an edge as of a marker pen; label: what the picture is, for those
    who do not see it. Empty for no paths.
    """
    if not paths:
        return ""
    codes = sorted(paths, key=lambda code: (code == marked, code in mine, code))
    areas = [
        _draw_area(code, paths[code], colours, texts, links, _draw_edge(code, marked, mine))
        for code in codes
    ]
    pens = [
        f'<path class="mine" d="{paths[code]}" fill="none" stroke="{PEN}" stroke-width="40" '
        'stroke-linejoin="round" pointer-events="none"/>'
        for code in codes
        if code in mine
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_frame(paths)}" role="group" '
        f'aria-label="{escape(label)}" class="areas">{"".join([*areas, *pens])}</svg>'
    )


def _draw_area(
    code: str,
    path: str,
    colours: Mapping[str, str],
    texts: Mapping[str, str],
    links: Mapping[str, str],
    edge: str,
) -> str:
    area = f'<path d="{path}" fill="{colours.get(code, "#f2f4f6")}" {edge}>'
    area += f"<title>{escape(texts[code])}</title></path>" if code in texts else "</path>"
    if code not in links:
        return area
    # The table has the same links for those who use the keyboard.
    named = f' aria-label="{escape(texts[code])}"' if code in texts else ""
    return f'<a href="{escape(links[code])}" tabindex="-1"{named}>{area}</a>'


def _draw_edge(code: str, marked: str, mine: Collection[str]) -> str:
    if code in mine:
        return f'stroke="{INK}" stroke-width="64" stroke-linejoin="round"'
    return f'stroke="{INK}" stroke-width="14"' if code == marked else 'stroke="#ffffff"'


def _frame(paths: Mapping[str, str]) -> str:
    numbers = [int(each) for path in paths.values() for each in NUMBERS.findall(path)]
    xs, ys = numbers[::2], numbers[1::2]
    left, top = min(xs) - EDGE, min(ys) - EDGE
    return f"{left} {top} {max(xs) + EDGE - left} {max(ys) + EDGE - top}"
