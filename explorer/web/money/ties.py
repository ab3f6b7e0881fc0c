"""What is paid beside the number of collaborations: ties are not money."""

import pandas as pd
from dash import dcc, html

from explorer.figures.palette import ACCENT
from explorer.figures.scatter import draw_scatter
from explorer.tables.money_figures import correlate_ties
from explorer.translate import Translator
from explorer.web.state import State
from explorer.web.ui.aria import label_aria

# Below this a rank correlation leaves nearly all of the differences unexplained.
WEAK = 0.5


def build_ties(frame: pd.DataFrame, state: State, t: Translator) -> html.Section:
    """Share against number of collaborations with a body, and their rank correlation.

    frame: of `list_payments`.
    """
    known = frame[frame["joint_share"].notna()]
    labels = {
        "bodies": t("Collaborations with a body that is paid"),
        "joint_share": t("Share of expenditure"),
    }
    marked = known.index.isin(state.selected)
    dots = known.assign(size=known["inhabitants"], colour=ACCENT)
    dots.loc[marked, "colour"] = "#a34a00"
    figure = draw_scatter(
        dots, x="bodies", y="joint_share", labels=labels, separators=t.separators
    ).update_yaxes(tickformat=".0%", rangemode="tozero")
    title = t("Ties are not money")
    return html.Section(
        [
            html.H2(title),
            html.P(describe_ties(frame, t), className="lead"),
            html.Div(
                dcc.Graph(
                    id="money-ties",
                    figure=figure,
                    config={"displayModeBar": False},
                    style={"height": 360},
                ),
                role="img",
                **label_aria(title),
            ),
            html.P(
                t("A dot is a municipality, its area the number of inhabitants."),
                className="definition",
            ),
        ],
        className="block",
    )


def describe_ties(frame: pd.DataFrame, t: Translator) -> str:
    """What the correlation says, and what it does not."""
    found = correlate_ties(frame)
    if pd.isna(found["bodies"]):
        return t("There are too few municipalities to compare money with collaborations.")
    values = {
        "all": t.number(found["collaborations"], digits=2),
        "bodies": t.number(found["bodies"], digits=2),
    }
    said = t(
        "Spearman's rank correlation of the share is {all} with the number of collaborations, and "
        "{bodies} with the number of those that have a body that is paid.",
        **values,
    )
    more = t("One collaboration that runs everything can cost more than ten small ones.")
    weak = t("Being in more collaborations says little of what is paid.")
    return " ".join([weak, said, more] if abs(found["bodies"]) < WEAK else [said, more])
