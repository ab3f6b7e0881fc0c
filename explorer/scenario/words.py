"""Names in a row, as sentences have them."""

from explorer.translate import Translator

# As many are named; of more it is said how many there are.
NAMED = 3


def join_names(names: list[str], t: Translator) -> str:
    """Names in a row, the last after "and"."""
    if len(names) < 2:
        return "".join(names)
    return t("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def say_some(names: list[str], t: Translator) -> str:
    """The first few names, and how many more there are."""
    if len(names) <= NAMED + 1:
        return join_names(names, t)
    more = t.n("{n} other", "{n} others", len(names) - NAMED)
    return t("{names} and {last}", names=", ".join(names[:NAMED]), last=more)
