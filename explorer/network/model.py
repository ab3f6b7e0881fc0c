"""The two-mode network of governance: actors, collaborations and the ties between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

import networkx as nx
import numpy as np
import pandas as pd
import scipy

from explorer.dataset.model import tabulate_html
from explorer.dataset.money import REPORT_COLUMNS
from explorer.dataset.seats import choose_seats, count_seats
from explorer.dataset.timeslice import TimeSlice
from explorer.network.selection import Selection

if TYPE_CHECKING:
    import igraph as ig

Answer = TypeVar("Answer")


@dataclass(frozen=True, repr=False)
class Network:
    """A two-mode network at one date.

    actors: frame indexed by actor_id, columns as in the package; collaborations: frame indexed by
    collaboration_id, likewise, plus `matched` (`domain` when counted under a selected domain,
    `theme` when found by a theme only); ties: frame with actor_id, collaboration_id, since,
    organs, cost_share, basis. All sorted by id. Actors without a tie are isolates of the network.
    at: the dataset at the date, for what is known of actors beside their ties.
    """

    date: str
    selection: Selection
    actors: pd.DataFrame
    collaborations: pd.DataFrame
    ties: pd.DataFrame
    at: TimeSlice | None = None

    def __repr__(self) -> str:
        """One line: of when, and how large."""
        sizes = ", ".join(f"{name} {size}" for name, size in self._count().items())
        return f"<Network of {self.date}: {sizes}>"

    def _repr_html_(self) -> str:
        """What it is, as a notebook shows it."""
        selection = self.selection.to_query() or "everything"
        return tabulate_html({"date": self.date, "selection": selection, **self._count()})

    def _count(self) -> dict[str, str]:
        names = ("actors", "collaborations", "ties")
        return {name: f"{len(getattr(self, name)):,}" for name in names}

    @property
    def money(self) -> pd.DataFrame:
        """By municipality the report that says what it pays at the date; see `choose_reports`."""
        return pd.DataFrame(columns=REPORT_COLUMNS) if self.at is None else self.at.money

    @property
    def money_reports(self) -> pd.DataFrame:
        """Every budget and account up to the date; see `list_reports`."""
        return pd.DataFrame(columns=REPORT_COLUMNS) if self.at is None else self.at.reports

    @property
    def people(self) -> pd.Series:
        """Inhabitants of its municipalities at the date, missing where they are not known."""
        towns = self.actors[self.actors["kind"].eq("municipality")]
        return towns["population"] if self.at is None else self.at.people.reindex(towns.index)

    @cached_property
    def seats_by_law(self) -> pd.Series:
        """The seats that the law gives the councils of its municipalities, by their inhabitants."""
        given = [pd.NA if pd.isna(each) else count_seats(int(each)) for each in self.people]
        return pd.Series(given, index=self.people.index, dtype="Int64")

    @cached_property
    def seats(self) -> pd.DataFrame:
        """Seats of the councils of its municipalities, and whose number it is: `choose_seats`."""
        towns = self.actors[self.actors["kind"].eq("municipality")]
        return choose_seats(towns["council_seats"], self.people)

    @cached_property
    def rows(self) -> np.ndarray:
        """Of every tie, the place of its actor in `actors`."""
        return self.actors.index.get_indexer(self.ties["actor_id"])

    @cached_property
    def columns(self) -> np.ndarray:
        """Of every tie, the place of its collaboration in `collaborations`."""
        return self.collaborations.index.get_indexer(self.ties["collaboration_id"])

    @cached_property
    def incidence(self) -> scipy.sparse.csr_array:
        """B: actors x collaborations, 1 where the actor takes part (int64)."""
        shape = (len(self.actors), len(self.collaborations))
        ones = np.ones(len(self.ties), dtype=np.int64)
        return scipy.sparse.csr_array((ones, (self.rows, self.columns)), shape=shape)

    @cached_property
    def degrees(self) -> pd.Series:
        """Number of ties of every actor and then every collaboration, by id."""
        actors = np.bincount(self.rows, minlength=len(self.actors))
        collaborations = np.bincount(self.columns, minlength=len(self.collaborations))
        index = [*self.actors.index, *self.collaborations.index]
        return pd.Series(np.concatenate([actors, collaborations]), index=index, name="degree")

    def to_igraph(self) -> ig.Graph:
        """The two-mode graph in igraph: actors first, then collaborations, `name` their id."""
        import igraph as ig

        size = len(self.actors)
        graph = ig.Graph(n=size + len(self.collaborations))
        graph.vs["name"] = [*self.actors.index, *self.collaborations.index]
        graph.vs["bipartite"] = [0] * size + [1] * len(self.collaborations)
        graph.add_edges(np.column_stack([self.rows, self.columns + size]))
        return graph

    def to_networkx(self) -> nx.Graph:
        """The two-mode graph B as the field's standard object, nodes and ties in sorted order.

        Nodes carry `bipartite` (0 actor, 1 collaboration), `name`, `kind` and `domain`; actors
        also `province_id` and `population` where known; collaborations `short_name`, `form`,
        `power`, `themes` and `obligation`. Ties carry `since`, `organs` and `basis`.
        """
        graph = nx.Graph()
        for actor_id, actor in zip(self.actors.index, self.actors.to_dict("records"), strict=True):
            graph.add_node(actor_id, bipartite=0, **_describe_actor(actor))
        records = self.collaborations.to_dict("records")
        for collaboration_id, row in zip(self.collaborations.index, records, strict=True):
            graph.add_node(collaboration_id, bipartite=1, **_describe_collaboration(row))
        for tie in self.ties.to_dict("records"):
            graph.add_edge(
                tie["actor_id"],
                tie["collaboration_id"],
                since=tie["since"],
                organs=tie["organs"],
                basis=tie["basis"],
            )
        return graph


def keep(work: Callable[[Network], Answer]) -> Callable[[Network], Answer]:
    """Have what is worked out of a network kept with it, once for as long as it is there.

    What is kept is everyone's: who asks for it does not change it.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def answer(network: Network) -> Answer:
        kept = vars(network)
        if name not in kept:
            kept[name] = work(network)
        return kept[name]

    return answer


def _describe_actor(actor: dict) -> dict:
    described = {"name": actor["name"], "kind": actor["kind"], "domain": ""}
    if actor["province_id"]:
        described["province_id"] = actor["province_id"]
    if not pd.isna(actor["population"]):
        described["population"] = int(actor["population"])
    return described


def _describe_collaboration(row: dict) -> dict:
    columns = ("name", "domain", "short_name", "form", "power", "themes", "obligation")
    return {"kind": "collaboration", **{column: row[column] for column in columns}}
