"""A body that both networks have is classified alike in both."""

import re

import pandas as pd
import pytest

from explorer.dataset import load_dataset
from explorer.sources.naming import strip_name
from tests.conftest import DATA

# What one list adds to a name and the other leaves out.
FILLING = re.compile(r"\([^)]*\)|\be\.o\.|\ben (omgeving|omstreken)\b|^bedrijvenschap\b")


def normalise(name: str) -> str:
    """Letters and digits alone, without brackets, surroundings and the kind of body."""
    return re.sub(r"\W", "", FILLING.sub("", strip_name(name).casefold()))


def list_names(frame: pd.DataFrame) -> pd.DataFrame:
    """A row a name of a collaboration: what people call it and what it is called in full."""
    columns = ["short_name", "name"]
    rows = frame.melt(id_vars=["collaboration_id", "domain"], value_vars=columns, value_name="said")
    rows["key"] = rows["said"].map(normalise)
    return rows.drop_duplicates(["collaboration_id", "key"])


@pytest.fixture(scope="module")
def pairs() -> pd.DataFrame:
    now, then = (
        list_names(load_dataset(DATA.with_name(p)).collaborations) for p in ("nl", "nl-2016")
    )
    return now.merge(then, on="key", suffixes=("", "_2016"))


def test_bodies_of_the_same_name_have_the_same_domain(pairs):
    assert pairs["collaboration_id_2016"].nunique() >= 250
    differ = pairs[pairs["domain"] != pairs["domain_2016"]]
    assert differ[["said", "domain", "domain_2016"]].to_numpy().tolist() == []


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("Waddenfonds", "5"),
        ("Regio De Vallei", "7"),
        ("Inkoopbureau H-10", "6"),
        ("Projectbureau Herstructurering Tuinbouw Bommelerwaard", "3"),
        ("Gasdistributie Zeist en Omstreken", "3"),
        ("Samenwerking De Liemers", "0"),
        ("Technisch Bureau Krimpenerwaard", "8"),
        ("Harnaschpolder", "3"),
        ("Gebiedsontwikkeling Luchthaven Twente e.o.", "3"),
        ("ICT Dienst SZW Noardwest Fryslân en Leeuwarden", "0"),
    ],
)
def test_decisions_that_differed(pairs, name, domain):
    found = pairs[pairs["key"] == normalise(name)]
    assert len(found) > 0
    assert set(found["domain"]) | set(found["domain_2016"]) == {domain}
