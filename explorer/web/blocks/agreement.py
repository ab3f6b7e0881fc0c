"""A matrix of how divisions agree, with what helps to read it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
from dash import html

from explorer.measures.congruence import arrange_agreements
from explorer.measures.registry import ALL_MEASURES
from explorer.web.components.aria import label_aria
from explorer.web.components.shading import shade_colour
from explorer.web.translate import Translator

# With more divisions than this the columns are numbered; with many the values are hundredths.
SEVERAL = 4
MANY = 14


def show_agreement(
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
    order = list(names)
    values = arrange_agreements(agreements, measure=measure).loc[order, order]
    both = agreements.pivot(index="division", columns="other", values="municipalities")
    size = len(order)
    words = list(names.values())
    rows = []
    for place, name in enumerate(words):
        number = [html.Span(str(place + 1), className="place")] if size > SEVERAL else []
        cells = [
            _build_cell(
                values.iat[place, other],
                t,
                title=f"{name} × {words[other]}",
                muted=both.at[order[place], order[other]] < few,
                hundredths=size > MANY,
            )
            if place != other
            else html.Td(className="same")
            for other in range(size)
        ]
        told = [html.Td(texts[place], className="fact") for texts in facts.values()]
        rows.append(html.Tr([html.Th([*number, name], scope="row"), *cells, *told]))
    head = html.Tr([html.Td(), *_build_heads(words, facts)])
    kind = "matrix small" if size > MANY else "matrix"
    table = html.Table([html.Thead(head), html.Tbody(rows)], className=kind)
    box = label_aria(label) | {"role": "region"}
    return html.Div(table, className="plain agreement", tabIndex=0, **box)


def _build_heads(names: Sequence[str], facts: Mapping[str, Sequence[str]]) -> list[html.Th]:
    numbered = len(names) > SEVERAL
    return [
        *(
            html.Th(str(place) if numbered else name, scope="col", title=name)
            for place, name in enumerate(names, 1)
        ),
        *(html.Th(heading, scope="col", className="fact") for heading in facts),
    ]


def _build_cell(
    value: float, t: Translator, *, title: str, muted: bool, hundredths: bool
) -> html.Td:
    if pd.isna(value):
        return html.Td("–", title=f"{title}: {t('no municipality is in both')}")
    said = t.number(value, digits=2)
    # The third power, since most that is worth a look lies near 1.
    style = {} if muted else {"backgroundColor": shade_colour(value**3)}
    return html.Td(
        t.number(100 * value) if hundredths else said,
        title=f"{title}: {said}",
        style=style,
        className="muted" if muted else "",
    )


def define_agreement(measure: str, t: Translator) -> str:
    """What the measure says, in a sentence or two."""
    return ALL_MEASURES[measure].meaning(t.language)


def read_agreement(
    agreements: pd.DataFrame,
    measure: str,
    t: Translator,
    *,
    names: Mapping[str, str],
    among: Collection[str],
    few: float = 0,
) -> list[html.P]:
    """What the matrix of `show_agreement` shows, with an instance from `among` its divisions."""
    shown = agreements[agreements["division"].isin(names) & agreements["other"].isin(names)]
    told = shown[shown["division"].isin(among) & shown["other"].isin(among)]
    said = [_give_instance(told[told["municipalities"] >= few], measure, t, names=names)]
    if len(names) > MANY:
        said.append(t("The values are hundredths: 87 is {value}.", value=t.number(0.87, digits=2)))
    if (shown["municipalities"] < few).any():
        said.append(t("Grey: few municipalities are in both, so that the value says little."))
    text = " ".join(filter(None, said))
    return [html.P(text, className="definition")] if text else []


def _give_instance(
    agreements: pd.DataFrame, measure: str, t: Translator, *, names: Mapping[str, str]
) -> str:
    """Said of two divisions: which lies most within another, or which two are most alike."""
    pairs = agreements[agreements["division"] != agreements["other"]].dropna(subset=[measure])
    if measure == "nested":
        pairs = pairs[pairs["regions"] > pairs["regions_other"]]
    if pairs.empty:
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
