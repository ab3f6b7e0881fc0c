"""What addresses ask for, read as the app reads them."""

from collections.abc import Mapping

from explorer.dataset import Dataset
from explorer.snapshot import SnapshotRegistry
from explorer.tables.queries import Packages, Service
from explorer.web.pages import PAGES
from explorer.web.site import Context, Site, list_parameters
from explorer.web.state import State, parse_state

PARAMETERS = list_parameters(PAGES)


def read_state(query: str = "") -> State:
    """The state of an address on any page."""
    return parse_state(query, PARAMETERS)


def make_site(datasets: Mapping[str, Dataset], registry: SnapshotRegistry | None = None) -> Site:
    """A site of all pages over some data packages."""
    return Site(Packages(datasets, registry), PAGES)


def read_address(service: Service, address: str) -> Context:
    """What an address asks for, of a dataset that is measured already."""
    site = make_site({"nl": service.dataset})
    site.packages.services["nl"] = service
    path, _, query = address.partition("?")
    return site.open(query, path)
