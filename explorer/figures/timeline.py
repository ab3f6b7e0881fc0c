"""Memberships as bars along the years, as SVG text that is as wide as where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from explorer.figures.palette import ACCENT, INK
from explorer.figures.style import SOFT

GRID = "#dde1e5"
ROW, HEADING, TOP, BOTTOM = 14, 17, 18, 4
FONT = "'Inter Variable',system-ui,sans-serif"
# How a bar begins and ends, by the change that it was; what is not here has no mark.
DOT = f"<circle r='3.4' fill='{INK}'/>"
RING = f"<circle r='3' fill='#fff' stroke='{INK}' stroke-width='1.6'/>"
SQUARE = f"<path d='M-3.2-3.2h6.4v6.4h-6.4z' fill='{INK}'/>"
STROKE = f"<path d='M-.9-5.5h1.8v11h-1.8z' fill='{INK}'/>"
MARKS = {
    "tie_joined": DOT, "tie_left": RING, "tie_inherited": SQUARE, "tie_passed_on": SQUARE,
    "tie_came": STROKE, "tie_went": STROKE,
}  # fmt: skip
# On a narrow screen every other year is named.
STYLE = (
    f"text{{font:11px {FONT};fill:{INK}}}.soft{{font-size:10px;fill:{SOFT}}}"
    ".heading{font-weight:650}"
    "@media (max-width:560px){text{font-size:10px}.soft{font-size:9px}.second{display:none}}"
)


@dataclass(frozen=True)
class Span:
    """One interval in which a bar is drawn.

    since, until: ISO dates, empty where it began before all dates or goes on; began, ended: the
    change, of `MARKS`; notches: days on which something about it changed.
    """

    since: str
    until: str
    began: str = ""
    ended: str = ""
    notches: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lane:
    """A line of a timeline: its name, the heading it stands under, its colour and intervals."""

    name: str
    heading: str
    colour: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Axis:
    """From which day to which is drawn.

    filled: until when the data were being filled; shown: a day to point out; or empty.
    """

    first: str
    last: str
    filled: str = ""
    shown: str = ""

    def place(self, day: str) -> float:
        """Where a day is, in percent from the first to the last; beyond them at their edge."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        days = (date.fromisoformat(day) - first).days
        return 100 * min(max(days / max((last - first).days, 1), 0), 1)

    @property
    def years(self) -> list[int]:
        """The years that begin within it."""
        low, high = int(self.first[:4]), int(self.last[:4])
        return [year for year in range(low, high + 1) if f"{year}-01-01" >= self.first]


def draw_timeline(lanes: Sequence[Lane], axis: Axis) -> str:
    """A bar an interval, a line a lane, in the order given, each heading once above its lanes.

    What goes on ends in a point at the last day; what began before the first day in one there.
    """
    names: list[tuple[float, str, str]] = []
    bars, place, heading = [], TOP, ""
    for lane in lanes:
        if lane.heading != heading:
            heading, place = lane.heading, place + HEADING
            names.append((place - 5, heading, "heading soft"))
        middle = place + ROW / 2
        names.append((middle + 4, lane.name, ""))
        bars += [_draw_span(span, axis, lane.colour, middle) for span in lane.spans]
        place += ROW
    height = place + BOTTOM
    texts = "".join(
        f"<text y='{y:.1f}' class='{look}'>{escape(text)}</text>" for y, text, look in names
    )
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='{height}'>"
        f"<style>{STYLE}</style><defs><linearGradient id='fade'><stop stop-color='#fff' "
        "stop-opacity='0'/><stop offset='1' stop-color='#fff'/></linearGradient></defs>"
        f"<svg width='39%' height='{height}'>{texts}<rect x='100%' width='22' "
        f"height='{height}' fill='url(#fade)' transform='translate(-22)'/></svg>"
        f"<svg x='40%' width='58.5%' height='{height}' overflow='visible'>"
        f"{_draw_years(axis, height)}{''.join(bars)}</svg></svg>"
    )


def _draw_years(axis: Axis, height: int) -> str:
    """The years as faint lines with their number, what was being filled, and the days shown."""
    bottom, parts = height - BOTTOM, []
    if axis.filled > axis.first:
        parts.append(
            f"<rect y='{TOP}' width='{axis.place(axis.filled):.2f}%' height='{bottom - TOP}' "
            "fill='#f1f3f5'/>"
        )
    step = -(-len(axis.years) // 14)
    for place, year in enumerate(reversed(axis.years)):
        x = axis.place(f"{year}-01-01")
        parts.append(_draw_line(x, bottom, GRID, width=0.6))
        if place % step == 0 and x < 99:
            look = "second" if place // step % 2 else ""
            parts.append(
                f"<text x='{x:.2f}%' y='12' text-anchor='middle' class='soft {look}'>{year}</text>"
            )
    parts.append(_draw_line(100, bottom, INK, width=1))
    if axis.shown:
        parts.append(_draw_line(axis.place(axis.shown), bottom, ACCENT, width=1.4, dashes="3 2"))
    return "".join(parts)


def _draw_line(x: float, bottom: float, colour: str, *, width: float, dashes: str = "") -> str:
    dashed = f" stroke-dasharray='{dashes}'" if dashes else ""
    return (
        f"<line x1='{x:.2f}%' x2='{x:.2f}%' y1='{TOP - 4}' y2='{bottom}' stroke='{colour}' "
        f"stroke-width='{width}'{dashed}/>"
    )


def _draw_span(span: Span, axis: Axis, colour: str, middle: float) -> str:
    early = not span.since or span.since < axis.first
    left = 0.0 if early else axis.place(span.since)
    right = axis.place(span.until) if span.until else 100.0
    bar = (
        f"<rect class='bar' x='{left:.2f}%' y='{middle - 3.5}' width='{right - left:.2f}%' "
        f"height='7' fill='{colour}'/>"
    )
    cuts = [
        _put("<path d='M-1-4h2v8h-2z' fill='#fff'/>", axis.place(day), middle)
        for day in span.notches
        if axis.first < day < (span.until or axis.last)
    ]
    tip = f"<path d='M0-3.5l{{}} 3.5l{{}} 3.5z' fill='{colour}'/>"
    begin = tip.format(-5, 5) if early else MARKS.get(span.began, "")
    end = MARKS.get(span.ended, "") if span.until else tip.format(5, -5)
    return bar + "".join(cuts) + _put(begin, left, middle) + _put(end, right, middle)


def _put(mark: str, x: float, y: float) -> str:
    return f"<svg x='{x:.2f}%' y='{y:.1f}' overflow='visible'>{mark}</svg>" if mark else ""


def draw_mark(change: str) -> str:
    """The mark of a change alone, for a legend."""
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='-6 -6 12 12' width='12' height='12'>"
        f"{MARKS[change]}</svg>"
    )
