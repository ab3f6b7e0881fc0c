"""What a snapshot is written from: nodes, ties and what they are of, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

import pandas as pd

from explorer import __version__
from explorer.dataset import Dataset
from explorer.network import Network
from explorer.network.attributed import Graph, build_attributed
from explorer.snapshot.options import Options
from explorer.snapshot.tables import list_written_nodes, list_written_ties


@dataclass(frozen=True)
class Extract:
    """A network of a dataset as `options` ask for it; its tables are worked out when first used.

    Formats that share an extract share the cost of its measures and its projection.
    """

    network: Network
    dataset: Dataset
    options: Options

    @cached_property
    def nodes(self) -> pd.DataFrame:
        """The nodes written, measures with them; see `list_written_nodes`."""
        return list_written_nodes(self.network, self.options)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """The ties written; see `list_written_ties`."""
        return list_written_ties(self.network, self.options)

    @cached_property
    def graph(self) -> Graph:
        """Both as a graph, for writers that do not change it; see `build_attributed`."""
        return build_attributed(self.nodes, self.ties, self.about)

    @cached_property
    def about(self) -> Mapping[str, str]:
        """What the snapshot is of; see `describe_snapshot`."""
        return describe_snapshot(self.network, self.dataset, self.options)

    @cached_property
    def places(self) -> pd.DataFrame:
        """Where nodes stand on the map: x and y in kilometres, y down, by node id."""
        positions = self.dataset.positions
        on_map = positions[positions["layout"] == "map"].drop_duplicates("node_id")
        return on_map.set_index("node_id")[["x", "y"]]


def describe_snapshot(
    network: Network, dataset: Dataset, options: Options | None = None
) -> dict[str, str]:
    """What a snapshot is of: date, selection, source, licence, fingerprint, software version.

    `selection` is a query string whose date is always stated, so that it gives the same network
    of the same data later; `options` another, there only when it is not empty.
    """
    metadata = dataset.metadata
    sources = [str(source.get("title", "")) for source in metadata.get("sources", [])]
    licences = [str(each.get("name", "")) for each in metadata.get("licenses", [])]
    described = {
        "name": dataset.name,
        "date": network.date,
        "selection": network.selection.on(network.date).to_query(),
        "source": "; ".join(filter(None, sources)),
        "licence": "; ".join(filter(None, licences)),
        "fingerprint": dataset.fingerprint,
        "software": f"Verband {__version__}",
    }
    written = urlencode((options or Options()).without("language").to_parameters())
    return described | ({"options": written} if written else {})
