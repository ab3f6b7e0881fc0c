"""How a network is written: both modes or a projection on one, with measures or without."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from explorer.measures.backbone import Method
from explorer.measures.overlap import MODES, Mode
from explorer.measures.parameters import LEVEL, METHOD
from explorer.parameters import OneOf, Parameter, Whole, YesNo, read_values, refuse_idle
from explorer.query import split_query, write_value
from explorer.translate import DEFAULT, LANGUAGES, N_

DRAWN: Mapping[str, Mode | None] = {"both": None, **MODES}
NODES = Parameter(
    "nodes",
    N_("Both modes, or a projection on one."),
    OneOf(tuple(DRAWN)),
    "both",
    label=N_("Nodes"),
    labels={
        "both": N_("Municipalities and collaborations"),
        "municipality": N_("Municipalities only (projection)"),
        "collaboration": N_("Collaborations only (projection)"),
    },
)
KEEP = Parameter(
    "keep",
    N_("The ties of a projection: its backbone, or all that share enough."),
    OneOf(("backbone", "all")),
    "backbone",
    label=N_("Keep"),
    labels={
        "backbone": N_("Ties above chance (backbone)"),
        "all": N_("Ties from a number shared"),
    },
)
THRESHOLD = Parameter(
    "threshold",
    N_("The least that two share in a projection that keeps all."),
    Whole(1, 99),
    2,
    label=N_("Share at least"),
)
WITH_MEASURES = Parameter(
    "measures",
    N_("Whether nodes carry their measures."),
    YesNo(),
    False,
    label=N_("Measures"),
    labels={"no": N_("Without measures"), "yes": N_("With measures")},
)
LANG = Parameter("lang", N_("The language of texts for people."), OneOf(LANGUAGES), DEFAULT)
PARAMETERS = (NODES, KEEP, THRESHOLD, METHOD, LEVEL, WITH_MEASURES, LANG)
FIELDS = {parameter.name: parameter.name for parameter in PARAMETERS} | {"lang": "language"}


@dataclass(frozen=True)
class Options:
    """What of a network is written, by the same names as a page's address.

    nodes: `both` modes, or the projection on one; keep: which ties of a projection, those of the
    `backbone` (by `method` at `level`) or `all` that share `threshold` or more; measures: whether
    nodes carry the measures of their mode; language: of texts for people.
    What does not bear on the choice made is brought back to its default, so that options that
    give the same file are equal.
    """

    nodes: str = NODES.default
    keep: str = KEEP.default
    threshold: int = THRESHOLD.default
    method: Method = METHOD.default
    level: float = LEVEL.default
    measures: bool = WITH_MEASURES.default
    language: str = LANG.default

    def __post_init__(self) -> None:
        """Raise `SelectionError` naming the parameter whose value does not exist."""
        for parameter in PARAMETERS:
            parameter.read([write_value(getattr(self, FIELDS[parameter.name]))])
        for name in self.list_idle():
            object.__setattr__(self, name, type(self).__dataclass_fields__[name].default)

    def list_idle(self) -> dict[str, str]:
        """The parameters that change nothing, each with what they would bear on."""
        if self.mode is None:
            projections = "nodes=" + "|".join(MODES)
            return dict.fromkeys(("keep", "threshold", "method", "level"), projections)
        if self.keep == "backbone":
            return {"threshold": "keep=all"}
        return dict.fromkeys(("method", "level"), "keep=backbone")

    @property
    def mode(self) -> Mode | None:
        """The mode projected on, or None for the two-mode network."""
        return DRAWN[self.nodes]

    def without(self, *names: str) -> "Options":
        """The same options with some fields at their defaults."""
        default = Options()
        return replace(self, **{name: getattr(default, name) for name in names})

    def to_values(self) -> dict[str, Any]:
        """Values by the name of their parameter, defaults left out, in the order of the fields."""
        values = ((each, getattr(self, FIELDS[each.name])) for each in PARAMETERS)
        return {each.name: value for each, value in values if value != each.default}

    def to_parameters(self) -> dict[str, str]:
        """The same as texts, as in a query."""
        return {name: write_value(value) for name, value in self.to_values().items()}


def ask_options(given: Mapping[str, str | Iterable[str]]) -> Options:
    """As `parse_options`; raises `SelectionError` too for an option that changes nothing."""
    options = parse_options(given)
    refuse_idle(given, options.list_idle())
    return options


def parse_options(query: str | Mapping[str, str | Iterable[str]]) -> Options:
    """The options a query string (or mapping) states; parameters of other names are ignored.

    Raises `SelectionError` naming the parameter when a value does not exist, is empty or is given
    more than once.
    """
    pairs = split_query(query) if isinstance(query, str) else query
    given = {name: [text] if isinstance(text, str) else text for name, text in pairs.items()}
    return Options(
        **{FIELDS[name]: value for name, value in read_values(given, PARAMETERS).items()}
    )
