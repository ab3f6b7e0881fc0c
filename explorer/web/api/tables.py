"""Tables, files and facts that machines ask for."""

from collections.abc import Iterator
from typing import IO

import orjson

from explorer.figures.borders import draw_borders
from explorer.network.filters import FILTERS
from explorer.parameters import refuse_idle
from explorer.snapshot import (
    FORMATS,
    PACKAGE,
    Options,
    keep_snapshot,
    list_idle,
    name_package,
    name_snapshot,
    open_package,
    parse_options,
    write_snapshot,
)
from explorer.snapshot.geography import choose_boundaries
from explorer.snapshot.package import MEDIA_TYPE as ZIP
from explorer.tables.ballot import list_votes, work_out_vote
from explorer.tables.overlap import OVERLAP_TABLES, list_measures
from explorer.translate import Translator
from explorer.web.api.answers import JSON, Rows, Written
from explorer.web.api.calls import Call
from explorer.web.search import MOST_HITS, find, list_hits

PART = 1 << 16


def answer_snapshot(call: Call) -> Written:
    """The network as a file that can be cited, or as a package of such files."""
    wanted, dataset = call.values["format"], call.service.dataset
    options = parse_options(call.query)
    if wanted == PACKAGE:
        return _answer_package(call, options)
    content = write_snapshot(call.network, dataset, wanted, options)
    name = name_snapshot(call.network, wanted, package=call.package, options=options)
    return Written(content, FORMATS[wanted].media_type, name)


def _answer_package(call: Call, options: Options) -> Written:
    """The package, read part by part from where it was written, and entered in the registry."""
    dataset, formats = call.service.dataset, call.values["formats"]
    if call.packages.registry is not None:
        keep_snapshot(
            call.packages.registry, call.network, dataset, options, package=call.values["data"]
        )
    packed = open_package(
        call.network,
        dataset,
        formats=formats or FORMATS,
        options=options,
        package=call.package,
    )
    name = name_package(call.network, package=call.package, options=options)
    return Written(_read_parts(packed), ZIP, name)


def _read_parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(PART):
            yield part


def answer_measures(call: Call) -> Rows:
    """Every measure of every node of a selection; see `list_measures`."""
    measured = call.service.measure_all(call.selection)
    return Rows(list_measures(measured).rename_axis("node_id").reset_index(), "measures")


def answer_overlap(call: Call) -> Rows:
    """A table of the overlap page, one of `OVERLAP_TABLES`."""
    table = OVERLAP_TABLES[call.values["table"]]
    label = Translator(call.values["lang"]).label
    frame = table.list_rows(call.service, call.selection, call.values, label=label)
    return Rows(frame, table.id)


def refuse_idle_of_overlap(call: Call) -> None:
    """Raise `SelectionError` for a parameter that changes nothing in the table asked for."""
    OVERLAP_TABLES[call.values["table"]].refuse_idle(call.given)


def refuse_idle_of_voting(call: Call) -> None:
    """Raise `SelectionError` for a filter where members are typed, not those of a collaboration."""
    if not call.values["select"]:
        refuse_idle(call.given, dict.fromkeys(FILTERS, "select"))


def refuse_idle_of_snapshot(call: Call) -> None:
    """Raise `SelectionError` for an option that changes nothing in the file asked for."""
    refuse_idle(call.given, list_idle(call.values["format"], parse_options(call.query)))


def answer_voting(call: Call) -> Rows:
    """The vote that is asked for; see `list_votes`."""
    asked = {name: call.values[name] or "" for name in ("weights", "members", "quota")}
    selected = call.values["select"] or ""
    vote = work_out_vote(call.service, call.selection, selected=selected, **asked)
    return Rows(list_votes(vote), "voting")


def answer_borders(call: Call) -> Written:
    """SVG path data of municipal borders by code, nearest to the date asked for."""
    date = call.service.date_of(call.selection)
    name = choose_boundaries(call.service.dataset, date)
    paths = draw_borders(call.service.dataset.boundaries[name]) if name else {}
    return Written(orjson.dumps(paths), JSON)


def answer_search(call: Call) -> Rows:
    """What is found by a text, as in the search box."""
    values = call.values
    found = find(call.service, values["q"], call.selection, limit=MOST_HITS)
    return Rows(list_hits(found, Translator(values["lang"])), "search")


def answer_health(call: Call) -> Written:
    """Whether the explorer answers, and from which data."""
    dataset = call.service.dataset
    said = {"status": "ok", "data": dataset.name, "date": dataset.date}
    return Written(orjson.dumps(said), JSON)
