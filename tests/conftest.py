from pathlib import Path

import pytest
from hypothesis import settings

from explorer.dataset import Dataset, load_dataset
from explorer.dataset.storage import use_python_texts
from explorer.network import Network, Selection, build_network

# A machine under load is slow, which is no failure.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
# As where the app and the commands start, any of which a test may start.
use_python_texts()
DATA = Path(__file__).resolve().parent.parent / "data" / "nl"


@pytest.fixture(scope="session")
def nl() -> Dataset:
    """The register network that comes with the project."""
    return load_dataset(DATA)


@pytest.fixture(scope="session")
def national(nl: Dataset) -> Network:
    """The whole country at the register's date, municipalities only."""
    return build_network(nl, Selection())
