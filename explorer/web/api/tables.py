"""Tables, files and facts that machines ask for."""

import orjson

from explorer.dataset import schema
from explorer.figures.borders import draw_borders
from explorer.snapshot import FORMATS, name_snapshot, write_snapshot
from explorer.web.api.answers import JSON, Rows, Written
from explorer.web.api.calls import Call
from explorer.web.components.voting import list_votes, work_out_vote
from explorer.web.service import Service
from explorer.web.tables import OVERLAP_TABLES, list_measures
from explorer.web.translate import Translator


def answer_snapshot(call: Call) -> Written:
    """The network as a file that can be cited."""
    wanted = call.values["format"]
    content = write_snapshot(call.network, call.service.dataset, wanted)
    name = name_snapshot(call.network, wanted, package=call.package)
    return Written(content, FORMATS[wanted].media_type, name)


def answer_measures(call: Call) -> Rows:
    """Every measure of every node of a selection; see `list_measures`."""
    looked = call.service.measure_all(call.selection)
    return Rows(list_measures(looked).rename_axis("node_id").reset_index(), "measures")


def answer_overlap(call: Call) -> Rows:
    """A table of the overlap page, one of `OVERLAP_TABLES`."""
    table = call.values["table"]
    return Rows(OVERLAP_TABLES[table](call.service, call.state), table)


def answer_voting(call: Call) -> Rows:
    """The vote that is asked for; see `list_votes`."""
    return Rows(list_votes(work_out_vote(call.service, call.state, Translator("en"))), "voting")


def answer_findings(call: Call) -> Rows:
    """What the import found wrong or had to decide, as in the package."""
    return Rows(call.service.dataset.findings.sort_values(schema.list_keys("findings")), "findings")


def answer_borders(call: Call) -> Written:
    """SVG path data of municipal borders by code, nearest to the date asked for."""
    date = call.service.date_of(call.selection)
    name = choose_boundaries(call.service, date)
    paths = draw_borders(call.service.dataset.boundaries[name]) if name else {}
    return Written(orjson.dumps(paths), JSON)


def answer_health(call: Call) -> Written:
    """That the explorer answers, and from which data."""
    dataset = call.service.dataset
    said = {"status": "ok", "data": dataset.name, "date": dataset.date}
    return Written(orjson.dumps(said), JSON)


def choose_boundaries(service: Service, date: str) -> str:
    """The boundaries file (`boundaries-2024.geojson`) whose year is nearest to `date`, or empty."""
    years = {
        name: int(name.removesuffix(".geojson")[-4:])
        for name in service.dataset.boundaries
        if name.removesuffix(".geojson")[-4:].isdecimal()
    }
    year = int(date[:4]) if date[:4].isdecimal() else 0
    return min(sorted(years), key=lambda name: abs(years[name] - year), default="")
