"""Bodies that can take part: who a participant of the register is, and the actors table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from explorer.dataset.findings import Finding
from explorer.errors import SourceError
from explorer.sources.mergers import Mergers, Municipality, day_after
from explorer.sources.register.read import Organisation, Participation, Register

CODE = re.compile(r"(GM|PV|WS|MNRE|SO)\d{2,4}")
KINDS = {
    "GM": "municipality",
    "PV": "province",
    "WS": "water_board",
    "MNRE": "ministry",
    "SO": "collaboration_body",
}
# Abroad by the word that says what the body is, in German or French.
FOREIGN_WORDS = re.compile(
    r"\b(?:Stadt|Gemeinde|Samtgemeinde|Kreis|Landkreis|Landeshauptstadt|Zweckverband|"
    r"Landschaftsverband|Industrie- und Handelskammer|Region Aachen|Städteregion)\b|-Kreis\b"
)
# Abroad, though nothing in the name says so: Belgian bodies, and German towns by name alone.
FOREIGN_NAMES = frozenset(
    (
        "Assenede", "Kaprijke", "Sint-Laureins", "Beveren", "Sint-Gillis-Waas", "Stekene",
        "Wachtebeke", "Hamont-Achel", "Pelt", "Provincie Oost-Vlaanderen", "Provincie Antwerpen",
        "Provincie West-Vlaanderen", "Provincie Luik", "Provincie Limburg (BE)",
        "Duitstalige Gemeenschap", "Intergemeentelijk samenwerkingsverband Interwaas",
        "Maatschappij Linkerscheldeoever (MLSO)", "Brüggen", "Geldern", "Krefeld",
        "Mönchengladbach", "Nettetal", "Niederkrüchten", "Schwalmtal", "Selfkant", "Straelen",
        "Wassenberg", "Wegberg",
    )
)  # fmt: skip
# Companies, foundations and an arrangement of this country that the register gives no code.
DOMESTIC_NAMES = frozenset(
    (
        "PREZERO Gemeentelijke Dienstverlening B.V.",
        "Coöperatieve Industriële Brandweerzorg met Uitgesloten Aansprakelijkheid",
        "Stichting Frysk Letterkundich Museum en Dokumintaasjesintrum",
        "gemeenschappelijke regeling WIHW",
    )
)


def strip_kind(name: str) -> str:
    """A name as used in the field, without `Gemeente` or `Provincie` before it."""
    return re.sub(r"^(?:Gemeente|Provincie)\s+", "", name)


@dataclass(frozen=True)
class Actor:
    """A body that can take part, with its id, its kind and why it has that kind if by default."""

    actor_id: str
    name: str
    kind: str
    guessed: bool = False


@dataclass
class ActorIndex:
    """Who a participant is: by TOOI code, by the register's organisation, or by its own id."""

    organisations: Mapping[str, Organisation]
    mergers: Mergers
    found: dict[str, Actor] = field(default_factory=dict)

    def identify(self, participation: Participation) -> Actor:
        """The actor a participation names; the same body always gives the same actor.

        Raises `SourceError` for a municipality that the list of municipalities lacks.
        """
        actor = self._recognise(participation)
        return self.found.setdefault(actor.actor_id, actor)

    def _recognise(self, participation: Participation) -> Actor:
        organisation = self.organisations.get(participation.system_id)
        name = (organisation.name if organisation else "") or participation.name
        for code in (participation.code, organisation.code if organisation else ""):
            known = CODE.fullmatch(code)
            if known and known[1] == "GM" and code not in self.mergers.municipalities:
                raise SourceError(
                    f"gemeenten.csv lacks {code}, which the register names ({name}); "
                    "complete it or restore the source folder"
                )
            if known:
                return Actor(code, name_actor(code, name, self.mergers), KINDS[known[1]])
        if organisation and "Gemeente" in organisation.types:
            municipality = self.find_municipality(organisation.name)
            if municipality:
                return Actor(municipality.code, municipality.name, "municipality")
        if organisation and "Regionaal samenwerkingsorgaan" in organisation.types:
            return Actor(participation.system_id, name, "collaboration_body")
        kind, guessed = classify_body(name)
        shown = name if name in FOREIGN_NAMES else re.sub("^Gemeente ", "", name)
        return Actor(participation.system_id, shown, kind, guessed)

    def find_municipality(self, name: str) -> Municipality | None:
        """The municipality of that name; of several the one longest in being."""
        wanted = strip_kind(name).lower()
        named = [m for m in self.mergers.municipalities.values() if m.name.lower() == wanted]
        return max(named, key=lambda m: (m.dissolved or "9999", m.code), default=None)


def name_actor(code: str, name: str, mergers: Mergers) -> str:
    """Name of the body with that code: municipalities as in TOOI, ministries in full."""
    if code in mergers.municipalities:
        return mergers.municipalities[code].name
    if code.startswith("MNRE") and not name.lower().startswith("ministerie"):
        return f"Ministerie van {name}"
    return strip_kind(name)


def classify_body(name: str) -> tuple[str, bool]:
    """Kind of a body without code, and whether it was assumed for want of a rule."""
    if name in DOMESTIC_NAMES:
        return "other", False
    if re.sub("^Gemeente ", "", name) in FOREIGN_NAMES or FOREIGN_WORDS.search(name):
        return "foreign", False
    return "other", True


def index_actors(register: Register, mergers: Mergers) -> ActorIndex:
    """An index over the organisations of the register."""
    organisations = {o.system_id: o for o in register.organisations if o.system_id}
    return ActorIndex(organisations, mergers)


