"""What an import found, said in the reader's language by the texts of the rules."""

import re

import pandas as pd

from explorer.dataset.finding_rule import CASES, REASON
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.findings import find_fault, read_values
from explorer.parameters import is_date
from explorer.translate import Translator

ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def describe_finding(rule: str, values: str, t: Translator) -> str:
    """What was found, from the JSON of its values; that JSON itself where no rule says it."""
    given = read_values(values)
    if find_fault(rule, given):
        return values
    said = {name: _describe_value(name, value, t) for name, value in given.items()}
    texts = FINDING_RULES[rule].list_texts(str(given.get(CASES, "")))
    return " ".join(t(text).format_map(said) for text in texts)


def describe_findings(table: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """A `findings` table with the column `detail`: what was found, in the translator's language."""
    pairs = zip(table["rule"], table["values"], strict=True)
    return table.assign(detail=[describe_finding(rule, values, t) for rule, values in pairs])


def _describe_value(name: str, value: str | float, t: Translator) -> str:
    if isinstance(value, str):
        if name == REASON:
            return ISO.sub(lambda found: t.day(found[0]), t(value))
        # A day, or several with a comma between.
        parts = value.split(", ")
        return ", ".join(map(t.day, parts)) if all(map(is_date, parts)) else value
    return t.number(value, digits=len(repr(value).partition(".")[2]))
