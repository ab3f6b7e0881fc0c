"""The feed is valid Atom, has what refreshes brought, and keeps the ids of its entries."""

from dataclasses import replace
from pathlib import Path

import feedparser
import pytest
from flask import Flask
from lxml import etree

from explorer.network.record import record_events
from explorer.tables.queries import Packages
from explorer.web.api import register_routes
from tests.history import told_history

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def refresh():
    """The history as a register of 2025 had it, without U in `joint`, and as one of 2026 has it."""
    new = told_history()
    rows = new.memberships
    known = rows[~(rows["actor_id"].eq("U") & rows["collaboration_id"].eq("joint"))]
    known = known[known["collaboration_id"].ne("opened")]
    versions = new.versions[new.versions["collaboration_id"].ne("opened")]
    old = new.with_tables(memberships=known, versions=versions)
    return record_events(replace(old, metadata={**old.metadata, "date": "2025-06-01"}), new)


def assert_readers_read(written: bytes, document):
    """A reader of feeds, which shares nothing with the schema, finds the same entries in it."""
    feed = feedparser.parse(written)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.id == document.findtext("a:id", namespaces=ATOM)
    assert all(feed.feed.get(each) for each in ("title", "link", "updated_parsed"))
    assert [entry.id for entry in feed.entries] == document.xpath(
        "a:entry/a:id/text()", namespaces=ATOM
    )
    for entry in feed.entries:
        assert all(entry.get(each) for each in ("id", "title", "link", "updated_parsed"))


@pytest.fixture(scope="module")
def ask():
    server = Flask("told")
    register_routes(server, Packages({"told": refresh()}))

    def ask(query=""):
        answer = server.test_client().get(f"/feed.atom{query}")
        assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
        document = etree.fromstring(answer.data)
        SCHEMA.assertValid(document)
        assert_readers_read(answer.data, document)
        return document

    return ask


def list_titles(document):
    return document.xpath("a:entry/a:title/text()", namespaces=ATOM)


def test_what_a_refresh_brought_is_an_entry_each_whatever_its_day(ask):
    document = ask("?lang=en")
    assert list_titles(document) == [
        "Collaboration begun: opened",
        "Come with its collaboration: opened: Plaats N",
        "Come with its collaboration: opened: Plaats T",
        "Joined: joint: Plaats U",
    ]
    entry = document.xpath("a:entry[4]", namespaces=ATOM)[0]
    assert entry.findtext("a:updated", namespaces=ATOM) == "2026-01-01T00:00:00Z"
    assert entry.findtext("a:summary", namespaces=ATOM).startswith(
        "It happened on 1 February 2022."
    )
    href = entry.find("a:link", namespaces=ATOM).get("href")
    assert href == "http://localhost/collaboration/joint?date=2022-02-01&lang=en"
    assert document.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4),
        ("?node=joint", 1),
        ("?node=T", 1),
        ("?node=A", 0),
        ("?province=PV28", 2),
        ("?domain=6", 0),
    ],
)
def test_of_the_whole_a_municipality_a_collaboration_or_a_filter(ask, query, count):
    assert len(list_titles(ask(query))) == count


def test_ids_are_those_of_the_events_and_stay_in_every_feed(ask):
    whole, part = (
        document.xpath("a:entry/a:id/text()", namespaces=ATOM)
        for document in (ask(), ask("?node=T"))
    )
    assert len(set(whole)) == 4
    assert set(part) < set(whole)
    feeds = {ask(query).findtext("a:id", namespaces=ATOM) for query in ("", "?node=T", "?lang=en")}
    assert len(feeds) == 3


def test_without_a_refresh_it_is_empty_and_valid():
    server = Flask("told")
    register_routes(server, Packages({"told": told_history()}))
    written = server.test_client().get("/feed.atom").data
    document = etree.fromstring(written)
    SCHEMA.assertValid(document)
    assert_readers_read(written, document)
    assert list_titles(document) == []
    assert server.test_client().get("/feed.atom?node=Z").status_code == 404
    assert server.test_client().get("/feed.atom?date=2020-01-01").get_json()["parameter"] == "date"
