"""What a snapshot is of in words, for its page and its README."""

from collections.abc import Iterable, Mapping
from typing import Any

from explorer.dataset import Dataset
from explorer.network.filter_record import Filter
from explorer.network.filters import FILTERS
from explorer.query import write_value
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


def describe_definition(extract: Extract) -> str:
    """What the network is and how much there is of it; of a projection how it was made."""
    network, options = extract.network, extract.options
    t = Translator(options.language)
    text = t(
        "Municipalities and other members and the collaborations they take part in on {date}. "
        "Members: {actors}; collaborations: {collaborations}; ties: {ties}.",
        date=t.day(network.date),
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


def describe_filters(extract: Extract, t: Translator) -> str:
    """The filters in words: `Domain: Safety, Economy; Province: Utrecht`, the date aside.

    The kind of actors is always said.
    """
    selection = extract.network.selection
    parts = []
    for record in FILTERS.values():
        value = getattr(selection, record.id)
        if not value or record.control == "date":
            continue
        if record.several or value != record.default:
            named = _name_in_file(record, value, t, extract.dataset)
            parts.append(f"{t(record.label_in_file or record.label)}: {named}")
    return "; ".join(parts)


def _name_in_file(record: Filter, value: Any, t: Translator, dataset: Dataset) -> str:  # noqa: ANN401
    if record.control == "number":
        return write_value(value)
    if value in record.texts_in_file:
        return t(record.texts_in_file[value])
    return ", ".join(name_values(record, value if record.several else [value], t, dataset))


def name_values(
    record: Filter, values: Iterable[Any], t: Translator, dataset: Dataset
) -> list[str]:
    """What values of a filter are called: `Safety`, `at least 3 members`, `16 May 2026`."""
    if record.control == "date":
        return [t.day(value) for value in values]
    if record.control == "number":
        return [t.n(*record.counted, value) for value in values]
    if record.names:
        names = record.names(dataset)
        found = [names.get(value, (value, None)) for value in values]
        return [f"{name} ({t.label(sort)})" if sort else name for name, sort in found]
    terms = record.parameter.terms or {}
    return [
        t.label(terms[value]) if value in terms else t(record.texts.get(value, value))
        for value in values
    ]
