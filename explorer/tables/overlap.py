"""What pages show and their downloads hold, one function a table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from explorer.errors import MeasureError
from explorer.measures.backbone import LEVEL as USUAL_LEVEL
from explorer.measures.backbone import Method, backbone
from explorer.measures.communities import ALONE, find_communities, stability
from explorer.measures.compute import list_bases
from explorer.measures.groups import list_identical
from explorer.measures.ordering import order_by_likeness
from explorer.measures.overlap import MODES, pairs, shared_counts
from explorer.measures.parameters import LEVEL, METHOD, RESOLUTION
from explorer.measures.peers import WITHIN
from explorer.measures.registry import MEASURES, measures_by
from explorer.measures.straddling import mark_crossing
from explorer.network import Selection
from explorer.network.filters import FILTERS
from explorer.parameters import OneOf, Parameter, refuse_idle
from explorer.snapshot.options import LANG
from explorer.tables.divisions import list_divisions, list_domains, list_template
from explorer.tables.nodes import name_nodes
from explorer.tables.queries import MeasuredNetwork, Service
from explorer.tables.regions import find_regions, name_province
from explorer.translate import N_
from explorer.vocabulary import Term


@dataclass(frozen=True)
class Table:
    """A table of the overlap: the function that makes it, and which parameters bear on it.

    parameters: by the keyword of `build` that takes the value; filters: those of a selection that
    bear on it, all when None.
    """

    id: str
    build: Callable[..., pd.DataFrame]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    filters: tuple[str, ...] | None = None

    def takes(self, name: str) -> bool:
        """Whether a parameter or a filter of that name bears on it."""
        if name in FILTERS:
            return self.filters is None or name in self.filters
        return any(each.name == name for each in self.parameters.values())

    def keep_filters(self, selection: Selection) -> Selection:
        """The selection without the filters that do not bear on it."""
        return Selection(**{name: value for name, value in selection.given if self.takes(name)})

    def refuse_idle(self, given: Iterable[str]) -> None:
        """Raise `SelectionError` for the first parameter or filter given that changes nothing."""
        bearing = {
            name: [each for each in OVERLAP_TABLES.values() if each.takes(name)]
            for name in (*FILTERS, *(each.name for each in PARAMETERS))
        }
        refuse_idle(
            given,
            {
                name: "table=" + "|".join(each.id for each in tables)
                for name, tables in bearing.items()
                if self not in tables
            },
        )

    def list_rows(
        self,
        service: Service,
        selection: Selection,
        values: Mapping[str, Any],
        *,
        label: Callable[[Term], str],
    ) -> pd.DataFrame:
        """The table by those of `values`, by name of parameter, that bear on it, or defaults.

        label: what terms are called in the language of who reads it.
        """
        given = {
            key: label if each is LANGUAGE else values.get(each.name, each.default)
            for key, each in self.parameters.items()
        }
        return self.build(service, selection, **given)


def list_measures(measured: MeasuredNetwork) -> pd.DataFrame:
    """Every measure of every node, with its rank, and of municipalities its percentiles.

    Indexed by node id, actors first; `bipartite` 0 for actors and 1 for collaborations, `name`,
    and for each measure `<measure>`, `<measure>_rank` (within its mode), `<measure>_size_class`
    and `<measure>_province` (percentiles, see `list_percentiles`); last what values rest on, such
    as `joint_report` (see `list_bases`).
    """
    network = measured.network
    places = {"bipartite": [0] * len(network.actors) + [1] * len(network.collaborations)}
    names = [*network.actors["name"], *network.collaborations["short_name"]]
    frame = pd.DataFrame(places | {"name": names}, index=measured.measures.index)
    frame = frame.join(measured.measures).join(measured.ranks.add_suffix("_rank"))
    frame = frame.join(list_bases(network))
    return pick_measures(frame.join(measured.percentiles), tuple(MEASURES))


def pick_measures(frame: pd.DataFrame, wanted: Sequence[str]) -> pd.DataFrame:
    """Of the table of `list_measures` the columns of some measures, in the order wanted.

    What they rest on comes last. Raises `MeasureError` naming the first that is no measure of
    nodes.
    """
    unknown = [measure for measure in wanted if measure not in MEASURES]
    if unknown:
        raise MeasureError(f"{unknown[0]!r} is no measure; choose from {', '.join(MEASURES)}")
    columns = [
        name
        for measure in wanted
        for name in (measure, *(f"{measure}_{part}" for part in ("rank", *WITHIN)))
    ]
    bases = [MEASURES[measure].basis for measure in wanted if MEASURES[measure].basis]
    return frame[["bipartite", "name", *columns, *dict.fromkeys(bases)]]


def list_pairs(service: Service, selection: Selection, *, mode: str) -> pd.DataFrame:
    """All pairs of a mode, one of `MODES`, that share something, with names; see `pairs`."""
    network = service.network_of(selection)
    frame, names = pairs(network, MODES[mode]), name_nodes(network, MODES[mode])
    frame.insert(2, "first_name", frame["first"].map(names))
    frame.insert(3, "second_name", frame["second"].map(names))
    return frame


def list_matrix(service: Service, selection: Selection, *, mode: str) -> pd.DataFrame:
    """What every two nodes of a mode, one of `MODES`, share, in the order of the picture.

    A row a node: `node_id`, `name`, and a column a node named by its id, in the same order; the
    diagonal counts all that a node has. See `shared_counts` and `order_by_likeness`.
    """
    network = service.network_of(selection)
    names, order = name_nodes(network, MODES[mode]), order_by_likeness(network, MODES[mode])
    shared = shared_counts(network, MODES[mode]).toarray()[order][:, order]
    ids = names.index[order]
    frame = pd.DataFrame(shared, index=pd.Index(ids, name="node_id"), columns=ids)
    frame.insert(0, "name", names.loc[ids])
    return frame.reset_index()


def list_same_members(service: Service, selection: Selection) -> pd.DataFrame:
    """Every collaboration that has the same members as another; see `list_identical`.

    A row a collaboration: `group` counts from 1, the largest membership first; the measures of the
    group (`size`, its members); `collaboration_id`, `name`; `members`, their ids, separated by `;`.
    """
    network = service.network_of(selection)
    groups = list_identical(network)
    frame = groups.assign(
        group=groups.index + 1,
        collaboration_id=groups["collaborations"],
        members=groups["members"].map(";".join),
    ).explode("collaboration_id", ignore_index=True)
    frame["name"] = frame["collaboration_id"].map(network.collaborations["short_name"])
    measured = [record.column for record in measures_by(list_identical).values()]
    return frame[["group", *measured, "collaboration_id", "name", "members"]]


def list_nesting(service: Service, selection: Selection) -> pd.DataFrame:
    """The forest of collaborations within collaborations; see `build_nesting`.

    A row a node: `node`, `parent`, `within`, `size`; `collaborations` and `members`, their ids, and
    `names` of the collaborations, each separated by `;`.
    """
    network = service.network_of(selection)
    forest = service.nesting_of(selection)
    names = network.collaborations["short_name"]
    return forest.assign(
        within=forest["within"].map(";".join),
        collaborations=forest["collaborations"].map(";".join),
        names=[";".join(names[list(ids)]) for ids in forest["collaborations"]],
        members=forest["members"].map(";".join),
    )[["node", "parent", "within", "size", "collaborations", "names", "members"]]


def list_backbone(
    service: Service,
    selection: Selection,
    *,
    mode: str = "municipality",
    method: Method = "sdsm",
    level: float = USUAL_LEVEL,
) -> pd.DataFrame:
    """All pairs of a mode, one of `MODES`, that share something, and which more than by chance.

    As `backbone` by `method` and `level`, with names; of municipalities with provinces, and
    `crossing`: whether a province border lies between them (missing where one is unknown).
    """
    network = service.network_of(selection)
    frame = backbone(network, MODES[mode], method=method, level=level)
    names = name_nodes(network, MODES[mode])
    for place, end in enumerate(("first", "second")):
        frame.insert(2 + place, f"{end}_name", frame[end].map(names))
    if mode == "collaboration":
        return frame
    provinces = network.actors["province_id"]
    province_names = provinces.map(name_province)
    for place, end in enumerate(("first", "second")):
        frame.insert(4 + place, f"{end}_province", frame[end].map(province_names))
    return frame.assign(crossing=mark_crossing(frame, provinces))


def list_communities(
    service: Service, selection: Selection, *, resolution: float = 1.0
) -> pd.DataFrame:
    """Every municipality with its community and where it lies, sorted by id.

    `community` counts from 1, the largest, as the page does, and is missing for a municipality
    without a partner; `stability` and `participation`: see there; `province` and `safety_region` by
    name, the latter empty when none is known at the date.
    """
    network = service.network_of(selection)
    actors, found = network.actors, find_communities(network, resolution=resolution)
    regions = find_regions(service, selection)["safety_region"]["region"]
    frame = pd.DataFrame({"actor_id": actors.index, "name": actors["name"]})
    frame["community"] = (found.labels + 1).astype("Int64").where(found.labels != ALONE)
    frame["stability"] = stability(network, found)
    frame["participation"] = found.participation
    frame["province"] = actors["province_id"].map(name_province)
    frame["safety_region"] = regions.reindex(actors.index).fillna("")
    return frame.reset_index(drop=True)


LIST = Parameter(
    "list",
    N_("Whether municipalities or collaborations are compared."),
    OneOf(tuple(sorted(MODES))),
    "municipality",
    label=N_("Nodes of"),
    labels={"municipality": N_("Municipalities"), "collaboration": N_("Collaborations")},
)
LANGUAGE = replace(LANG, meaning=N_("The language of labels."))
PARAMETERS = (LIST, METHOD, LEVEL, RESOLUTION, LANGUAGE)
_RECORDS = (
    Table("divisions", list_divisions, filters=("date",)),
    Table("division_template", list_template, filters=("date",)),
    Table("domains", list_domains, {"label": LANGUAGE}),
    Table("pairs", list_pairs, {"mode": LIST}),
    Table("matrix", list_matrix, {"mode": LIST}),
    Table("identical", list_same_members),
    Table("nesting", list_nesting),
    Table("backbone", list_backbone, {"mode": LIST, "method": METHOD, "level": LEVEL}),
    Table("communities", list_communities, {"resolution": RESOLUTION}),
)
OVERLAP_TABLES: Mapping[str, Table] = MappingProxyType({table.id: table for table in _RECORDS})
