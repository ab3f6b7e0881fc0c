"""Over time without a browser: it says what the library says, of the dates that are asked for."""

import pytest
from dash import dcc, html

from explorer.dataset import Dataset
from explorer.dataset.storage import load_dataset
from explorer.measures.growth import GROWTH_PARTS
from explorer.measures.series import SERIES
from explorer.network import Selection, build_network
from explorer.tables.difference import list_difference
from explorer.tables.time import PRESETS, count_changes, list_changes, list_periods, split_growth
from explorer.translate import Translator
from explorer.web.factory import build_page
from explorer.web.site import Site
from explorer.web.time.answer import sign_number
from explorer.web.time.parameters import BY_LABELS
from tests.conftest import DATA
from tests.web.addresses import make_site, read_state
from tests.web.components import find, get, list_links, read_rows, read_text, walk

EN = Translator("en")
PERIOD = {"since": "2022-01-01", "until": "2026-05-16"}
QUERY = "?from=2022-01-01&lang=en"


@pytest.fixture(scope="module")
def site(nl: Dataset) -> Site:
    return make_site({"nl": nl, "nl-2016": load_dataset(DATA.parent / "nl-2016")})


def read_lists(page: object) -> dict[str, int]:
    """How many changes the heading of each list says there are."""
    heads = [read_text(each).rsplit(" ", 1) for each in find(page, html.H3)]
    return {title.strip(): int(number.replace(",", "")) for title, number in heads}


def test_the_first_sentence_and_the_lists_say_what_the_library_says(site: Site, nl: Dataset):
    service = site.packages.get("nl")
    page = build_page(site, "/time", QUERY)
    growth = split_growth(service, Selection(), **PERIOD)
    counts = list_changes(service, Selection(), **PERIOD)["change"].value_counts()
    (answer,) = find(page, html.H1)
    more = EN.number(growth.mean_to - growth.mean_from, digits=1)
    assert read_text(answer) == (
        f"Since 1 January 2022 a municipality came to be in {more} more collaborations on average: "
        f"{counts['collaboration_begun']} began, {counts['collaboration_ended']} ended, "
        f"{counts['collaboration_carries_on']} carry on another."
    )
    assert read_lists(page) == {
        "Begun": counts["collaboration_begun"],
        "Ended": counts["collaboration_ended"],
        "Carried on by another": counts["collaboration_carries_on"],
        "Municipalities merged": counts["municipality_merged"],
        "Joined": counts["tie_joined"],
        "Left": counts["tie_left"],
    }


def test_the_waterfall_stands_on_the_means_and_adds_up(site: Site):
    page = build_page(site, "/time", QUERY)
    growth = split_growth(site.packages.get("nl"), Selection(), **PERIOD)
    bars, levels = get(page, "growth").figure.data
    assert list(levels.y) == [growth.mean_from, growth.mean_to]
    assert list(bars.text) == [sign_number(growth.values[part], EN) for part in GROWTH_PARTS]
    running, ends = growth.mean_from, []
    for value in growth.values.values():
        ends.append(running + min(value, 0))
        running += value
    assert list(bars.base) == pytest.approx(ends)
    assert running == pytest.approx(growth.mean_to, abs=1e-9)


def test_the_map_has_the_ties_of_both_dates(nl: Dataset):
    before, after = (build_network(nl, Selection(date=date)) for date in PERIOD.values())
    ties = list_difference(before, after)["change"].value_counts()
    assert ties[0] + ties[1] == len(after.ties)
    assert ties[0] + ties[-1] == len(before.ties)


@pytest.mark.parametrize("by", BY_LABELS)
def test_changes_are_counted_by_what_is_chosen(site: Site, by: str):
    page = build_page(site, "/time", f"{QUERY}&by={by}")
    changes = list_changes(site.packages.get("nl"), Selection(), **PERIOD)
    counted = count_changes(changes, by)
    rows = read_rows(page)
    head = next(row for row in rows if row[0] == BY_LABELS[by])
    body = rows[rows.index(head) + 1 :]
    assert [row[0] for row in body] == [each or "unknown" for each in counted["label"]]
    place = head.index("Joined")
    assert [int(row[place]) for row in body] == counted["tie_joined"].to_list()


