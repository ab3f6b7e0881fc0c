"""What a municipality pays to joint arrangements, on its sheet, with the way to the page Money."""

import pandas as pd
from dash import html

from explorer.measures.money import joint_payments
from explorer.measures.peers import size_classes
from explorer.network import Network
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.sheets.democratic_control import name_size_class
from explorer.web.state import State
from explorer.web.ui.amounts import say_euros, say_share
from explorer.web.ui.reports import name_report


def build_paid(
    service: Service, network: Network, code: str, state: State, t: Translator
) -> list[html.Section]:
    """What it pays and of what that is, beside the median of its size class.

    Nothing where the package says nothing about money, or for a body that is no municipality.
    """
    paid = joint_payments(network)
    if service.dataset.money.empty or code not in paid.index:
        return []
    title = t("What it pays to joint arrangements")
    # A filter keeps to what the sheet shows; money is the same under all of them.
    href = "/money" + state.bare().choose(code).to_href()
    link = html.A(t("Over the years, and beside its size class"), href=href)
    said = html.P([describe_paid(paid, network, code, t), " ", link])
    note = t(
        "A lower bound, as CBS has it (Iv3, L4.3.3): what goes to a centre municipality or is "
        "bought stands elsewhere; it is not known by collaboration."
    )
    return [html.Section([html.H2(title), said, html.P(note, className="definition")])]


def describe_paid(paid: pd.DataFrame, network: Network, code: str, t: Translator) -> str:
    """What a municipality pays, in words; paid: of `joint_payments`."""
    row = paid.loc[code]
    report = name_report(row["joint_report"], t)
    if not report:
        return t("No budget or annual accounts of it are known.")
    if pd.isna(row["joint_euros"]):
        return t("Not known: it is booked elsewhere ({report}).", report=report)
    text = t(
        "{amount} ({report}): {share} of its expenditure, {each} an inhabitant.",
        amount=say_euros(row["joint_euros"], t),
        report=report,
        share=say_share(row["joint_share"], t),
        each=say_euros(row["joint_per_inhabitant"], t),
    )
    classes = size_classes(network)
    own = classes[code]
    peers = paid.loc[classes.index[classes.eq(own)], "joint_share"].dropna()
    if not own or len(peers) < 2:
        return text
    median = t(
        "The median of municipalities of {peers} is {share}.",
        peers=name_size_class(own, t),
        share=say_share(float(peers.median()), t),
    )
    return f"{text} {median}"
