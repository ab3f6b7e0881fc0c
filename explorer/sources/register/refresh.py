"""A package of the register renewed from a newer export, without the other sources."""

import json
from pathlib import Path

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.findings import tabulate_findings
from explorer.dataset.rules import check_tables
from explorer.dataset.timeslice import collaborations_at
from explorer.errors import SourceError
from explorer.sources.geography import measure_areas
from explorer.sources.mergers import Mergers
from explorer.sources.register.actors import repair_areas
from explorer.sources.register.build import (
    PackageDraft,
    build_arrangements,
    classify_arrangements,
    finish_tables,
)
from explorer.sources.register.carry_over import (
    keep_divisions,
    keep_positions,
    recall_mergers,
    recall_points,
)
from explorer.sources.register.metadata import describe_network
from explorer.sources.register.read import Register, read_register
from explorer.sources.register.without_membership import check_memberships

LEAST_SHARE = 0.5


def refresh_dataset(old: Dataset, export: Path) -> Dataset:
    """The network of `export`, with what the register does not state taken from `old`.

    The export that `old` was made of gives `old` again. Raises `SourceError` when the export is
    unusable, older than `old`, or has less than half its arrangements in force.
    """
    register = read_register(export)
    _refuse_older(old, register, export)
    mergers = recall_mergers(old, register)
    work = PackageDraft(findings=list(mergers.findings), boundaries=dict(old.boundaries))
    chains = build_arrangements(work, register, mergers)
    classify_arrangements(work, chains, date=register.date)
    _keep_geography(work, old, mergers)
    work.tables["money"] = pd.DataFrame(old.money)
    work.findings += check_memberships(work.tables, work.findings, date=register.date)
    work.tables["findings"] = tabulate_findings(work.findings)
    tables = finish_tables(work.tables)
    new = Dataset(describe_network(tables, register.date), tables, work.boundaries)
    _refuse_poorer(old, new, export)
    return new


def _refuse_older(old: Dataset, register: Register, export: Path) -> None:
    own = describe_network(old.tables, old.date)["name"]
    if old.name != own:
        raise SourceError(
            f"the package is {old.name!r}, not {own!r}: only the register's network is refreshed "
            "from an export; use 'import' for data of your own"
        )
    if register.date < old.date:
        raise SourceError(
            f"{export} is of {register.date}, older than the package of {old.date}; "
            "use a newer export, or 'build' to go back"
        )


def _refuse_poorer(old: Dataset, new: Dataset, export: Path) -> None:
    before, after = (len(collaborations_at(each, each.date)) for each in (old, new))
    if after < before * LEAST_SHARE:
        raise SourceError(
            f"{export} has {after} arrangements in force, the package {before}; "
            "it is an excerpt or damaged, so use the full export"
        )
    broken = check_tables(new.tables, date=new.date)
    if broken:
        first = broken[0]
        raise SourceError(
            f"{export} gives a package with {len(broken)} violations, the first in "
            f"{first.table}, {first.field}: {first.message}"
        )


def _keep_geography(work: PackageDraft, old: Dataset, mergers: Mergers) -> None:
    """Points, areas, positions, divisions and, if the export lists none, places of `old`."""
    points = recall_points(old)
    actors = work.tables["actors"].set_index("actor_id", drop=False)
    located = [code for code in points if code in actors.index]
    actors.loc[located, "longitude"] = [f"{points[code][0]:.5f}" for code in located]
    actors.loc[located, "latitude"] = [f"{points[code][1]:.5f}" for code in located]
    areas = _measure_boundaries(old)
    work.tables["actors"], noted = repair_areas(actors.reset_index(drop=True), areas)
    work.findings += noted
    collaborations = set(work.tables["collaborations"]["collaboration_id"])
    nodes = collaborations | set(work.tables["memberships"]["actor_id"]) | set(located)
    work.tables["positions"] = keep_positions(
        old, work.tables["memberships"], nodes, collaborations
    )
    work.tables["divisions"] = keep_divisions(old, mergers)
    if work.tables["places"].empty:
        work.tables["places"] = pd.DataFrame(old.places)


def _measure_boundaries(old: Dataset) -> dict[str, float]:
    areas: dict[str, float] = {}
    for name in sorted(old.boundaries):
        areas |= measure_areas(json.loads(old.boundaries[name])["features"])
    return areas
