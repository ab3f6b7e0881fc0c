"""What an import found wrong or had to decide: one finding a row of `findings.csv`."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from explorer.dataset import schema
from explorer.dataset.finding_rule import CASES, list_placeholders
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.errors import DatasetError

Values = Mapping[str, str | float]


@dataclass(frozen=True)
class Finding:
    """A rule that fired on one row, the values that its texts say, and whom or what it is about.

    Raises `DatasetError` when there is no such rule or a value is missing.
    """

    rule: str
    table: str
    key: str
    values: Values
    actor_id: str = ""
    collaboration_id: str = ""

    def __post_init__(self) -> None:
        """Refuse what no page could say."""
        fault = find_fault(self.rule, self.values)
        if fault:
            raise DatasetError(f"the finding {self.rule} on {self.key}: {fault}")

    @property
    def severity(self) -> str:
        """That of the rule: error, warning or note."""
        return FINDING_RULES[self.rule].severity

    @property
    def written(self) -> str:
        """The values as JSON, equal ones always as the same text."""
        return json.dumps(self.values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def tabulate_findings(findings: Iterable[Finding]) -> pd.DataFrame:
    """The `findings` table, sorted, equal findings once."""
    rows = {
        (f.rule, f.severity, f.table, f.key, f.actor_id, f.collaboration_id, f.written)
        for f in findings
    }
    return pd.DataFrame(sorted(rows), columns=schema.list_columns("findings"), dtype=str)


def read_findings(table: pd.DataFrame) -> list[Finding]:
    """The rows of a `findings` table; raises `DatasetError` for one that no rule here says."""
    rows = table.drop(columns="severity").to_dict("records")
    return [Finding(**{**row, "values": read_values(row["values"])}) for row in rows]


def read_values(text: str) -> Values:
    """The values of a finding from their JSON; none when it is no object of texts and numbers."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    plain = isinstance(found, dict) and all(
        isinstance(each, str | float | int) for each in found.values()
    )
    return found if plain else {}


def find_fault(rule: str, values: Values) -> str:
    """What keeps a finding from being said: no such rule, no such case or no value. Else empty."""
    record = FINDING_RULES.get(rule)
    if record is None:
        return f"{rule!r} is no rule; known are {', '.join(FINDING_RULES)}"
    try:
        texts = record.list_texts(str(values.get(CASES, "")))
    except KeyError as error:
        return f"{error.args[0]!r} is no case of {rule}; known are {', '.join(record.cases)}"
    missing = set().union(*map(list_placeholders, texts)) - values.keys()
    return f"values lack {', '.join(sorted(missing))}" if missing else ""
