"""A catalogue of a language that nobody speaks: what a page says without its translator shows.

Every letter of every text is one with a mark on it, so that a letter without is a text that no
translator saw. Run: python -m tools.pseudo FOLDER
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from explorer.translate import DEFAULT, FOLDERS

# Its own dates and numbers have no Latin letters, and it has three forms of plural.
LANGUAGE = "uk"
MARKED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ",
)


def mark_text(text: str) -> str:
    """The text with a mark on every letter; {placeholders} stay as they are."""
    parts = re.split(r"(\{\w*\})", text)
    return "".join(part if part.startswith("{") else part.translate(MARKED) for part in parts)


def write_catalogue(folder: Path) -> Path:
    """Write the catalogue of `LANGUAGE`, of every text that the default language has."""
    with (FOLDERS[0] / f"{DEFAULT}.po").open("rb") as file:
        known = read_po(file)
    marked = Catalog(locale=LANGUAGE, fuzzy=False)
    for message in known:
        if not message.id:
            continue
        if isinstance(message.id, str):
            said: str | list[str] = mark_text(message.id)
        else:
            one, more = map(mark_text, message.id)
            said = [one] + [more] * (marked.num_plurals - 1)
        marked.add(message.id, said, context=message.context)
    path = folder / f"{LANGUAGE}.po"
    with path.open("wb") as file:
        write_po(file, marked, width=0)
    return path


if __name__ == "__main__":
    print(write_catalogue(Path(sys.argv[1])))
