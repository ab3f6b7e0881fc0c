"""The network of an extract as an SVG drawing: nodes at their place on the map, borders beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from explorer import vocabulary
from explorer.figures.borders import UNITS_PER_KM, draw_borders
from explorer.figures.encoding import size_nodes
from explorer.figures.palette import ACCENT, INK, colour_domain
from explorer.network.serialise import replace_unwritable
from explorer.snapshot.extract import Extract
from explorer.snapshot.geography import choose_boundaries
from explorer.translate import Translator

# Drawing units a pixel of `size_nodes`, and between those that have no place.
UNITS_PER_PIXEL = 3.2
STEP = 60
ACROSS = 40
MARGIN = 60
NODE_MODES = ("actor", "collaboration")


@dataclass(frozen=True)
class Picture:
    """A drawing and what a script needs of it, nodes in the order of the extract.

    svg: the drawing; names: labels; at: `x,y` in drawing units; ends: places of both ends of
    every tie; degrees: ties drawn a node; modes: those drawn; domains: likewise, in the order of
    the vocabulary.
    """

    svg: str
    names: tuple[str, ...]
    at: tuple[str, ...]
    ends: tuple[tuple[int, int], ...]
    degrees: tuple[int, ...]
    modes: tuple[str, ...]
    domains: tuple[str, ...]


def draw_picture(extract: Extract) -> Picture:
    """The drawing: ties thin, in the colour of the domain; dots actors, diamonds collaborations.

    Nodes are sized by their ties in the drawing. A node without a place on the map stands in rows
    below it.
    """
    nodes = extract.nodes
    number = pd.Series(range(len(nodes)), index=nodes["id"].astype(str))
    ends = np.column_stack([number.reindex(extract.ties.iloc[:, side]) for side in (0, 1)])
    degrees = np.bincount(ends.ravel().astype(int), minlength=len(nodes))
    points = _place(extract)
    names = nodes["short_name"].where(nodes["bipartite"].eq(1) & nodes["short_name"].ne(""))
    names = names.fillna(nodes["name"]).astype(str)
    svg = [
        f'<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="{_frame(points)}">',
        *_draw_borders(extract),
        *_draw_ties(extract, points, ends),
        '<path id="ways"/>',
        *_draw_nodes(extract, points, degrees),
        "</svg>",
    ]
    drawn = set(nodes["domain"].dropna())
    return Picture(
        svg="\n".join(svg),
        names=tuple(replace_unwritable(name) for name in names),
        at=tuple(f"{x},{y}" for x, y in points.tolist()),
        ends=tuple((int(one), int(other)) for one, other in ends),
        degrees=tuple(int(degree) for degree in degrees),
        modes=tuple(NODE_MODES[mode] for mode in sorted(set(nodes["bipartite"]))),
        domains=tuple(domain for domain in vocabulary.DOMAINS if domain in drawn),
    )


def draw_legend(picture: Picture, t: Translator) -> str:
    """What dots, diamonds and colours mean, as an HTML list."""
    entries = []
    if "actor" in picture.modes:
        dot = _icon(f'<circle cx="5" cy="5" r="4" fill="{INK}"/>')
        entries.append(f"{dot}{escape(t('member; larger with more ties'))}")
    if "collaboration" in picture.modes:
        diamond = _icon('<path d="M5 1L9 5L5 9L1 5Z" fill="none" stroke="#5b6673"/>')
        entries.append(f"{diamond}{escape(t('collaboration in the colour of its domain'))}")
    for domain in picture.domains:
        label = t.label(vocabulary.DOMAINS[domain])
        diamond = _icon(f'<path d="M5 0L10 5L5 10L0 5Z" fill="{colour_domain(domain)}"/>')
        entries.append(f"{diamond}{escape(label)}")
    return "\n".join(['<ul class="legend">', *(f"<li>{each}</li>" for each in entries), "</ul>"])


def _icon(shape: str) -> str:
    return f'<svg viewBox="0 0 10 10" aria-hidden="true">{shape}</svg>'


def _place(extract: Extract) -> np.ndarray:
    """Places in whole drawing units, y down; those without one in rows below the others."""
    known = extract.places.reindex(extract.nodes["id"])[["x", "y"]].astype(float) * UNITS_PER_KM
    points = known.to_numpy(copy=True)
    lost = np.flatnonzero(np.isnan(points).any(axis=1))
    low = 0.0 if len(lost) == len(points) else float(np.nanmax(points[:, 1]))
    left = 0.0 if len(lost) == len(points) else float(np.nanmin(points[:, 0]))
    rows, columns = np.divmod(np.arange(len(lost)), ACROSS)
    points[lost] = np.column_stack([left + columns * STEP, low + (rows + 1) * STEP])
    return points.round().astype(int)


def _frame(points: np.ndarray) -> str:
    if not len(points):
        return "0 0 100 100"
    left, top = points.min(axis=0) - MARGIN
    width, height = points.max(axis=0) + MARGIN - (left, top)
    return f"{left} {top} {width} {height}"


def _draw_borders(extract: Extract) -> Iterator[str]:
    name = choose_boundaries(extract.dataset, extract.network.date)
    paths = draw_borders(extract.dataset.boundaries[name]) if name else {}
    if paths:
        yield f'<path class="border" d="{"".join(paths[code] for code in sorted(paths))}"/>'


def _draw_ties(extract: Extract, points: np.ndarray, ends: np.ndarray) -> Iterator[str]:
    """A path a domain, so that thousands of ties are a handful of elements."""
    domain = extract.nodes["domain"].fillna("").astype(str).to_numpy()
    of_tie = domain[ends[:, 1].astype(int)] if extract.options.mode is None else None
    groups = sorted(set(of_tie)) if of_tie is not None else [""]
    for group in groups:
        drawn = ends if of_tie is None else ends[of_tie == group]
        colour = ACCENT if of_tie is None else colour_domain(group)
        lines = points[drawn.astype(int)].reshape(-1, 4).tolist()
        path = "".join(f"M{a},{b}L{c},{d}" for a, b, c, d in lines)
        yield f'<path class="tie" stroke="{colour}" d="{path}"/>'


def _draw_nodes(extract: Extract, points: np.ndarray, degrees: np.ndarray) -> Iterator[str]:
    nodes = extract.nodes
    is_group = nodes["bipartite"].eq(1).to_numpy(dtype=bool)
    radii = np.zeros(len(nodes))
    for mode, of_mode in zip(NODE_MODES, (~is_group, is_group), strict=True):
        sizes = size_nodes(pd.Series(degrees[of_mode]), mode)
        radii[of_mode] = sizes.to_numpy() * UNITS_PER_PIXEL / 2
    rows = zip(nodes["name"], nodes["domain"], is_group, points.tolist(), radii, strict=True)
    for number, (name, domain, group, (x, y), radius) in enumerate(rows):
        title = f"<title>{escape(replace_unwritable(str(name)))}</title>"
        size = f"{radius:.1f}"
        if group:
            path = f"M{x},{y}m0,-{size}l{size},{size}l-{size},{size}l-{size},-{size}z"
            shape = (
                f'<path class="node" data-node="{number}" fill="{colour_domain(domain)}" d="{path}"'
            )
            yield f"{shape}>{title}</path>"
        else:
            shape = f'<circle class="node actor" data-node="{number}" cx="{x}" cy="{y}" r="{size}"'
            yield f"{shape}>{title}</circle>"
