"""Texts of the pages in Dutch or English, and numbers and dates in the language's form.

The texts in the code are English; the Dutch ones come from the gettext catalogue
`locale/nl.po`, read by Babel.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal


@cache
def read_catalogue(language: str) -> Mapping[str, str]:
    """Translations by English text; empty for English itself."""
    if language == "en":
        return {}
    path = files("explorer").joinpath("locale", f"{language}.po")
    with path.open("rb") as file:
        catalogue = read_po(file)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


@lru_cache(maxsize=65536)
def _format_number(value: float, digits: int, language: str) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=language))


def N_(text: str) -> str:  # noqa: N802, gettext's own name for it
    """Mark a text of a table as one that a translator will be given; the text itself."""
    return text


@dataclass(frozen=True)
class Translator:
    """Speaks one language: call it with an English text to get that language's."""

    language: str

    def __call__(self, text: str, **values: object) -> str:
        """The text in this language, `{name}` filled in from `values`."""
        found = read_catalogue(self.language).get(text) or text
        return found.format(**values) if values else found

    @property
    def separators(self) -> str:
        """The language's decimal mark and thousands mark, in that order."""
        return ",." if self.language == "nl" else ".,"

    def number(self, value: float, *, digits: int = 0) -> str:
        """A number in the language's form, with `digits` decimals."""
        return _format_number(value, digits, self.language)

    def share(self, value: float, *, digits: int = 0) -> str:
        """A share from 0 to 1 as a percentage, with `digits` decimals: 26%."""
        return self.number(100 * value, digits=digits) + "%"

    def day(self, iso: str) -> str:
        """An ISO date in the language's form: 16 mei 2026."""
        return str(format_date(date.fromisoformat(iso), "d MMMM y", locale=self.language))
