"""The field's terms: each with its id, its English label and where it comes from.

Column values in a data package, query parameters and snapshot attributes are the ids below.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

IV3 = "Iv3-informatievoorschrift gemeenten en gemeenschappelijke regelingen 2026 (BZK, CBS)"
WGR = "Wet gemeenschappelijke regelingen, BWBR0003740"
ROO = "Register van Overheidsorganisaties (KOOP)"


@dataclass(frozen=True)
class Term:
    """One value of a controlled list, which `context` names; catalogues have it under that."""

    id: str
    label: str
    source: str
    context: str


def list_terms(context: str, source: str, *rows: tuple[str, str]) -> Mapping[str, Term]:
    """A controlled list by id, from pairs of id and English label."""
    return MappingProxyType({id_: Term(id_, label, source, context) for id_, label in rows})


DOMAINS = list_terms(
    "domain",
    IV3,
    ("0", "Administration and support"),
    ("1", "Safety"),
    ("2", "Traffic, transport and water"),
    ("3", "Economy"),
    ("4", "Education"),
    ("5", "Sport, culture and recreation"),
    ("6", "Social domain"),
    ("7", "Public health and environment"),
    ("8", "Housing and spatial planning"),
)

THEMES = list_terms(
    "theme",
    IV3,
    ("0.1", "Governing bodies"),
    ("0.2", "Civil affairs"),
    ("0.3", "Management of other buildings and land"),
    ("0.4", "Overhead and operations"),
    ("0.5", "Treasury"),
    ("0.61", "Property tax on homes"),
    ("0.62", "Property tax on other buildings"),
    ("0.63", "Parking tax"),
    ("0.64", "Other taxes"),
    ("0.7", "Grants from the Municipalities Fund"),
    ("0.8", "Other income and expenditure"),
    ("0.9", "Corporate income tax"),
    ("0.10", "Changes in reserves"),
    ("1.1", "Crisis management and fire service"),
    ("1.2", "Public order and safety"),
    ("2.1", "Traffic and transport"),
    ("2.2", "Parking"),
    ("2.3", "Marinas"),
    ("2.4", "Ports and waterways"),
    ("2.5", "Public transport"),
    ("3.1", "Economic development"),
    ("3.2", "Business parks"),
    ("3.3", "Business services"),
    ("3.4", "Economic and tourist promotion"),
    ("4.1", "Public primary education"),
    ("4.2", "School buildings"),
    ("4.3", "Education policy and pupil affairs"),
    ("5.1", "Sports policy"),
    ("5.2", "Sports facilities"),
    ("5.3", "Culture"),
    ("5.4", "Museums"),
    ("5.5", "Heritage and archives"),
    ("5.6", "Media and libraries"),
    ("5.7", "Green space and outdoor recreation"),
    ("6.1", "Community support"),
    ("6.21", "Access and first line, social support"),
    ("6.22", "Access and first line, youth"),
    ("6.23", "Access and first line, integrated"),
    ("6.3", "Income support"),
    ("6.4", "Sheltered employment"),
    ("6.5", "Labour participation"),
    ("6.60", "Aids and services, social support"),
    ("6.71", "Tailored services, adults"),
    ("6.75", "Youth care at home"),
    ("6.76", "Residential youth care"),
    ("6.79", "Personal budgets"),
    ("6.81", "Shelter and sheltered housing"),
    ("6.82", "Youth protection and probation"),
    ("6.91", "Coordination and policy, social support"),
    ("6.92", "Coordination and policy, youth care"),
    ("7.1", "Public health"),
    ("7.2", "Sewerage"),
    ("7.3", "Waste"),
    ("7.4", "Environmental management"),
    ("7.5", "Cemeteries and crematoria"),
    ("8.1", "Spatial planning and living environment"),
    ("8.2", "Land development"),
    ("8.3", "Housing and building"),
)

THEME_GROUPS = list_terms(
    "theme group",
    "docs/classification.md",
    ("taxes", "Taxes"),
    ("social_support", "Support of adults (social support, shelter, debt relief)"),
    ("youth_care", "Youth care"),
)

FORMS = list_terms(
    "form",
    WGR,
    ("OL", "Public body"),
    ("GO", "Joint organ"),
    ("BVO", "Operational organisation"),
    ("RZM", "Plain arrangement"),
)

POWERS = list_terms(
    "power",
    ROO,
    ("attribution", "Attribution"),
    ("delegation", "Delegation"),
    ("mandate", "Mandate"),
)

ORGANS = list_terms(
    "organ",
    ROO,
    ("council", "Council"),
    ("college", "College of mayor and aldermen"),
    ("mayor", "Mayor"),
    ("provincial_council", "Provincial council"),
    ("provincial_executive", "Provincial executive"),
    ("kings_commissioner", "King's commissioner"),
    ("general_board", "General board"),
    ("executive_board", "Executive board"),
    ("chair", "Water board chair"),
    ("minister", "Minister"),
    ("state_secretary", "State secretary"),
)

KINDS = list_terms(
    "kind",
    ROO,
    ("municipality", "Municipality"),
    ("province", "Province"),
    ("water_board", "Water board"),
    ("ministry", "Ministry"),
    ("collaboration_body", "Collaboration body"),
    ("foreign", "Foreign body"),
    ("other", "Other body"),
)

OBLIGATIONS = list_terms(
    "obligation",
    "Wgr and the sector laws cited; see docs/classification.md",
    ("statutory", "Statutory"),
    ("semi_statutory", "Semi-statutory"),
    ("voluntary", "Voluntary"),
)

REPORTS = list_terms(
    "report",
    IV3,
    ("budget", "Budget"),
    ("accounts", "Annual accounts"),
)

DOMAIN_BASES = list_terms(
    "domain basis",
    "docs/classification.md",
    ("register", "Policy area in the register"),
    ("law", "Cited law"),
    ("title", "Title or purpose"),
    ("curated", "Decided by hand"),
)

PROVINCES = list_terms(
    "province",
    "TOOI (KOOP)",
    ("PV20", "Groningen"),
    ("PV21", "Fryslân"),
    ("PV22", "Drenthe"),
    ("PV23", "Overijssel"),
    ("PV24", "Flevoland"),
    ("PV25", "Gelderland"),
    ("PV26", "Utrecht"),
    ("PV27", "Noord-Holland"),
    ("PV28", "Zuid-Holland"),
    ("PV29", "Zeeland"),
    ("PV30", "Noord-Brabant"),
    ("PV31", "Limburg"),
)

# Those of RegioAtlas under the names that head the columns of its files (February 2016).
DIVISIONS = list_terms(
    "division",
    "The files in which they come; see docs/data.md",
    ("province", "Provinces"),
    ("safety_region", "Safety regions"),
    ("labour_market_region", "Labour-market regions"),
    ("regioatlas_arbeidsmarktregios", "Labour-market regions"),
    ("regioatlas_arrondissementen", "Court districts"),
    (
        "regioatlas_centrumgemeentemaatschappelijkeopvangbeschermdwonen",
        "Centre municipalities for shelter and sheltered housing",
    ),
    (
        "regioatlas_centrumgemeentenvrouwenopvanggeweldinhuiselijkekring",
        "Centre municipalities for women's refuges and domestic violence",
    ),
    ("regioatlas_coropplusregios", "COROP-plus regions"),
    ("regioatlas_coropregios", "COROP regions"),
    ("regioatlas_coropsubregios", "COROP subregions"),
    ("regioatlas_ggds", "Public health services (GGD)"),
    ("regioatlas_hlzregioshervorminglangdurigezorg", "HLZ regions (long-term care reform)"),
    ("regioatlas_intergemeentelijkesocialediensten", "Inter-municipal social services"),
    ("regioatlas_jeugdzorgregios", "Youth care regions"),
    ("regioatlas_kamervankoophandel", "Chamber of Commerce"),
    ("regioatlas_mirtgebieden", "MIRT areas"),
    ("regioatlas_nuts1regioslandsdelen", "NUTS 1 regions (parts of the country)"),
    ("regioatlas_nuts2regiosprovincies", "NUTS 2 regions (provinces)"),
    ("regioatlas_nuts3regios", "NUTS 3 regions"),
    ("regioatlas_omgevingsdienstenregionaleuitvoeringsdiensten", "Environment agencies"),
    ("regioatlas_passendonderwijsprimaironderwijs", "Special-needs education, primary"),
    ("regioatlas_passendonderwijsvoortgezetonderwijs", "Special-needs education, secondary"),
    ("regioatlas_politieeenheden", "Police units"),
    ("regioatlas_provincies", "Provinces (RegioAtlas)"),
    ("regioatlas_rcfkenniscentrahandhaving", "RCF enforcement centres"),
    (
        "regioatlas_regionaalinformatieenexpertisecentra",
        "Regional information and expertise centres",
    ),
    ("regioatlas_regionaleplatformsarbeidsmarkt", "Regional labour-market platforms"),
    ("regioatlas_regionaleuitvoeringsdienstenbrzo", "Regional executive agencies, BRZO"),
    ("regioatlas_ressorten", "Appeal court districts"),
    (
        "regioatlas_rmcregiosregionaalmeldencoordinatiepunt",
        "RMC regions (reporting and coordination)",
    ),
    ("regioatlas_socialewerkvoorziening", "Sheltered employment"),
    ("regioatlas_veiligheidshuizen", "Safety houses"),
    ("regioatlas_veiligheidsregios", "Safety regions"),
    ("regioatlas_veiligthuisregios", "Veilig Thuis regions"),
    ("regioatlas_vptregios2014", "VPT regions 2014"),
    ("regioatlas_wmoregios", "Wmo regions"),
    ("regioatlas_zorgkantoorregios", "Care office regions"),
)


def domain_of(theme: str) -> str:
    """The Iv3 main function (`6`) a theme (`6.75`) belongs to."""
    return theme.split(".", 1)[0]
