"""The page of a snapshot, opened as a file in Chromium."""

import pytest

from explorer.snapshot import Options, write_snapshot

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(page, nl, national, tmp_path):
    """The national page; a console error or a request fails the test."""
    file = tmp_path / "network.html"
    file.write_bytes(write_snapshot(national, nl, "html", Options(language="en")))
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: wrong.append(request.url))
    page.goto(file.as_uri())
    assert wrong == [file.as_uri()]
    yield page
    assert wrong == [file.as_uri()]


def test_a_name_is_found_and_chosen_by_keyboard(opened):
    opened.focus("#search")
    opened.keyboard.type("sudwest")
    assert opened.inner_text("#shown") == "1 shown"
    # Past the scrolling table itself.
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    assert opened.inner_text("#said").startswith("Súdwest-Fryslân: tied to ")
    assert opened.locator("svg .chosen").count() == 1
    near = opened.locator("svg .near").count()
    assert near == opened.inner_text("#said").count(", ") + 2
    opened.keyboard.press("Escape")
    assert opened.inner_text("#said") == ""
    assert opened.locator("svg .near").count() == 0


def test_a_dot_lights_up_its_neighbours(opened):
    dot = opened.locator("svg .actor").first
    dot.hover()
    assert opened.locator("svg .near").count() > 1
    opened.mouse.move(0, 0)
    assert opened.locator("svg .near").count() == 0


def test_the_page_prints_its_whole_table(opened):
    opened.emulate_media(media="print")
    assert not opened.is_visible("#search")
    assert (
        opened.evaluate("getComputedStyle(document.querySelector('.scroll')).maxHeight") == "none"
    )
