"""Memberships as built, beside what must hold: everybody somewhere, and in its safety region."""

from collections.abc import Mapping, Sequence

import pandas as pd

from explorer.sources.finding import Finding
from explorer.sources.safety_regions import compare_safety_regions
from explorer.sources.without_membership import report_without_membership


def check_memberships(
    tables: Mapping[str, pd.DataFrame], findings: Sequence[Finding], *, date: str
) -> list[Finding]:
    """What the checks find in `tables`; `findings` are the earlier ones, `date` the register's."""
    return [
        *compare_safety_regions(tables, findings),
        *report_without_membership(tables, findings, date=date),
    ]
