"""What the pages ask of a dataset, each answer worked out once and kept for the next visitor."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from explorer.dataset import Dataset
from explorer.errors import SelectionError
from explorer.measures.communities import Communities
from explorer.measures.compute import compute_measures
from explorer.measures.domain_congruence import Part, find_domain_communities
from explorer.measures.groups import build_nesting
from explorer.measures.growth import Growth, split_growth
from explorer.measures.overlap import Mode
from explorer.measures.peers import list_percentiles
from explorer.measures.projection import project
from explorer.measures.ranking import rank_columns
from explorer.measures.registry import MEASURES
from explorer.network import Network, Selection, build_network
from explorer.network.between import list_changes
from explorer.network.facets import count_options
from explorer.network.filters import FILTERS
from explorer.network.history import History
from explorer.network.positions import arrange_force
from explorer.scenario import freeze_at
from explorer.snapshot import SnapshotRegistry
from explorer.translate import N_

KEPT = 256
SHOWN_MEASURES = ("degree", "partners", "betweenness")


@dataclass(frozen=True)
class MeasuredNetwork:
    """A network with the measures that the pages show, indexed by node id.

    `ranks` as the measures; `percentiles` those of municipalities among their peers (see
    `list_percentiles`); `dataset` is what it was made from.
    """

    network: Network
    measures: pd.DataFrame
    ranks: pd.DataFrame
    percentiles: pd.DataFrame
    dataset: Dataset

    @property
    def package(self) -> str:
        """The name of the data package it was made from."""
        return self.dataset.name


class Service:
    """Answers about one dataset; holds nothing that belongs to a user."""

    def __init__(self, dataset: Dataset) -> None:
        """Answer about `dataset`, which does not change while the service lives."""
        self.dataset = dataset
        self.measure_shown = lru_cache(maxsize=KEPT)(self._measure_shown)
        self.network_of = lru_cache(maxsize=KEPT)(self._network_of)
        self.measure_all = lru_cache(maxsize=KEPT)(self._measure_all)
        self.measure_nodes = lru_cache(maxsize=KEPT)(self._measure_nodes)
        self.count_options = lru_cache(maxsize=KEPT)(self._count_options)
        self.positions_of = lru_cache(maxsize=4)(self._positions_of)
        self.nesting_of = lru_cache(maxsize=KEPT)(self._nesting_of)
        self.list_changes = lru_cache(maxsize=KEPT)(self._list_changes)
        self.split_growth = lru_cache(maxsize=KEPT)(self._split_growth)
        self.find_domains = lru_cache(maxsize=KEPT)(self._find_domains)
        self.project = lru_cache(maxsize=KEPT)(self._project)
        self.freeze = lru_cache(maxsize=8)(self._freeze)

    @cached_property
    def history(self) -> History:
        """When each tie of the dataset began and ended, and why."""
        return History(self.dataset)

    def date_of(self, selection: Selection) -> str:
        """The date of a selection: its own or the dataset's."""
        return selection.date or self.dataset.date

    def base_of(self, selection: Selection) -> Network:
        """All that can be drawn at the selection's date and kinds, filters of nodes aside."""
        ties = {
            record.id: getattr(selection, record.id)
            for record in FILTERS.values()
            if record.of == "tie"
        }
        date = self.date_of(selection)
        return self.network_of(Selection(date=date, kind=selection.kind, **ties))

    def _network_of(self, selection: Selection) -> Network:
        return build_network(self.dataset, selection)

    def _find_domains(self, selection: Selection, part: Part) -> dict[str, Communities]:
        return find_domain_communities(self.network_of(selection), part)

    def _list_changes(self, selection: Selection, since: str, until: str) -> pd.DataFrame:
        return list_changes(self.dataset, selection, since=since, until=until)

    def _split_growth(self, selection: Selection, since: str, until: str) -> Growth:
        return split_growth(self.dataset, selection, since=since, until=until)

    def _nesting_of(self, selection: Selection) -> pd.DataFrame:
        return build_nesting(self.network_of(selection))

    def _measure_shown(self, selection: Selection) -> MeasuredNetwork:
        return self._measure(selection, SHOWN_MEASURES)

    def _measure_all(self, selection: Selection) -> MeasuredNetwork:
        return self._measure(selection, tuple(MEASURES))

    def _measure(self, selection: Selection, wanted: tuple[str, ...]) -> MeasuredNetwork:
        network = self.network_of(selection)
        measures = compute_measures(network, wanted)
        actors = len(network.actors)
        ranks = pd.concat(
            [rank_columns(measures.iloc[:actors]), rank_columns(measures.iloc[actors:])]
        )
        percentiles = list_percentiles(network, measures)
        return MeasuredNetwork(network, measures, ranks, percentiles, self.dataset)

    def _measure_nodes(self, selection: Selection, ids: tuple[str, ...]) -> pd.DataFrame:
        return compute_measures(self.network_of(selection), ids)

    def _project(self, selection: Selection, mode: Mode, **kept: Any) -> pd.DataFrame:  # noqa: ANN401
        return project(self.network_of(selection), mode, **kept)

    def _count_options(self, selection: Selection) -> dict[str, dict[str, int]]:
        return count_options(self.dataset, selection)

    def _positions_of(self, layout: str) -> pd.DataFrame:
        positions = self.dataset.positions
        rows = positions[positions["layout"] == layout]
        # A package made before there was such a layout has it worked out when it is asked for.
        return arrange_force(self.dataset) if rows.empty and layout == "force" else rows

    def _freeze(self, date: str) -> Dataset:
        return freeze_at(self.dataset, date)


class Packages:
    """The data packages an app offers, a service each; the first is the default."""

    def __init__(
        self, datasets: Mapping[str, Dataset], registry: SnapshotRegistry | None = None
    ) -> None:
        """Offer `datasets` by name, in their order; `registry` keeps the snapshots given out."""
        self.registry = registry
        self.services = {name: Service(dataset) for name, dataset in datasets.items()}
        self.default = next(iter(self.services))

    def get(self, package: str) -> Service:
        """The service of a package, the default when empty.

        Raises `SelectionError` when the app offers no package of that name.
        """
        name = package or self.default
        if name not in self.services:
            offered = ", ".join(self.services)
            wrong = N_("{given} is unknown; choose from {known}")
            raise SelectionError("data", wrong, given=repr(name), known=offered)
        return self.services[name]
