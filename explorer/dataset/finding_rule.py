"""What a finding rule is: one record with all its texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter

SEVERITIES = ("error", "warning", "note")
CASES = "cases"
REASON = "reason"


@dataclass(frozen=True)
class FindingRule:
    """A rule; `title` says what it finds, `detail` one finding, with its values in {placeholders}.

    cases: sentences that follow where a finding's value `cases` names them, `;` between. The value
    `reason` is a text of its own, decided by hand, that the catalogue translates.
    """

    id: str
    severity: str
    title: str
    detail: str
    cases: Mapping[str, str] = field(default_factory=dict)

    def list_texts(self, cases: str) -> list[str]:
        """The sentences of a finding with these cases; `KeyError` for one that the rule lacks."""
        return [self.detail, *(self.cases[case] for case in cases.split(";") if case)]


def list_placeholders(text: str) -> set[str]:
    """The names of the values that a text says."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}