def list_codes(register: Register, kind: str) -> dict[str, Organisation]:
    """Organisations with a TOOI code of that kind (`GM`, `PV`, `WS`), by code."""
    coded = {o.code: o for o in register.organisations if CODE.fullmatch(o.code)}
    return {code: o for code, o in sorted(coded.items()) if code.startswith(kind)}


def resolve_water_boards(
    register: Register, current: set[str]
) -> tuple[dict[str, str], list[Finding]]:
    """Dates on which water boards were dissolved, of those whose stated end can be believed.

    The register's end dates of provinces and water boards are often something else (a contact's
    term, say): believed is a past one of a water board that takes part in nothing now (`current`
    holds who does).
    """
    dissolved: dict[str, str] = {}
    findings = []
    for code, organisation in {**list_codes(register, "PV"), **list_codes(register, "WS")}.items():
        ended = organisation.ended
        if not ended:
            continue
        if code.startswith("WS") and ended <= register.date and code not in current:
            dissolved[code] = day_after(ended) if ended.endswith("12-31") else ended
            continue
        why = "takes_part" if code in current else "unlikely"
        values = {"name": organisation.name, "day": ended, "cases": why}
        findings.append(Finding("end_date_ignored", "actors", code, values, code))
    return dissolved, findings


def tabulate_actors(
    index: ActorIndex,
    register: Register,
    points: Mapping[str, tuple[float, float]],
    dissolved: Mapping[str, str],
) -> pd.DataFrame:
    """The `actors` table: all municipalities, provinces, water boards, and whoever takes part."""
    figures = list_codes(register, "GM") | list_codes(register, "PV")
    municipalities = [
        _describe_municipality(m, figures.get(m.code), points.get(m.code))
        for m in index.mergers.municipalities.values()
    ]
    bodies, boards = dict(index.found), index.mergers.boards
    for code in (*list_codes(register, "PV"), *list_codes(register, "WS")):
        organisation = list_codes(register, code[:2])[code]
        name = name_actor(code, organisation.name, index.mergers)
        bodies.setdefault(code, Actor(code, name, KINDS[code[:2]]))
    others = [
        _describe_body(
            actor,
            figures.get(actor.actor_id),
            founded=boards[actor.actor_id].founded if actor.actor_id in boards else "",
            dissolved=dissolved.get(actor.actor_id, ""),
        )
        for actor in bodies.values()
        if actor.kind != "municipality"
    ]
    return pd.DataFrame([*municipalities, *others])


def _describe_municipality(
    municipality: Municipality,
    organisation: Organisation | None,
    point: tuple[float, float] | None,
) -> dict[str, str]:
    # TOOI writes 's-Gravenhage, the register and everyone else Den Haag.
    default = strip_kind(organisation.name) if organisation and not municipality.dissolved else ""
    return {
        "actor_id": municipality.code,
        "name": default or municipality.name,
        "kind": "municipality",
        "province_id": municipality.province,
        "founded": municipality.founded,
        "dissolved": municipality.dissolved,
        **_state_figures(organisation),
        "longitude": f"{point[0]:.5f}" if point else "",
        "latitude": f"{point[1]:.5f}" if point else "",
    }


def _describe_body(
    actor: Actor, organisation: Organisation | None, *, founded: str, dissolved: str
) -> dict[str, str]:
    return {
        "actor_id": actor.actor_id,
        "name": actor.name,
        "kind": actor.kind,
        "province_id": actor.actor_id if actor.kind == "province" else "",
        "founded": founded,
        "dissolved": dissolved,
        **_state_figures(organisation),
        "longitude": "",
        "latitude": "",
    }


def _state_figures(organisation: Organisation | None) -> dict[str, str]:
    return {
        "population": organisation.population if organisation else "",
        "area_km2": organisation.area_km2 if organisation else "",
        "council_seats": organisation.council_seats if organisation else "",
    }


def repair_areas(
    actors: pd.DataFrame, areas: Mapping[str, float]
) -> tuple[pd.DataFrame, list[Finding]]:
    """`actors` with the area within the boundary where the register's cannot be right.

    A stated area less than half that within the simplified boundary is a slip of the keyboard or
    that of one predecessor; a larger one may be right, for it counts the waters.
    """
    repaired = actors.copy()
    findings = []
    for row, (code, name, stated) in actors[["actor_id", "name", "area_km2"]].iterrows():
        area = areas.get(code)
        if not area or not stated or float(stated) >= area / 2:
            continue
        repaired.loc[row, "area_km2"] = f"{area:.1f}"
        values = {"name": name, "stated": float(stated), "area": round(area, 1)}
        findings.append(Finding("implausible_area", "actors", code, values, code))
    return repaired, findings


def report_guesses(actors: Iterable[Actor]) -> list[Finding]:
    """A finding for every actor whose kind was assumed."""
    return [
        Finding("kind_assumed", "actors", a.actor_id, {"name": a.name}, a.actor_id)
        for a in actors
        if a.guessed
    ]


def list_places(register: Register, mergers: Mergers) -> pd.DataFrame:
    """The `places` table: place names in municipalities in being."""
    rows: Sequence[tuple[str, str]] = sorted(
        {
            (place, code)
            for code, organisation in list_codes(register, "GM").items()
            if code in mergers.municipalities and not mergers.municipalities[code].dissolved
            for place in organisation.places
        }
    )
    return pd.DataFrame(rows, columns=["place", "actor_id"])
