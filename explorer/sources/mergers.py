"""Municipalities through time and their mergers, from the TOOI register (KOOP)."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from explorer.dataset.findings import Finding
from explorer.errors import SourceError

EVENTS = {"Samenvoeging": "merger", "Uitbreiding": "extension", "Herschikking": "rename"}
# A municipality that was split passes its memberships to one successor: the one that got the
# larger part of its people, or that took over its seat and its staff.
MAIN_SUCCESSORS = {
    "GM0788": "GM0824",  # Haaren: most inhabitants and the staff went to Oisterwijk
    "GM0053": "GM1966",  # Winsum: all but the area of Ezinge went to Het Hogeland
    "GM0140": "GM1900",  # Littenseradiel: seat Wommels and most villages to Súdwest-Fryslân
    "GM1671": "GM0796",  # Maasdonk: Nuland and Vinkel to 's-Hertogenbosch, Geffen alone to Oss
}
# Missing from the TOOI list of mergers: five villages of Littenseradiel went to Waadhoeke.
MISSING_ROWS = (("2018-01-01", "GM0140", "GM1949", "split_part"),)


@dataclass(frozen=True)
class Municipality:
    """A municipality, or a water board that merged, with its lifetime.

    Half open; empty bounds are unknown or still so.
    """

    code: str
    name: str
    province: str
    founded: str
    dissolved: str


@dataclass(frozen=True)
class Succession:
    """`from_id` goes into `to_id` at `date`; `event` as in `successions.csv`."""

    date: str
    from_id: str
    to_id: str
    event: str


@dataclass(frozen=True)
class Mergers:
    """Municipalities by code, other bodies that merged, and who succeeded whom."""

    municipalities: Mapping[str, Municipality]
    successions: Sequence[Succession]
    findings: Sequence[Finding] = ()
    boards: Mapping[str, Municipality] = field(default_factory=dict)

    @cached_property
    def bodies(self) -> Mapping[str, Municipality]:
        """All whose lifetime is known, by code."""
        return {**self.boards, **self.municipalities}

    @cached_property
    def main_successors(self) -> Mapping[str, str]:
        """Of every dissolved municipality the one that receives its memberships."""
        rows = [row for row in self.successions if row.event != "split_part"]
        return {row.from_id: row.to_id for row in rows}

    @cached_property
    def predecessors(self) -> Mapping[str, tuple[str, ...]]:
        """Of every municipality those whose memberships it received, by code."""
        found: dict[str, list[str]] = {}
        for code, successor in sorted(self.main_successors.items()):
            found.setdefault(successor, []).append(code)
        return {code: tuple(codes) for code, codes in found.items()}


def read_rows(path: Path, *columns: str) -> list[dict[str, str]]:
    """Rows of a CSV source that must have `columns`; raises `SourceError` when it has not."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path} cannot be read ({error}); restore the source folder") from error
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing or not rows:
        lack = f"lacks the column(s) {', '.join(missing)}" if missing else "holds no rows"
        raise SourceError(f"{path} {lack}; restore the source folder")
    if any(None in row.values() for row in rows):
        raise SourceError(f"{path} breaks off in its last row; restore the source folder")
    return rows


def day_after(day: str) -> str:
    """The next day, both as ISO dates."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def read_mergers(folder: Path) -> Mergers:
    """`gemeenten.csv` and `herindelingen.csv` in `folder`; raises `SourceError` when unusable."""
    municipalities = {}
    for row in read_rows(folder / "gemeenten.csv", "code", "name", "province", "begin", "end"):
        code = row["code"].upper()
        dissolved = day_after(row["end"]) if row["end"] else ""
        municipalities[code] = Municipality(
            code, row["name"], row["province"].upper(), row["begin"], dissolved
        )
    rows = read_rows(folder / "herindelingen.csv", "date", "event", "old_code", "new_code")
    stated = [
        (
            row["date"],
            row["old_code"].upper(),
            row["new_code"].upper(),
            EVENTS.get(row["event"], ""),
        )
        for row in rows
    ]
    mergers = resolve_splits(municipalities, stated)
    for code, municipality in sorted(municipalities.items()):
        if municipality.dissolved and code not in mergers.main_successors:
            raise SourceError(
                f"{folder / 'herindelingen.csv'} says not where {municipality.name} ({code}) went "
                f"on {municipality.dissolved}; complete it or restore the source folder"
            )
    return mergers


def resolve_splits(
    municipalities: Mapping[str, Municipality], stated: Sequence[tuple[str, str, str, str]]
) -> Mergers:
    """Successions with every split told into its main part and its other parts."""
    known = [row for row in stated if row[1] in municipalities and row[2] in municipalities]
    listed = {(row[1], row[2]) for row in known}
    added = [
        row
        for row in MISSING_ROWS
        if any(row[1] == old for old, _ in listed) and (row[1], row[2]) not in listed
    ]
    targets: dict[str, list[str]] = {}
    for _, old, new, _ in [*known, *added]:
        targets.setdefault(old, []).append(new)
    findings = [
        Finding(
            "missing_succession",
            "successions",
            f"{old}>{new}",
            {"name": municipalities[old].name, "successor": municipalities[new].name, "day": day},
            actor_id=old,
        )
        for day, old, new, _ in added
        if new in municipalities
    ]
    main = {old: _choose_main(old, news) for old, news in targets.items()}
    successions = [
        Succession(
            day, old, new, _name_event(event, split=len(targets[old]) > 1, main=main[old] == new)
        )
        for day, old, new, event in sorted([*known, *added])
    ]
    findings += [
        _describe_split(municipalities, old, news, main[old])
        for old, news in sorted(targets.items())
        if len(news) > 1
    ]
    return Mergers(municipalities, tuple(successions), tuple(findings))


def _choose_main(old: str, news: Sequence[str]) -> str:
    successor = MAIN_SUCCESSORS.get(old, "")
    return successor if successor in news else min(news)


def _name_event(event: str, *, split: bool, main: bool) -> str:
    if not split:
        return event
    return "split_main" if main else "split_part"


def _describe_split(
    municipalities: Mapping[str, Municipality], old: str, news: Sequence[str], main: str
) -> Finding:
    values = {
        "name": municipalities[old].name,
        "successor": municipalities[main].name,
        "others": ", ".join(municipalities[new].name for new in sorted(news) if new != main),
        "cases": "decided" if old in MAIN_SUCCESSORS else "first",
    }
    return Finding("split_main_successor", "successions", old, values, actor_id=old)
