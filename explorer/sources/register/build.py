"""The register network: every source read, reconciled, and saved as one data package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from explorer.dataset import Dataset, save_dataset, schema
from explorer.dataset.findings import Finding, tabulate_findings
from explorer.dataset.storage import convert_columns, make_empty_table
from explorer.errors import SourceError
from explorer.sources import geography, iv3
from explorer.sources.classify import classify_collaborations
from explorer.sources.mergers import Mergers, read_mergers
from explorer.sources.register.actors import (
    ActorIndex,
    index_actors,
    list_places,
    repair_areas,
    report_guesses,
    resolve_water_boards,
    tabulate_actors,
)
from explorer.sources.register.chains import Chain, chain_versions
from explorer.sources.register.collaborations import (
    collect_texts,
    tabulate_collaborations,
    tabulate_versions,
)
from explorer.sources.register.continuations import tabulate_continuations
from explorer.sources.register.councils import tabulate_parties
from explorer.sources.register.divisions import read_divisions
from explorer.sources.register.intervals import to_row, unite_segments
from explorer.sources.register.laws import tabulate_articles, tabulate_laws
from explorer.sources.register.links import tabulate_links
from explorer.sources.register.memberships import (
    OPEN,
    MembershipInterval,
    StatedParticipation,
    clip_to_lifetimes,
    read_history,
)
from explorer.sources.register.metadata import describe_network
from explorer.sources.register.read import Register, Version, read_register
from explorer.sources.register.water_boards import add_water_boards
from explorer.sources.register.without_membership import check_memberships
from explorer.sources.register.year_ends import settle_year_ends

REGISTER_FILES = "exportOO*.xml*"


@dataclass
class PackageDraft:
    """What a build has made so far: tables by name, boundaries by file name, findings."""

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    boundaries: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def build_package(sources: Path, target: Path) -> Dataset:
    """Make the register network from the `sources` folder and save it in `target`.

    The same sources give the same bytes. Raises `SourceError` when a source is missing or
    unusable; whatever fails, the package in `target` stays as it was.
    """
    dataset = build_dataset(sources)
    save_dataset(dataset, target)
    return dataset


def build_dataset(sources: Path) -> Dataset:
    """The register network from the `sources` folder, progress shown on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("register", total=7)
        register = read_register(find_register(sources))
        progress.update(task, advance=1, description="mergers")
        mergers = read_mergers(sources / "tooi")
        progress.update(task, advance=1, description="memberships")
        work = PackageDraft(findings=list(mergers.findings))
        chains = build_arrangements(work, register, mergers)
        progress.update(task, advance=1, description="classification")
        classify_arrangements(work, chains, date=register.date)
        progress.update(task, advance=1, description="geography")
        _build_geography(work, sources, register, mergers)
        progress.update(task, advance=1, description="money")
        stated = iv3.read_money(sources / "iv3")
        work.tables["money"], found = iv3.tabulate_money(stated, work.tables)
        work.findings += found
        progress.update(task, advance=1, description="package")
        work.findings += check_memberships(work.tables, work.findings, date=register.date)
        work.tables["findings"] = tabulate_findings(work.findings)
        tables = finish_tables(work.tables)
        progress.update(task, advance=1)
    return Dataset(describe_network(tables, register.date), tables, work.boundaries)


def find_register(sources: Path) -> Path:
    """The newest register export in `sources/roo`; raises `SourceError` when there is none."""
    files = sorted((sources / "roo").glob(REGISTER_FILES))
    if not files:
        raise SourceError(
            f"{sources / 'roo'} holds no {REGISTER_FILES}; put the register's export there"
        )
    return files[-1]


def build_arrangements(work: PackageDraft, register: Register, mergers: Mergers) -> list[Chain]:
    """Versions, memberships, actors, collaborations, successions and places."""
    chains, found = chain_versions(register.versions)
    mergers = add_water_boards(mergers, register)
    index = index_actors(register, mergers)
    segments, noted = build_histories(chains, index, date=register.date)
    current = {s.actor_id for rows in segments.values() for s in rows if s.until == OPEN}
    dissolved, ignored = resolve_water_boards(register, current)
    dissolved |= {
        code: board.dissolved for code, board in mergers.boards.items() if board.dissolved
    }
    memberships = [
        to_row(segment, collaboration_id)
        for collaboration_id, rows in segments.items()
        for segment in unite_segments(clip_to_lifetimes(rows, dissolved))
    ]
    work.findings += [*found, *noted, *ignored, *report_guesses(index.found.values())]
    work.tables["versions"] = tabulate_versions(chains)
    work.tables["memberships"] = pd.DataFrame(memberships)
    work.tables["actors"] = tabulate_actors(index, register, {}, dissolved)
    foreign = find_cross_border(work.tables["memberships"], index)
    work.tables["collaborations"] = tabulate_collaborations(chains, register, foreign)
    work.tables["successions"] = pd.DataFrame(mergers.successions)
    work.tables["places"] = list_places(register, mergers)
    work.tables["parties"], odd = tabulate_parties(register, work.tables["actors"])
    work.findings += odd
    work.tables["laws"] = tabulate_laws(register.versions)
    work.tables["articles"] = tabulate_articles(chains)
    work.tables["links"] = tabulate_links(chains, register, work.tables["actors"])
    return chains


