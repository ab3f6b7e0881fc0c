"""The language of a first visit."""

import pytest

from explorer.settings import Settings
from explorer.web.factory import create_app
from explorer.web.language import choose_language


@pytest.mark.parametrize(
    ("query", "cookie", "preferred", "language"),
    [
        ("", "", "nl", "nl"),
        ("", "", "en", "en"),
        ("", "nl", "en", "nl"),
        ("", "en", "nl", "en"),
        ("lang=nl", "en", "en", "nl"),
        ("lang=en", "nl", "nl", "en"),
        ("?lang=en&date=2026-02-30", "", "nl", "en"),
        ("", "xx", "fr", "nl"),
    ],
)
def test_the_address_goes_before_the_choice_and_that_before_the_browser(
    query, cookie, preferred, language
):
    assert choose_language(query, cookie, preferred) == language


@pytest.mark.parametrize(
    ("path", "accept", "place"),
    [
        ("/", "en-GB,en;q=0.9", "/?lang=en"),
        ("/overlap?domain=1,6", "en", "/overlap?domain=1,6&lang=en"),
        ("/", "nl-NL,nl;q=0.9,en;q=0.5", None),
        ("/?lang=nl", "en", None),
        ("/", "de", None),
        ("/health", "en", None),
        ("/api/measures", "en", None),
    ],
)
def test_who_prefers_english_is_sent_to_it(path, accept, place):
    client = create_app(Settings()).server.test_client()
    answer = client.get(path, headers={"Accept-Language": accept})
    if place is None:
        assert answer.status_code == 200
    else:
        assert answer.status_code == 302
        assert answer.headers["Location"] == place


def test_a_choice_is_remembered():
    client = create_app(Settings()).server.test_client()
    client.set_cookie("lang", "nl")
    assert client.get("/", headers={"Accept-Language": "en"}).status_code == 200
