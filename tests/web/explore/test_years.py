"""The strip of years: it counts what the page over time counts, and plays what comes and goes."""

import json

import pytest
from playwright.sync_api import Page, expect

from explorer.dataset import load_dataset
from explorer.network.period import list_ties
from explorer.settings import PROJECT
from explorer.tables.queries import Service
from explorer.tables.series import list_dates, list_series
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.explore.caption import describe_picture
from explorer.web.explore.surroundings import build_surroundings
from explorer.web.explore.years import build_ticks, build_years, count_years, list_years
from tests.web.addresses import read_state
from tests.web.components import read_texts
from tests.web.settling import open_page, settle

EN, NL = Translator("en"), Translator("nl")
# What is seen and marked of ties, as the drawing has it.
COUNT = """(name) => document.getElementById('graph')._cyreg.cy.edges()
  .filter((e) => e.hasClass(name)).length"""
PLACES = """() => Object.fromEntries(document.getElementById('graph')._cyreg.cy
  .nodes('.municipality').filter((n) => !n.hasClass('gone'))
  .map((n) => [n.id(), Object.values(n.renderedPosition())]))"""


def test_ticks_count_what_the_page_over_time_counts(nl):
    service, state = Service(nl), read_state("?domain=1&date=2020-06-01")
    counts = count_years(service, state.selection)
    assert list(counts) == list_years(nl) == list_dates(nl)
    assert next(iter(counts)) == "2018-01-01"
    whole = list_series(service, read_state("?domain=1").selection, list_dates(nl))
    assert list(counts.values()) == whole["collaborations"].to_list()
    ticks = build_ticks(list(counts), counts, EN)
    assert read_texts(ticks[0]) == [str(counts["2018-01-01"]), "2018"]
    assert read_texts(ticks[-1]) == [str(counts["2026-05-16"]), "16 May"]


def test_data_of_one_day_have_no_strip():
    service = Service(load_dataset(PROJECT / "data" / "nl-2016"))
    assert build_years(service, read_state(), EN).hidden
    assert count_years(service, read_state().selection) == {}


@pytest.mark.parametrize(("date", "said"), [("2016-06-01", "werd nog gevuld"), ("2019-01-01", "")])
def test_a_date_at_which_the_register_was_being_filled_says_so_by_the_map(nl, date, said):
    service, state = Service(nl), read_state(f"?date={date}")
    note = build_surroundings(service, state, NL)["years-note"]
    assert (said in note) if said else note == ""
    assert (note in describe_picture(service, state, NL)["lines"]) == bool(said)


@pytest.mark.browser
def test_years_are_chosen_by_keyboard_and_played_to_the_end(watched: Page, address: str, nl):
    service, selection = Service(nl), read_state("?domain=6").selection
    counts = count_years(service, selection)
    then, now = (
        list_ties(service.network_of(selection.on(date)).ties)
        for date in ("2025-01-01", "2026-01-01")
    )
    page = open_page(watched, f"{address}/?domain=6")
    slider = page.get_by_role("slider", name="Datum, jaar voor jaar")
    expect(page.locator("#years-ticks b").last).to_have_text(str(counts["2026-05-16"]))
    places = page.evaluate(PLACES)
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**date=2026-01-01**")
    expect(page.locator("#years-since")).to_have_text("16 mei 2026")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**date=2025-01-01**")
    expect(page.locator("#years-since")).to_have_text("1 januari 2026")
    said = f"1 januari 2025: {counts['2025-01-01']} samenwerkingen"
    expect(slider).to_have_attribute("aria-valuetext", said)
    settle(page)
    for name, mark, count in (("came", "came", len(then - now)), ("went", "gone", len(now - then))):
        assert count
        assert page.evaluate(COUNT, mark) == count
        expect(page.locator(f"#years-{name}")).to_have_text(str(count))
    after = page.evaluate(PLACES)
    assert all(places[town] == at for town, at in after.items() if town in places)
    link = page.locator("#years-link").get_attribute("href")
    assert link == "/time?domain=6&from=2025-01-01&to=2026-01-01"
    expect(page.get_by_label("Datum", exact=True)).to_have_value("01-01-2025")

    asked = []
    page.on("request", lambda each: asked.append(each.post_data or ""))
    page.get_by_role("button", name="Speel de jaren af").click()
    page.wait_for_url("**date=2026-01-01**")
    expect(page.locator(".option .count").first).to_be_hidden()
    page.wait_for_url(f"{address}/?domain=6")
    expect(page.get_by_role("button", name="Speel de jaren af")).to_be_visible()
    expect(page.locator("#summary")).to_contain_text("16 mei 2026")
    assert page.evaluate(COUNT, "out") == 0
    # What stands beside the options is asked for once, where the years stop.
    expect(page.locator(".option .count").first).to_be_visible()
    settle(page)
    outputs = [json.loads(body).get("output", "") for body in asked if body.startswith("{")]
    assert len([each for each in outputs if f'"{ids.COUNT}"' in each]) == 1


# Ties whose style is worked out in a step, and those that are marked before or after it.
WATCH = """() => {
  const cy = document.getElementById('graph')._cyreg.cy;
  const marked = () => cy.edges('.came, .gone').map((e) => e.id());
  const [before, styled] = [marked(), new Set()];
  cy.on('style', 'edge', (event) => styled.add(event.target.id()));
  window.readStyled = () => [[...styled], [...before, ...marked()]];
}"""


@pytest.mark.browser
def test_a_step_moves_nothing_and_works_out_the_style_of_what_changes_alone(
    watched: Page, address: str
):
    page = open_page(watched, f"{address}/")
    places = page.evaluate(PLACES)
    page.get_by_role("slider", name="Datum, jaar voor jaar").focus()
    # The first date that is no longer the last of the data is a filter that is named.
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#years-since")).to_have_text("16 mei 2026")
    expect(page.locator("#chips .chip")).to_have_count(1)
    settle(page)
    after = page.evaluate(PLACES)
    assert all(places[town] == at for town, at in after.items() if town in places)
    page.evaluate(WATCH)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#years-since")).to_have_text("1 januari 2026")
    settle(page)
    styled, marked = page.evaluate("() => window.readStyled()")
    assert styled
    assert set(styled) <= set(marked)
