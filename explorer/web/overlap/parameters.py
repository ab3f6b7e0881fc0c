"""What the page Overlap is about besides the parameters of its measures."""

from explorer.parameters import AnyText, Parameter
from explorer.translate import N_

AGAINST = Parameter(
    "against",
    "The division that a proposed one is compared with.",
    AnyText(),
    "province",
    label=N_("Compare with"),
)
