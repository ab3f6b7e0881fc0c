"""What is sent as HTML shows what its components would, and holds nothing that answers."""

from html.parser import HTMLParser

import pytest
from dash import dcc, html
from playwright.sync_api import Page

from explorer.translate import LANGUAGES
from explorer.web import ids
from explorer.web.factory import build_page
from explorer.web.ui.static import Static, freeze
from tests.web.addresses import make_site
from tests.web.components import find, list_links, read_texts, walk
from tests.web.settling import open_page
from tests.web.visits import VISITED


class Reader(HTMLParser):
    """Texts, links and number of elements of a text in HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.elements = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements += 1
        self.links += [value for name, value in attrs if (tag, name) == ("a", "href")]

    def handle_data(self, data):
        self.texts.append(data)


def read_seen(part) -> tuple[str, list[str]]:
    """All texts of a part, one after the other, and where its links lead."""
    if isinstance(part, list | tuple):
        seen = [read_seen(each) for each in part]
        return "".join(text for text, _ in seen), [link for _, links in seen for link in links]
    if isinstance(part, Static):
        read = Reader(part.html)
        return "".join(read.texts), read.links
    if not hasattr(part, "children"):
        own = [] if part is None or hasattr(part, "_type") else [str(part)]
        return "".join(own), []
    text, links = read_seen(part.children)
    own = [part.href] if isinstance(part, html.A | dcc.Link) else []
    return text, own + links


@pytest.fixture(scope="module")
def site(nl):
    return make_site({"nl": nl})


def build(site, name: str, language: str):
    path, _, query = VISITED[name].partition("?")
    return build_page(site, path, f"?{query}&lang={language}".replace("?&", "?"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VISITED)
def test_a_page_says_and_links_the_same(site, name, language):
    page = build(site, name, language)
    frozen = freeze(page)
    text, links = read_seen(frozen)
    told, shown = read_seen(page)
    assert text == told
    assert sorted(links) == sorted(shown)
    # What is written as HTML already, a map, is read by the one alone.
    if not find(page, Static):
        assert told == "".join(read_texts(page))
        assert sorted(shown) == sorted(list_links(page))
    assert len(list(walk(frozen))) < len(list(walk(page)))
    assert {each.id for each in walk(page) if getattr(each, "id", None) in vars(ids).values()} == {
        each.id for each in walk(frozen) if getattr(each, "id", None) in vars(ids).values()
    }


def test_a_page_of_thousands_of_elements_is_few_components(site):
    counts = {
        name: len(list(walk(freeze(build(site, name, "nl"))))) for name in ("time", "api", "about")
    }
    assert all(count < 150 for count in counts.values()), counts


def test_html_is_written_as_the_components_would_be():
    cell = html.Td("a < b & c", className="number", colSpan=2, title='"x"', lang="nl")
    dot = html.I(style={"backgroundColor": "#123456", "--domain": "red"}, **{"aria-hidden": True})
    link = html.A([1, " of ", 2.0, None, True], href="/?a=1&b=2", download="", hidden=False)
    made = freeze(html.Table(html.Tr([cell, html.Td([dot, html.Br()]), html.Td(link)]), id="t"))
    assert (made.tag, made.attributes) == ("table", {"id": "t"})
    assert made.html == (
        '<tr><td class="number" colspan="2" lang="nl" title="&quot;x&quot;">a &lt; b &amp; c</td>'
        '<td><i style="background-color:#123456;--domain:red" aria-hidden="true"></i><br></td>'
        '<td><a download="" href="/?a=1&amp;b=2">1 of 2</a></td></tr>'
    )


def three(part) -> html.Div:
    return html.Div([html.P("one"), html.P("two"), part])


@pytest.mark.parametrize(
    "part",
    [
        html.Button("Go"),
        html.P("filled in", id=ids.SUMMARY),
        html.P("one of a pattern", id={"type": "x"}),
        dcc.Link("another state", href="/?x"),
        html.A("runs", href="javascript:alert(1)"),
        html.A("runs", href=" JavaScript:alert(1)"),
        html.A("a picture", href="data:text/html,x"),
        html.Details([html.Summary("open"), html.P("it")]),
        html.I(style={"width": 3}),
    ],
)
def test_what_answers_or_runs_stays_a_component(part):
    made = freeze(three(part))
    assert isinstance(made, html.Div)
    assert [type(each) for each in made.children[:2]] == [html.P, html.P]
    assert type(made.children[2]) is type(part)


def test_what_is_given_is_not_changed():
    part = three(html.Button(html.Span([html.B("a"), html.B("b")])))
    before = part.to_plotly_json()
    assert find(freeze(part), Static)
    assert part.to_plotly_json() == before
    assert not find(part, Static)


@pytest.mark.browser
def test_a_browser_reads_the_elements_that_were_written(page: Page, address: str, site):
    """Elements that may not stand in each other would be moved."""
    open_page(page, f"{address}/snapshot/000000000000")
    count = """([tag, html]) => { const made = document.createElement(tag);
      made.innerHTML = html; return made.querySelectorAll("*").length; }"""
    for name in VISITED:
        for each in find(freeze(build(site, name, "nl")), Static):
            wanted = Reader(each.html).elements
            assert page.evaluate(count, [each.tag, each.html]) == wanted, (name, each.html[:200])
