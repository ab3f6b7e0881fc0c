"""What a snapshot is of in words, for its page and its README."""

from collections.abc import Mapping

from explorer import vocabulary
from explorer.network import Network
from explorer.snapshot.extract import Extract
from explorer.translate import N_, Translator

# What is stated of a snapshot, by its name in `Extract.about`.
STATED: Mapping[str, str] = {
    "date": N_("Date"),
    "filters": N_("Filters"),
    "name": N_("Data"),
    "source": N_("Source"),
    "licence": N_("Licence"),
    "selection": N_("Selection"),
    "options": N_("Options"),
    "fingerprint": N_("Fingerprint of the data"),
    "software": N_("Software"),
}
PROJECTIONS: Mapping[str, str] = {
    "municipality": N_(
        "Drawn and written as the projection on members (nodes: {nodes}; ties: {pairs}); a tie "
        "says how many collaborations two share."
    ),
    "collaboration": N_(
        "Drawn and written as the projection on collaborations (nodes: {nodes}; ties: {pairs}); a "
        "tie says how many members two share."
    ),
}
KEPT: Mapping[str, str] = {
    "backbone": N_(
        "The backbone alone: those who share more than by chance ({method}, level {level})."
    ),
    "all": N_("All pairs that share {threshold} or more."),
}
TERMS: Mapping[str, tuple[str, Mapping[str, vocabulary.Term]]] = {
    "domain": (N_("Domain"), vocabulary.DOMAINS),
    "form": (N_("Form"), vocabulary.FORMS),
    "power": (N_("Power"), vocabulary.POWERS),
    "obligation": (N_("Obligation"), vocabulary.OBLIGATIONS),
    "kind": (N_("Kind of member"), vocabulary.KINDS),
    "province": (N_("Province"), vocabulary.PROVINCES),
}


def describe_definition(extract: Extract) -> str:
    """What the network is and how much there is of it; of a projection how it was made."""
    network, options = extract.network, extract.options
    t = Translator(options.language)
    text = t(
        "Municipalities and other members and the collaborations they take part in on {date}. "
        "Members: {actors}; collaborations: {collaborations}; ties: {ties}.",
        date=network.date,
        actors=len(network.actors),
        collaborations=len(network.collaborations),
        ties=len(network.ties),
    )
    if options.mode is None:
        return text
    how = t(
        KEPT[options.keep],
        method={"sdsm": "SDSM"}.get(options.method, options.method),
        level=f"{options.level:g}",
        threshold=options.threshold,
    )
    drawn = t(PROJECTIONS[options.nodes], nodes=len(extract.nodes), pairs=len(extract.ties))
    return f"{text} {drawn} {how}"


def describe_filters(network: Network, t: Translator) -> str:
    """The filters in words: `Domain: Safety, Economy; Province: Utrecht`, or that there are none.

    The kind of actors is always said.
    """
    selection = network.selection
    parts = []
    for field, (title, terms) in TERMS.items():
        selected = [t.label(terms[value]) for value in getattr(selection, field)]
        if selected:
            parts.append(f"{t(title)}: {', '.join(selected)}")
    if selection.cross_border:
        parts.append(f"{t('Cross-border')}: {t(selection.cross_border)}")
    if selection.least > 1:
        parts.append(f"{t('Least number of members')}: {selection.least}")
    return "; ".join(parts)
