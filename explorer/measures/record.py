"""What a measure is: one record, from which pages, API, command, snapshots and docs follow."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from explorer.parameters import Parameter
from explorer.vocabulary import list_terms

NODES = ("actor", "collaboration")
MODES = (*NODES, "pair", "group", "division", "network", "member")
GROUPS = list_terms(
    "measure group",
    "Verband",
    ("centrality", "Centrality"),
    ("overlap", "Overlap"),
    ("congruence", "Congruence"),
    ("backbone", "Backbone"),
    ("communities", "Communities"),
    ("control", "Democratic control"),
    ("voting", "Voting power"),
    ("money", "Money"),
)


@dataclass(frozen=True)
class Measure:
    """One measure: what it is called and means in English, its unit and range, after whom, and how.

    group: one of `GROUPS`; unit: `ties`, `nodes`, `share`, `ratio`, `chance` or `euros`; lowest,
    highest: its range, `highest` empty when it depends on the network; modes: what has it, of
    `MODES`; function: the one that computes it; column: of that function's result, when that is a
    frame; parameters: what else it is computed by; basis: a further column of that frame, a text
    that says of each value what it rests on.
    """

    id: str
    group: str
    label: str
    meaning: str
    unit: str
    lowest: float
    highest: float | None
    reference: str
    function: Callable[..., Any]
    modes: tuple[str, ...] = NODES
    column: str = ""
    parameters: tuple[Parameter, ...] = ()
    basis: str = ""
    context: ClassVar[str] = "measure"

    @property
    def digits(self) -> int:
        """Decimals it is shown with: none for counts."""
        fine = self.unit == "chance" or self.id == "betweenness"
        return 0 if self.unit in ("ties", "nodes", "euros") else 4 if fine else 3
