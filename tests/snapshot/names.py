"""Any names, as many in one file as the tiny network has actors."""

from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st

from explorer.dataset import Dataset
from tests.tiny import ACTORS, tiny_dataset

# With as many names as there are actors in each, more names than of one name a file by default.
each_file_of_names = settings(max_examples=25)


def name_all(texts: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """A name for every actor of the tiny network."""
    return st.lists(texts, min_size=len(ACTORS), max_size=len(ACTORS))


def rename_actors(names: Iterable[str]) -> Dataset:
    """The tiny dataset, its actors renamed in the order of their ids."""
    dataset = tiny_dataset()
    return dataset.with_tables(actors=dataset.actors.assign(name=list(names)))
