"""The document around the pages speaks the language of the address, scripts or not."""

import pytest
from lxml import html

from explorer.settings import Settings
from explorer.web.factory import create_app


@pytest.mark.parametrize(
    ("query", "language", "description", "noscript"),
    [
        ("", "nl", "Wie bestuurt met wie?", "heeft JavaScript nodig"),
        ("?lang=en&domain=6", "en", "Who governs with whom?", "needs JavaScript"),
        ("?lang=xx", "nl", "Wie bestuurt met wie?", "heeft JavaScript nodig"),
    ],
)
def test_the_document_speaks_the_language_of_the_address(query, language, description, noscript):
    client = create_app(Settings()).server.test_client()
    page = html.fromstring(client.get(f"/{query}", headers={"Accept-Language": "nl"}).data)
    assert page.get("lang") == language
    (meta,) = page.xpath("//meta[@name='description']/@content")
    assert meta.startswith(description)
    (said,) = page.xpath("//noscript/p")
    assert noscript in said.text_content()
    assert said.xpath(".//a/@href") == ["/api/snapshot?format=csv"]
