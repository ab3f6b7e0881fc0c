"""The field's terms: each with its id, its Dutch and English label and where it comes from.

Column values in a data package, query parameters and snapshot attributes are the ids below.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

IV3 = "Iv3-informatievoorschrift gemeenten en gemeenschappelijke regelingen (BZK, 2024)"
WGR = "Wet gemeenschappelijke regelingen, BWBR0003740"
ROO = "Register van Overheidsorganisaties (KOOP)"


@dataclass(frozen=True)
class Term:
    """One value of a controlled list. `abbreviation` is its short form, or empty."""

    id: str
    nl: str
    en: str
    source: str
    abbreviation: str = ""

    def label(self, language: str) -> str:
        """The term in Dutch (`nl`) or English (anything else)."""
        return self.nl if language == "nl" else self.en


def _list(source: str, *rows: tuple[str, ...]) -> Mapping[str, Term]:
    terms = (Term(row[0], row[1], row[2], source, *row[3:]) for row in rows)
    return MappingProxyType({term.id: term for term in terms})


DOMAINS = _list(
    IV3,
    ("0", "Bestuur en ondersteuning", "Administration and support"),
    ("1", "Veiligheid", "Safety"),
    ("2", "Verkeer, vervoer en waterstaat", "Traffic, transport and water"),
    ("3", "Economie", "Economy"),
    ("4", "Onderwijs", "Education"),
    ("5", "Sport, cultuur en recreatie", "Sport, culture and recreation"),
    ("6", "Sociaal domein", "Social domain"),
    ("7", "Volksgezondheid en milieu", "Public health and environment"),
    ("8", "Wonen en ruimte", "Housing and spatial planning"),
)

THEMES = _list(
    IV3,
    ("0.1", "Bestuur", "Governing bodies"),
    ("0.2", "Burgerzaken", "Civil affairs"),
    ("0.3", "Beheer overige gebouwen en gronden", "Management of other buildings and land"),
    ("0.4", "Overhead en bedrijfsvoering", "Overhead and operations"),
    ("0.5", "Treasury", "Treasury"),
    ("0.6", "Belastingen en WOZ", "Taxes and property valuation"),
    ("0.8", "Overige baten en lasten", "Other income and expenditure"),
    ("1.1", "Crisisbeheersing en brandweer", "Crisis management and fire service"),
    ("1.2", "Openbare orde en veiligheid", "Public order and safety"),
    ("2.1", "Verkeer en vervoer", "Traffic and transport"),
    ("2.2", "Parkeren", "Parking"),
    ("2.3", "Recreatieve havens", "Marinas"),
    ("2.4", "Economische havens en waterwegen", "Ports and waterways"),
    ("2.5", "Openbaar vervoer", "Public transport"),
    ("3.1", "Economische ontwikkeling", "Economic development"),
    ("3.2", "Fysieke bedrijfsinfrastructuur", "Business parks"),
    ("3.3", "Bedrijvenloket en bedrijfsregelingen", "Business services"),
    ("3.4", "Economische promotie", "Economic and tourist promotion"),
    ("4.1", "Openbaar basisonderwijs", "Public primary education"),
    ("4.2", "Onderwijshuisvesting", "School buildings"),
    ("4.3", "Onderwijsbeleid en leerlingzaken", "Education policy and pupil affairs"),
    ("5.1", "Sportbeleid en activering", "Sports policy"),
    ("5.2", "Sportaccommodaties", "Sports facilities"),
    ("5.3", "Cultuur", "Culture"),
    ("5.4", "Musea", "Museums"),
    ("5.5", "Cultureel erfgoed en archieven", "Heritage and archives"),
    ("5.6", "Media", "Media and libraries"),
    ("5.7", "Openbaar groen en openluchtrecreatie", "Green space and outdoor recreation"),
    ("6.1", "Samenkracht en burgerparticipatie", "Community support"),
    ("6.2", "Toegang en eerstelijnsvoorzieningen", "Access to care"),
    ("6.3", "Inkomensregelingen", "Income support"),
    ("6.4", "Begeleide participatie (Wsw)", "Sheltered employment"),
    ("6.5", "Arbeidsparticipatie", "Labour participation"),
    ("6.6", "Maatwerkvoorzieningen (Wmo)", "Social support facilities"),
    ("6.7", "Maatwerkdienstverlening 18+", "Social support services, adults"),
    ("6.8", "Maatschappelijke opvang en beschermd wonen", "Shelter and sheltered housing"),
    ("6.9", "Jeugdhulp", "Youth care"),
    ("7.1", "Volksgezondheid", "Public health"),
    ("7.2", "Riolering", "Sewerage"),
    ("7.3", "Afval", "Waste"),
    ("7.4", "Milieubeheer", "Environmental management"),
    ("7.5", "Begraafplaatsen en crematoria", "Cemeteries and crematoria"),
    ("8.1", "Ruimte en leefomgeving", "Spatial planning and living environment"),
    ("8.2", "Grondexploitatie", "Land development"),
    ("8.3", "Wonen en bouwen", "Housing and building"),
)

FORMS = _list(
    WGR,
    ("OL", "Openbaar lichaam", "Public body", "OL"),
    ("GO", "Gemeenschappelijk orgaan", "Joint organ", "GO"),
    ("BVO", "Bedrijfsvoeringsorganisatie", "Operational organisation", "BVO"),
    ("RZM", "Regeling zonder meer", "Plain arrangement", "RZM"),
)

POWERS = _list(
    ROO,
    ("attribution", "Attributie", "Attribution"),
    ("delegation", "Delegatie", "Delegation"),
    ("mandate", "Mandaat", "Mandate"),
)

ORGANS = _list(
    ROO,
    ("council", "Gemeenteraad", "Council"),
    ("college", "College van burgemeester en wethouders", "College of mayor and aldermen"),
    ("mayor", "Burgemeester", "Mayor"),
    ("provincial_council", "Provinciale staten", "Provincial council"),
    ("provincial_executive", "Gedeputeerde staten", "Provincial executive"),
    ("kings_commissioner", "Commissaris van de Koning", "King's commissioner"),
    ("general_board", "Algemeen bestuur", "General board"),
    ("executive_board", "Dagelijks bestuur", "Executive board"),
    ("chair", "Dijkgraaf", "Water board chair"),
    ("minister", "Minister", "Minister"),
    ("state_secretary", "Staatssecretaris", "State secretary"),
)

KINDS = _list(
    ROO,
    ("municipality", "Gemeente", "Municipality"),
    ("province", "Provincie", "Province"),
    ("water_board", "Waterschap", "Water board"),
    ("ministry", "Ministerie", "Ministry"),
    ("collaboration_body", "Samenwerkingslichaam", "Collaboration body"),
    ("foreign", "Buitenlandse deelnemer", "Foreign body"),
    ("other", "Overige deelnemer", "Other body"),
)

OBLIGATIONS = _list(
    "Wgr and the sector laws cited; see docs/classification.md",
    ("statutory", "Wettelijk verplicht", "Statutory"),
    ("semi_statutory", "Half verplicht", "Semi-statutory"),
    ("voluntary", "Vrijwillig", "Voluntary"),
)

DOMAIN_BASES = _list(
    "docs/classification.md",
    ("register", "Beleidsterrein in het register", "Policy area in the register"),
    ("law", "Aangehaalde wet", "Cited law"),
    ("title", "Titel of doel", "Title or purpose"),
    ("curated", "Met de hand bepaald", "Decided by hand"),
)

MEMBERSHIP_BASES = _list(
    ROO,
    ("register", "Vermeld in het register", "Named in the register"),
    ("succession", "Afgeleid uit herindeling", "Derived from a merger"),
)

PROVINCES = _list(
    "TOOI (KOOP)",
    ("PV20", "Groningen", "Groningen"),
    ("PV21", "Fryslân", "Fryslân"),
    ("PV22", "Drenthe", "Drenthe"),
    ("PV23", "Overijssel", "Overijssel"),
    ("PV24", "Flevoland", "Flevoland"),
    ("PV25", "Gelderland", "Gelderland"),
    ("PV26", "Utrecht", "Utrecht"),
    ("PV27", "Noord-Holland", "Noord-Holland"),
    ("PV28", "Zuid-Holland", "Zuid-Holland"),
    ("PV29", "Zeeland", "Zeeland"),
    ("PV30", "Noord-Brabant", "Noord-Brabant"),
    ("PV31", "Limburg", "Limburg"),
)


def domain_of(theme: str) -> str:
    """The Iv3 main function (`6`) a theme (`6.9`) belongs to."""
    return theme.split(".", 1)[0]
