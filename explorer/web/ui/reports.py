"""Of which budget or annual accounts an amount is, in the reader's language."""

from explorer.measures.money import BASIS, joint_payments
from explorer.network import Network
from explorer.translate import Translator
from explorer.vocabulary import REPORTS


def name_report(report: str, t: Translator) -> str:
    """`accounts 2024` in words; empty for none."""
    kind, _, year = report.partition(" ")
    return f"{t.label(REPORTS[kind]).lower()} {year}" if kind in REPORTS else ""


def describe_reports(network: Network, t: Translator) -> str:
    """Of which report the amounts of a network's municipalities are: of most, and then of others.

    Empty where none has a report.
    """
    counts = joint_payments(network)[BASIS].replace("", None).value_counts().sort_index()
    ordered = counts.sort_values(ascending=False, kind="stable")
    if ordered.empty:
        return ""
    first, *others = ordered.items()
    more = [
        t("{report} of {n}", report=name_report(str(report), t), n=t.number(int(count)))
        for report, count in others
    ]
    return "; ".join([name_report(str(first[0]), t), *more])
