"""Questions of councils on money, time and region, from the first page on, in both languages."""

import re

import icalendar
import pytest
from playwright.sync_api import Page, expect

from explorer.dataset import Dataset
from explorer.network import Network, Selection, build_network
from explorer.tables.briefing import list_not_amended
from explorer.tables.council_year import DEADLINES, list_circles, list_year
from explorer.tables.money_figures import list_own_years, list_payments
from explorer.tables.quality import count_not_amended
from explorer.tables.queries import Service
from explorer.tables.sets import compare_sets, list_bodies
from explorer.translate import Translator
from explorer.vocabulary import DIVISIONS
from explorer.web.money.answer import describe_town
from explorer.web.ui.reports import name_report
from tests.web.settling import settle
from tests.web.test_questions import (
    BOTH,
    count_clicks,
    follow,
    look_up,
    open_sheet,
    read_table,
    start,
)

pytestmark = pytest.mark.browser
LANDGRAAF = "GM0882"
WHOLE = Selection()


@pytest.fixture(scope="module")
def service(nl: Dataset) -> Service:
    return Service(nl)


@BOTH
def test_question_16_what_part_of_our_money_is_spent_regionally(
    watched: Page, address: str, service: Service, t: Translator
):
    page = start(watched, address, t)
    follow(page, t("Money"))
    field = page.get_by_role("textbox", name=t("A municipality, beside its size class"))
    field.fill("Landgraaf")
    page.get_by_role("option", name="Landgraaf", exact=True).click()
    own = list_own_years(service, WHOLE, LANDGRAAF)
    row = list_payments(service, WHOLE).loc[LANDGRAAF]
    said = describe_town(row, own, t)
    assert t.share(0.335, digits=1) in said
    expect(page.locator("h1")).to_have_text(said)
    settle(page)
    section = page.locator("section", has=page.locator("#money-own-joint_share"))
    section.locator("summary").click()
    rows = section.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    assert [each[0] for each in rows] == [
        name_report(f"{report} {year}", t)
        for report, year in zip(own["report"], own["year"], strict=True)
    ]
    shares = [t.share(each, digits=1) for each in own["joint_share"]]
    assert [each[2] for each in rows] == shares
    assert [each[3] for each in rows] == [t.share(each, digits=1) for each in own["class_share"]]
    assert count_clicks(page) <= 3


@BOTH
def test_question_17_when_do_which_budgets_reach_my_council_and_who_has_them_too(
    watched: Page, address: str, national: Network, t: Translator
):
    page = start(watched, address, t)
    look_up(page, "Landgraaf", "Landgraaf")
    open_sheet(page, t)
    year = list_year(national, [LANDGRAAF])
    now = year[year["year"].eq(int(national.date[:4]))]
    rows = read_table(page, t("A council's year"))
    days = [
        t.day(first) if first == last else f"{t.day(first)} – {t.day(last)}"
        for first, last in sorted(set(zip(now["first_day"], now["last_day"], strict=True)))
    ]
    assert list(dict.fromkeys(row[0] for row in rows)) == days
    articles = {t("Wgr {article}", article=DEADLINES[each].article) for each in now["deadline"]}
    assert articles <= {row[1].split("; ")[-1].rstrip(")") for row in rows}
    circles = list_circles(national, [LANDGRAAF])
    shown = page.locator(".circles > li")
    expect(shown).to_have_count(len(circles))
    for item, circle in zip(shown.all(), circles, strict=True):
        names = national.collaborations.loc[list(circle.collaborations), "short_name"]
        assert item.get_by_role("link").all_inner_texts() == names.to_list()
        others = [code for code in circle.members if code != LANDGRAAF]
        if others:
            said = t.n("with {n} other council", "with {n} other councils", len(others))
            expect(item).to_contain_text(said)
    with page.expect_download() as download:
        page.get_by_role("link", name=t("As a calendar (ics)")).click()
    calendar = icalendar.Calendar.from_ical(download.value.path().read_bytes())
    began = {str(event["DTSTART"].dt) for event in calendar.walk("VEVENT")}
    assert set(now["first_day"]) <= began
    assert count_clicks(page) <= 3


@BOTH
def test_question_18_which_arrangements_have_not_visibly_been_amended(
    watched: Page, address: str, service: Service, national: Network, t: Translator
):
    page = start(watched, address, t)
    look_up(page, "Landgraaf", "Landgraaf")
    open_sheet(page, t)
    stale = list_not_amended(service, national, LANDGRAAF)
    assert stale
    line = page.locator(".odd li").first
    names = national.collaborations.loc[stale, "short_name"]
    assert line.get_by_role("link").all_inner_texts() == names.to_list()
    follow(page, t("Data quality"))
    rows = read_table(page, t("Not visibly amended since 1 July 2022"))
    counts = count_not_amended(service, WHOLE).set_index(["province", "form"])
    whole = counts.loc[("", "")]
    assert (whole["not_amended"], whole["arrangements"]) == (132, 451)
    all_of = [row for row in rows if row[0] == t("All together")]
    assert [row[1] for row in all_of] == [t("{n} of {all}", n="132", all="451")]
    assert count_clicks(page) <= 3


@BOTH
def test_question_21_our_region_alone_against_the_rest(
    watched: Page, address: str, service: Service, nl: Dataset, t: Translator
):
    page = start(watched, address, t)
    page.get_by_role("link", name=t("Highlight my municipality or region")).click()
    page.wait_for_url("**/region**")
    settle(page)
    page.get_by_role("textbox", name=t("My municipalities or region"), exact=True).fill("Twente")
    name = f"Twente ({t.label(DIVISIONS['safety_region'])})"
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile("mine=safety_region(:|%3A)VR05"))
    region = ("safety_region:VR05",)
    figures = compare_sets(service, WHOLE, region).set_index("figure")
    mean = figures.loc["mean_collaborations"]
    expect(page.locator("h1")).to_contain_text(t.number(mean["mine"], digits=1))
    expect(page.locator("h1")).to_contain_text(t.number(mean["other"], digits=1))
    settle(page)
    label = t("Collaborations a municipality, on average")
    rows = read_table(page, t("Beside each other"))
    wanted = [label, *(t.number(mean[side], digits=2) for side in ("mine", "other"))]
    assert wanted in rows
    bodies = list_bodies(service, WHOLE, region)
    shared = read_table(page, t("Collaborations they share"))
    assert [row[0] for row in shared] == bodies["short_name"].to_list()
    page.get_by_role("link", name=t("These municipalities alone, in Explore")).click()
    page.wait_for_url(re.compile("municipality=safety_region(:|%3A)VR05"))
    alone = build_network(nl, Selection(municipality=region))
    count = t.n("{n} municipality", "{n} municipalities", len(alone.actors))
    expect(page.locator("#summary")).to_contain_text(count)
    groups = t.n("{n} collaboration", "{n} collaborations", len(alone.collaborations))
    expect(page.locator("#summary")).to_contain_text(groups)
    assert count_clicks(page) <= 3
