"""The 2016 network: OpenGR's arrangements and RegioAtlas' divisions, reconciled to codes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from explorer.dataset import Dataset, save_dataset
from explorer.dataset.findings import Finding, tabulate_findings
from explorer.sources import geography
from explorer.sources.mergers import read_mergers
from explorer.sources.regioatlas import (
    DATE,
    check_coverage,
    read_regioatlas_divisions,
    report_shared,
)
from explorer.sources.register.build import finish_tables
from tools.inventory import reconcile, tables
from tools.inventory.arrangements import (
    Arrangement,
    count_merged,
    merge_arrangements,
    read_decisions,
)
from tools.inventory.metadata import describe_inventory
from tools.inventory.opengr import ReportedRow, read_opengr
from tools.inventory.reconcile import Directory, Resolution, read_directory, resolve_rows
from tools.inventory.regions import complete_safety_regions, list_regions, match_regions

BOUNDARIES = "gemeenten_2016.geojson"


@dataclass
class Inventory:
    """What the build has made so far."""

    directory: Directory
    resolved: Sequence[tuple[ReportedRow, Resolution]] = ()
    arrangements: list[Arrangement] = field(default_factory=list)
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    boundaries: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)


def build_inventory(sources: Path, target: Path) -> Dataset:
    """Make the 2016 network from the `sources` folder and save it in `target`.

    The same sources give the same bytes. Raises `SourceError` when a source is missing or
    unusable; whatever fails, the package in `target` stays as it was.
    """
    dataset = build_inventory_dataset(sources)
    save_dataset(dataset, target)
    return dataset


def build_inventory_dataset(sources: Path) -> Dataset:
    """The 2016 network from the `sources` folder, progress shown on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("participants", total=5)
        work = reconcile_participants(sources)
        progress.update(task, advance=1, description="divisions")
        reconcile_regions(work, sources)
        progress.update(task, advance=1, description="tables")
        fill_tables(work, sources)
        progress.update(task, advance=1, description="geography")
        locate_nodes(work, sources)
        progress.update(task, advance=1, description="package")
        work.tables["findings"] = tabulate_findings(work.findings)
        tables = finish_tables(work.tables)
        progress.update(task, advance=1)
    return Dataset(describe_inventory(tables, DATE, work.figures), tables, work.boundaries)


def reconcile_participants(sources: Path) -> Inventory:
    """Rows of OpenGR as arrangements with members that have an id."""
    work = Inventory(read_directory(read_mergers(sources / "tooi"), date=DATE))
    rows, repaired = read_opengr(sources / "opengr-2016")
    work.resolved, noted = resolve_rows(rows, work.directory)
    decisions = read_decisions()
    work.arrangements, decided = merge_arrangements(work.resolved, decisions)
    work.findings += [*repaired, *noted, *decided]
    work.figures |= {
        "rows": len(rows),
        "rows_used": sum(bool(resolution.actor_ids) for _, resolution in work.resolved),
        "spellings_by_way": reconcile.count_ways(work.resolved),
        "names_of_arrangements": len({row.arrangement for row in rows}),
        "duplicates_merged": count_merged(decisions, work.arrangements),
    }
    return work


def reconcile_regions(work: Inventory, sources: Path) -> None:
    """Divisions, and the regions that are arrangements."""
    folder = sources / "regioatlas-2016"
    divisions = read_regioatlas_divisions(folder, until="")
    regions = list_regions(divisions)
    matched, found = match_regions(regions, work.arrangements)
    work.arrangements, added = complete_safety_regions(regions, matched, work.arrangements)
    work.tables["divisions"] = divisions
    coverage = check_coverage(divisions, work.directory.current)
    work.findings += [*found, *added, *coverage, *report_shared(folder)]
    work.figures |= {"joint_regions": len(regions), "joint_regions_matched": len(matched)}


def fill_tables(work: Inventory, sources: Path) -> None:
    """All tables but divisions, positions and findings."""
    memberships = tables.tabulate_members(work.arrangements, DATE)
    actors = tables.tabulate_bodies(
        work.resolved, work.directory, set(memberships["actor_id"])
    ).set_index("actor_id", drop=False)
    path = sources / "cbs" / "bevolking-jaareinde.csv"
    population = tables.read_population(path, work.directory.current)
    actors.loc[list(population), "population"] = list(population.values())
    collaborations = tables.tabulate_arrangements(work.arrangements)
    found = tables.classify_arrangements(work.arrangements, DATE)
    work.tables |= {
        "memberships": memberships,
        "actors": actors,
        "collaborations": collaborations.join(found.columns, on="collaboration_id"),
        "obligations": found.obligations,
        "versions": tables.tabulate_moments(work.arrangements, DATE),
        "successions": tables.tabulate_successions(work.directory, list(actors.index)),
        "places": tables.list_old_places(work.directory),
    }


def locate_nodes(work: Inventory, sources: Path) -> None:
    """Points and areas of municipalities, positions of nodes, boundaries."""
    features = geography.read_boundaries(sources / "geo" / BOUNDARIES)
    points = geography.locate_municipalities(features)
    areas = geography.measure_areas(features)
    actors = work.tables["actors"]
    located = [code for code in points if code in work.directory.current]
    actors.loc[located, "longitude"] = [f"{points[code][0]:.5f}" for code in located]
    actors.loc[located, "latitude"] = [f"{points[code][1]:.5f}" for code in located]
    actors.loc[located, "area_km2"] = [f"{areas[code]:.1f}" for code in located]
    work.tables["actors"] = actors.reset_index(drop=True)
    work.boundaries["boundaries-2016.geojson"] = geography.compact_boundaries(features)
    work.tables["positions"] = geography.place_nodes(
        work.tables["memberships"],
        {code: points[code] for code in located},
        [arrangement.collaboration_id for arrangement in work.arrangements],
        date=DATE,
    )
