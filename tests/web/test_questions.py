"""The questions of the design, each answered as a user clicks, with the figures of the packages."""

import re
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pandas as pd
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from explorer import vocabulary
from explorer.dataset import Dataset
from explorer.measures.communities import find_communities
from explorer.measures.compute import compute_measures
from explorer.measures.control import municipal_control
from explorer.measures.groups import list_identical
from explorer.measures.overlap import RELATIONS, list_partners, pairs
from explorer.measures.peers import list_percentiles
from explorer.network import Network, Selection, build_network
from explorer.network.proposal import read_division
from explorer.scenario import STEPS
from explorer.scenario.texts import answer_scenario, list_consequences
from explorer.tables.ballot import work_out_vote
from explorer.tables.briefing import list_files
from explorer.tables.divisions import list_change
from explorer.tables.queries import Service
from explorer.tables.scenario import work_out
from explorer.tables.sheets import list_collaborations
from explorer.tables.time import PRESETS, count_changes, list_changes
from explorer.translate import Translator
from explorer.web.overlap.straddling import list_between
from explorer.web.sheets.briefing import TITLES
from explorer.web.sheets.dossier import OVERLAPPING
from explorer.web.sheets.laws import name_laws
from explorer.web.sheets.public_services import NAMES, NONE, find_services
from explorer.web.time.parameters import BY_LABELS
from explorer.web.voting.changes import ask_voters
from explorer.web.voting.parameters import QUOTA
from tests.web.addresses import read_state
from tests.web.components import read_texts
from tests.web.settling import open_page, settle

pytestmark = pytest.mark.browser
DUTCH = Translator("nl")
NL, EN = Translator("nl"), Translator("en")
BOTH = pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
UTRECHT = "GM0344"
# How often a person clicks, from the first page on; a label and its field are one click.
COUNT_CLICKS = """addEventListener("pointerdown", (event) => {
  if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1; }, true)"""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def service(nl: Dataset) -> Service:
    return Service(nl)


def start(page: Page, address: str, t: Translator = NL) -> Page:
    page.add_init_script(COUNT_CLICKS)
    return open_page(page, address + ("/" if t.language == "nl" else "/?lang=en"))


def count_clicks(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.clicks || 0)"))


def start_aside(page: Page, address: str, t: Translator = NL) -> Page:
    """Start at a page that draws nothing, where the menu leads on at once."""
    return open_page(page, address + ("/about" if t.language == "nl" else "/about?lang=en"))


def look_up(page: Page, text: str, option: str) -> Locator:
    """Search, choose an option, and the panel that says what it is."""
    settle(page)
    page.locator("#search").fill(text)
    page.get_by_role("option", name=option, exact=True).click()
    return page.locator("#panel")


def open_sheet(page: Page, t: Translator = NL) -> None:
    page.locator("#panel").get_by_role("link", name=t("The whole sheet, to print")).click()
    expect(page.locator("main.sheet h1")).to_be_visible()


def follow(page: Page, name: str) -> None:
    page.locator(".pages").get_by_role("link", name=name).click()


def read_table(page: Page, label: str) -> list[list[str]]:
    """Texts of the rows of the table with a label, headings left out."""
    table = page.get_by_role("region", name=label)
    expect(table).to_be_visible()
    return table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )


def read_files(page: Page, label: str) -> list[list[str]]:
    """Rows of a table of collaborations, what stands under each left out."""
    return [row for row in read_table(page, label) if len(row) > 1]


def name_texts(service: Service, row: pd.Series, t: Translator) -> str:
    """What stands under a collaboration: its regulation and the laws that it rests on."""
    laws = "".join(read_texts(name_laws(service, str(row.name), t)))
    return " · ".join(filter(None, [t("regulation") if row["regulation_url"] else "", laws]))


def find_named(network: Network, name: str) -> str:
    return str(network.collaborations.index[network.collaborations["short_name"].eq(name)][0])


