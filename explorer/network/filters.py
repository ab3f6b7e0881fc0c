"""The filters of a selection, one record each, in the order of the address.

From `FILTERS` follow the selection, the network and its counts, the controls and chips of the
page, the parameters of the API, the options of the command line, and the words, id and address of
a snapshot. All of them read it when they are asked, so that a filter added to it is everywhere.
"""

from collections.abc import Callable, Mapping

import pandas as pd

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.dataset.partitions import list_doubled, list_doubled_at
from explorer.dataset.timeslice import TimeSlice, keep_current
from explorer.dataset.wgr import find_amended
from explorer.network.filter_record import Filter
from explorer.parameters import Day, OneOf, Parameter, SomeIds, SomeOf, Whole
from explorer.themes import FORMER_THEMES, group_theme
from explorer.vocabulary import Term, domain_of

MOST_MEMBERS = 9_999
MOST_CODES = 100
GROUPS_AND_THEMES = {**vocabulary.THEME_GROUPS, **vocabulary.THEMES}


def list_by_place() -> list[Filter]:
    """The filters as they stand on the page: those under `More filters` last."""
    return sorted(FILTERS.values(), key=lambda record: record.more)


def _some_of(
    name: str, meaning: str, terms: Mapping[str, Term], default: tuple[str, ...] | None = None
) -> Parameter:
    return Parameter(name, meaning, SomeOf(tuple(terms), len(terms)), default, terms=terms)


def _read_column(column: str) -> Callable[[pd.DataFrame, TimeSlice], pd.Series]:
    return lambda rows, _: rows[column]


def _read_lists(column: str) -> Callable[[pd.DataFrame, TimeSlice], pd.Series]:
    return lambda rows, _: rows[column].str.split(";").explode()


def _list_domains(rows: pd.DataFrame, _: TimeSlice) -> pd.Series:
    """The domain of each collaboration and those of its themes, each once."""
    domains = [
        sorted({domain, *(domain_of(theme) for theme in themes.split(";") if theme)})
        for domain, themes in zip(rows["domain"], rows["themes"], strict=True)
    ]
    return pd.Series(domains, index=rows.index, dtype=object).explode()


def _list_themes(rows: pd.DataFrame, _: TimeSlice) -> pd.Series:
    """The themes of each collaboration and the groups they are in, each once."""
    themes = [
        sorted({each for theme in cell.split(";") for each in (theme, group_theme(theme))})
        for cell in rows["themes"]
    ]
    return pd.Series(themes, index=rows.index, dtype=object).explode()


def _list_codes(rows: pd.DataFrame, at: TimeSlice) -> pd.Series:
    """The code of each municipality and of the regions it lies in, `<division>:<region_id>`."""
    codes = rows.loc[rows["kind"].eq("municipality"), "actor_id"]
    regions = _name_regions(_divisions_at(at)).set_axis(_divisions_at(at)["actor_id"])
    lies = codes.to_frame().join(regions.rename("region"), on="actor_id", how="inner")
    return pd.concat([codes, lies["region"]])


def _divisions_at(at: TimeSlice) -> pd.DataFrame:
    return keep_current(at.dataset.divisions, at.date, start="since", end="until")


def _name_regions(divisions: pd.DataFrame) -> pd.Series:
    return divisions["division"] + ":" + divisions["region_id"]


def _choose_codes(at: TimeSlice) -> list[str]:
    """Municipalities by name, then the regions of each division by name."""
    actors = at.actors[at.actors["kind"].eq("municipality")].sort_values(["name", "actor_id"])
    divisions = _divisions_at(at).sort_values(["division", "region", "region_id"], kind="stable")
    return [*actors["actor_id"], *_name_regions(divisions).unique()]


def _name_codes(dataset: Dataset) -> dict[str, tuple[str, Term | None]]:
    actors = dataset.actors[dataset.actors["kind"].eq("municipality")]
    found: dict[str, tuple[str, Term | None]] = {
        code: (name, None) for code, name in zip(actors["actor_id"], actors["name"], strict=True)
    }
    regions = dataset.divisions.drop_duplicates(["division", "region_id"], keep="last")
    codes = zip(_name_regions(regions), regions["region"], regions["division"], strict=True)
    for code, name, division in codes:
        own = Term(division, division, "", "division")
        found[code] = (name, vocabulary.DIVISIONS.get(division, own))
    return found


def _is_cross_border(rows: pd.DataFrame, _: TimeSlice) -> pd.Series:
    return rows["cross_border"].map({True: "yes", False: "no"})


def _is_amended(rows: pd.DataFrame, at: TimeSlice) -> pd.Series:
    amended = find_amended(at.dataset, at.date)
    return rows["collaboration_id"].map(amended).map({True: "yes", False: "no"})


def _count_once(rows: pd.DataFrame, at: TimeSlice) -> pd.Series:
    """`one` for every membership but those that stand beside another of a sort."""
    doubled = list_doubled_at(at.dataset, at.date)
    left = {(each.actor_id, body) for each in doubled for body in each.left}
    pairs = zip(rows["actor_id"], rows["collaboration_id"], strict=True)
    counted = ["" if pair in left else "one" for pair in pairs]
    return pd.Series(counted, index=rows.index, dtype=object)


