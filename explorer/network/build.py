"""From the tables of a dataset to the two-mode network a selection asks for."""

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import actors_at, collaborations_at, memberships_at
from explorer.network.model import Network
from explorer.network.selection import Selection
from explorer.vocabulary import domain_of

WHOLE = Selection()


def build_network(dataset: Dataset, selection: Selection = WHOLE) -> Network:
    """The network of the selection: actors in being and collaborations in force at its date.

    Municipalities without a tie stay in as isolates, other kinds only when they take part;
    collaborations need `selection.least` selected members. An empty network is a network.
    """
    date = selection.date or dataset.date
    actors = _select_actors(actors_at(dataset, date), selection)
    collaborations = _select_collaborations(collaborations_at(dataset, date), selection)
    ties = memberships_at(dataset, date)
    ties = ties[
        ties["actor_id"].isin(actors["actor_id"])
        & ties["collaboration_id"].isin(collaborations["collaboration_id"])
    ].drop_duplicates(["actor_id", "collaboration_id"])
    sizes = ties["collaboration_id"].value_counts()
    kept = sizes.index[sizes >= selection.least]
    ties = ties[ties["collaboration_id"].isin(kept)]
    isolates_stay = actors["kind"].eq("municipality")
    actors = actors[isolates_stay | actors["actor_id"].isin(ties["actor_id"])]
    return Network(
        date=date,
        selection=selection,
        actors=actors.set_index("actor_id").sort_index(),
        collaborations=collaborations[collaborations["collaboration_id"].isin(kept)]
        .set_index("collaboration_id")
        .sort_index(),
        ties=ties.drop(columns="until")
        .sort_values(["actor_id", "collaboration_id"])
        .reset_index(drop=True),
    )


def _select_actors(actors: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    actors = actors[actors["kind"].isin(selection.kind)]
    if selection.province:
        actors = actors[actors["province_id"].isin(selection.province)]
    return actors


def _select_collaborations(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    keep = pd.Series(True, index=rows.index)
    if selection.form:
        keep &= rows["form"].isin(selection.form)
    if selection.obligation:
        keep &= rows["obligation"].isin(selection.obligation)
    if selection.power:
        powers = rows["power"].str.split(";")
        keep &= powers.map(lambda given: bool(set(given) & set(selection.power))).astype(bool)
    if selection.cross_border:
        keep &= rows["cross_border"].eq(selection.cross_border == "yes")
    matched = match_domains(rows, selection)
    return rows[keep & matched.ne("")].assign(matched=matched)


def match_domains(rows: pd.DataFrame, selection: Selection) -> pd.Series:
    """How each collaboration meets the domain filter: `domain`, `theme`, or empty for not.

    Without a domain filter every collaboration is found by its domain.
    """
    if not selection.domain:
        return pd.Series("domain", index=rows.index)
    wanted = set(selection.domain)
    by_theme = rows["themes"].map(
        lambda text: any(domain_of(theme) in wanted for theme in text.split(";") if theme)
    )
    matched = by_theme.map({True: "theme", False: ""})
    return matched.mask(rows["domain"].isin(wanted), "domain")
