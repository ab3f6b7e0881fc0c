"""What the picture of Explore is made by, a record each."""

from explorer.measures.registry import MEASURES, measures_of
from explorer.parameters import OneOf, Parameter, SomeOf, Whole
from explorer.translate import N_

VIEWS = SomeOf(("map", "matrix", "table"), most=2)
VIEW = Parameter(
    "view",
    "What is shown side by side, at most two.",
    VIEWS,
    ("map",),
    labels={"map": N_("Network"), "matrix": N_("Matrix"), "table": N_("Table")},
)
LAYOUT = Parameter(
    "layout",
    "Where nodes stand.",
    OneOf(("map", "force", "columns")),
    "map",
    label=N_("Layout"),
    labels={
        "map": N_("On the map"),
        "force": N_("By ties (force)"),
        "columns": N_("Two columns by domain"),
    },
)
DEPTH = Parameter(
    "depth",
    "Steps from what is chosen that are shown, 0 for all.",
    Whole(0, 6),
    0,
    label=N_("Steps from what is chosen (0: all)"),
)
SIZE = Parameter(
    "size",
    "The measure that nodes are sized by.",
    OneOf(tuple(MEASURES)),
    "degree",
    label=N_("Size of nodes"),
)
COLOUR = Parameter(
    "colour",
    "The measure that nodes are coloured by, or their domain.",
    OneOf(("domain", *MEASURES)),
    "domain",
    label=N_("Colour of nodes"),
    labels={"domain": N_("Domain")},
)
SHADE = Parameter(
    "shade",
    "The measure that municipal areas are shaded by.",
    OneOf(("none", "population", *measures_of("actor"))),
    "none",
    label=N_("Shade of municipal areas"),
    labels={"none": N_("None"), "population": N_("Inhabitants")},
)
