"""Findings, and regulations that are not visibly amended, of the country or of a part of it."""

from explorer.dataset import schema
from explorer.parameters import refuse_idle
from explorer.snapshot.findings import describe_findings
from explorer.snapshot.letter import MEDIA_TYPE, name_part, write_letter
from explorer.tables.quality import count_not_amended, list_findings, list_in_force
from explorer.translate import Translator
from explorer.web.api.answers import Rows, Written, name_call
from explorer.web.api.calls import Call

LETTER = "txt"


def answer_findings(call: Call) -> Rows | Written:
    """What the import found wrong or had to decide, as in the package, and that in English.

    As `txt` the letter of `write_letter`, in the language asked for.
    """
    rows = list_findings(call.service, call.selection)
    if call.values["format"] == LETTER:
        dataset, t = call.service.dataset, Translator(call.values["lang"])
        force = list_in_force(call.service, call.selection)
        text = write_letter(
            dataset,
            rows,
            force.loc[~force["amended"], "short_name"].tolist(),
            part=name_part(dataset, call.selection, t),
            t=t,
        )
        return Written(text.encode(), MEDIA_TYPE, f"{name_call(call)}-findings.txt")
    ordered = rows.sort_values(schema.list_keys("findings"))
    return Rows(describe_findings(ordered, Translator("en")), "findings")


def refuse_idle_of_findings(call: Call) -> None:
    """Raise `SelectionError` for a language of the table, or rows of the letter."""
    letter = call.values["format"] == LETTER
    table = {"limit": "format json or csv", "offset": "format json or csv"}
    refuse_idle(call.given, table if letter else {"lang": f"format {LETTER}"})


def answer_not_amended(call: Call) -> Rows:
    """Regulations that are not visibly amended, by province and form; see `count_not_amended`."""
    return Rows(count_not_amended(call.service, call.selection), "not-amended")
