"""How many collaborations each filter option would leave, given all the other filters."""

from dataclasses import replace

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import actors_at, collaborations_at, memberships_at
from explorer.network.selection import VALUES, Selection
from explorer.vocabulary import domain_of

FIELDS = (*VALUES, "cross_border")
OF_ACTORS = ("kind", "province")


def count_options(dataset: Dataset, selection: Selection) -> dict[str, dict[str, int]]:
    """Collaborations left by every option of every filter, if it were the only one chosen there.

    By field of the selection (domain, form, power, obligation, kind, province, cross_border) and
    option id, 0 where nothing is left. The filters on other fields hold, so the number beside an
    option is what choosing it alone gives. A collaboration counts under every domain of its
    themes, as the domain filter finds it. Cost O(ties) a field.
    """
    date = selection.date or dataset.date
    actors, rows = actors_at(dataset, date), collaborations_at(dataset, date)
    ties = memberships_at(dataset, date)[["actor_id", "collaboration_id"]].drop_duplicates()
    actor_options = _list_actor_options(actors)
    options = _list_options(rows)
    ties = ties[ties["actor_id"].isin(actors["actor_id"])]
    counts = {}
    for field in FIELDS:
        others = replace(selection, **{field: Selection().__dict__[field]})
        kept = _keep(rows["collaboration_id"], options, others)
        chosen = ties[ties["collaboration_id"].isin(kept)]
        if field in OF_ACTORS:
            counted = _count_by_actor(chosen, actor_options, field, others)
        else:
            chosen = _keep_actors(chosen, actor_options, others)
            sizes = chosen["collaboration_id"].value_counts()
            enough = sizes.index[sizes >= selection.least]
            counted = options[field].loc[options[field].index.isin(enough)].value_counts()
        counts[field] = {option: int(counted.get(option, 0)) for option in _options_of(field)}
    return counts


def _options_of(field: str) -> list[str]:
    return ["yes", "no"] if field == "cross_border" else list(VALUES[field])


def _list_options(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """For each field of collaborations, their options by id: several rows where they have more."""
    by_id = rows.set_index("collaboration_id")
    domains = [
        sorted({domain, *(domain_of(theme) for theme in themes.split(";") if theme)})
        for domain, themes in zip(by_id["domain"], by_id["themes"], strict=True)
    ]
    return {
        "domain": pd.Series(domains, index=by_id.index, dtype=object).explode(),
        "form": by_id["form"],
        "power": by_id["power"].str.split(";").explode(),
        "obligation": by_id["obligation"],
        "cross_border": by_id["cross_border"].map({True: "yes", False: "no"}),
    }


def _list_actor_options(actors: pd.DataFrame) -> dict[str, pd.Series]:
    by_id = actors.set_index("actor_id")
    return {"kind": by_id["kind"], "province": by_id["province_id"]}


def _keep(ids: pd.Series, options: dict[str, pd.Series], selection: Selection) -> set[str]:
    """Collaborations that every filter on collaborations leaves."""
    kept = set(ids)
    for field, values in options.items():
        wanted = getattr(selection, field)
        if wanted:
            allowed = [wanted] if isinstance(wanted, str) else list(wanted)
            kept &= set(values.index[values.isin(allowed)])
    return kept


def _keep_actors(
    ties: pd.DataFrame, options: dict[str, pd.Series], selection: Selection
) -> pd.DataFrame:
    for field, values in options.items():
        wanted = getattr(selection, field)
        if wanted:
            ties = ties[ties["actor_id"].isin(values.index[values.isin(list(wanted))])]
    return ties


def _count_by_actor(
    ties: pd.DataFrame, options: dict[str, pd.Series], field: str, selection: Selection
) -> pd.Series:
    """Collaborations with enough members of each option of a field of actors."""
    others = {name: values for name, values in options.items() if name != field}
    ties = _keep_actors(ties, others, selection)
    sizes = ties.groupby([ties["actor_id"].map(options[field]), "collaboration_id"]).size()
    return sizes[sizes >= selection.least].groupby(level=0).size()