def build_histories(
    chains: Sequence[Chain], index: ActorIndex, *, date: str
) -> tuple[dict[str, list[MembershipInterval]], list[Finding]]:
    """Segments of membership by collaboration, and what had to be decided."""
    segments: dict[str, list[MembershipInterval]] = {}
    findings: list[Finding] = []
    for chain in chains:
        versions = [(version, identify_participants(version, index)) for version in chain.in_force]
        rows, found = read_history(versions, index.mergers, date=date)
        segments[chain.collaboration_id] = rows
        findings += [replace(each, collaboration_id=chain.collaboration_id) for each in found]
    return segments, findings


def identify_participants(version: Version, index: ActorIndex) -> tuple[StatedParticipation, ...]:
    """Participations of a version with the actors they name."""
    return tuple(
        StatedParticipation(index.identify(row).actor_id, row.accession, row.organs, row.cost_share)
        for row in version.participations
    )


def find_cross_border(memberships: pd.DataFrame, index: ActorIndex) -> set[str]:
    """Collaborations that a foreign body ever took part in."""
    foreign = {actor.actor_id for actor in index.found.values() if actor.kind == "foreign"}
    return set(memberships.loc[memberships["actor_id"].isin(foreign), "collaboration_id"])


def classify_arrangements(work: PackageDraft, chains: Sequence[Chain], *, date: str) -> None:
    """Add to the collaborations what they are for, required since when, and by what carried on."""
    found = classify_collaborations(collect_texts(chains), date=date)
    work.tables["collaborations"] = work.tables["collaborations"].join(
        found.columns, on="collaboration_id"
    )
    work.tables["obligations"] = found.obligations
    work.tables["versions"], work.tables["memberships"], noted = settle_year_ends(
        work.tables["versions"],
        work.tables["memberships"],
        work.tables["collaborations"].set_index("collaboration_id")["domain"],
    )
    work.findings += noted
    work.tables["continuations"], inferred = tabulate_continuations(work.tables)
    work.findings += inferred


def _build_geography(
    work: PackageDraft, sources: Path, register: Register, mergers: Mergers
) -> None:
    """Points of actors, positions of nodes, boundaries, divisions."""
    points: dict[str, tuple[float, float]] = {}
    areas: dict[str, float] = {}
    for year in geography.BOUNDARY_YEARS:
        features = geography.read_boundaries(sources / "geo" / f"gemeenten_{year}.geojson")
        points |= geography.locate_municipalities(features)
        areas |= geography.measure_areas(features)
        work.boundaries[f"boundaries-{year}.geojson"] = geography.compact_boundaries(features)
    actors = work.tables["actors"].set_index("actor_id", drop=False)
    located = [code for code in points if code in actors.index]
    actors.loc[located, "longitude"] = [f"{points[code][0]:.5f}" for code in located]
    actors.loc[located, "latitude"] = [f"{points[code][1]:.5f}" for code in located]
    work.tables["actors"], noted = repair_areas(actors.reset_index(drop=True), areas)
    work.findings += noted
    work.tables["positions"] = geography.place_nodes(
        work.tables["memberships"],
        {code: points[code] for code in located},
        list(work.tables["collaborations"]["collaboration_id"]),
        date=register.date,
    )
    work.tables["divisions"], found = read_divisions(sources, mergers)
    work.findings += found


def finish_tables(made: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """All tables of the schema as `finish_table` has them; an optional one not made is empty."""
    empty = pd.DataFrame()
    return {
        name: make_empty_table(name)
        if schema.is_optional(name) and made.get(name, empty).empty
        else finish_table(made[name], name)
        for name in schema.list_tables()
    }


def finish_table(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """A table with the schema's columns and types, sorted by its key."""
    typed = schema.list_typed_columns(table, "boolean")
    texts = frame[schema.list_columns(table)].copy()
    for column in texts.columns:
        if column in typed:
            texts[column] = texts[column].map({True: "true", False: "false"})
        else:
            texts[column] = texts[column].map(lambda value: "" if pd.isna(value) else str(value))
    finished = convert_columns(texts, table, origin=f"the built table {table}")
    return finished.sort_values(schema.list_keys(table)).reset_index(drop=True)