_RECORDS = (
    Filter(
        Parameter(
            "date",
            "The day on which memberships are in force; left out, the package's own date.",
            Day(),
            example="2026-05-16",
        ),
        "Date",
        of="network",
        control="date",
    ),
    Filter(
        _some_of(
            "domain",
            "Iv3 main functions, by a collaboration's domain or its themes.",
            vocabulary.DOMAINS,
        ),
        "Domain",
        of="collaboration",
        options=_list_domains,
        note="By domain or theme: one can count more than once.",
    ),
    Filter(
        Parameter(
            "theme",
            "Iv3 task fields of 2026 or groups of them, such as youth_care; former ones (6.9) are "
            "read as what they are now.",
            SomeOf(tuple(GROUPS_AND_THEMES), len(GROUPS_AND_THEMES), former=FORMER_THEMES),
            terms=GROUPS_AND_THEMES,
        ),
        "Theme",
        of="collaboration",
        control="search",
        options=_list_themes,
    ),
    Filter(
        _some_of("form", "Legal forms of collaborations.", vocabulary.FORMS),
        "Form",
        of="collaboration",
        options=_read_column("form"),
    ),
    Filter(
        _some_of("power", "Powers given to collaborations.", vocabulary.POWERS),
        "Powers",
        of="collaboration",
        options=_read_lists("power"),
        more=True,
        label_in_file="Power",
    ),
    Filter(
        _some_of(
            "obligation",
            "Whether a law obliges to the collaboration.",
            vocabulary.OBLIGATIONS,
        ),
        "Obligation",
        of="collaboration",
        options=_read_column("obligation"),
        more=True,
    ),
    Filter(
        _some_of(
            "kind",
            "Kinds of participants that count.",
            vocabulary.KINDS,
            default=("municipality",),
        ),
        "Participants",
        of="actor",
        options=_read_column("kind"),
        more=True,
        label_in_file="Kind of member",
    ),
    Filter(
        _some_of("province", "Provinces of the participants.", vocabulary.PROVINCES),
        "Province",
        of="actor",
        options=_read_column("province_id"),
    ),
    Filter(
        Parameter(
            "municipality",
            "Municipalities that count: up to 100 codes, also of regions at the date.",
            SomeIds(MOST_CODES, r"[^,:]{1,100}(:[^,:]{1,100})?", ordered=False),
            example="GM0344,safety_region:VR09",
        ),
        "Municipality or region",
        of="actor",
        control="search",
        options=_list_codes,
        choices=_choose_codes,
        names=_name_codes,
        dated=True,
    ),
    Filter(
        _some_of(
            "organ",
            "Organs of the participants that take part; council is the municipal council itself.",
            vocabulary.ORGANS,
        ),
        "Organ that takes part",
        of="tie",
        options=_read_lists("organs"),
        more=True,
    ),
    Filter(
        Parameter(
            "cross_border",
            "Only collaborations with a foreign participant, or only those without.",
            OneOf(("yes", "no")),
        ),
        "National border",
        of="collaboration",
        control="radio",
        options=_is_cross_border,
        texts={"yes": "Across the national border", "no": "Within the country"},
        more=True,
        label_in_file="Cross-border",
        texts_in_file={"yes": "yes", "no": "no"},
    ),
    Filter(
        Parameter(
            "amended",
            "Only collaborations whose regulation in force began since the law was amended on 1 "
            "July 2022, as far as the register shows, or only the others.",
            OneOf(("yes", "no")),
        ),
        "Regulation since the law of 2022",
        of="collaboration",
        control="radio",
        options=_is_amended,
        texts={
            "yes": "Amended since 1 July 2022",
            "no": "Not visibly amended since 1 July 2022",
        },
        dated=True,
        more=True,
    ),
    Filter(
        Parameter(
            "doubles",
            "Of several safety regions, health services (GGD) or environment agencies of one "
            "municipality, count the one that lasts longest alone; of those, the last joined.",
            OneOf(("one",)),
        ),
        "Safety region, GGD, environment agency",
        of="tie",
        control="radio",
        options=_count_once,
        note="While one takes the place of another, a municipality counts two.",
        texts={"one": "Count one where a merger is under way"},
        dated=True,
        turns=lambda dataset: {
            day for each in list_doubled(dataset) for day in (each.since, each.until)
        },
        more=True,
        texts_in_file={"one": "one of each a municipality"},
    ),
    Filter(
        Parameter(
            "least",
            "The least number of selected participants that a collaboration has.",
            Whole(1, MOST_MEMBERS),
            1,
        ),
        "At least so many members",
        of="network",
        control="number",
        match=lambda rows, value, _: rows["members"] >= value,
        counted=("at least {n} member", "at least {n} members"),
        more=True,
        label_in_file="Least number of members",
    ),
)
FILTERS: dict[str, Filter] = {record.id: record for record in _RECORDS}
