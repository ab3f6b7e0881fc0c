"""The snapshots that were given out, kept on disk so that an id alone recalls one."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

MOST = 100_000


@dataclass(frozen=True)
class SnapshotRecord:
    """What is kept of a snapshot: its id, the query of its address, the data's name and counts.

    counts: actors, collaborations, ties and `network`, a digest of nodes and ties, as texts.
    """

    id: str
    query: str
    name: str
    counts: Mapping[str, str]


class SnapshotRegistry:
    """Records by id in a folder that processes may share; what was entered never changes."""

    def __init__(self, folder: Path | str, *, most: int = MOST) -> None:
        """Keep records in `folder`, made when missing; beyond `most` no more are taken."""
        # Imported late: with its database that takes as long as writing a snapshot.
        from diskcache import Cache

        self._cache = Cache(str(folder), eviction_policy="none")
        self._most = most

    def add(self, record: SnapshotRecord) -> SnapshotRecord:
        """Enter a record; gives the one there first, if its id was entered before."""
        if len(self._cache) < self._most:
            self._cache.add(record.id, json.dumps(asdict(record)))
        return self.find(record.id) or record

    def find(self, snapshot_id: str) -> SnapshotRecord | None:
        """The record of an id, or None."""
        text = self._cache.get(snapshot_id)
        return SnapshotRecord(**json.loads(text)) if isinstance(text, str) else None

    def __len__(self) -> int:
        """How many records are kept."""
        return len(self._cache)

    def close(self) -> None:
        """Let go of the folder."""
        self._cache.close()
