"""A data package made of one's own ties."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import timedelta
from typing import Any

import pandas as pd
from slugify import slugify

from explorer.dataset import Dataset, schema
from explorer.dataset.findings import Finding, tabulate_findings
from explorer.dataset.storage import convert_columns
from explorer.errors import SourceError
from explorer.sources.geography import place_nodes
from explorer.sources.own.read import Tie, find_repeats
from explorer.translate import N_
from explorer.vocabulary import domain_of

Rows = list[dict[str, str]]
CODE = re.compile(r"GM\d{4}")


@dataclass(frozen=True)
class Naming:
    """Id of every participant and of every collaboration, by name in lower case."""

    actors: Mapping[str, str]
    collaborations: Mapping[str, str]

    def identify(self, tie: Tie) -> tuple[str, str]:
        """Ids of the participant and of the collaboration of a tie."""
        return (
            self.actors[tie["participant"].casefold()],
            self.collaborations[tie["collaboration"].casefold()],
        )


def build_tidy(ties: Sequence[Tie], known: Dataset, *, name: str, date: str) -> Dataset:
    """The dataset of `ties`, known up to `date`; municipalities of `known` are recognised.

    A participant is a municipality unless its kind says otherwise. With a recognised municipality
    or a coordinate the positions are those of the map; without any they are left empty, for
    `arrange_layout`. Raises `SourceError` when a name fits several municipalities, a code none, or
    two spellings of one name make a tie stand there twice.
    """
    naming = _name_nodes(ties, known)
    repeats = find_repeats(ties, naming.identify)
    if repeats:
        raise SourceError("\n".join(repeats))
    first = _find_first_day(ties, date)
    actors = _describe_actors(ties, naming, known)
    memberships = _list_memberships(ties, naming, first)
    collaborations, versions = _describe_collaborations(ties, memberships)
    rows: dict[str, Rows] = {
        "actors": _fit_lifetimes(actors, memberships, date),
        "collaborations": collaborations,
        "versions": versions,
        "memberships": memberships,
    }
    tables = {table: _make_table(table, rows.get(table, [])) for table in schema.list_tables()}
    tables["findings"] = tabulate_findings(_list_findings(ties, naming, first))
    recognised = set(naming.actors.values()) & set(known.actors["actor_id"])
    newest = max(known.boundaries, default="")
    boundaries = {newest: known.boundaries[newest]} if recognised and newest else {}
    dataset = Dataset(_describe(name, date, known if recognised else None), tables, boundaries)
    return dataset.with_tables(positions=_place(dataset))


def _name_nodes(ties: Sequence[Tie], known: Dataset) -> Naming:
    by_name = _index_municipalities(known)
    actors: dict[str, str] = {}
    collaborations: dict[str, str] = {}
    used: set[str] = set(known.actors["actor_id"])
    for tie in sorted(ties, key=lambda tie: (tie["participant"], tie.row)):
        key = tie["participant"].casefold()
        if key not in actors:
            code = _recognise(tie, by_name)
            actors[key] = code or _make_id(tie["participant"], "actor", used)
    for group in sorted({tie["collaboration"] for tie in ties}):
        if group.casefold() not in collaborations:
            collaborations[group.casefold()] = _make_id(group, "collaboration", used)
    return Naming(actors, collaborations)


def _recognise(tie: Tie, by_name: Mapping[str, list[str]]) -> str:
    """Code of the municipality that a participant is, or empty."""
    name = tie["participant"]
    if tie["kind"] not in ("", "municipality"):
        return ""
    codes = by_name.get(name.casefold(), [])
    if len(codes) > 1:
        raise SourceError(
            f"row {tie.row}, participant: {name!r} may be {', '.join(codes)}; "
            "write the code of the one you mean"
        )
    if not codes and CODE.fullmatch(name.upper()):
        raise SourceError(
            f"row {tie.row}, participant: {name!r} is the code of no known municipality; "
            "correct it or write a name"
        )
    return codes[0] if codes else ""


def _make_id(name: str, otherwise: str, used: set[str]) -> str:
    """A slug of the name, numbered when taken; adds it to `used`."""
    slug = slugify(name) or otherwise
    number = 1
    while (made := slug if number == 1 else f"{slug}-{number}") in used:
        number += 1
    used.add(made)
    return made


def _index_municipalities(known: Dataset) -> dict[str, list[str]]:
    """Codes by what a municipality may be called; one in being goes before one that was."""
    rows = known.actors[known.actors["kind"] == "municipality"].sort_values(
        ["dissolved", "actor_id"]
    )
    named: dict[str, dict[str, str]] = {}
    for code, name, dissolved in rows[["actor_id", "name", "dissolved"]].to_numpy().tolist():
        plain = name.split(" (")[0]
        for alias in {code, name, plain, f"gemeente {name}", f"gemeente {plain}"}:
            named.setdefault(alias.casefold(), {})[code] = dissolved
    return {alias: _prefer_present(codes) for alias, codes in named.items()}


def _prefer_present(codes: Mapping[str, str]) -> list[str]:
    present = [code for code, dissolved in codes.items() if not dissolved]
    return present or [max(codes, key=lambda code: (codes[code], code))]


def _describe_actors(ties: Sequence[Tie], naming: Naming, known: Dataset) -> Rows:
    """One row an actor: as in `known` when recognised, with what the ties say of it."""
    columns = schema.list_columns("actors")
    records = known.actors.set_index("actor_id", drop=False)
    actors: dict[str, dict[str, str]] = {}
    for tie in ties:
        code, _ = naming.identify(tie)
        if code not in actors:
            values = records.loc[code] if code in records.index else {}
            actors[code] = {column: _as_text(values.get(column)) for column in columns}
            actors[code] |= {"actor_id": code}
            actors[code]["name"] = actors[code]["name"] or tie["participant"]
        row = actors[code]
        row["kind"] = tie["kind"] or row["kind"] or "municipality"
        for column in ("longitude", "latitude"):
            row[column] = tie[column] or row[column]
    return list(actors.values())


def _as_text(value: Any) -> str:  # noqa: ANN401
    return "" if value is None or pd.isna(value) else str(value)


def _fit_lifetimes(actors: Rows, memberships: Rows, date: str) -> Rows:
    """`actors` without the lifetimes that their memberships contradict: the ties are the user's."""
    fitted = []
    for actor in actors:
        own = [row for row in memberships if row["actor_id"] == actor["actor_id"]]
        fits = all(
            row["since"] >= actor["founded"]
            and (not actor["dissolved"] or (row["until"] or date) <= actor["dissolved"])
            for row in own
        )
        fitted.append(actor if fits else {**actor, "founded": "", "dissolved": ""})
    return fitted