@BOTH
def test_question_1_which_collaborations_does_my_council_oversee(
    watched: Page, address: str, service: Service, national: Network, t: Translator
):
    page = start(watched, address, t)
    look_up(page, "Utrecht", "Utrecht")
    open_sheet(page, t)
    files = list_files(service, national, UTRECHT)
    said = page.locator("h1 + .lead")
    text = t.n(
        "{name} takes part in {n} collaboration{place}.",
        "{name} takes part in {n} collaborations{place}.",
        len(files),
        name="Utrecht",
        place="",
    )
    expect(said).to_contain_text(text)
    urls = []
    for part, rows in files.groupby("part", sort=False):
        whole = read_table(page, t(TITLES[part], name="Utrecht"))
        # Under each collaboration its regulation and the laws, by name.
        under = [row[0] for row in whole if len(row) == 1]
        assert under == list(filter(None, (name_texts(service, row, t) for row in rows.iloc)))
        table = [row for row in whole if len(row) > 1]
        names = [row[0].removesuffix(t("power is delegated")).strip() for row in table]
        assert names == rows["short_name"].to_list()
        bases = [t.label(vocabulary.OBLIGATIONS[each]) for each in rows["obligation"]]
        assert [row[2].split(" · ")[0] for row in table] == bases
        regulations = list_collaborations(service, national, UTRECHT)["regulation_url"]
        urls += [url for url in regulations[rows.index] if url]
    links = page.locator(".files").get_by_role("link", name=t("regulation"), exact=True)
    assert [link.get_attribute("href") for link in links.all()] == urls
    assert count_clicks(page) <= 2


@BOTH
def test_question_2_with_which_councils_should_we_draft_a_joint_view(
    watched: Page, address: str, national: Network, t: Translator
):
    page = start(watched, address, t)
    look_up(page, "Utrecht", "Utrecht")
    open_sheet(page, t)
    partners = list_partners(national, UTRECHT)
    expected = partners.head(10)
    rows = read_table(page, t("Partners that share most"))
    names = national.actors.loc[expected.index, "name"].to_list()
    assert [row[0] for row in rows] == names
    assert [int(row[1]) for row in rows] == expected["shared"].to_list()
    met = t.n(
        "It meets {n} municipality in all.", "It meets {n} municipalities in all.", len(partners)
    )
    expect(page.locator("main")).to_contain_text(met)
    assert count_clicks(page) <= 2


@BOTH
def test_question_3_where_has_power_been_delegated_and_where_does_the_council_take_part(
    watched: Page, address: str, service: Service, national: Network, nl: Dataset, t: Translator
):
    page = start(watched, address, t)
    page.get_by_text(t("More filters")).click()
    page.get_by_role("checkbox", name=t.label(vocabulary.POWERS["delegation"])).check()
    delegated = build_network(nl, Selection(power=("delegation",)))
    expect(page.locator("#summary")).to_contain_text(
        t.n("{n} collaboration", "{n} collaborations", len(delegated.collaborations))
    )
    page.get_by_role("checkbox", name=t.label(vocabulary.POWERS["delegation"])).uncheck()
    expect(page.locator("#summary")).to_contain_text(
        t.n("{n} collaboration", "{n} collaborations", len(national.collaborations))
    )
    panel = look_up(page, "Utrecht", "Utrecht")
    control = municipal_control(national).loc[UTRECHT]
    expected = list_collaborations(service, national, UTRECHT)
    council = expected["organs"].str.split(";").map(lambda organs: "council" in organs)
    expect(panel.get_by_text(t("council takes part"), exact=True)).to_have_count(int(council.sum()))
    expect(panel.locator(".indicators").first).to_contain_text(t.share(control["delegated"]))
    open_sheet(page, t)
    own = read_files(page, t(TITLES["council"])) if council.any() else []
    mark = t("power is delegated")
    names = [row[0].removesuffix(mark).strip() for row in own]
    assert sorted(names) == sorted(expected.loc[council, "short_name"])
    given = expected["power"].str.split(";").map(lambda powers: "delegation" in powers)
    there = [row[0] for row in read_files(page, t(TITLES["delegation"]))]
    marked = [name for name, row in zip(names, own, strict=True) if row[0].endswith(mark)]
    assert sorted(there + marked) == sorted(expected.loc[given, "short_name"])
    said = t("In {delegated} power is delegated; in {council} the council itself takes part.")
    counts = {"delegated": int(given.sum()), "council": int(council.sum())}
    expect(page.locator("h1 + .lead")).to_contain_text(said.format(**counts))
    assert count_clicks(page) <= 5


@BOTH
def test_question_4_how_does_our_load_compare_with_similar_municipalities(
    watched: Page, address: str, national: Network, t: Translator
):
    page = start(watched, address, t)
    panel = look_up(page, "Utrecht", "Utrecht")
    values = compute_measures(national, ("collaborations_per_seat",))
    places = list_percentiles(national, values).loc[UTRECHT]
    cells = panel.locator(".indicators").first.locator("tbody tr").first.locator("td")
    wanted = ("collaborations_per_seat_size_class", "collaborations_per_seat_province")
    expect(cells.first).to_have_text(
        t.number(values.loc[UTRECHT, "collaborations_per_seat"], digits=2)
    )
    for cell, name in zip(cells.all()[1:], wanted, strict=True):
        expect(cell).to_have_text(str(min(max(round(places[name]), 1), 99)))
    assert count_clicks(page) <= 1


