"""Reader of the Register van Overheidsorganisaties (ROO, KOOP): organisations and regulations.

One `regeling` of the register is one version of a regulation; `chains` makes arrangements of them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from explorer import vocabulary
from explorer.errors import SourceError
from explorer.parameters import NUMBER, is_date
from explorer.sources.register.export_file import (
    FETCH_AGAIN,
    attribute,
    clean_text,
    find_all,
    local_name,
    stream_records,
    text_at,
    texts_at,
)

# The words of the register, in small letters.
FORMS = {
    "openbaar lichaam": "OL",
    "gemeenschappelijk orgaan": "GO",
    "bedrijfsvoeringsorganisatie": "BVO",
    "regeling zonder meer": "RZM",
}
POWERS = {"attributie": "attribution", "delegatie": "delegation", "mandaat": "mandate"}
ORGANS = {
    "gemeenteraad": "council",
    "college van burgemeester en wethouders": "college",
    "burgemeester": "mayor",
    "provinciale staten": "provincial_council",
    "gedeputeerde staten": "provincial_executive",
    "commissaris van de koning": "kings_commissioner",
    "commissaris van de koningin": "kings_commissioner",
    "algemeen bestuur": "general_board",
    "dagelijks bestuur": "executive_board",
    "dijkgraaf": "chair",
    "minister": "minister",
    "staatssecretaris": "state_secretary",
}
BWB = re.compile(r"BWB[RV]\d{7}")
# `...&artikel=14` in a jci reference, `...#Hoofdstuk2_Artikel4` in an address.
ARTICLE = re.compile(r"artikel[=_]?(\d+[a-z]*(?:[.:]\d+[a-z]*)*)", re.IGNORECASE)
CROSS_BORDER = "gemeenschappelijkeRegelingenGrensoverschrijdend"


@dataclass(frozen=True)
class Organisation:
    """A body of the register; `code` is the TOOI code in capitals, or empty."""

    system_id: str
    code: str
    name: str
    types: tuple[str, ...]
    ended: str
    population: str
    area_km2: str
    council_seats: str
    places: tuple[str, ...]
    seat: str
    website: str
    arrangements: tuple[str, ...]
    started: str = ""
    province: str = ""
    parties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Participation:
    """A body that takes part in one version; `accession` is the day it joined."""

    system_id: str
    code: str
    name: str
    accession: str
    organs: str
    cost_share: str


@dataclass(frozen=True)
class Version:
    """One version of a regulation as the register states it."""

    system_id: str
    title: str
    citation_title: str
    form: str
    power: str
    since: str
    until: str
    previous: tuple[str, ...]
    following: tuple[str, ...]
    body: str
    body_ids: tuple[str, ...]
    policy_areas: tuple[str, ...]
    laws: tuple[tuple[str, str], ...]
    purpose: str
    publications: tuple[str, ...]
    verified: str
    seat: str
    website: str
    cross_border: bool
    participations: tuple[Participation, ...]
    articles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Register:
    """The register at its date: bodies and versions in the order of the export."""

    date: str
    organisations: tuple[Organisation, ...]
    versions: tuple[Version, ...]


def read_register(path: Path) -> Register:
    """The export at `path`, plain or gzip, of any 2.x schema.

    Raises `SourceError` when it is missing, truncated, no export, undated or without regulations.
    """
    records = stream_records(path)
    date = attribute(next(records), "timestamp")[:10]
    organisations: list[Organisation] = []
    versions: list[Version] = []
    for element in records:
        if local_name(element) == "organisatie":
            organisations.append(_read_organisation(element))
        else:
            versions.append(_read_version(element))
    _refuse_repeated(versions, path)
    if not versions:
        raise SourceError(
            f"{path} holds no regulations (regeling); use the full export, not an excerpt"
        )
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        raise SourceError(f"{path} states no date (attribute timestamp); use the full export")
    return Register(date, tuple(organisations), tuple(versions))


def _refuse_repeated(versions: Sequence[Version], path: Path) -> None:
    for system_id, number in Counter(version.system_id for version in versions).items():
        if number > 1:
            raise SourceError(
                f"{path} states the regulation {system_id!r} {number} times; {FETCH_AGAIN}"
            )


def read_code(element: etree._Element) -> str:
    """TOOI code of an element in capitals (GM0344), from its URI or its organisation code."""
    code = attribute(element, "resourceIdentifierTOOI").rstrip("/").rsplit("/", 1)[-1]
    return (code or text_at(element, "identificatiecodes", "resourceIdentifier")).upper()


def _read_date(element: etree._Element, name: str) -> str:
    """An ISO date or empty; raises `SourceError` for what the register's own schema forbids."""
    text = text_at(element, name)[:10]
    if text and not is_date(text):
        raise SourceError(
            f"the register's {local_name(element)} {attribute(element, 'systeemId')!r} states "
            f"{name} {text!r}, which is no date; {FETCH_AGAIN}"
        )
    return text


def _read_share(element: etree._Element) -> str:
    """A share of costs in percent, which the register writes with a comma, as a plain number."""
    text = text_at(element, "verdeelsleutel").replace(",", ".")
    if text and not NUMBER.fullmatch(text):
        raise SourceError(
            f"the register's {local_name(element)} {attribute(element, 'systeemId')!r} states "
            f"verdeelsleutel {text!r}, which is no number; {FETCH_AGAIN}"
        )
    return text


