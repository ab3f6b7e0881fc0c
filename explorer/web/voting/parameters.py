"""What a vote is made by, a record each; `explorer.tables.ballot` reads their texts."""

from explorer.parameters import AnyText, Parameter
from explorer.translate import N_

WEIGHTS = Parameter(
    "weights",
    N_("Votes of each: equal, population, typed, or a list in order of name."),
    AnyText(),
    "equal",
)
QUOTA = Parameter(
    "quota",
    N_("Votes needed: a number, two_thirds or unanimity; left out, more than half."),
    AnyText(),
    "",
    example="two_thirds",
)
MEMBERS = Parameter(
    "members",
    N_("Members and votes, or the votes of some of them."),
    AnyText(),
    "",
    example="A:3,B:2",
)
PARAMETERS = (WEIGHTS, QUOTA, MEMBERS)
