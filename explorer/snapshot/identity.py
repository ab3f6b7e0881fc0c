"""What a snapshot is called: a short id, the address to cite, and what the id still gives today.

An id is a digest of the data's name and version, the selection and the options, so that it does
not depend on the build of the software, and says nothing by itself. The address carries what it
is a digest of: whoever has the address has the snapshot, and can tell whether the data changed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode

from explorer.dataset import Dataset
from explorer.errors import SnapshotError
from explorer.network import Network, Selection, parse_selection
from explorer.parameters import shorten
from explorer.snapshot.options import Options, parse_options
from explorer.snapshot.record import SnapshotRecord, SnapshotRegistry
from explorer.translate import N_

ID_LENGTH = 12
PRINT_LENGTH = 12


def version_data(dataset: Dataset) -> str:
    """The data's version: date and the start of their fingerprint: 2026-05-16.2a740d539d4f."""
    return f"{dataset.date}.{dataset.fingerprint[:PRINT_LENGTH]}"


def snapshot_id(dataset: Dataset, selection: Selection, options: Options) -> str:
    """The id of a snapshot: 12 hexadecimal digits.

    Equal data, selection (its date stated or not) and options give equal ids, whatever the
    software; the language of texts does not count.
    """
    stated = selection.on(selection.date or dataset.date)
    return _digest(dataset.name, version_data(dataset), stated, options)


def address_snapshot(
    dataset: Dataset, selection: Selection, options: Options, *, package: str = ""
) -> str:
    """The address to cite: `/snapshot/<id>?date=...&v=...`, from which all can be recalled.

    package: the name under which the data are offered (`data=` in addresses), empty for the
    default.
    """
    stated = selection.on(selection.date or dataset.date)
    query = write_query(stated, options, package=package, version=version_data(dataset))
    return f"/snapshot/{snapshot_id(dataset, selection, options)}?{query}"


def write_query(selection: Selection, options: Options, *, package: str, version: str) -> str:
    """The canonical query of a snapshot's address: data, selection, options, the data's version."""
    parameters = {
        **({"data": package} if package else {}),
        **selection.to_parameters(),
        **options.without("language").to_parameters(),
        "v": version,
    }
    return urlencode(parameters, safe=",")


@dataclass(frozen=True)
class ResolvedSnapshot:
    """A snapshot asked for again, and whether today's data are still those it was made of.

    package: name under which the data are offered; dataset: today's; version: of the data then;
    record: what was kept of it, or None.
    """

    id: str
    package: str
    selection: Selection
    options: Options
    dataset: Dataset
    version: str
    record: SnapshotRecord | None

    @property
    def same(self) -> bool:
        """Whether today's data are those of the snapshot, so that it gives the same bytes."""
        return self.version == version_data(self.dataset)

    def find_changes(self, network: Network) -> dict[str, tuple[str, str]]:
        """What differs between then and now, by name: `date` and `version` of the data, counts.

        network: that of the selection in today's data. Counts (actors, collaborations, ties) and
        `network`, a digest of its nodes and ties, are there only when a record was kept. Empty
        when nothing differs.
        """
        date, now = self.version.partition(".")[0], self.dataset.date
        pairs = {"date": (date, now), "version": (self.version, version_data(self.dataset))}
        if self.record is not None:
            today = count_network(network)
            pairs |= {name: (self.record.counts[name], today[name]) for name in today}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def resolve_snapshot(
    find: Callable[[str], Dataset],
    snapshot_id: str,
    query: str = "",
    *,
    registry: SnapshotRegistry | None = None,
) -> ResolvedSnapshot:
    """The snapshot of an id and the query of its address; without a query from the registry.

    find: gives the dataset offered under a name, and raises an `ExplorerError` when there is none.
    Raises `SnapshotError` when the id is not that of the query, or no query is given and the
    registry does not know it; `SelectionError` when the query has a value that does not exist.
    """
    record = registry.find(snapshot_id) if registry else None
    given = dict(parse_qsl(query.removeprefix("?")))
    if "v" not in given:
        if record is None:
            wrong = N_(
                "snapshot {id} is not known here; open its full address, which ends in v= and the "
                "version of the data"
            )
            raise SnapshotError(wrong, id=repr(shorten(snapshot_id)))
        query, given = record.query, dict(parse_qsl(record.query))
    dataset = find(given.get("data", ""))
    selection, options = parse_selection(query), parse_options(query)
    if snapshot_id != _digest(dataset.name, given["v"], selection, options):
        wrong = N_(
            "the address of snapshot {id} is not the one it was given: a filter, an option, the "
            "data or their version differs; take it from where it was cited"
        )
        raise SnapshotError(wrong, id=repr(shorten(snapshot_id)))
    return ResolvedSnapshot(
        snapshot_id, given.get("data", ""), selection, options, dataset, given["v"], record
    )


def keep_snapshot(
    registry: SnapshotRegistry,
    network: Network,
    dataset: Dataset,
    options: Options,
    *,
    package: str = "",
) -> SnapshotRecord:
    """Enter a snapshot in the registry, so that its id alone recalls it; what is there stays."""
    selection = network.selection.on(network.date)
    record = SnapshotRecord(
        id=snapshot_id(dataset, selection, options),
        query=write_query(selection, options, package=package, version=version_data(dataset)),
        name=dataset.name,
        counts=count_network(network),
    )
    return registry.add(record)


def count_network(network: Network) -> dict[str, str]:
    """How much there is of a network, as texts, and a digest of its nodes and ties."""
    digest = sha256()
    for part in (network.actors, network.collaborations):
        digest.update("\n".join([*map(str, part.index), ""]).encode("utf-8", errors="replace"))
    ends = network.ties[["actor_id", "collaboration_id"]]
    digest.update(ends.to_csv(index=False).encode("utf-8", errors="replace"))
    return {
        "actors": str(len(network.actors)),
        "collaborations": str(len(network.collaborations)),
        "ties": str(len(network.ties)),
        "network": digest.hexdigest()[:ID_LENGTH],
    }


def _digest(name: str, version: str, selection: Selection, options: Options) -> str:
    written = write_query(selection, options, package=name, version=version)
    return sha256(written.encode()).hexdigest()[:ID_LENGTH]
