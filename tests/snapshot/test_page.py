import json
import re

import pytest
from lxml import html

from explorer.network import Selection, build_network
from explorer.snapshot import Options, write_snapshot
from explorer.snapshot.extract import Extract
from explorer.snapshot.texts import describe_filters
from explorer.translate import Translator
from tests.snapshot.nasty import NAMES, OPTIONS, nasty_dataset, nasty_network
from tests.tiny import tiny_dataset, tiny_network


def read_page(content: bytes) -> html.HtmlElement:
    return html.document_fromstring(content.decode())


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_page_needs_no_other_host(nl, national, options):
    text = write_snapshot(national, nl, "html", options).decode()
    page = read_page(text.encode())
    assert not page.xpath("//@src | //link | //iframe | //@action")
    assert "url(" not in text
    assert "@import" not in text
    addresses = set(re.findall(r"https?://[^\"'<\s]+", text))
    assert addresses == {"http://www.w3.org/2000/svg"}
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_a_page_shows_every_node_and_tie(nl, national):
    page = read_page(write_snapshot(national, nl, "html"))
    assert len(page.xpath("//tbody/tr")) == 342 + 434
    assert len(page.xpath("//*[contains(@class, 'node')]")) == 342 + 434
    lines = "".join(page.xpath("//*[@class='tie']/@d")).count("M")
    data = json.loads(page.get_element_by_id("network").text)
    assert lines == len(data["ends"]) == len(national.ties)
    assert len(data["names"]) == len(data["at"]) == 776
    assert page.xpath("//*[@class='border']/@d")[0].count("Z") > 342


def test_a_page_says_what_it_is_of(nl):
    network = build_network(nl, Selection(domain=("1",), province=("PV26",), least=2))
    text = read_page(write_snapshot(network, nl, "html", Options(language="en"))).text_content()
    assert "on 16 May 2026" in text
    assert "Domain: Safety; Kind of member: Municipality; Province: Utrecht" in text
    assert nl.fingerprint in text
    assert "CC0-1.0" in text
    assert "date=2026-05-16&domain=1&province=PV26&least=2" in text


def test_a_page_in_each_language():
    dutch = read_page(write_snapshot(tiny_network(), tiny_dataset(), "html"))
    english = read_page(
        write_snapshot(tiny_network(), tiny_dataset(), "html", Options(language="en"))
    )
    assert (dutch.get("lang"), english.get("lang")) == ("nl", "en")
    assert "Veiligheid" in dutch.text_content()
    assert "Safety" in english.text_content()


def test_a_page_names_its_sources_in_its_language(nl, national):
    dutch = read_page(write_snapshot(national, nl, "html")).text_content()
    for source in nl.metadata["sources"]:
        assert Translator("nl")(source["title"]) in dutch


def test_names_stay_texts():
    text = write_snapshot(nasty_network(), nasty_dataset(), "html").decode()
    assert "<meer>" not in text
    page = read_page(text.encode())
    shown = [button.text_content() for button in page.xpath("//tbody//button")]
    assert [name.split() for name in shown[:3]] == [name.split() for name in NAMES.values()]
    assert json.loads(page.get_element_by_id("network").text)["names"][0] == NAMES["GM1"]


def test_a_projection_is_drawn_without_the_other_mode():
    options = Options(nodes="municipality", keep="all", threshold=2, measures=True)
    page = read_page(write_snapshot(tiny_network(), tiny_dataset(), "html", options))
    assert json.loads(page.get_element_by_id("network").text)["ends"] == [[0, 1], [0, 2], [1, 2]]
    degrees = [row.xpath("td")[2].text for row in page.xpath("//tbody/tr")]
    assert degrees == ["2", "2", "2", "0", "0"]
    assert "Alle paren die er 2 of meer delen." in page.text_content()
    assert "Partners" in page.text_content()


def test_controls_have_names_and_work_with_the_keyboard():
    page = read_page(write_snapshot(tiny_network(), tiny_dataset(), "html"))
    (field,) = page.xpath("//input")
    assert page.xpath(f"//label[@for='{field.get('id')}']")
    assert page.xpath("//*[@role='status']")
    assert page.xpath("//*[@aria-live='polite']")
    assert len(page.xpath("//tbody//button[@aria-pressed='false']")) == 9
    assert page.xpath("//figure/svg[@role='img']/@aria-label")


def test_cross_border_and_domains_are_said_in_words(nl):
    network = build_network(nl, Selection(cross_border="yes", form=("OL", "GO")))
    extract = Extract(network, nl, Options())
    assert describe_filters(extract, Translator("en")) == (
        "Form: Public body, Joint organ; Kind of member: Municipality; Cross-border: yes"
    )
