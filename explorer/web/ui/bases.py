"""What the values of a measure rest on, in the reader's language."""

from explorer.dataset.seats import LAW, SEATS_BASIS
from explorer.measures.compute import list_bases
from explorer.measures.record import Measure
from explorer.network import Network
from explorer.translate import Translator
from explorer.web.ui.reports import describe_reports, name_report


def name_basis(record: Measure, basis: str, t: Translator) -> str:
    """What one value of a measure rests on; empty where there is nothing to say of it."""
    if record.basis == SEATS_BASIS:
        return t("seats of the law") if basis == LAW else ""
    return name_report(basis, t)


def describe_bases(network: Network, record: Measure, t: Translator) -> str:
    """What the values of a measure rest on in a network; empty where there is nothing to say."""
    if record.basis == SEATS_BASIS:
        count = int(list_bases(network, (record.id,))[SEATS_BASIS].eq(LAW).sum())
        return t("seats of the law for {n}", n=t.number(count)) if count else ""
    return describe_reports(network, t) if record.basis else ""