def _find_first_day(ties: Iterable[Tie], date: str) -> str:
    """The day from which ties without a beginning hold: before any day that is stated."""
    stated = [tie["since"] for tie in ties if tie["since"]]
    stated += [_day_before(tie["until"]) for tie in ties if tie["until"]]
    return min([*stated, date])


def _day_before(day: str) -> str:
    return (calendar_date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _list_memberships(ties: Iterable[Tie], naming: Naming, first: str) -> Rows:
    return [
        {
            "actor_id": actor_id,
            "collaboration_id": collaboration_id,
            "since": tie["since"] or first,
            "until": tie["until"],
            "basis": "register",
        }
        for tie in ties
        for actor_id, collaboration_id in [naming.identify(tie)]
    ]


def _describe_collaborations(ties: Sequence[Tie], memberships: Rows) -> tuple[Rows, Rows]:
    """Rows of collaborations and of their one version, in force while there are members."""
    collaborations: dict[str, dict[str, str]] = {}
    for tie, member in zip(ties, memberships, strict=True):
        key = member["collaboration_id"]
        row = collaborations.setdefault(key, {"name": tie["collaboration"], "since": "9999"})
        row["since"] = min(row["since"], member["since"])
        row["until"] = _later(row.get("until"), member["until"])
        for column in ("domain", "form"):
            row[column] = row.get(column) or tie[column]
    described = []
    for key, row in collaborations.items():
        theme = row["domain"] if "." in row["domain"] else ""
        own = {
            "collaboration_id": key,
            "register_id": key,
            "short_name": row["name"],
            "domain": domain_of(row["domain"]),
            "themes": theme,
            "domain_basis": "curated" if row["domain"] else "",
            "started": row["since"],
            "ended": row["until"],
        }
        described.append({**row, **own})
    return described, described


def _later(one: str | None, other: str) -> str:
    """The later of two ends, of which empty is the latest; `None` is no end yet."""
    if one is None:
        return other
    return max(one, other) if one and other else ""


def _list_findings(ties: Iterable[Tie], naming: Naming, first: str) -> list[Finding]:
    return [
        Finding(
            "start_unknown",
            "memberships",
            f"{tie['participant']}|{tie['collaboration']}",
            {"row": str(tie.row), "day": first},
            *naming.identify(tie),
        )
        for tie in ties
        if not tie["since"]
    ]


def _make_table(table: str, rows: Rows) -> pd.DataFrame:
    columns = schema.list_columns(table)
    texts = [{column: row.get(column, "") for column in columns} for row in rows]
    frame = pd.DataFrame(texts, columns=columns, dtype=str)
    frame = frame.sort_values(schema.list_keys(table), ignore_index=True)
    return convert_columns(frame, table, origin=f"the imported table {table}")


def _place(dataset: Dataset) -> pd.DataFrame:
    """The map layout, when any actor has a place on it."""
    placed = dataset.actors.dropna(subset=["longitude", "latitude"])
    if placed.empty:
        return dataset.positions
    points = {
        str(code): (float(x), float(y))
        for code, x, y in placed[["actor_id", "longitude", "latitude"]].to_numpy().tolist()
    }
    groups = list(dataset.collaborations["collaboration_id"])
    rows = place_nodes(dataset.memberships, points, groups, date=dataset.date)
    return rows.sort_values(schema.list_keys("positions"), ignore_index=True)


def _describe(name: str, date: str, known: Dataset | None) -> dict[str, Any]:
    """Metadata; municipalities recognised bring their own source and its licences."""
    own = {"name": "notspecified", "title": N_("Own data: licence not stated")}
    borrowed = known.metadata if known else {}
    return {
        "name": slugify(name) or "own-data",
        "title": name,
        "version": date.replace("-", "."),
        "date": date,
        "description": N_("Imported from a table of ties."),
        "licenses": [own, *borrowed.get("licenses", [])],
        "sources": [{"title": N_("Own data")}, *borrowed.get("sources", [])],
    }
