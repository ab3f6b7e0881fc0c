"""The window scrolls, on every page and every screen, and no page warns in the console."""

import pytest

from tests.web.visits import SCREENS, Visits, each_page

pytestmark = pytest.mark.browser


@each_page
def test_the_window_scrolls_and_nothing_in_it(visits: Visits, name: str):
    assert visits.of(name, "nl").stuck == {width: [] for width, _ in SCREENS}


@each_page
def test_no_page_warns_in_the_console(visits: Visits, name: str):
    warned = {language: visits.of(name, language).warned for language in ("nl", "en")}
    assert warned == {"nl": (), "en": ()}