@pytest.mark.parametrize("figure", SERIES)
def test_a_figure_is_followed_over_the_years(site: Site, figure: str):
    page = build_page(site, "/time", f"{QUERY}&figure={figure}&split=form")
    network = build_network(site.packages.get("nl").dataset)
    lines = get(page, "series").figure.data
    last = {line.x[-1] for line in lines}
    assert last == {network.date}
    if figure == "collaborations":
        forms = network.collaborations["form"].value_counts()
        assert sorted(line.y[-1] for line in lines) == sorted(forms)


def test_a_domain_says_since_when_it_is_complete(site: Site):
    page = build_page(site, "/time", f"{QUERY}&domain=1")
    notices = [read_text(each) for each in walk(page) if getattr(each, "className", "") == "notice"]
    assert notices == ["These figures are complete since 11 March 2020. Dotted: not yet complete."]
    dashes = [line.line.dash for line in get(page, "series").figure.data]
    assert dashes == ["dot", "solid"]


def test_filters_go_along_and_files_are_of_what_is_seen(site: Site):
    page = build_page(site, "/time", f"{QUERY}&province=PV31&select=GM0882")
    files = [href for href in list_links(page) if href.startswith("/api/")]
    assert len(files) == 7
    assert all("province=PV31" in href for href in files)
    names = [href for href in list_links(page) if href.startswith("/collaboration/")]
    assert all("province=PV31" in href for href in names)
    gone = list_changes(
        site.packages.get("nl"), read_state("?province=PV31").selection, **PERIOD
    ).query("change == 'collaboration_ended'")["collaboration_id"]
    for node_id in gone:
        (href,) = (each for each in names if each.startswith(f"/collaboration/{node_id}?"))
        path, _, query = href.partition("?")
        assert site.find_status(f"?{query}", path).value == 200
    presets = [href for href in list_links(page) if href.startswith("/time?") and "&to=" in href]
    assert len(presets) == len(list_periods(site.packages.get("nl").dataset)) == len(PRESETS)
    assert all("province=PV31" in href and "select=GM0882" in href for href in presets)


def test_a_date_chosen_elsewhere_is_the_second(site: Site):
    page = build_page(site, "/time", "?date=2021-01-01&lang=en")
    assert read_text(find(page, html.H1)).startswith("From 1 January 2020 to 1 January 2021 ")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("from=1990-01-01", "1 January 1990 is before these data"),
        ("from=2020-01-01&to=2019-01-01", "comes before 1 January 2020"),
        ("to=2020-01-01&date=2021-01-01", "give one of them"),
        ("kind=water_board", "no municipality of this selection"),
        ("data=nl-2016", "nothing to compare it with"),
    ],
)
def test_what_cannot_be_compared_is_refused_and_periods_are_offered(
    site: Site, query: str, said: str
):
    page = build_page(site, "/time", f"?{query}&lang=en")
    (notice,) = (each for each in walk(page) if getattr(each, "className", "") == "notice")
    assert said in read_text(notice)
    assert not find(page, dcc.Graph)
    assert site.find_status(f"?{query}", "/time").value == 400


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("/time?from=2022-01-01&province=PV31", "/feed.atom?province=PV31"),
        ("/municipality/GM0344?domain=1&lang=en", "/feed.atom?node=GM0344&lang=en"),
        ("/collaboration/GR24221387?date=2024-01-01", "/feed.atom?node=GR24221387"),
    ],
)
def test_what_is_seen_can_be_followed(site: Site, address: str, feed: str):
    path, _, query = address.partition("?")
    page = build_page(site, path, f"?{query}")
    assert [each for each in list_links(page) if each.startswith("/feed")] == [feed]