def test_question_5_if_votes_are_weighted_so_can_ours_ever_decide(
    watched: Page, address: str, service: Service, national: Network
):
    page = start(watched, address)
    panel = look_up(page, "Wmo Brabant Noordoost-oost", "Wmo Brabant Noordoost-oost")
    panel.get_by_role("link", name=NL("If votes are weighted so, who decides?")).click()
    expect(page.locator("h1")).to_have_text(NL("Voting power"))
    settle(page)
    page.get_by_role("radio", name="Eén per 1.000 inwoners").check()
    page.wait_for_url("**weights=**")
    settle(page)
    page.get_by_role("radio", name=NL("Two thirds")).check()
    page.wait_for_url("**quota=**")
    state = read_state(page.url.split("?")[1])
    vote = work_out_vote(service, state.selection, quota=state[QUOTA], **ask_voters(state))
    expect(page.locator(".said")).to_contain_text(f"Nodig zijn {vote.quota} van de")
    for member, power in vote.power.iterrows():
        row = page.locator(".votes tbody tr", has_text=vote.ballot.names[member])
        expect(row).to_contain_text(NL.share(power["banzhaf_normalised"], digits=1))


def test_question_6_do_youth_care_public_health_and_safety_have_the_same_members(
    watched: Page, address: str, national: Network
):
    page = start(watched, address, EN)
    look_up(page, "GGD Regio Utrecht", "GGD Regio Utrecht")
    open_sheet(page, EN)
    rows = read_table(page, EN("Collaborations that overlap most"))
    health = find_named(national, "GGD Regio Utrecht")
    expected = list_partners(national, health).head(OVERLAPPING)
    names = national.collaborations.loc[expected.index, "short_name"].to_list()
    assert [row[0] for row in rows] == names
    assert [row[3] for row in rows] == [EN(RELATIONS[each]) for each in expected["relation"]]
    assert rows[names.index("Veiligheidsregio Utrecht")][3] == "the same"

    follow(page, "Overlap")
    page.locator(".controls").get_by_text("Collaborations").click()
    grid = page.locator("#overlap-grid")
    expect(grid).to_contain_text("GGD")
    grid.locator(".ag-floating-filter-input input").first.fill("Jeugd")
    frame = pairs(national, "collaboration")
    first = frame["first"].map(national.collaborations["short_name"])
    count = int(first.str.contains("jeugd", case=False).sum())
    root = grid.locator("[aria-rowcount]")
    # Two rows of headings count as well.
    expect(root).to_have_attribute("aria-rowcount", str(count + 2))


def test_question_7_which_collaborations_have_identical_membership(
    watched: Page, address: str, national: Network
):
    page = start_aside(watched, address)
    follow(page, "Overlap")
    page.locator(".contents").get_by_role("link", name=NL("Same members")).click()
    groups = list_identical(national)
    expect(page.locator("#identical .groups > li")).to_have_count(len(groups))
    sizes = page.locator("#identical .groups summary").all_inner_texts()
    assert sizes == [NL.n("{n} member", "{n} members", int(size)) for size in groups["size"]]
    names = national.collaborations.loc[list(groups["collaborations"].iloc[0]), "short_name"]
    first = page.locator("#identical .groups > li").first
    assert sorted(first.get_by_role("link").all_inner_texts()) == sorted(names)


def choose(page: Page, label: str, *options: str) -> None:
    """Choose from a list by its label, several one after the other."""
    for option in options:
        page.get_by_role("textbox", name=label, exact=True).fill(option)
        page.get_by_role("option", name=option, exact=True).click()


@pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
def test_question_8_who_is_affected_if_we_leave_merge_or_dissolve_it(
    watched: Page, address: str, service: Service, t: Translator
):
    page = start_aside(watched, address, t)
    follow(page, t("What if"))
    choose(page, t("Municipalities"), "Landgraaf", "Brunssum")
    page.get_by_role("textbox", name=t("Name of what comes of it")).fill("Parkstad-Oost")
    page.get_by_role("button", name=t("Add this step")).click()
    merge = "merge:GM0882,GM0899>GM9001:Parkstad-Oost"
    found = work_out(service, Selection(), (merge,))
    expect(page.locator("h1")).to_have_text(answer_scenario(found, t))
    for text in list_consequences(found, t):
        expect(page.locator(".consequences")).to_contain_text(text)

    page.get_by_role("textbox", name=t("Step"), exact=True).click()
    page.get_by_role("option", name=t.label(STEPS["leave"]), exact=True).click()
    choose(page, t("Municipality"), "Utrecht")
    choose(page, t("Collaboration"), "Veiligheidsregio Utrecht")
    page.get_by_role("button", name=t("Add this step")).click()
    expect(page.locator(".steps li")).to_have_count(2)
    steps = (merge, "leave:GM0344@GR24221387")
    both = work_out(service, Selection(), steps)
    expect(page.locator("h1")).to_have_text(answer_scenario(both, t))
    rows = read_table(page, t("Participants that are affected"))
    assert [row[0] for row in rows] == both["touched"]["actor"].to_list()

    page.locator(".steps li").first.get_by_role("link", name=t("switch off")).click()
    alone = work_out(service, Selection(), steps[1:])
    expect(page.locator("h1")).to_have_text(answer_scenario(alone, t))
    page.go_back()
    expect(page.locator("h1")).to_have_text(answer_scenario(both, t))
    with page.expect_download() as download:
        page.get_by_role("link", name=t("Ties after (CSV)")).click()
    ties = pd.read_csv(download.value.path())
    assert len(ties) == len(both.effects.after.ties)

    page.get_by_role("link", name=t("Remove all steps")).click()
    page.get_by_role("link", name="Dijk en Waard", exact=True).click()
    then = Selection(date="2021-12-31")
    replayed = work_out(service, then, ("merge:GM0398,GM0416>GM1980:Dijk en Waard",))
    expect(page.locator("h1")).to_have_text(answer_scenario(replayed, t))


def test_question_9_which_municipalities_straddle_regions(
    watched: Page, address: str, national: Network
):
    page = start_aside(watched, address)
    follow(page, "Centraliteit")
    measures = compute_measures(national, ("betweenness",)).loc[national.actors.index]
    top = national.actors.loc[measures["betweenness"].idxmax(), "name"]
    first = page.locator("#centrality-grid .ag-pinned-left-cols-container [row-index='0']")
    expect(first).to_have_text(top)

    follow(page, "Overlap")
    page.locator(".contents").get_by_role("link", name=NL("Communities")).click()
    heading = page.get_by_role("heading", name=NL("Municipalities between communities"))
    table = page.locator("h3 ~ .plain", has=page.get_by_text(NL("Own community"))).first
    expect(heading).to_be_visible()
    between = list_between(find_communities(national))
    shown = table.locator("tbody tr th").all_inner_texts()
    assert shown == national.actors.loc[between.index, "name"].to_list()


@BOTH
def test_question_10_which_records_are_stale_or_name_abolished_members(
    watched: Page, address: str, nl: Dataset, national: Network, t: Translator
):
    page = start(watched, address, t)
    follow(page, t("Data quality"))
    rows = read_table(page, t("Findings by rule"))
    counts = nl.findings["rule"].value_counts()
    assert {row[0]: int(row[3]) for row in rows} == counts.to_dict()
    grid = page.locator("#findings-grid")
    grid.locator("[aria-colindex='2'] .ag-floating-filter-input input").fill("merger_lag")
    found = int(counts["merger_lag"])
    expect(grid.locator(".ag-paging-row-summary-panel")).to_contain_text(
        re.compile(rf"\b{found}\s*$")
    )
    stale = page.locator("#stale-grid .ag-center-cols-container [row-index='0']")
    expect(stale).to_contain_text(national.collaborations["verified"].min())
    assert count_clicks(page) <= 3


@pytest.mark.parametrize("t", [NL, EN], ids=["nl", "en"])
def test_question_11_what_changed_between_two_dates_by_form_and_domain(
    watched: Page, address: str, service: Service, t: Translator
):
    page = start_aside(watched, address, t)
    follow(page, t("Over time"))
    page.get_by_role("link", name=t.label(PRESETS["council_2022"])).click()
    until = service.dataset.date
    changes = list_changes(service, Selection(), since="2022-03-16", until=until)
    begun = int(changes["change"].eq("collaboration_begun").sum())
    expect(page.locator("h1")).to_contain_text(t.n("{n} began", "{n} began", begun))
    for by in ("form", "domain"):
        page.get_by_role("textbox", name=t("Count by")).click()
        page.get_by_role("option", name=t(BY_LABELS[by]), exact=True).click()
        expect(page.get_by_role("columnheader", name=t(BY_LABELS[by]))).to_be_visible()
        rows = read_table(page, t("Of what there came and went"))
        counted = count_changes(changes, by)
        assert [int(row[1]) for row in rows] == counted["collaboration_begun"].to_list()


