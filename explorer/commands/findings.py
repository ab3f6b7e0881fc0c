"""`python -m explorer findings`: what is wrong in the data, of the country or of a part of it."""

from typing import Annotated, Any

import typer

from explorer.commands.opened import open_package
from explorer.commands.options import Data, Output, deliver, with_parameters, write_answer
from explorer.network import Selection, parse_selection
from explorer.network.filters import FILTERS
from explorer.snapshot.findings import describe_findings
from explorer.snapshot.letter import name_part, write_letter
from explorer.tables.quality import count_not_amended, list_findings, list_in_force
from explorer.translate import Translator

PART = {name: FILTERS[name].parameter for name in ("province", "municipality")}


def read_part(given: dict[str, Any]) -> Selection:
    """The selection of the part that is asked for."""
    return parse_selection(given)


@with_parameters("part", PART, read_part)
def findings(
    part: Selection,
    amended: Annotated[
        bool,
        typer.Option(
            "--not-amended", help="Instead the regulations not visibly amended, by province, form."
        ),
    ] = False,
    format: Annotated[str, typer.Option(help="csv, json, or txt for a letter.")] = "csv",
    lang: Annotated[str, typer.Option(help="Language of texts: nl or en.")] = "nl",
    output: Output = "-",
    data: Data = None,
) -> None:
    """Write what the import found wrong in its sources, or had to decide, and whom to tell.

    Examples:

      python -m explorer findings --province PV26 --format txt

      python -m explorer findings --municipality GM0344 --format json

      python -m explorer findings --not-amended --output amended.csv
    """
    opened = open_package(data)
    service, t = opened.service, Translator(lang)
    if format == "txt" and not amended:
        force = list_in_force(service, part)
        stale = force.loc[~force["amended"], "short_name"].tolist()
        named = name_part(service.dataset, part, t)
        text = write_letter(service.dataset, list_findings(service, part), stale, part=named, t=t)
        content = text.encode()
    else:
        rows = count_not_amended(service, part) if amended else list_findings(service, part)
        content = write_answer(rows if amended else describe_findings(rows, t), format)
    kind = "not-amended" if amended else "findings"
    deliver(content, output, name=f"{opened.name(part)}-{kind}.{format}")
