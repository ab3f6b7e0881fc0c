"""The years on a sheet, in words, picture and table, against the memberships themselves."""

import base64
from pathlib import Path

import pytest
from dash import html
from lxml import etree

from explorer.dataset import load_dataset
from explorer.web.factory import build_page
from explorer.web.site import Site
from tests.web.addresses import make_site
from tests.web.components import find, list_classes, list_links, read_rows, read_text

PROJECT = Path(__file__).resolve().parents[3]
SINCE = "2018-01-01"


@pytest.fixture(scope="module")
def site(nl) -> Site:
    return make_site({"nl": nl})


def open_timeline(site: Site, path: str, query: str = "lang=en") -> html.Section:
    page = build_page(site, path, query)
    (section,) = [
        each for each in find(page, html.Section) if getattr(each, "className", "") == "over-time"
    ]
    return section


def join(memberships, own: str, other: str) -> dict[str, list[list[str]]]:
    """By the other's id the intervals of memberships, those that meet as one."""
    found: dict[str, list[list[str]]] = {}
    rows = memberships.sort_values("since")
    for key, since, until in zip(rows[other], rows["since"], rows["until"], strict=True):
        mine = found.setdefault(key, [])
        if mine and mine[-1][1] == since:
            mine[-1][1] = until
        elif since != until:
            mine.append([since, until])
    return found


@pytest.mark.parametrize("node", ["GM0344", "GM0882", "GM1982", "GR24963385", "GR24221387"])
def test_words_and_table_say_what_the_memberships_do(site, nl, node):
    own, other = "actor_id", "collaboration_id"
    if node.startswith("GR"):
        own, other = other, own
    spans = join(nl.memberships[nl.memberships[own] == node], own, other)
    flat = [each for mine in spans.values() for each in mine]
    came = sum(since > SINCE for since, _ in flat)
    gone = sum(until > SINCE for _, until in flat)
    kind = "municipality" if own == "actor_id" else "collaboration"
    section = open_timeline(site, f"/{kind}/{node}")
    words = read_text(find(section, html.P)[0])
    assert words.startswith("Since 1 January 2018 ")
    if kind == "municipality":
        assert f"entered {came} collaboration" in words
        assert f"came out of {gone}." in words
    else:
        assert f" {came} member" in words
        assert f"{gone} went." in words
    head, *rows = read_rows(section)
    assert len(rows) == len(flat)
    still = head.index("Until")
    assert sum(row[still] == "still so" for row in rows) == sum(not until for _, until in flat)


def test_every_row_leads_to_a_sheet_at_a_day_when_it_was_there(site, nl):
    actors = nl.actors.set_index("actor_id")["kind"]
    group = "GR24963385"
    spans = join(nl.memberships[nl.memberships["collaboration_id"] == group], group, "actor_id")
    # Before 2008 the data show no day, and what is no municipality has no sheet.
    linked = [
        until
        for key, mine in spans.items()
        for _, until in mine
        if actors[key] == "municipality" and (not until or until > "2008-01-01")
    ]
    table = find(open_timeline(site, f"/collaboration/{group}"), html.Details)
    assert "Utrecht (Province)" in read_text(table)
    links = list_links(table)
    assert len(links) == len(linked) < len(read_rows(table)) - 1
    links += list_links(find(open_timeline(site, "/municipality/GM0882"), html.Details))
    past = {link for link in links if "date=" in link}
    assert len(past) > 5
    for href in past:
        page = build_page(site, *href.split("?"))
        assert "over-time" in list_classes(page), href
        assert {"facts", "services"} & list_classes(page), href


def test_the_picture_has_a_bar_a_membership_or_one_for_those_alike(site, nl):
    def count(path: str) -> int:
        (picture,) = [
            each for each in find(open_timeline(site, path), html.Img) if "Bars along" in each.alt
        ]
        svg = base64.b64decode(picture.src.partition(",")[2])
        return len(etree.fromstring(svg).findall(".//{*}rect[@class='bar']"))

    mine = nl.memberships[nl.memberships["actor_id"] == "GM0882"]
    spans = join(mine, "actor_id", "collaboration_id")
    assert count("/municipality/GM0882") == sum(map(len, spans.values()))
    # Its versions; what the law asked has not changed; all 129 members came and stayed.
    assert count("/collaboration/GR28143358") == 2


def test_what_continues_what_is_said_on_both_with_links(site, nl):
    for old, new in nl.continuations[["from_id", "to_id"]].itertuples(index=False):
        page = build_page(site, f"/collaboration/{old}", "lang=en")
        assert "Continued by" in read_text(page), old
        assert any(f"/collaboration/{new}" in href for href in list_links(page)), old
    page = build_page(site, "/collaboration/GR30478829", "lang=en")
    assert "Continues" in read_text(page)
    assert "/collaboration/GR23574174?date=2025-12-31&lang=en" in list_links(page)


def test_what_is_no_more_keeps_its_past(site):
    former = open_timeline(site, "/municipality/GM0756")  # Boxmeer
    assert "Passed on by merger: 12" in read_text(former)
    ended = build_page(site, "/collaboration/GR23574174", "lang=en")
    assert "ended on 1 January 2026" in read_text(ended)
    assert "over-time" in list_classes(ended)


def test_data_of_one_moment_have_no_timeline():
    site = make_site({"nl-2016": load_dataset(PROJECT / "data" / "nl-2016")})
    page = build_page(site, "/municipality/GM0344", "lang=en")
    assert read_text(find(page, html.H1)) == "Utrecht"
    assert "over-time" not in list_classes(page)


def test_the_day_that_is_shown_is_pointed_out(site):
    assert "Dashed: 1 March 2021" in read_text(
        open_timeline(site, "/municipality/GM0344", "lang=en&date=2021-03-01")
    )
    assert "Dashed" not in read_text(open_timeline(site, "/municipality/GM0344"))
