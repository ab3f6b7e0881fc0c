"""Actors on the map: ties between them and the groups they are in."""

import numpy as np
import pandas as pd

from explorer.figures.palette import GROUP_COLOURS
from explorer.figures.places import draw_groups, draw_ties

PLACES = pd.DataFrame(
    {"name": ["Aa", "Bee", "Cee"], "x": [0.0, 2.0, 4.0], "y": [0.0, 0.0, 6.0]},
    index=["A", "B", "C"],
)


def make_ties(*rows: tuple[str, str, bool | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["first", "second", "crossing"])
    return frame.astype({"crossing": "boolean"}).assign(label=frame["first"] + frame["second"])


def test_a_tie_runs_from_one_to_the_other_and_stops():
    figure = draw_ties(PLACES, make_ties(("A", "B", False), ("C", "B", None), ("A", "C", True)))
    within, across, middle, dots = figure.data
    np.testing.assert_array_equal(within.x, [0, 2, np.nan, 4, 2, np.nan])
    np.testing.assert_array_equal(within.y, [0, 0, np.nan, 6, 0, np.nan])
    np.testing.assert_array_equal(across.x, [0, 4, np.nan])
    assert across.line.width > within.line.width
    assert (list(middle.x), list(middle.y), list(middle.text)) == ([2], [3], ["AC"])
    assert list(dots.text) == ["Aa", "Bee", "Cee"]


def test_north_is_up_and_a_kilometre_as_long_both_ways():
    layout = draw_ties(PLACES, make_ties()).layout
    assert layout.yaxis.autorange == "reversed"
    assert layout.yaxis.scaleanchor == "x"


def test_a_group_has_its_number_in_its_midst_and_no_group_is_quiet():
    figure = draw_groups(PLACES.assign(group=[0, -1, 0]), labels=["1 Aa, Cee"])
    loose, dots, numbers = figure.data
    assert list(loose.text) == ["Bee"]
    assert list(dots.customdata) == ["1 Aa, Cee"] * 2
    assert (list(numbers.x), list(numbers.y), list(numbers.text)) == ([2], [3], ["1"])


def test_colour_and_form_tell_apart_more_groups_than_there_are_colours():
    n = 2 * len(GROUP_COLOURS)
    places = pd.DataFrame({"name": "p", "x": 0.0, "y": 0.0, "group": range(n)})
    dots = draw_groups(places, labels=[""] * n).data[1]
    assert len(set(zip(dots.marker.color, dots.marker.symbol, strict=True))) == n


def test_nothing_is_drawn_of_nothing():
    empty = PLACES.iloc[:0]
    assert all(not len(trace.x) for trace in draw_ties(empty, make_ties()).data)
    groups = empty.assign(group=pd.Series(dtype=int))
    assert all(not len(trace.x) for trace in draw_groups(groups, labels=[]).data)
