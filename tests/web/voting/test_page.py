"""The voting page: the vote an address asks for, its controls, and a councillor who uses them."""

import io
import json
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from explorer.errors import SelectionError
from explorer.settings import Settings
from explorer.tables.ballot import (
    QUOTAS,
    list_votes,
    read_ballot,
    read_members,
    work_out_vote,
    write_members,
)
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web import ids
from explorer.web.factory import build_page, create_app
from explorer.web.state import State
from explorer.web.voting import page as page_module
from explorer.web.voting.changes import (
    Row,
    ask_voters,
    change_vote,
    describe_controls,
    follow_controls,
    list_rows,
    type_members,
)
from explorer.web.voting.form import vote_id
from explorer.web.voting.page import answer_vote, update_table
from explorer.web.voting.parameters import QUOTA, WEIGHTS
from explorer.web.voting.result import build_result
from explorer.web.voting.table import FIGURES, figure_id, is_current, lay_out, list_figures
from tests.web.addresses import make_site, read_state
from tests.web.components import read_texts
from tests.web.settling import arriving_slowly, open_page, settle

EN, NL = Translator("en"), Translator("nl")
SIX = "?members=DE:4,FR:4,IT:4,NL:2,BE:2,LU:1&quota=12"
WMO = "GR24967448"  # Bernheze, Boekel, Land van Cuijk, Maashorst and Oss
WMO_IDS = ["GM1721", "GM0755", "GM1982", "GM1991", "GM0828"]  # in the order of those names


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.fixture(scope="module")
def client():
    return create_app(Settings()).server.test_client()


def count(service: Service, query: str):
    state = read_state(query)
    return work_out_vote(service, state.selection, quota=state[QUOTA], **ask_voters(state))


def say(service: Service, query: str, t: Translator = EN) -> list[str]:
    answer = answer_vote(service, read_state(query).put(lang=t.language))
    return read_texts(build_result(answer.vote, answer.wrong, answer.state, t))


# Published examples.


def test_the_council_of_the_six(service):
    # Brams 1976, Paradoxes in Politics: Luxembourg, with a vote of 17, never decided.
    vote = count(service, SIX)
    power = vote.power["banzhaf_normalised"]
    assert power.to_list() == pytest.approx([5 / 21] * 3 + [3 / 21] * 2 + [0])
    assert vote.power["shapley_shubik"].to_list() == pytest.approx(
        [14 / 60] * 3 + [9 / 60] * 2 + [0]
    )
    assert (vote.quota, vote.needed) == (12, 3)
    assert say(service, SIX)[:3] == [
        "12 of 17 votes are needed: those of at least 3 of 6 members.",
        "No member has a veto.",
        "Never decisive, however the others vote: LU.",
    ]


def test_fifty_one_of_a_hundred(service):
    vote = count(service, "?members=A:50,B:49,C:1&quota=51")
    assert vote.power["banzhaf_normalised"].to_list() == pytest.approx([3 / 5, 1 / 5, 1 / 5])
    assert say(service, "?members=A:50,B:49,C:1&quota=51")[1:3] == [
        "Veto, nothing passes without: A.",
        "Every member is decisive in some votes.",
    ]


def test_roles_are_said_in_words_in_both_languages(service):
    assert "A decides alone." in say(service, "?members=A:10,B:3,C:3")
    assert "Nooit beslissend, hoe de anderen ook stemmen: B, C." in say(
        service, "?members=A:10,B:3,C:3", NL
    )
    assert "Elke deelnemer heeft een veto: niets gaat door zonder allen." in say(
        service, f"?select={WMO}&quota=unanimity", NL
    )
    assert "With half of the votes or fewer, two opposite sides can both win." in say(
        service, "?members=A:2,B:2&quota=2"
    )


# What the address says.


@pytest.mark.parametrize(
    ("quota", "number"),
    [
        ("", 9),
        ("&quota=two_thirds", 12),
        ("&quota=unanimity", 17),
        ("&quota=1", 1),
        ("&quota=17", 17),
    ],
)
def test_quota_and_its_presets(service, quota, number):
    assert count(service, f"?weights=4,4,4,2,2,1{quota}").quota == number


