"""What if, as machines ask for it."""

from typing import Any

import pandas as pd

from explorer.dataset.division_file import Row
from explorer.network.proposal import match_rows
from explorer.parameters import refuse_idle
from explorer.scenario.answer import TABLES
from explorer.scenario.redraw import OWN_DIVISION
from explorer.scenario.report import write_report
from explorer.snapshot.archive import pack
from explorer.snapshot.package import MEDIA_TYPE as ZIP
from explorer.tables.cohesion import COHESION_TABLES, LISTS_OF_COHESION
from explorer.tables.mergers import LISTS_OF_MERGERS, list_merger_history
from explorer.tables.scenario import (
    describe_scenario,
    list_package,
    refuse_idle_scenario,
    work_out,
)
from explorer.translate import Translator
from explorer.web.api.answers import CSV, JSON, Rows, Sheet, Written, list_records, name_call
from explorer.web.api.calls import DIVISION, Call

HTML = "text/html"
MEDIA_TYPES = {"json": JSON, "csv": CSV, "html": HTML, "package": ZIP}


def answer_scenario(call: Call) -> Sheet | Written:
    """What steps would change: all of it, a table, or the data package after them."""
    proposal = read_proposal(call)
    scenario = work_out(call.service, call.selection, call.values["step"], proposal=proposal)
    if call.values["format"] == "package":
        content = pack(list_package(scenario))
        return Written(content, ZIP, f"{name_call(call)}-scenario.zip")
    if call.values["format"] == "html":
        t = Translator(call.values["lang"])
        content = write_report(scenario, call.service.dataset, t, query=f"/scenario?{call.query}")
        return Written(content, HTML, f"{name_call(call)}-scenario.html")
    table = call.values["table"]
    if call.values["format"] == "csv":
        return Sheet({}, scenario[table], f"scenario-{table}")
    document: dict[str, Any] = describe_scenario(scenario)
    for name, record in TABLES.items():
        if record.told:
            document[name] = list_records(scenario[name], lists=record.lists)
    return Sheet(document, scenario[table], f"scenario-{table}")


def read_proposal(call: Call) -> pd.Series | None:
    """The division that came with the call, the region by municipality; None without one.

    Raises `DivisionError` for a municipality that is not known, as for a file.
    """
    if not call.division:
        return None
    pairs = enumerate(call.division.items(), 2)
    rows = [
        Row(number, " ".join(name.split()), " ".join(region.split()))
        for number, (name, region) in pairs
    ]
    return match_rows(rows, [], call.service.dataset, call.service.date_of(call.selection))


def refuse_idle_of_scenario(call: Call) -> None:
    """Raise `SelectionError` for no step, and for a table where all are given."""
    refuse_idle_scenario(call.values["step"] or ())
    if call.division and not any(text.endswith(f"@{OWN_DIVISION}") for text in call.values["step"]):
        refuse_idle([DIVISION], {DIVISION: f"a step redraw:...@{OWN_DIVISION}"})
    idle = {"table": ("csv", "format csv"), "lang": ("html", "format html")}
    refuse_idle(
        call.given,
        {name: of for name, (wanted, of) in idle.items() if call.values["format"] != wanted},
    )


def answer_mergers(call: Call) -> Rows:
    """What the mergers of the register did, one a row."""
    return Rows(list_merger_history(call.service, call.selection), "mergers", LISTS_OF_MERGERS)


def refuse_date_of_mergers(call: Call) -> None:
    """Raise `SelectionError` for a date, for each merger has its own."""
    refuse_idle(call.given, {"date": "a scenario"})


def answer_cohesion(call: Call) -> Rows:
    """What holds the network together: one of the tables."""
    record = COHESION_TABLES[call.values["table"]]
    frame = record.make(call.service, call.selection)
    return Rows(frame, f"cohesion-{record.id}", LISTS_OF_COHESION)
