"""How names are spelt: hyphens, capitals, brackets and ends."""

import pytest

from explorer.sources.spelling import (
    capitalise_words,
    cut_at_word,
    drop_dangling,
    is_dangling,
    repair_spelling,
)


@pytest.mark.parametrize(
    ("name", "repaired"),
    [
        ("Samenwerking Tilburg \u2010 Dongen", "Samenwerking Tilburg-Dongen"),
        ("Samenwerking Enschede \u2013 Losser", "Samenwerking Enschede-Losser"),
        ("Vuilafvoer Duin-en Bollenstreek", "Vuilafvoer Duin- en Bollenstreek"),
        (
            "Werkbedrijven Kust-, Duin- en Bollenstreek",
            "Werkbedrijven Kust-, Duin- en Bollenstreek",
        ),
        ("Recreatieschap Ijsselmonde", "Recreatieschap IJsselmonde"),
        ("Werkvoorzieningschap lJsselmeergroep", "Werkvoorzieningschap IJsselmeergroep"),
        ("Samenwerking de Liemers", "Samenwerking De Liemers"),
        ("Onderwijs in de Liemers", "Onderwijs in de Liemers"),
        ("BAR Organisatie", "BAR-organisatie"),
        ("ICT samenwerking West-Brabant", "ICT-samenwerking West-Brabant"),
        ("Werkorganisatie DEAL-Gemeenten", "Werkorganisatie DEAL-gemeenten"),
        ("Vuilverwerking Leiden en Omgeving", "Vuilverwerking Leiden en omgeving"),
        ("\u200bAvres  ", "Avres"),
        ("", ""),
    ],
)
def test_repair_spelling(name, repaired):
    assert repair_spelling(name) == repaired


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Sociaal domein Rijnstreek", "Sociaal Domein Rijnstreek"),
        ("Beschermd wonen regio Rotterdam", "Beschermd Wonen Regio Rotterdam"),
        ("de Kompanjie", "De Kompanjie"),
        ("Plassenschap Loosdrecht e.o.", "Plassenschap Loosdrecht e.o."),
        ("Stadsgewest 's-Hertogenbosch", "Stadsgewest 's-Hertogenbosch"),
        ("Groep (voorziening)", "Groep (Voorziening)"),
        ("", ""),
    ],
)
def test_capitalise_words(name, written):
    assert capitalise_words(name) == written


def test_what_does_not_fit_is_cut_without_half_a_bracket_or_a_dangling_word():
    name = "Samenwerkingsverband afvalstoffenverwijdering van het Oosten en van de Veenkoloniën"
    assert cut_at_word(name, 54) == "Samenwerkingsverband afvalstoffenverwijdering"
    assert cut_at_word("Historisch Centrum Alkmaar (Regionaal Archief)", 42) == (
        "Historisch Centrum Alkmaar"
    )
    assert cut_at_word("Basisonderwijs Gooi / Stichting Primair", 32) == "Basisonderwijs Gooi"
    assert cut_at_word("kort", 10) == "kort"
    assert cut_at_word("x" * 80, 60) == "x" * 60


def test_dangling_ends():
    assert drop_dangling("Recreatieschap Heuvelrug, Vallei- en") == "Recreatieschap Heuvelrug"
    assert drop_dangling("de van") == "de"
    assert not is_dangling("omstreken")
    assert is_dangling("Vallei-")
