"""Texts in every language that there is, with numbers and dates in its form.

The texts in the code are English; those of another language stand in its gettext catalogue,
`locale/<language>.po`, and the catalogues say which languages there are. A catalogue is read,
and Babel loaded, when first spoken: most commands say nothing in a language.
"""

import gettext
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from babel import Locale

FOLDERS = [Path(__file__).parent / "locale"]
SOURCE = "en"
DEFAULT = "nl"
# The English of the texts is British, and so is the form of its dates.
LOCALES = {SOURCE: "en_GB"}


class Labelled(Protocol):
    """A record with an English label, and in which list it stands: one word can mean two things."""

    @property
    def label(self) -> str:
        """The label in English."""

    @property
    def context(self) -> str:
        """The list that the record is of."""


def list_languages() -> tuple[str, ...]:
    """Codes of the languages that can be spoken, the default one first."""
    found = {path.stem for folder in FOLDERS for path in folder.glob("*.po")}
    return (DEFAULT, *sorted({SOURCE, *found} - {DEFAULT}))


LANGUAGES = list_languages()


@cache
def read_catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; that of the source gives every text as it is."""
    paths = [path for folder in FOLDERS if (path := folder / f"{language}.po").exists()]
    if not paths:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with paths[0].open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def find_locale(language: str) -> "Locale":
    """How a language writes numbers, dates and its own name."""
    from babel import Locale

    return Locale.parse(LOCALES.get(language, language))


def name_language(language: str) -> str:
    """A language by its own name: Nederlands."""
    return str(find_locale(language).get_language_name() or language).capitalize()


NOISE = 1e-15


@lru_cache(maxsize=65536)
def _format_number(value: float, digits: int, language: str) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    form = partial(format_decimal, format=pattern, locale=find_locale(language))
    if abs(value) > NOISE and form(abs(value)) == form(0):
        # Zero is said of zero alone, and of what a sum of floats leaves of it.
        return f"< {form(10**-digits)}" if value > 0 else f"> {form(-(10**-digits))}"
    return str(form(value))


def N_(text: str) -> str:  # noqa: N802, gettext's own name for it
    """Mark a text of a table as one that a translator will be given; the text itself."""
    return text


@dataclass(frozen=True)
class Translator:
    """Speaks one language: call it with an English text to get that language's."""

    language: str

    def __call__(self, text: str, **values: object) -> str:
        """The text in this language, `{name}` filled in from `values`."""
        # For an empty text gettext would give the header of the catalogue.
        found = read_catalogue(self.language).gettext(text) if text else ""
        return found.format(**values) if values else found

    def n(self, one: str, more: str, n: float, /, **values: object) -> str:
        """The text for a number of things: `{n}` is the number, unless `values` say otherwise."""
        found = read_catalogue(self.language).ngettext(one, more, round(n))
        return found.format(**{"n": self.number(n), **values})

    def within(self, context: str, text: str) -> str:
        """A text that is said otherwise there than elsewhere."""
        return read_catalogue(self.language).pgettext(context, text)

    def label(self, record: Labelled) -> str:
        """What a term, measure or other record is called."""
        return self.within(record.context, record.label)

    @property
    def tag(self) -> str:
        """The language and its form as browsers name them: en-GB."""
        return str(find_locale(self.language)).replace("_", "-")

    @property
    def separators(self) -> str:
        """The language's decimal mark and thousands mark, in that order."""
        symbols = find_locale(self.language).number_symbols["latn"]
        return str(symbols["decimal"] + symbols["group"])

    def number(self, value: float, *, digits: int = 0) -> str:
        """A number in the language's form, with `digits` decimals."""
        return _format_number(value, digits, self.language)

    def share(self, value: float, *, digits: int = 0) -> str:
        """A share from 0 to 1 as a percentage, with `digits` decimals: 26%."""
        form = find_locale(self.language).percent_formats[None]
        return form.prefix[0] + self.number(100 * value, digits=digits) + form.suffix[0]

    def day(self, iso: str) -> str:
        """An ISO date in the language's form: 16 mei 2026."""
        from babel.dates import format_date

        return str(format_date(date.fromisoformat(iso), "long", find_locale(self.language)))

    def day_of_year(self, iso: str) -> str:
        """An ISO date without its year, in the language's form: 16 mei."""
        from babel.dates import format_skeleton

        day, locale = date.fromisoformat(iso), find_locale(self.language)
        return str(format_skeleton("MMMd", day, locale=locale))
