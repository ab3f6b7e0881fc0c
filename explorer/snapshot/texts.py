"""What a snapshot is of in words, in Dutch and English, for its page and its README."""

from collections.abc import Mapping

from explorer import vocabulary
from explorer.network import Network
from explorer.snapshot.extract import Extract

TEXTS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "definition": "Gemeenten en andere deelnemers en de samenwerkingsverbanden waaraan zij op "
        "{date} deelnemen. Deelnemers: {actors}; samenwerkingsverbanden: {collaborations}; banden: "
        "{ties}.",
        "municipality": "Getekend en geschreven als projectie op deelnemers (knopen: {nodes}; "
        "banden: {pairs}); een band zegt hoeveel samenwerkingsverbanden twee delen.",
        "collaboration": "Getekend en geschreven als projectie op samenwerkingsverbanden (knopen: "
        "{nodes}; banden: {pairs}); een band zegt hoeveel deelnemers twee delen.",
        "backbone": "Alleen de ruggengraat: wie meer delen dan bij toeval ({method}, niveau "
        "{level}).",
        "all": "Alle paren die er {threshold} of meer delen.",
        "filters": "Filters",
        "date": "Datum",
        "domain": "Domein",
        "form": "Vorm",
        "power": "Bevoegdheid",
        "obligation": "Verplichting",
        "kind": "Soort deelnemer",
        "province": "Provincie",
        "cross_border": "Grensoverschrijdend",
        "yes": "ja",
        "no": "nee",
        "least": "Minste aantal deelnemers",
        "source": "Bron",
        "licence": "Licentie",
        "fingerprint": "Vingerafdruk van de gegevens",
        "software": "Software",
        "selection": "Selectie",
        "options": "Opties",
        "name": "Gegevens",
        "legend": "Legenda",
        "actor_dot": "deelnemer; groter bij meer banden",
        "collaboration_dot": "samenwerkingsverband in de kleur van zijn domein",
        "search": "Zoek een gemeente of samenwerkingsverband",
        "shown": "{n} getoond",
        "table": "Deelnemers en samenwerkingsverbanden",
        "column_name": "Naam",
        "column_kind": "Soort of domein",
        "column_degree": "Banden",
        "neighbours": "verbonden met",
        "picture": "Het netwerk op de kaart",
        "hint": "Wijs een punt aan of kies een naam in de tabel om te zien waarmee het verbonden "
        "is. Escape maakt los.",
        "cite": "Aanhalen",
        "cited": "Verband, momentopname {id}, gegevens {version}.",
        "cite_how": "Het adres hoort achter dat van een Verband met deze gegevens. Het geeft "
        "dezelfde momentopname, of zegt wat er sindsdien aan de gegevens veranderd is.",
        "files": "Bestanden",
        "files_how": "Uitgepakt is deze map zelf een gegevenspakket (Frictionless): "
        "`datapackage.json` zegt wat elke kolom is, en Verband opent het met `EXPLORER_DATA`. De "
        "SHA-256 van elk bestand, zoals `sha256sum --check README.md` die leest:",
        "made": "Gemaakt met {software}. Dit bestand haalt niets van elders.",
    },
    "en": {
        "definition": "Municipalities and other members and the collaborations they take part in "
        "on {date}. Members: {actors}; collaborations: {collaborations}; ties: {ties}.",
        "municipality": "Drawn and written as the projection on members (nodes: {nodes}; ties: "
        "{pairs}); a tie says how many collaborations two share.",
        "collaboration": "Drawn and written as the projection on collaborations (nodes: {nodes}; "
        "ties: {pairs}); a tie says how many members two share.",
        "backbone": "The backbone alone: those who share more than by chance ({method}, level "
        "{level}).",
        "all": "All pairs that share {threshold} or more.",
        "filters": "Filters",
        "date": "Date",
        "domain": "Domain",
        "form": "Form",
        "power": "Power",
        "obligation": "Obligation",
        "kind": "Kind of member",
        "province": "Province",
        "cross_border": "Cross-border",
        "yes": "yes",
        "no": "no",
        "least": "Least number of members",
        "source": "Source",
        "licence": "Licence",
        "fingerprint": "Fingerprint of the data",
        "software": "Software",
        "selection": "Selection",
        "options": "Options",
        "name": "Data",
        "legend": "Legend",
        "actor_dot": "member; larger with more ties",
        "collaboration_dot": "collaboration in the colour of its domain",
        "search": "Find a municipality or collaboration",
        "shown": "{n} shown",
        "table": "Members and collaborations",
        "column_name": "Name",
        "column_kind": "Kind or domain",
        "column_degree": "Ties",
        "neighbours": "tied to",
        "picture": "The network on the map",
        "hint": "Point at a dot or choose a name in the table to see what it is tied to. Escape "
        "lets go.",
        "cite": "How to cite",
        "cited": "Verband, snapshot {id}, data {version}.",
        "cite_how": "The address goes behind that of a Verband with these data. It gives the same "
        "snapshot, or says what has changed in the data since.",
        "files": "Files",
        "files_how": "Unpacked, this folder is a data package itself (Frictionless): "
        "`datapackage.json` says what every column is, and Verband opens it with `EXPLORER_DATA`. "
        "The SHA-256 of every file, as `sha256sum --check README.md` reads them:",
        "made": "Made with {software}. This file fetches nothing from elsewhere.",
    },
}
TERMS: Mapping[str, Mapping[str, vocabulary.Term]] = {
    "domain": vocabulary.DOMAINS,
    "form": vocabulary.FORMS,
    "power": vocabulary.POWERS,
    "obligation": vocabulary.OBLIGATIONS,
    "kind": vocabulary.KINDS,
    "province": vocabulary.PROVINCES,
}


def word(language: str, text: str, **values: object) -> str:
    """One of `TEXTS` in a language, its {placeholders} filled in."""
    return TEXTS[language][text].format(**values)


def describe_definition(extract: Extract) -> str:
    """What the network is and how much there is of it; of a projection how it was made."""
    network, options = extract.network, extract.options
    language = options.language
    text = word(
        language,
        "definition",
        date=network.date,
        actors=len(network.actors),
        collaborations=len(network.collaborations),
        ties=len(network.ties),
    )
    if options.mode is None:
        return text
    how = word(
        language,
        options.keep,
        method={"sdsm": "SDSM"}.get(options.method, options.method),
        level=f"{options.level:g}",
        threshold=options.threshold,
    )
    counts = {"nodes": len(extract.nodes), "pairs": len(extract.ties)}
    return f"{text} {word(language, options.nodes, **counts)} {how}"


def describe_filters(network: Network, language: str) -> str:
    """The filters in words: `Domain: Safety, Economy; Province: Utrecht`, or that there are none.

    The kind of actors is always said.
    """
    selection = network.selection
    parts = []
    for field, terms in TERMS.items():
        chosen = [terms[value].label(language) for value in getattr(selection, field)]
        if chosen:
            parts.append(f"{word(language, field)}: {', '.join(chosen)}")
    if selection.cross_border:
        answer = word(language, selection.cross_border)
        parts.append(f"{word(language, 'cross_border')}: {answer}")
    if selection.least > 1:
        parts.append(f"{word(language, 'least')}: {selection.least}")
    return "; ".join(parts)
