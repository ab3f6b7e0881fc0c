"""What is wrong in a part of the country as a plain text, by whom to tell, ready for a letter."""

import re
from collections.abc import Sequence
from textwrap import fill

import pandas as pd

from explorer import __version__
from explorer.dataset import Dataset
from explorer.dataset.finding_rules import FINDING_RULES
from explorer.dataset.remedies import REMEDIES, WHOM
from explorer.network import Selection
from explorer.network.filters import FILTERS
from explorer.snapshot.findings import describe_findings
from explorer.snapshot.texts import name_values
from explorer.translate import N_, Translator

MEDIA_TYPE = "text/plain"
WIDTH = 90
CODE = re.compile(r"\bGM\d{4}\b")
STALE = N_("regulations not visibly amended since the law of 1 July 2022")
AMEND = N_(
    "Look whether the regulation was amended as the law of 1 July 2022 asked before 1 July 2024, "
    "and have the register show it. The register lags behind: it may well have been amended."
)


def name_part(dataset: Dataset, selection: Selection, t: Translator) -> str:
    """The part of the country of a selection, by its filters on province and municipality."""
    parts = [
        name
        for record in (FILTERS["municipality"], FILTERS["province"])
        for name in name_values(record, getattr(selection, record.id), t, dataset)
    ]
    return ", ".join(parts) or t("the whole country")


def write_letter(
    dataset: Dataset, findings: pd.DataFrame, stale: Sequence[str], *, part: str, t: Translator
) -> str:
    """What stands out and can be put right, by whom to tell and by rule, with what to do.

    findings: of which those are told that are more than a note and have a `Remedy`; stale: names of
    the arrangements whose regulation is not visibly amended; part: of what, in words.
    """
    told = describe_findings(_keep_told(findings), t)
    told = told.assign(detail=[_name_codes(dataset, detail) for detail in told["detail"]])
    lines = [
        t("Data on joint arrangements: {part}", part=part),
        t("Source: {source}. Situation on {date}.", source=_name_source(dataset, t),
          date=t.day(dataset.date)),
        t("Made with {program}. The register and the sources decide.",
          program=f"Verband {__version__}"),
    ]  # fmt: skip
    for whom, label in WHOM.items():
        rows = told[told["rule"].map(lambda rule: REMEDIES[rule].whom).eq(whom)]
        blocks = [
            _write_rule(FINDING_RULES[rule].title, REMEDIES[rule].text, own["detail"], t)
            for rule, own in rows.groupby("rule", sort=True)
        ]
        if whom == next(iter(WHOM)) and len(stale):
            blocks.append(_write_rule(STALE, AMEND, sorted(stale), t))
        if blocks:
            heading = f"{t(label)}:"
            lines += ["", "", heading, "=" * len(heading), *blocks]
    if len(lines) == len(lines[:3]):
        lines += ["", t("Nothing that somebody has to put right.")]
    return "\n".join(lines) + "\n"


def _keep_told(findings: pd.DataFrame) -> pd.DataFrame:
    told = findings["severity"].ne("note") & findings["rule"].isin(REMEDIES)
    return findings[told]


def _name_codes(dataset: Dataset, text: str) -> str:
    """A text in which municipalities stand with their name before the code."""
    names = dict(zip(dataset.actors["actor_id"], dataset.actors["name"], strict=True))
    return CODE.sub(
        lambda found: f"{names[found[0]]} ({found[0]})" if found[0] in names else found[0], text
    )


def _name_source(dataset: Dataset, t: Translator) -> str:
    sources = dataset.metadata.get("sources", [])
    return t(str(sources[0]["title"])) if sources else dataset.name


def _write_rule(title: str, text: str, items: Sequence[str], t: Translator) -> str:
    """A rule with what to do, and a line for each thing that it found, each once."""
    named = list(dict.fromkeys(items))
    said = t(title)
    head = f"{said[:1].upper()}{said[1:]} ({t.number(len(named))})"
    todo = fill(t("What to do: {what}", what=t(text)), WIDTH)
    listed = [fill(item, WIDTH, initial_indent="- ", subsequent_indent="  ") for item in named]
    return "\n".join(["", head, todo, *listed])
