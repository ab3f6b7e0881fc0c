"""What a filter is: one record that says what it is called, takes and leaves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.timeslice import TimeSlice
from explorer.errors import MissingError
from explorer.parameters import Parameter
from explorer.vocabulary import Term

Of = Literal["actor", "collaboration", "tie", "network"]
UNKNOWN = "unknown code {given}: these data have nothing of that name; write {example}"
TEXTS = (UNKNOWN,)
Control = Literal["checks", "radio", "number", "date", "search"]


@dataclass(frozen=True)
class Filter:
    """One filter: what it is called, takes and leaves. Its texts are English, to be translated.

    parameter: its name, meaning, values and default; label: above its control, with what is to be
    known of it as a note, label_in_file where a file calls it otherwise; of: the rows that it looks
    at, those of actors, collaborations or ties (memberships), or for `network` the collaborations
    left by all others, `collaboration_id` with their number of `members`; control: what sets it on
    the page, under `More filters` when `more`.
    options: which options each row has, several rows of one index where it has more; match: which
    rows a value keeps, left out those that have one of its options; choices: what there is at
    a date, left out all that the parameter allows.
    What a value is called is the label of its term, or stands in `texts` (in a file in
    `texts_in_file`), or for a number `{n}` in `counted`, for one and for more; or the data say it:
    `names` gives for every value a name and, when there are more of that name, the term of its
    sort. dated: whether what it keeps of a row depends on the date of the network too;
    turns: the days on which it may keep another row though nothing about the row itself changed.
    """

    parameter: Parameter
    label: str
    of: Of
    control: Control = "checks"
    options: Callable[[pd.DataFrame, TimeSlice], pd.Series] | None = None
    match: Callable[[pd.DataFrame, Any, TimeSlice], pd.Series] | None = None
    choices: Callable[[TimeSlice], list[str]] | None = None
    names: Callable[[Dataset], Mapping[str, tuple[str, Term | None]]] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    counted: tuple[str, str] = ("{n}", "{n}")
    dated: bool = False
    turns: Callable[[Dataset], Iterable[str]] | None = None
    more: bool = False
    note: str = ""
    label_in_file: str = ""
    texts_in_file: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its name in addresses, selections and commands."""
        return self.parameter.name

    @property
    def several(self) -> bool:
        """Whether it takes a list of values."""
        return self.parameter.reader.several

    @property
    def default(self) -> Any:  # noqa: ANN401, each parameter has its own type
        """Its value when it is left out: that of the parameter, or one that filters nothing."""
        if self.parameter.default is None:
            return () if self.several else ""
        return self.parameter.default

    def keep_rows(self, rows: pd.DataFrame, value: Any, at: TimeSlice) -> pd.Series:  # noqa: ANN401
        """Of each row whether the value, which is not empty, keeps it.

        Raises `MissingError` when the value names what the dataset does not have at any date.
        """
        values = value if self.several else [value]
        if self.names:
            known = self.names(at.dataset)
            unknown = [each for each in values if each not in known]
            if unknown:
                wanted = self.parameter.example
                example = next(iter(known)) if unknown[0] in wanted else wanted
                raise MissingError(self.id, UNKNOWN, given=repr(unknown[0]), example=example)
        if self.match:
            return self.match(rows, value, at)
        if not self.options:
            return pd.Series(True, index=rows.index)
        options = self.options(rows, at)
        kept = options.index[options.isin(values)]
        return pd.Series(rows.index.isin(kept), index=rows.index)

    def list_choices(self, at: TimeSlice) -> list[str]:
        """The options that can be selected at a date; none of a number or a date."""
        if self.choices:
            return self.choices(at)
        return list(getattr(self.parameter.reader, "allowed", ()))
