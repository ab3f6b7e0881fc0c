"""The tables of Data quality, as frames with the headings of the reader's language."""

import pandas as pd

from explorer.dataset import Dataset
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.remedies import NOTHING, REMEDIES, WHOM
from explorer.translate import Translator


def count_findings(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Number of findings by rule and severity, most first, with what to do and whom to tell."""
    counts = rows.groupby(["rule", "severity"]).size().rename("n").reset_index()
    counts = counts.sort_values(["n", "rule"], ascending=[False, True])
    severities = [t(str(severity)) for severity in counts["severity"]]
    return pd.DataFrame(
        {
            t("Rule"): counts["rule"],
            t("What it finds"): [_title(str(rule), t) for rule in counts["rule"]],
            t("Severity"): severities,
            t("Findings"): counts["n"],
            t("What to do"): [_remedy(str(rule), t) for rule in counts["rule"]],
            t("Whom to tell"): [_whom(str(rule), t) for rule in counts["rule"]],
        }
    )


def _remedy(rule: str, t: Translator) -> str:
    return t(REMEDIES[rule].text) if rule in REMEDIES else t(NOTHING)


def _whom(rule: str, t: Translator) -> str:
    return t(WHOM[REMEDIES[rule].whom]) if rule in REMEDIES else "–"


def _title(rule: str, t: Translator) -> str:
    """What a rule finds; empty for one of another version of Verband."""
    return t(FINDING_RULES[rule].title) if rule in FINDING_RULES else ""


def list_coverage(dataset: Dataset, t: Translator) -> pd.DataFrame:
    """Collaborations and municipalities with memberships by year, with the metadata's note."""
    entries = dataset.metadata.get("coverage", [])
    rows = [
        {
            t("Year"): str(entry["year"]),
            t("Collaborations"): entry.get("collaborations"),
            t("Municipalities"): entry.get("municipalities"),
            t("Note"): t(str(entry["note"])) if entry.get("note") else "",
        }
        for entry in entries
    ]
    return pd.DataFrame(rows)


def count_checks(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Collaborations by the year of their last verification."""
    years = rows["verified"].str[:4].replace("", t("never"))
    counts = years.value_counts().sort_index(ascending=False)
    return pd.DataFrame({t("Year"): counts.index, t("Collaborations"): counts.to_numpy()})


def list_stale(force: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Collaborations in force, the longest unchecked first."""
    rows = force.sort_values(["verified", "short_name"])
    return pd.DataFrame(
        {
            t("Collaboration"): rows["short_name"],
            t("Last checked"): rows["verified"],
            t("In the register since"): rows["started"],
            t("Register number"): rows["register_id"],
        }
    )
