"""Findings of a part of the country, and regulations that are not visibly amended there."""

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import collaborations_at, memberships_at
from explorer.dataset.wgr import find_amended
from explorer.network import Selection
from explorer.network.search import trace_successors
from explorer.tables.queries import Service
from explorer.vocabulary import FORMS, PROVINCES

# The filters that say which part of the country is meant, and of when.
TAKEN = ("date", "province", "municipality")
NOT_AMENDED = ("province", "form", "arrangements", "not_amended", "share")


def is_partial(selection: Selection) -> bool:
    """Whether a selection means a part of the country."""
    return bool(selection.province or selection.municipality)


def find_part(service: Service, selection: Selection) -> set[str]:
    """Ids of the municipalities of a part of the country at its date, and of its provinces.

    By the filters on province and municipality or region alone, with the municipalities of before
    that went into them.
    """
    date = service.date_of(selection)
    part = Selection(date=date, province=selection.province, municipality=selection.municipality)
    towns = set(service.network_of(part).actors.index)
    former = {old for old, new in trace_successors(service.dataset, date).items() if new in towns}
    provinces = () if selection.municipality else selection.province
    return towns | former | set(provinces)


def list_findings(service: Service, selection: Selection) -> pd.DataFrame:
    """Findings about a part of the country, as in the package and in its order; all without one.

    A finding is of the part where it is about one of its municipalities or provinces, or about an
    arrangement that one of them ever took part in and about nobody in particular.
    """
    findings = service.dataset.findings
    if not is_partial(selection):
        return findings
    part = find_part(service, selection)
    ties = service.dataset.memberships
    groups = set(ties.loc[ties["actor_id"].isin(part), "collaboration_id"])
    about = findings["actor_id"].isin(part) | (
        findings["actor_id"].eq("") & findings["collaboration_id"].isin(groups)
    )
    return findings[about].reset_index(drop=True)


def list_in_force(service: Service, selection: Selection) -> pd.DataFrame:
    """Arrangements in force at the date in which a part of the country takes part; all without one.

    Whoever takes part in them counts, so that they can be more than Explore counts: that looks at
    those with a municipality. `collaborations_at` with `amended`, whether the version in force
    began since the law was amended on 1 July 2022, as far as the register shows.
    """
    date = service.date_of(selection)
    rows = collaborations_at(service.dataset, date)
    if is_partial(selection):
        ties = memberships_at(service.dataset, date)
        part = find_part(service, selection)
        mine = set(ties.loc[ties["actor_id"].isin(part), "collaboration_id"])
        rows = rows[rows["collaboration_id"].isin(mine)]
    amended = find_amended(service.dataset, date).reindex(rows["collaboration_id"])
    return rows.assign(amended=amended.to_numpy(dtype=bool)).reset_index(drop=True)


def count_not_amended(service: Service, selection: Selection) -> pd.DataFrame:
    """Arrangements by province and form, and how many are not visibly amended since 1 July 2022.

    province: of the municipalities and provinces that take part, empty for all together; form,
    empty for all; arrangements in force at the date (see `list_in_force`); not_amended of them,
    whose version in force began before the law was amended, which the register, that lags, shows;
    share, 0 to 1. One over several provinces counts in each, and once in all together. Rows without
    an arrangement are left out.
    """
    rows = list_in_force(service, selection)[["collaboration_id", "form", "amended"]]
    shown = set(selection.province) or set(PROVINCES)
    by_province = rows.merge(_place(service, selection), on="collaboration_id")
    parts = [rows.assign(province=""), by_province[by_province["province"].isin(shown)]]
    every = pd.concat(parts)
    counted = pd.concat([every, every.assign(form="")])
    grouped = counted.groupby(["province", "form"])["amended"].agg(["size", "sum"])
    table = grouped.reset_index().rename(columns={"size": "arrangements"})
    table["not_amended"] = table["arrangements"] - table["sum"].astype(int)
    table["share"] = table["not_amended"] / table["arrangements"]
    forms, provinces = ["", *FORMS], ["", *PROVINCES]
    known = table[table["form"].isin(forms)]
    order = [provinces.index, forms.index]
    places = [known[name].map(find) for name, find in zip(NOT_AMENDED, order, strict=False)]
    ordered = known.assign(first=places[0], second=places[1]).sort_values(["first", "second"])
    return ordered[list(NOT_AMENDED)].reset_index(drop=True)


def _place(service: Service, selection: Selection) -> pd.DataFrame:
    """The provinces that each arrangement lies in, one a row."""
    ties = memberships_at(service.dataset, service.date_of(selection))
    provinces = ties["actor_id"].map(_name_provinces(service.dataset)).fillna("")
    placed = ties[["collaboration_id"]].assign(province=provinces)
    return placed[placed["province"].ne("")].drop_duplicates()


def _name_provinces(dataset: Dataset) -> dict[str, str]:
    """The province of each actor that lies in one; a province lies in itself."""
    actors = dataset.actors
    own = actors["province_id"].mask(actors["kind"].eq("province"), actors["actor_id"])
    return dict(zip(actors["actor_id"], own, strict=True))