@pytest.mark.parametrize(
    ("query", "parameter", "english", "dutch"),
    [
        (f"?select={WMO}&quota=6", "quota", "6 is not a whole number from 1 to 5",
         "6 is geen heel getal van 1 tot en met 5"),
        (f"?select={WMO}&quota=half", "quota", "half is not a whole number from 1 to 5", "half"),
        (f"?select={WMO}&quota=-1", "quota", "-1 is not a whole number", "-1"),
        (f"?select={WMO}&quota=2.5", "quota", "2.5 is not a whole number", "2.5"),
        (f"?select={WMO}&quota={'9' * 5000}", "quota", "is not a whole number", "geen heel getal"),
        ("?select=GR0", "select", "GR0 is no collaboration in this network", "GR0 is geen"),
        ("?select=GM0344", "select", "GM0344 is no collaboration in this network", "GM0344"),
        (f"?select={WMO}&weights=seats", "weights", "seats is unknown; choose equal", "onbekend"),
        (f"?select={WMO}&weights=3,2", "weights", "listed: 2; members: 5", "genoemd: 2; deel"),
        (f"?select={WMO}&weights=3,2,1,1,0", "weights", "3,2,1,1,0 is unknown", "onbekend"),
        (f"?select={WMO}&members=GM0344:2", "members", "GM0344 is no member of this", "GM0344"),
        ("?members=A:3,B:0", "members", "the weight of B is 0; give a whole number", "B is 0"),
        ("?members=A:x", "members", "the weight of A is x; give a whole number above 0", "A is x"),
        ("?members=A:", "members", "the weight of A is –", "A is –"),
        ("?members=A:1.5", "members", "the weight of A is 1.5", "A is 1.5"),
        (f"?members=A:{'9' * 5000}", "members", "the weight of A is 999", "A is 999"),
        ("?members=A:1,A:2", "members", "A is named twice", "A is twee keer genoemd"),
        ("?members=:2", "members", "a name is missing", "er ontbreekt een naam"),
        ("?weights=2,1&members=A:1", "weights", "the members have weights already", "al stemmen"),
        ("?members=A:900000000,B:900000001,C:7", "members", "too large to count", "te groot"),
        ("?weights=900000000,900000001,7", "weights", "too large to count exactly", "te groot"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_by_its_field(service, client, query, parameter, english, dutch):
    with pytest.raises(SelectionError) as caught:
        count(service, query)
    assert caught.value.parameter == parameter
    assert english in str(caught.value)
    for t, words in ((EN, english), (NL, dutch)):
        said = say(service, query, t)
        assert said[0] == t(page_field(parameter)) + ": "
        assert words in said[1]
        texts = read_texts(build_page(make_site({"nl": service.dataset}), "/voting", query))
        assert t("What the measures mean") in texts or t.language == "en"
    answer = client.get("/api/voting" + query)
    assert answer.status_code == 400
    assert answer.get_json(force=True)["parameter"] == parameter
    assert english in answer.get_json(force=True)["detail"]


def page_field(parameter: str) -> str:
    from explorer.web.voting.result import FIELDS

    return FIELDS[parameter]


def test_nothing_chosen_is_nothing_wrong(service, client):
    answer = answer_vote(service, read_state())
    assert (answer.vote, answer.wrong) == (None, None)
    assert client.get("/api/voting").get_json(force=True)["parameter"] == "members"


names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
weights = st.dictionaries(
    names.map(str.strip).filter(bool), st.integers(1, 999_999_999), min_size=1, max_size=8
)


@given(weights)
def test_names_of_any_kind_survive_the_address(typed):
    text = write_members(pd.Series(typed))
    assert read_members(text) == typed
    state = read_state().put(members=text)
    assert read_state("?" + state.to_query()) == state


# Page, download and library give the same.


def test_the_download_holds_what_the_page_shows(service, client):
    query = f"?select={WMO}&weights=population&quota=two_thirds"
    address = "/api/voting?format=csv&" + query.removeprefix("?")
    answer = client.get(address)
    assert answer.mimetype == "text/csv"
    vote = count(service, query)
    frame = pd.read_csv(io.BytesIO(answer.data))
    pd.testing.assert_frame_equal(frame, list_votes(vote), check_dtype=False)
    assert frame["name"].to_list()[0] == "Oss"
    figures = list_figures(lay_out(vote.ballot, read_state(query)), vote.ballot, vote, EN)
    assert [row["banzhaf"] for row in figures] == [
        EN.share(value, digits=1) for value in frame["banzhaf_normalised"]
    ]
    assert [row["decisive"] for row in figures] == [
        EN.number(1000 * value, digits=1) for value in frame["banzhaf"]
    ]
    said = build_result(vote, None, read_state(query), EN)
    assert said[1].children.href == address


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("query", ["?", SIX, f"?select={WMO}", f"?select={WMO}&weights=typed"])
def test_the_page_stands_in_both_languages(service, language, query):
    t = Translator(language)
    page = build_page(make_site({"nl": service.dataset}), "/voting", f"{query}&lang={language}")
    texts = read_texts(page)
    assert t("Voting power") in texts
    said = {"nl": "Het register kent geen stemregels", "en": "The register holds no voting rules"}
    assert any(text.startswith(said[language]) for text in texts)
    for word, meaning in page_module.WORDS:
        assert t(word) in texts
        assert t(meaning) in texts


# Controls and rows in and out of the state.

STATES = [
    "",
    "?quota=two_thirds",
    SIX,
    f"?select={WMO}",
    f"?select={WMO}&weights=population&quota=9",
    f"?select={WMO}&weights=typed&members=GM0828:9",
    f"?select={WMO}&weights=5,4,3,2,1",
    f"?select={WMO}&quota=999",
    "?select=GR0",
    "?weights=3,2,1&lang=en",
]


@pytest.mark.parametrize("query", STATES)
def test_controls_that_say_what_the_state_says_change_nothing(service, query):
    state = read_state(query)
    assert read_state(state.to_href()) == state
    for control, value in describe_controls(service, state).items():
        assert change_vote(service, state, control=control, value=value) == state
        if isinstance(value, str) and value.isdecimal():
            assert change_vote(service, state, control=control, value=int(value)) == state


@pytest.mark.parametrize(
    ("query", "control", "value", "expected"),
    [
        ("", "select", WMO, f"?select={WMO}"),
        (SIX, "select", WMO, f"?select={WMO}"),
        (f"?select={WMO}&weights=population&quota=two_thirds", "select", None,
         "?weights=population&quota=two_thirds"),
        (f"?select={WMO}&quota=4", "weights", "population", f"?select={WMO}&weights=population"),
        (f"?select={WMO}&weights=typed&members=GM0828:9", "weights", "equal", f"?select={WMO}"),
        (f"?select={WMO}", "quota", "unanimity", f"?select={WMO}&quota=unanimity"),
        (f"?select={WMO}&quota=unanimity", "quota", "number", f"?select={WMO}&quota=5"),
        (f"?select={WMO}&quota=4", "quota", "majority", f"?select={WMO}"),
        (f"?select={WMO}", "number", 4, f"?select={WMO}&quota=4"),
        (f"?select={WMO}&quota=4", "number", "", f"?select={WMO}"),
    ],
)  # fmt: skip
def test_a_control_changes_the_state(service, query, control, value, expected):
    changed = change_vote(service, read_state(query), control=control, value=value)
    assert changed == read_state(expected)


def test_own_weights_begin_as_those_shown(service):
    state = read_state(f"?select={WMO}&weights=population")
    changed = change_vote(service, state, control="weights", value="typed")
    assert changed[WEIGHTS] == "typed"
    before, after = (
        read_ballot(service.network_of(s.selection), **ask_voters(s)) for s in (state, changed)
    )
    assert after.weights.sort_index().to_dict() == before.weights.sort_index().to_dict()
    assert after.names.to_list() == sorted(after.names)


def give_inputs(rows: list[tuple[str, object]], *, own: bool) -> list[dict]:
    """Inputs of a table as Dash lists them."""
    inputs = []
    for place, (member, weight) in enumerate(rows):
        key = {"type": ids.VOTER, "row": place, "member": "" if own else member}
        if own:
            inputs.append({"id": {**key, "part": "name"}, "value": member})
        inputs.append({"id": {**key, "part": "weight"}, "value": weight})
    return inputs


def test_rows_become_members_once_they_are_full(service):
    inputs = give_inputs([("Alpha", 3), ("Beta", ""), ("", 2), (" Gamma ", "1")], own=True)
    assert list_rows(inputs) == [Row("Alpha", 3), Row("Beta", None), Row("", 2), Row("Gamma", 1)]
    before = read_state("?quota=2")
    form = give_form(service, before)
    state = follow_controls(service, before, triggered=[inputs[0]["id"]], form=form, inputs=inputs)
    assert state == read_state("?members=Alpha:3,Gamma:1&quota=2")
    made = [each["id"] for each in (*form, *inputs)]
    assert follow_controls(service, before, triggered=made, form=form, inputs=inputs) == before
    typed = type_members(
        read_state().choose(WMO), list_rows(give_inputs([("GM0828", 9)], own=False))
    )
    assert typed == read_state(f"?select={WMO}&weights=typed&members=GM0828:9")
    assert type_members(read_state("?members=A:1"), [Row("", None)]) == read_state()


def give_form(service: Service, state: State, **chosen: object) -> list[dict]:
    """Controls of the form as Dash lists them in a state, and what is chosen meanwhile."""
    values = describe_controls(service, state) | chosen
    return [{"id": vote_id(name), "value": value} for name, value in values.items()]


@pytest.mark.parametrize("last", ["weights", "quota"])
def test_choices_that_the_address_has_not_followed_yet_count(service, last):
    before = read_state().choose(WMO)
    form = give_form(service, before, weights="population", quota="two_thirds")
    state = follow_controls(service, before, triggered=[vote_id(last)], form=form, inputs=[])
    assert state == read_state(f"?select={WMO}&weights=population&quota=two_thirds")


def test_a_name_given_twice_is_said_and_what_was_typed_stays(service):
    inputs = give_inputs([("Alpha", 3), ("Alpha", 2), ("", "")], own=True)
    state = type_members(read_state(), list_rows(inputs))
    answer = answer_vote(service, state)
    assert "twee keer" in NL(answer.wrong.template, **answer.wrong.values)
    assert is_current(list_rows(inputs), 3, answer.ballot, state)


def list_cells(rows: int) -> list[dict]:
    return [{"id": figure_id(row, figure)} for row in range(rows) for figure in FIGURES]


def test_a_table_that_stands_is_only_filled_in(service):
    answer = answer_vote(service, read_state("?members=Alpha:3,Gamma:1&lang=en"))
    inputs = give_inputs([("Alpha", 3), ("Beta", ""), ("Gamma", 1), ("", "")], own=True)
    table, figures = update_table(answer, cells=list_cells(4), inputs=inputs)
    assert table is page_module.no_update
    shown = [figures[place * len(FIGURES) + FIGURES.index("banzhaf")] for place in range(4)]
    assert shown == ["100.0%", "", "0.0%", ""]


@pytest.mark.parametrize(
    ("query", "rows", "shown"),
    [
        # Back to a vote with other members, to one of a collaboration, and the rows are full.
        ("?members=Alpha:3", [("Beta", 3), ("", "")], 2),
        (f"?select={WMO}", [("Alpha", 3), ("", "")], 2),
        (f"?select={WMO}", [], 4),
        (f"?select={WMO}&weights=typed", [], 5),
        (f"?select={WMO}&weights=typed", [(each, 2) for each in WMO_IDS], 5),
        ("?members=Alpha:3,Beta:2", [("Alpha", 3), ("Beta", 2)], 2),
    ],
)
def test_a_table_of_another_vote_is_made_anew(service, query, rows, shown):
    answer = answer_vote(service, read_state(query))
    inputs = give_inputs(rows, own="select" not in query or rows[:1] == [("Alpha", 3)])
    table, figures = update_table(answer, cells=list_cells(shown), inputs=inputs)
    assert table is not page_module.no_update
    assert figures == [page_module.no_update] * shown * len(FIGURES)


def test_presets_are_those_that_are_read(service):
    for quota in QUOTAS:
        control = describe_controls(service, read_state().put(quota=quota))["quota"]
        assert (
            change_vote(service, read_state("?quota=3"), control="quota", value=control)[QUOTA]
            == quota
        )


# In the browser.


@pytest.mark.browser
def test_a_councillor_weighs_her_collaboration(watched: Page, address: str, service):
    page = watched
    page.goto(f"{address}/voting")
    page.get_by_role("textbox", name="Samenwerking", exact=True).fill("Wmo Brabant Noordoost")
    page.get_by_role("option", name="Wmo Brabant Noordoost-oost").click()
    page.wait_for_url(f"**select={WMO}**")
    rows = page.locator(".votes tbody tr")
    expect(rows).to_have_count(5)
    page.get_by_role("radio", name="Eén per 1.000 inwoners").check()
    page.wait_for_url("**weights=population**")
    vote = count(service, urlsplit(page.url).query)
    for place, (member, power) in enumerate(vote.power.iterrows()):
        row = rows.nth(place)
        expect(row.get_by_role("rowheader")).to_have_text(vote.ballot.names[member])
        expect(row.get_by_role("cell").first).to_have_text(str(int(power["weight"])))
        expect(row).to_contain_text(NL.share(power["banzhaf_normalised"], digits=1))
    expect(page.locator(".said")).to_contain_text(f"Nodig zijn {vote.quota} van de")
    page.get_by_role("radio", name="Twee derde").check()
    page.wait_for_url("**quota=two_thirds**")
    expect(page.get_by_label("Benodigde stemmen").last).to_have_value("197")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als CSV").click()
    assert download.value.suggested_filename == f"verband-nl-{service.dataset.date}-voting.csv"
    page.go_back()
    page.go_back()
    expect(rows.first.get_by_role("cell").first).to_have_text("1")
    expect(page.get_by_role("radio", name="Ieder één")).to_be_checked()


@pytest.mark.browser
def test_what_is_chosen_at_once_holds(watched: Page, address: str):
    slow = watched
    chosen = [slow.get_by_role("radio", name=name) for name in ("Eén per 1.000", "Twee derde")]
    with arriving_slowly(slow, f"{address}/voting?select={WMO}"):
        for radio in chosen:
            radio.check()
    expect(slow).to_have_url(f"{address}/voting?select={WMO}&weights=population&quota=two_thirds")
    settle(slow)
    for radio in chosen:
        expect(radio).to_be_checked()
    expect(slow.locator(".said")).to_contain_text("Nodig zijn 197 van de")


@pytest.mark.browser
def test_own_members_are_typed_with_the_keyboard_alone(watched: Page, address: str):
    page = watched
    page.goto(f"{address}/voting?lang=en")
    page.get_by_label("Name of member 1").focus()
    for text in ("Alpha", "50", "Beta", "49", "Gamma", "1"):
        page.keyboard.type(text, delay=60)  # as fast as a good typist
        page.keyboard.press("Tab")
        page.wait_for_timeout(500)
    expect(page.get_by_label("Name of member 4")).to_be_focused()
    expect(page.locator(".said")).to_contain_text("51 of 100 votes are needed")
    expect(page.locator(".said")).to_contain_text("Veto, nothing passes without: Alpha.")
    expect(page.locator(".votes tbody tr").first).to_contain_text("60.0%")
    assert parse_qs(urlsplit(page.url).query)["members"] == ["Alpha:50,Beta:49,Gamma:1"]
    page.reload()
    expect(page.get_by_label("Votes of member 2")).to_have_value("49")
    page.get_by_label("Votes needed").last.fill("101")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("101 is not a whole number from 1 to 100")


@pytest.mark.browser
def test_own_votes_of_a_collaboration_change_its_figures(watched: Page, address: str):
    page = watched
    open_page(page, f"{address}/voting?select={WMO}&weights=population&lang=en")
    page.get_by_role("radio", name="Your own").check()
    votes = page.get_by_label("Votes of Oss")
    expect(votes).to_have_value("96")
    votes.fill("900")
    votes.press("Tab")
    expect(page.locator(".said")).to_contain_text("Oss decides alone.")
    expect(page.get_by_role("row", name="Boekel")).to_contain_text("never decisive")
    # What is typed next is kept while the figures change.
    expect(page.get_by_label("Simple majority")).to_be_checked()
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator(".said")).to_contain_text("Oss beslist alleen.")


@pytest.mark.browser
def test_the_vote_fits_a_phone(watched: Page, address: str):
    watched.set_viewport_size({"width": 390, "height": 844})
    watched.goto(f"{address}/voting{SIX}")
    expect(watched.locator(".votes")).to_be_visible()
    assert watched.evaluate("document.documentElement.scrollWidth") <= 390
    assert json.loads(watched.locator(".votes input").first.get_attribute("id"))["row"] == 0