def test_question_12_would_a_proposed_division_make_cooperation_more_congruent(
    watched: Page, address: str, service: Service, national: Network, tmp_path: Path
):
    north = ("PV20", "PV21", "PV22")
    actors = national.actors
    regions = actors["province_id"].where(~actors["province_id"].isin(north), "Noord")
    table = pd.DataFrame({"gemeente": actors["name"], "regio": regions})
    table["gemeente"] = actors.index
    path = tmp_path / "noord.csv"
    table.to_csv(path, index=False)

    page = start_aside(watched, address)
    follow(page, "Overlap")
    page.locator(".contents").get_by_role("link", name=NL("Divisions and domains")).click()
    page.get_by_label("Kies een bestand").set_input_files(path)
    division = read_division(path.read_bytes(), service.dataset, national.date)
    change = list_change(service, Selection(), division=division, against="province")
    counts = [int((change["change"] * sign > 1e-9).sum()) for sign in (1, -1)]
    result = page.locator("#proposal-result")
    expect(result).to_contain_text(f"{counts[0]} gemeenten gaan erop vooruit")
    expect(result).to_contain_text(f"{counts[1]} achteruit")
    known = change.dropna(subset=["congruence", "congruence_against"])
    for end in ("", "_against"):
        expect(result).to_contain_text(NL.number(known[f"congruence{end}"].mean(), digits=3))


def test_question_13_the_two_mode_graph_at_a_date_reproducibly(
    watched: Page, window: BrowserContext, address: str, nl: Dataset, tmp_path: Path
):
    files = []
    for number, page in enumerate((watched, window.new_page())):
        start(page, address)
        box = page.get_by_label("Datum", exact=True)
        box.fill("01-01-2022")
        box.press("Enter")
        page.wait_for_url("**date=2022-01-01**")
        expect(page.locator("#download-graphml")).to_have_attribute(
            "href", re.compile("date=2022-01-01")
        )
        with page.expect_download() as download:
            page.locator("#download-graphml").click()
        files.append(tmp_path / f"{number}.graphml")
        download.value.save_as(files[-1])
    page.close()
    assert files[0].read_bytes() == files[1].read_bytes()
    graph = nx.read_graphml(files[0])
    network = build_network(nl, Selection(date="2022-01-01"))
    assert set(graph) == {*network.actors.index, *network.collaborations.index}
    assert graph.number_of_edges() == len(network.ties)
    assert graph.graph["date"] == "2022-01-01"


def test_question_14_where_is_the_tangle_densest_and_a_picture_to_publish(
    watched: Page, address: str, national: Network, tmp_path: Path
):
    page = start(watched, address)
    top = national.degrees.loc[national.actors.index]
    names = national.actors.loc[top.index[top.eq(top.max())], "name"]
    densest = page.locator("#panel .links li").first
    expect(densest).to_contain_text(names.min())
    expect(densest).to_contain_text(str(top.max()))
    page.get_by_role("button", name=NL("Appearance")).click()
    page.get_by_role("textbox", name=NL("Shade of municipal areas")).click()
    page.get_by_role("option", name="Deelnames (graad)").last.click()
    page.wait_for_url("**shade=degree**")
    page.keyboard.press("Escape")
    page.wait_for_function(
        "[...document.querySelectorAll('#borders path')].some(path => path.style.fill)"
    )
    with page.expect_download() as download:
        page.locator("#picture-svg").click()
    path = tmp_path / "picture.svg"
    download.value.save_as(path)
    svg = ElementTree.parse(path).getroot()
    marks = [each.get("class") for each in svg.iter()]
    assert marks.count("node dot") == len(national.actors)
    assert marks.count("node diamond") == len(national.collaborations)
    said = " ".join("".join(each.itertext()) for each in svg.iter(SVG + "text"))
    assert NL.day(national.date) in said
    assert len({each.get("fill") for each in svg.iter(SVG + "path")}) > 9


@BOTH
def test_question_15_who_runs_fire_waste_and_youth_care_for_me(
    watched: Page, address: str, national: Network, t: Translator
):
    page = start(watched, address, t)
    panel = look_up(page, "Vinkeveen", "Vinkeveen (De Ronde Venen)")
    expect(panel.locator("h2")).to_have_text("De Ronde Venen")
    found = find_services(national, "GM0736")
    for task in ("1.1", "7.3", "youth_care"):
        line = panel.locator(".services div", has_text=t.label(NAMES[task]))
        names = [national.collaborations.at[node, "short_name"] for node in found[task]]
        expect(line.locator("dd")).to_have_text(", ".join(names) or t(NONE))
    assert found["1.1"] == [find_named(national, "Veiligheidsregio Utrecht")]
    assert found["7.3"] == [find_named(national, "Afvalverwijdering Utrecht")]
    assert count_clicks(page) <= 1
