"""A council's year as a calendar file: iCalendar (RFC 5545), an event a day or season."""

from datetime import date as calendar_date
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

import pandas as pd
from icalendar import Calendar, Event

from explorer import __version__
from explorer.dataset.wgr import LAW
from explorer.errors import MissingError, SelectionError
from explorer.network import Network
from explorer.parameters import refuse_idle
from explorer.tables.council_year import DEADLINES, LISTS_OF_YEAR, list_year
from explorer.translate import N_, Translator
from explorer.web.api.answers import Rows, Written, name_call
from explorer.web.api.calls import Call
from explorer.web.api.sheets import describe_gone

MEDIA_TYPE = "text/calendar"
# Filters that say whose councils, but not who else is in their collaborations.
WHOSE = ("municipality", "province")
WHOM = N_("name municipalities or a province; a calendar of the whole country is of no council")
NOT_KNOWN = N_("Dates of single boards are not known; the law and the regulation decide.")


def answer_year(call: Call) -> Rows | Written:
    """The year of the councils of the municipalities of a selection, as a table or a calendar."""
    if not any(getattr(call.selection, name) for name in WHOSE):
        raise SelectionError("municipality", WHOM)
    network = call.service.network_of(call.selection.replace(municipality=(), province=()))
    actors = call.network.actors
    codes = actors.index[actors["kind"].eq("municipality")].tolist()
    if call.values["format"] == "ics":
        return write_calendar(network, codes, call)
    return Rows(list_year(network, codes), "council-year", LISTS_OF_YEAR)


def answer_calendar(call: Call) -> Written:
    """The year of one municipality's council as a calendar."""
    code = call.values["code"]
    if code not in call.network.actors.index:
        raise MissingError("code", describe_gone(call, code))
    return write_calendar(call.network, [code], call)


def refuse_idle_of_year(call: Call) -> None:
    """Raise `SelectionError` for a language where the table has no texts."""
    idle = {} if call.values["format"] == "ics" else {"lang": "format ics"}
    refuse_idle(call.given, idle)


def write_calendar(network: Network, codes: list[str], call: Call) -> Written:
    """A calendar of the days of `list_year`; equal requests give equal bytes."""
    t = Translator(call.values["lang"])
    names = network.actors["name"]
    calendar = Calendar()
    calendar.add("prodid", f"-//Verband {__version__}//{t.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", t("Council year: {names}", names=", ".join(names[codes[:3]])))
    for row in list_year(network, codes).to_dict("records"):
        calendar.add_component(write_event(row, network, codes, call, t))
    name = f"{name_call(call)}-council-year.ics"
    return Written(calendar.to_ical(), MEDIA_TYPE, name)


def write_event(
    row: dict[str, str], network: Network, codes: list[str], call: Call, t: Translator
) -> Event:
    """A day or season, whole days, with what comes before the council and who shares it."""
    record = DEADLINES[row["deadline"]]
    first, last = (calendar_date.fromisoformat(row[end]) for end in ("first_day", "last_day"))
    key = ":".join([call.package, *codes, record.id, str(row["year"]), row["councils"]])
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, key)}@verband")
    event.add("dtstamp", pd.Timestamp(network.date, tz="UTC").to_pydatetime())
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", t(record.title, year=row["budget_year"]))
    event.add("description", "\n".join(describe_event(row, network, codes, t)))
    event.add("url", LAW)
    event.add("transp", "TRANSPARENT")
    return event


def describe_event(
    row: dict[str, str], network: Network, codes: list[str], t: Translator
) -> list[str]:
    """What an event says: article, collaborations, councils that share it, and what is unknown."""
    groups, actors = network.collaborations["short_name"], network.actors["name"]
    ids = row["collaborations"].split(";")
    said = [
        t("Wgr, article {article}.", article=row["article"]),
        t("Collaborations: {names}.", names=", ".join(groups[ids])),
    ]
    others = [code for code in row["councils"].split(";") if code and code not in codes]
    if others:
        said.append(t("With the councils of: {names}.", names=", ".join(sorted(actors[others]))))
    return [*said, t(NOT_KNOWN)]
