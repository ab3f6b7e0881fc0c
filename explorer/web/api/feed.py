"""What refreshes brought as a feed: Atom (RFC 4287), an entry an event."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from flask import request

from explorer import __version__
from explorer.network.change_records import CHANGES
from explorer.network.spans import day_before
from explorer.parameters import refuse_idle
from explorer.tables.recorded import list_recorded, name_recorded
from explorer.translate import DEFAULT, Translator
from explorer.web.api.answers import Written
from explorer.web.api.calls import Call

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
MOST_ENTRIES = 500


def answer_feed(call: Call) -> Written:
    """The events recorded last, of the whole, a municipality, a collaboration or a filter."""
    t = Translator(call.values["lang"])
    node = call.values["node"] or ""
    rows = list_recorded(call.service, call.selection, node).head(MOST_ENTRIES)
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(_tag("feed"), {f"{{{XML}}}lang": t.language})
    for child in _head(call, t, node, max([*rows["recorded"], call.service.dataset.date])):
        feed.append(child)
    for row in rows.to_dict("records"):
        feed.append(_write_entry(row, call, t))
    content = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Written(content, MEDIA_TYPE)


def _head(call: Call, t: Translator, node: str, updated: str) -> Iterator[ElementTree.Element]:
    """What the feed is, and of when."""
    title = t(str(call.service.dataset.metadata["title"]))
    name = name_recorded(call.service, node) or title
    address = f"/feed.atom?{call.query}" if call.query else "/feed.atom"
    yield _write("id", uuid5(NAMESPACE_URL, f"verband:{call.package}{address}").urn)
    yield _write("title", f"Verband: {name}")
    yield _write("subtitle", t("What the register brought, by the date on which it was recorded."))
    yield _write("updated", f"{updated}T00:00:00Z")
    yield _link("self", _root() + address, type=MEDIA_TYPE)
    yield _link("alternate", _root() + "/", type="text/html")
    author = ElementTree.Element(_tag("author"))
    author.append(_write("name", "Verband"))
    yield author
    generator = _write("generator", "Verband")
    generator.set("version", __version__)
    yield generator


def _write_entry(row: dict[str, str], call: Call, t: Translator) -> ElementTree.Element:
    """One event: what happened, to whom, on which day and because of what."""
    change = CHANGES[row["change"]]
    whom = ": ".join(filter(None, (row["collaboration"], row["actor"])))
    entry = ElementTree.Element(_tag("entry"))
    entry.append(
        _write("id", uuid5(NAMESPACE_URL, f"verband:{call.package}:{row['event_id']}").urn)
    )
    entry.append(_write("title", f"{t.label(change)}: {whom}"))
    entry.append(_write("updated", f"{row['recorded']}T00:00:00Z"))
    entry.append(_link("alternate", _root() + _link_sheet(row, call, t), type="text/html"))
    said = [t("It happened on {day}.", day=t.day(row["date"])), t(change.meaning)]
    said += [t("Cause: {cause}.", cause=row["cause"].replace(";", ", "))] if row["cause"] else []
    entry.append(_write("summary", " ".join(said)))
    category = ElementTree.Element(_tag("category"), {"term": change.id, "label": t.label(change)})
    entry.append(category)
    return entry


def _link_sheet(row: dict[str, str], call: Call, t: Translator) -> str:
    """The sheet of what an event is of, at a date at which it is there."""
    came = CHANGES[row["change"]].sign > 0
    page = "collaboration" if row["collaboration_id"] else "municipality"
    node = quote(row["collaboration_id"] or row["actor_id"], safe="")
    query = {"date": row["date"] if came else day_before(row["date"])}
    query |= {"data": call.values["data"]} if call.values["data"] else {}
    query |= {"lang": t.language} if t.language != DEFAULT else {}
    return f"/{page}/{node}?{urlencode(query)}"


def _root() -> str:
    return request.url_root.rstrip("/")


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _write(name: str, text: str) -> ElementTree.Element:
    element = ElementTree.Element(_tag(name))
    element.text = text
    return element


def _link(rel: str, href: str, *, type: str) -> ElementTree.Element:
    return ElementTree.Element(_tag("link"), {"rel": rel, "href": href, "type": type})


def refuse_idle_of_feed(call: Call) -> None:
    """Raise `SelectionError` for what is of a network at a date: a feed is of all dates."""
    refuse_idle(call.given, dict.fromkeys(("date", "least"), "/api/changes"))
