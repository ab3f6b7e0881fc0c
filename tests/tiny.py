"""A network small enough to work out by hand, and networks made from a list of ties.

The tiny network has five municipalities and four collaborations:

    safety  = {A, B, C}     health = {A, B, C}   identical to safety
    waste   = {A, B}        a subset of both
    archive = {D}           a component of its own

A and B join safety, health and waste (degree 3); C joins safety and health (2); D joins
archive (1); E joins nothing and is an isolate. So n = 5, m = 4 and there are 9 ties.

Shared collaborations: A-B 3, A-C 2, B-C 2, D and E none with anyone.
Shared members: safety-health 3, safety-waste 2, health-waste 2, archive none.

Normalised degree: A 3/4, B 3/4, C 2/4, D 1/4, E 0; safety 3/5, health 3/5, waste 2/5, archive 1/5.
Partners: A, B and C 2 each, D and E 0; safety, health and waste 2 each, archive 0.

Betweenness, counted once a pair of nodes v stands between:
  shortest paths of two steps, between actors: A-B goes by safety, health or waste, a third each;
  A-C and B-C by safety or health, a half each. Between collaborations: safety-health by A, B or C,
  a third each; safety-waste and health-waste by A or B, a half each.
  Paths of three steps exist only between C and waste: C-safety-A-waste, C-safety-B-waste,
  C-health-A-waste, C-health-B-waste, so A, B, safety and health a half each.
  A: 1/3 + 1/2 + 1/2 + 1/2 = 11/6, B likewise, C: 1/3, D and E 0.
  safety: 1/3 + 1/2 + 1/2 + 1/2 = 11/6, health likewise, waste: 1/3, archive 0.
  The most an actor can have: s = (5-1) div 4 = 1, t = 0, so
  (16*4 + 4*2*(0-1-1) - 0) / 2 = (64 - 16) / 2 = 24. A collaboration: s = (4-1) div 5 = 0, t = 3, so
  (25*1 + 5*1*(6-0-1) - 3*(0-3+3)) / 2 = (25 + 25) / 2 = 25.

Closeness: the component of A has 3 actors and 3 collaborations, that of D one of each; 8 others in
  all. Sums of distances within the component:
  A: 1+1+1 to its collaborations, 2+2 to B and C = 7, B likewise; C: 1+1+3 and 2+2 = 9; D: 1.
  safety: 1+1+1 and 2+2 = 7, health likewise; waste: 1+1+3 and 2+2 = 9; archive: 1.
  Least in the component of A: 3 + 2(3-1) = 7 for both modes; in that of D: 1 + 2(1-1) = 1.
  A: 7/7 * 5/8 = 5/8; C: 7/9 * 5/8 = 35/72; D: 1/1 * 1/8 = 1/8; E 0.
  safety: 5/8; waste: 35/72; archive: 1/8.

Eigenvector: on A, B, C: B Bt = [[3,3,2],[3,3,2],[2,2,2]]. With u = (a, a, c): 6a + 2c = s a and
  4a + 2c = s c, so s^2 - 8s + 4 = 0, s = 4 + 2 sqrt 3 and c/a = (s - 6)/2 = sqrt 3 - 1.
  sigma = sqrt s = 1 + sqrt 3. The others are 0: their sigma is 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import networkx as nx
import pandas as pd

from explorer.dataset import Dataset, schema
from explorer.dataset.findings import Finding
from explorer.dataset.storage import convert_columns
from explorer.network import Network, Selection, build_network
from explorer.snapshot.findings import describe_finding
from explorer.translate import Translator

DATE = "2026-01-01"
TIES = (
    ("A", "safety"), ("B", "safety"), ("C", "safety"),
    ("A", "health"), ("B", "health"), ("C", "health"),
    ("A", "waste"), ("B", "waste"),
    ("D", "archive"),
)  # fmt: skip
ACTORS = ("A", "B", "C", "D", "E")
DOMAINS = {"safety": "1", "health": "7", "waste": "7", "archive": "5"}
FORMS = {"safety": "OL", "health": "OL", "waste": "BVO", "archive": "RZM"}


def make_table(table: str, rows: Iterable[Mapping[str, object]] = ()) -> pd.DataFrame:
    """A table of a package with `rows`, columns that they leave out empty."""
    rows = list(rows)
    return _make_rows(table, rows) if rows else _make_empty(table).copy()


@cache
def _make_empty(table: str) -> pd.DataFrame:
    return _make_rows(table, [])


def _make_rows(table: str, rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    columns = schema.list_columns(table)
    texts = [{column: str(row.get(column, "")) for column in columns} for row in rows]
    frame = pd.DataFrame(texts, columns=columns, dtype=str)
    return convert_columns(frame, table, origin=table)


def say(finding: Finding) -> str:
    """What was found, in English."""
    return describe_finding(finding.rule, finding.written, Translator("en"))


def make_dataset(**tables: Iterable[Mapping[str, object]]) -> Dataset:
    """A dataset of the given rows, all other tables empty."""
    metadata = {
        "name": "verband-tiny",
        "title": "Tiny",
        "date": DATE,
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "sources": [{"title": "Worked out by hand"}],
        "resources": [],
    }  # fmt: skip
    frames = {table: make_table(table, tables.get(table, ())) for table in schema.list_tables()}
    return Dataset(metadata, frames)


def make_dataset_of(
    ties: Iterable[tuple[str, str]],
    *,
    actors: Iterable[str] = (),
    domains: Mapping[str, str] | None = None,
    forms: Mapping[str, str] | None = None,
) -> Dataset:
    """A dataset of municipalities and collaborations with the given ties, in force since 2020."""
    ties = list(dict.fromkeys(ties))
    groups = sorted({group for _, group in ties})
    described = [
        {
            "collaboration_id": group,
            "name": f"Regeling {group}",
            "short_name": group,
            "domain": (domains or {}).get(group, "1"),
            "themes": (domains or {}).get(group, "1") + ".1",
            "form": (forms or {}).get(group, "OL"),
            "power": "delegation",
            "obligation": "voluntary",
            "cross_border": "false",
            "register_id": group,
            "since": "2020-01-01",
        }
        for group in groups
    ]
    return make_dataset(
        actors=[
            {"actor_id": actor, "name": f"Plaats {actor}", "kind": "municipality"}
            for actor in sorted({actor for actor, _ in ties} | set(actors))
        ],
        collaborations=described,
        versions=described,
        memberships=[
            {
                "actor_id": actor,
                "collaboration_id": group,
                "since": "2020-01-01",
                "organs": "council",
                "basis": "register",
            }
            for actor, group in ties
        ],
    )


def make_network(ties: Iterable[tuple[str, str]], actors: Iterable[str] = ()) -> Network:
    """The network of ties (actor, collaboration), with `actors` in it whether tied or not."""
    return build_network(make_dataset_of(ties, actors=actors), Selection())


def tiny_dataset() -> Dataset:
    """The dataset worked out above."""
    return make_dataset_of(TIES, actors=ACTORS, domains=DOMAINS, forms=FORMS)


def tiny_network() -> Network:
    """The network worked out above."""
    return build_network(tiny_dataset(), Selection())


def southern_women() -> Network:
    """Davis, Gardner and Gardner's 18 women and 14 events of 1936, as NetworkX carries them."""
    graph = nx.davis_southern_women_graph()
    women = set(graph.graph["top"])
    return make_network(
        (one, other) if one in women else (other, one) for one, other in graph.edges
    )
