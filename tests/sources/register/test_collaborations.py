import pytest

from explorer.sources.register.collaborations import (
    choose_publication,
    tidy_place,
    tidy_website,
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"),
        ("'S-HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("’s-Hertogenbosch", "'s-Hertogenbosch"),
        ("BERGEN OP ZOOM", "Bergen op Zoom"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("NIEUWERKERK AAN DEN IJSSEL", "Nieuwerkerk aan den IJssel"),
        ("VIANEN UT", "Vianen"),
        ("Haren Gn", "Haren"),
        ("KX Eindhoven", "Eindhoven"),
        ("OUD-BEIJERLAND", "Oud-Beijerland"),
        ("Damwâld", "Damwâld"),
        ("", ""),
    ],
)
def test_places_in_ordinary_capitals(text: str, place: str) -> None:
    assert tidy_place(text) == place


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.Voorbeeld.nl/", "https://www.voorbeeld.nl"),
        ("http://voorbeeld.nl/Over", "https://voorbeeld.nl/Over"),
        ("https://organisaties.overheid.nl/1/Iets", ""),
        ("javascript:alert(1)", ""),
        ("geen website", ""),
        ("", ""),
    ],
)
def test_websites_as_https_addresses(text: str, address: str) -> None:
    assert tidy_website(text) == address


def test_publications_of_local_regulations_come_first() -> None:
    local = "https://lokaleregelgeving.overheid.nl/CVDR1/"
    gazette = "https://zoek.officielebekendmakingen.nl/stcrt-1.html"
    assert choose_publication([local + "1", local + "2", gazette]) == local + "2"
    assert choose_publication([gazette]) == gazette
    assert choose_publication(["http://ttps://" + local.removeprefix("https://")]) == local
    assert choose_publication(["Staatsblad 1"]) == ""
