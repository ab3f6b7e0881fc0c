"""How names are spelt: one hyphen, one case a word, balanced brackets, no dangling end."""

import re

SMALL_WORDS = frozenset(
    (
        *("aan", "bij", "de", "den", "der", "en", "het", "in", "inzake", "met", "of", "om", "op"),
        *("omgeving", "omstreken", "over", "per", "rond", "te", "ten", "ter", "tot", "tussen"),
        *("van", "voor"),
    )
)
"""Words that begin with a small letter wherever they stand; every other word has a capital."""
# Regions whose article is part of their name.
_ARTICLED = "Bevelanden|Biesbosch|Dommel|Grevelingen|Kempen|Liemers|Vallei|Waddeneilanden"
DANGLING = frozenset({*SMALL_WORDS, "stichting", "&", "/", "|", "-"} - {"omgeving", "omstreken"})
"""Words on which no name ends, in lower case."""

_REPAIRS = (
    (re.compile("[\u200b-\u200f\ufeff\u00ad]"), ""),
    (re.compile("[\u2010-\u2015\u2212]"), "-"),
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?<=\w)-(?=en )"), "- "),
    (re.compile(r"(?<=\w) - (?=\w)"), "-"),
    (re.compile(r"(?<=\ben )Om(?=streken\b|geving\b)"), "om"),
    (re.compile(r"\blJ|\bIj"), "IJ"),
    (re.compile(rf"(?<!\bin )\bde (?={_ARTICLED})"), "De "),
)
_COMPOUND = re.compile(r"\b([A-Z]{2,5})[ -]((?i:organisatie|samenwerking|gemeenten))\b")


def repair_spelling(name: str) -> str:
    """The name in ordinary characters, with one way to write a hyphen, IJ and a compound.

    >>> repair_spelling("Rekenkamer Medemblik \u2013 Opmeer")
    'Rekenkamer Medemblik-Opmeer'
    >>> repair_spelling("Veiligheidsregio Midden-en West-Brabant")
    'Veiligheidsregio Midden- en West-Brabant'
    """
    for pattern, text in _REPAIRS:
        name = pattern.sub(text, name)
    return _COMPOUND.sub(lambda found: f"{found[1]}-{found[2].lower()}", name).strip()


def capitalise_words(name: str) -> str:
    """The name with a capital at each word that is not one of `SMALL_WORDS`, and at its first.

    >>> capitalise_words("samenwerking Sociaal domein regio Breda en omstreken")
    'Samenwerking Sociaal Domein Regio Breda en omstreken'
    """
    words = name.split(" ")
    kept = [
        word if word in SMALL_WORDS and i else _capitalise(word) for i, word in enumerate(words)
    ]
    return " ".join(kept)


def _capitalise(word: str) -> str:
    bare = word.lstrip("(")
    plain = bare.islower() and bare[:1].isalpha() and not re.search(r"\w\.\w\.", bare)
    return word.replace(bare, bare[:1].upper() + bare[1:]) if plain else word


def cut_at_word(name: str, most: int) -> str:
    """The name if it fits, else its words that do, without half a bracket or a dangling word."""
    if len(name) <= most:
        return name
    words = name[: most + 1].rsplit(" ", 1)[0] if " " in name[: most + 1] else name[:most]
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")]
    return drop_dangling(words)


def drop_dangling(name: str) -> str:
    """A name that was cut, without the words and signs at its end that ask for more."""
    words = name.split(" ")
    while len(words) > 1 and (is_dangling(words[-1]) or words[-1].casefold() == "regio"):
        words.pop()
    return " ".join(words).rstrip(" ,-")


def is_dangling(word: str) -> bool:
    """Whether a name that ends on `word` is cut off."""
    return not word or word.casefold() in DANGLING or word.endswith(("-", "/"))
