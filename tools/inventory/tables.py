"""The tables of the 2016 inventory, from arrangements and the bodies they name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from explorer import vocabulary
from explorer.errors import SourceError
from explorer.sources.classify import Classification, classify_collaborations
from explorer.sources.domain_rules import load_rules
from explorer.sources.mergers import Municipality, read_rows
from explorer.sources.register.actors import Actor
from explorer.sources.register.collaborations import tidy_place
from tools.inventory import DECISIONS
from tools.inventory.arrangements import Arrangement
from tools.inventory.opengr import ReportedRow
from tools.inventory.reconcile import ABROAD, Directory, Resolution, normalise_name

REPORTED_FROM = "2015-10-01"
"""Start of memberships in arrangements that had ended by the inventory's date."""
POPULATION_YEAR = "2016"
# TOOI writes 's-Gravenhage; the register network, too, has the name in use.
USUAL_NAMES = {"GM0518": "Den Haag"}


def date_start(arrangement: Arrangement, date: str) -> str:
    """The inventory's date, or the autumn before it for what had ended: nothing better is known."""
    return REPORTED_FROM if arrangement.ended else date


def tabulate_arrangements(arrangements: Iterable[Arrangement]) -> pd.DataFrame:
    """The `collaborations` table but for the columns of the classification."""
    return pd.DataFrame(
        {
            "collaboration_id": a.collaboration_id,
            "name": a.name,
            "form": a.form,
            "power": "",
            "laws": "",
            "body": "",
            "seat": tidy_place(a.seat),
            "website": "",
            "cross_border": any(actor_id.startswith("DE-") for actor_id in a.members),
            "started": "",
            "ended": a.ended,
            "verified": "",
            "register_id": a.collaboration_id,
        }
        for a in arrangements
    )


def tabulate_moments(arrangements: Iterable[Arrangement], date: str) -> pd.DataFrame:
    """The `versions` table: one version an arrangement."""
    return pd.DataFrame(
        {
            "register_id": a.collaboration_id,
            "collaboration_id": a.collaboration_id,
            "name": a.name,
            "form": a.form,
            "power": "",
            "since": date_start(a, date),
            "until": a.ended,
            "regulation_url": "",
        }
        for a in arrangements
    )


def tabulate_members(arrangements: Iterable[Arrangement], date: str) -> pd.DataFrame:
    """The `memberships` table."""
    return pd.DataFrame(
        {
            "actor_id": actor_id,
            "collaboration_id": a.collaboration_id,
            "since": date_start(a, date),
            "until": a.ended,
            "organs": "",
            "cost_share": "",
            "basis": basis,
        }
        for a in arrangements
        for actor_id, basis in a.members.items()
    )


def classify_arrangements(arrangements: Iterable[Arrangement], date: str) -> Classification:
    """Classification by the register's rules; `decisions/domains-2016.csv` goes before them."""
    texts = pd.DataFrame(
        {
            "collaboration_id": a.collaboration_id,
            "title": a.name,
            "citation_title": "",
            "body": "",
            "purpose": "",
            "policy_areas": [],
            "laws": [],
            "started": date_start(a, date),
            "ended": a.ended,
        }
        for a in arrangements
    ).set_index("collaboration_id")
    ids = {title: key for key, title in texts["title"].items()}
    rows = [
        (ids[row["name"]], row)
        for row in load_rules("domains-2016", folder=DECISIONS)
        if row["name"] in ids
    ]
    themes = {str(key): row["themes"] for key, row in rows if row["themes"]}
    found = classify_collaborations(texts, date=date, decided=themes)
    for key, row in rows:
        if row["short_name"]:
            found.columns.loc[key, "short_name"] = row["short_name"]
    return found


def tabulate_bodies(
    resolved: Iterable[tuple[ReportedRow, Resolution]], directory: Directory, members: set[str]
) -> pd.DataFrame:
    """The `actors` table: municipalities up to the date, provinces, and whoever takes part."""
    bodies = dict(directory.bodies)
    bodies |= {t.id: Actor(t.id, t.label, "province") for t in vocabulary.PROVINCES.values()}
    for row, resolution in resolved:
        if resolution.way == "foreign":
            code = resolution.actor_ids[0]
            bodies[code] = Actor(code, row.participant.removesuffix(ABROAD), "foreign")
    rows = [_describe_municipality(m, date=directory.date) for m in list_municipalities(directory)]
    rows += [
        _describe_body(actor)
        for actor in bodies.values()
        if actor.kind == "province" or actor.actor_id in members
    ]
    return pd.DataFrame(rows)


def list_municipalities(directory: Directory) -> list[Municipality]:
    """Municipalities in being at the date and those abolished before it."""
    found = directory.mergers.municipalities.values()
    return [m for m in found if m.founded <= directory.date]


def _describe_municipality(m: Municipality, *, date: str) -> dict[str, str]:
    """A row of `actors`; what happened to it after the date is not known then."""
    return {
        **_blank_row(m.code, USUAL_NAMES.get(m.code, m.name), "municipality"),
        "province_id": m.province,
        "founded": m.founded,
        "dissolved": m.dissolved if m.dissolved <= date else "",
    }


def _describe_body(actor: Actor) -> dict[str, str]:
    name = re.sub("^Waterschap ", "", actor.name) if actor.kind == "water_board" else actor.name
    row = _blank_row(actor.actor_id, name, actor.kind)
    return {**row, "province_id": actor.actor_id if actor.kind == "province" else ""}


def _blank_row(actor_id: str, name: str, kind: str) -> dict[str, str]:
    empty = ("province_id", "founded", "dissolved", "population", "area_km2", "council_seats",
             "longitude", "latitude")  # fmt: skip
    return {"actor_id": actor_id, "name": name, "kind": kind, **dict.fromkeys(empty, "")}


def read_population(path: Path, names: Mapping[str, str]) -> dict[str, str]:
    """Inhabitants at year end by municipality code; raises `SourceError` when one has none.

    names: name by code. CBS adds a province or `(gemeente)` to a name that occurs more often.
    """
    rows = read_rows(path, "municipality_name", "year_end", "population")
    stated: dict[str, str] = {}
    for row in rows:
        if row["year_end"] == POPULATION_YEAR:
            name = row["municipality_name"]
            stated[normalise_name(re.sub(r" \([^)]*\)$", "", name))] = row["population"]
            stated[normalise_name(name)] = row["population"]
    found = {code: stated.get(normalise_name(name), "") for code, name in names.items()}
    lacking = sorted(names[code] for code, population in found.items() if not population)
    if lacking:
        raise SourceError(
            f"{path} lacks the population at year end {POPULATION_YEAR} of {', '.join(lacking)}"
        )
    return found


def list_old_places(directory: Directory) -> pd.DataFrame:
    """The `places` table: names of municipalities, the abolished in the one that succeeded them."""
    rows = {(m.name, directory.succeed(m.code)) for m in list_municipalities(directory)}
    rows |= {(name, code) for code, name in USUAL_NAMES.items()}
    kept = sorted(row for row in rows if row[1] in directory.current)
    return pd.DataFrame(kept, columns=["place", "actor_id"])


def tabulate_successions(directory: Directory, codes: Sequence[str]) -> pd.DataFrame:
    """The `successions` table up to the date, between municipalities that the package has."""
    known = set(codes)
    rows = [
        row
        for row in directory.mergers.successions
        if row.date <= directory.date and {row.from_id, row.to_id} <= known
    ]
    return pd.DataFrame(rows, columns=["date", "from_id", "to_id", "event"])