def _read_organisation(element: etree._Element) -> Organisation:
    geography = "geografie"
    related = find_all(element, "hoortBijGemeenschappelijkeRegeling")
    province = text_at(element, "adressen", "adres", "provincie")
    places = text_at(element, geography, "bevatPlaatsen").split(",")
    return Organisation(
        system_id=attribute(element, "systeemId"),
        code=read_code(element),
        name=text_at(element, "naam"),
        types=tuple(texts_at(element, "types", "type")),
        ended=_read_date(element, "eindDatum"),
        population=text_at(element, geography, "aantalInwoners"),
        area_km2=text_at(element, geography, "oppervlakte").replace(",", "."),
        council_seats=text_at(element, "raad", "totaalZetels"),
        places=tuple(clean_text(place) for place in places if clean_text(place)),
        seat=_read_seat(element),
        website=_read_website(element),
        arrangements=tuple(attribute(item, "systeemId") for item in related),
        started=_read_date(element, "startDatum"),
        province=province.rstrip("/").rsplit("/", 1)[-1].upper(),
        parties=tuple(
            (text_at(party, "naam"), text_at(party, "aantalZetels"))
            for party in find_all(element, "raad", "partijen", "partij")
        ),
    )


def _read_version(element: etree._Element) -> Version:
    bodies = find_all(element, "regionaalSamenwerkingsorgaan")
    parent = element.getparent()
    return Version(
        system_id=attribute(element, "systeemId"),
        title=text_at(element, "titel"),
        citation_title=text_at(element, "citeertitel"),
        form=_read_form(element),
        power=_join_terms(
            texts_at(element, "bevoegdheidsverkrijgingen", "bevoegdheidsverkrijging")
        ),
        since=_read_date(element, "datumInwerkingtreding"),
        until=_read_date(element, "datumUitwerkingtreding"),
        previous=tuple(attribute(e, "systeemId") for e in find_all(element, "previousVersion")),
        following=tuple(attribute(e, "systeemId") for e in find_all(element, "nextVersion")),
        body=text_at(element, "regionaalSamenwerkingsorgaan"),
        body_ids=tuple(attribute(body, "systeemId") for body in bodies),
        policy_areas=tuple(texts_at(element, "beleidsterreinen", "beleidsterrein")),
        laws=_read_laws(element),
        purpose=text_at(element, "doel"),
        publications=tuple(texts_at(element, "instellingsbesluiten", "referentie")),
        verified=_read_date(element, "datumTerVerificatie"),
        seat=_read_seat(element),
        website=_read_website(element),
        cross_border=parent is not None and local_name(parent) == CROSS_BORDER,
        participations=tuple(
            _read_participation(item)
            for item in find_all(element, "deelnemendeOrganisaties", "deelnemendeOrganisatie")
        ),
        articles=_read_articles(element),
    )


def _read_form(element: etree._Element) -> str:
    text = text_at(element, "samenwerkingsvorm").strip("'\" ")
    stated = find_all(element, "samenwerkingsvorm")
    abbreviation = attribute(stated[0], "afkorting") if stated else ""
    return abbreviation if abbreviation in vocabulary.FORMS else FORMS.get(text.lower(), "")


def _join_terms(texts: list[str]) -> str:
    given = {POWERS.get(text.strip("'\" ").lower(), "") for text in texts}
    return ";".join(power for power in vocabulary.POWERS if power in given)


def join_organs(organs: set[str]) -> str:
    """Organ ids in the order of the vocabulary, separated by semicolons."""
    return ";".join(organ for organ in vocabulary.ORGANS if organ in organs)


def _read_participation(element: etree._Element) -> Participation:
    organs = texts_at(element, "bestuursorganen", "bestuursorgaan")
    return Participation(
        system_id=attribute(element, "systeemId"),
        code=read_code(element),
        name=text_at(element, "naam"),
        accession=_read_date(element, "toetredingsDatum"),
        organs=join_organs({ORGANS.get(organ.lower(), "") for organ in organs}),
        cost_share=_read_share(element),
    )


def _read_laws(element: etree._Element) -> tuple[tuple[str, str], ...]:
    laws = []
    for basis in find_all(element, "wettelijkeGrondslagen", "wettelijkeGrondslag"):
        found = BWB.search(text_at(basis, "referentie"))
        laws.append((found.group() if found else "", text_at(basis, "opschrift")))
    return tuple(laws)


def _read_articles(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """Identifier and article of the laws whose reference names an article."""
    found = []
    for basis in find_all(element, "wettelijkeGrondslagen", "wettelijkeGrondslag"):
        reference = text_at(basis, "referentie")
        law, article = BWB.search(reference), ARTICLE.search(reference)
        if law and article:
            found.append((law.group(), article.group(1)))
    return tuple(found)


def _read_seat(element: etree._Element) -> str:
    return text_at(element, "adressen", "adres", "woonplaats")


def _read_website(element: etree._Element) -> str:
    return text_at(element, "contact", "internetadressen", "internetadres", "url")
