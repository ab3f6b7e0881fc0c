"""A matrix of how divisions agree, with what helps to read it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from dash import html

from explorer.measures.agreement import arrange_agreements
from explorer.measures.registry import ALL_MEASURES
from explorer.translate import Translator
from explorer.web.ui.shading import shade_colour
from explorer.web.ui.table import box_table, build_table

# With more divisions than this the columns are numbered; with many the values are hundredths.
SEVERAL = 4
MANY = 14


def build_agreement(
    agreements: pd.DataFrame,
    measure: str,
    t: Translator,
    *,
    names: Mapping[str, Any],
    facts: Mapping[str, Sequence[str]],
    label: str,
    few: float = 0,
) -> html.Div:
    """One measure of `list_agreements` as a matrix in a box of its own.

    names: what each division is called, in the order of the rows; facts: texts by heading, one a
    division, after the matrix; label: what the matrix is of; few: cells over fewer
    municipalities than this are muted.
    """
    order, words = list(names), list(names.values())
    values = arrange_agreements(agreements, measure=measure).loc[order, order].to_numpy()
    both = agreements.pivot(index="division", columns="other", values="municipalities")
    met = both.loc[order, order].to_numpy()
    muted = met < few
    describe = _prepare_texts(values, t)
    rows = []
    for place, name in enumerate(words):
        number = [html.Span(str(place + 1), className="place")] if len(words) > SEVERAL else []
        cells = [
            html.Td(className="same")
            if place == other
            else _build_cell(
                values[place, other],
                describe(values[place, other], met[place, other]),
                title=f"{name} × {words[other]}",
                muted=muted[place, other],
            )
            for other in range(len(words))
        ]
        told = [html.Td(texts[place], className="fact") for texts in facts.values()]
        rows.append([[*number, name], *cells, *told])
    head = [html.Td(), *_build_heads(words, facts)]
    look = "matrix small" if len(words) > MANY else "matrix"
    return box_table(build_table(head, rows, numbers=(), look=look), label, look="agreement")


def _prepare_texts(values: np.ndarray, t: Translator) -> Callable[[float, int], tuple[str, str]]:
    """A function that gives what stands in the cell of a value, and the value as it is read.

    It is told of how many municipalities the value is: without any there is none.
    """
    hundredths = len(values) > MANY
    texts = {float(value): t.number(value, digits=2) for value in np.unique(values.round(2))}
    none, single = t("no municipality is in both"), t("one of the two is a single region here")

    def describe(value: float, municipalities: int) -> tuple[str, str]:
        if np.isnan(value):
            return "–", single if municipalities else none
        text = texts[float(np.round(value, 2))]
        return (str(round(100 * value)) if hundredths else text, text)

    return describe


def _build_heads(names: Sequence[str], facts: Mapping[str, Sequence[str]]) -> list[html.Th]:
    numbered = len(names) > SEVERAL
    return [
        *(
            html.Th(str(place) if numbered else name, scope="col", title=name)
            for place, name in enumerate(names, 1)
        ),
        *(html.Th(heading, scope="col", className="fact") for heading in facts),
    ]


def _build_cell(value: float, texts: tuple[str, str], *, title: str, muted: bool) -> html.Td:
    shown, read = texts
    # The third power, since most that is worth a look lies near 1.
    colour = "" if muted or np.isnan(value) else shade_colour(value**3)
    return html.Td(
        shown,
        title=f"{title}: {read}",
        style={"backgroundColor": colour} if colour else {},
        className="muted" if muted else "",
    )


def define_agreement(measure: str, t: Translator) -> str:
    """What the measure says, in a sentence or two."""
    return t(ALL_MEASURES[measure].meaning)


def build_reading(
    agreements: pd.DataFrame,
    measure: str,
    t: Translator,
    *,
    names: Mapping[str, str],
    among: Collection[str],
    few: float = 0,
) -> list[html.P]:
    """What the matrix of `build_agreement` shows, with an instance from `among` its divisions."""
    shown = agreements[agreements["division"].isin(names) & agreements["other"].isin(names)]
    told = shown[shown["division"].isin(among) & shown["other"].isin(among)]
    said = [_give_instance(told[told["municipalities"] >= few], measure, t, names=names)]
    if len(names) > MANY:
        said.append(t("The values are hundredths: 87 is {value}.", value=t.number(0.87, digits=2)))
    if (shown["municipalities"] < few).any():
        said.append(t("Grey: few municipalities are in both, so that the value says little."))
    if shown.loc[shown["division"] != shown["other"], measure].isna().any():
        said.append(explain_missing(t))
    text = " ".join(filter(None, said))
    return [html.P(text, className="definition")] if text else []


def has_missing(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a cell says that there is no value."""
    return any(cell == "–" for row in rows for cell in row)


def explain_missing(t: Translator) -> str:
    """Why there can be no value."""
    return t(
        "–: the two have no municipality in common, or one of them is a single region here, which "
        "says nothing of agreement."
    )


def _give_instance(
    agreements: pd.DataFrame, measure: str, t: Translator, *, names: Mapping[str, str]
) -> str:
    """Said of two divisions: which lies most within another, or which two are most alike."""
    pairs = agreements[agreements["division"] != agreements["other"]].dropna(subset=[measure])
    if measure == "nested":
        pairs = pairs[pairs["regions"] > pairs["regions_other"]]
    # Of one pair, both ways, most and least are the same.
    if pairs.empty or (measure != "nested" and len(pairs) <= 2):
        return ""
    most, least = pairs.loc[pairs[measure].idxmax()], pairs.loc[pairs[measure].idxmin()]
    if measure == "nested":
        return t(
            "For instance {row} in {column}: {share} of the {n} lie within one region.",
            n=t.number(most["regions"]),
            row=names[most["division"]],
            share=t.share(most["nested"]),
            column=names[most["other"]],
        )
    return t(
        "Most alike: {a} and {b} ({most}); least: {c} and {d} ({least}).",
        a=names[most["division"]],
        b=names[most["other"]],
        most=t.number(most[measure], digits=2),
        c=names[least["division"]],
        d=names[least["other"]],
        least=t.number(least[measure], digits=2),
    )
