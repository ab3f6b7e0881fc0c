"""Short names: what is stripped, what is kept, and that no two are the same."""

from pathlib import Path

import pandas as pd
import pytest

from explorer.sources.naming import MOST, build_short_names, cut_at_word, shorten_name

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Gemeenschappelijke regeling Veiligheidsregio Zeeland 2025", "Veiligheidsregio Zeeland"),
        ("Gemeenschappelijke Regeling “Bedrijf KempenPlus”", "Bedrijf KempenPlus"),
        ("Gemeenschappelijke Regeling Arbeid Voor Allen (WAVA) 2024", "Arbeid Voor Allen"),
        ("Gemeentelijke Gezondheidsdienst Flevoland", "GGD Flevoland"),
        ("Geneeskundige Gezondheidsdienst Zuid-Limburg", "GGD Zuid-Limburg"),
        ("Intergemeentelijke Sociale Dienst (ISD) Bollenstreek", "ISD Bollenstreek"),
        ("Regeling voor het Nederlands-Duitse openbare lichaam EUREGIO", "EUREGIO"),
        ("gemeenschappelijk orgaan ombudscommissie HW", "Ombudscommissie HW"),
        ("Regeling Bedrijfsvoeringsorganisatie Valleihopper", "Valleihopper"),
        ("Stadsgewest 's-Hertogenbosch", "Stadsgewest 's-Hertogenbosch"),
        ("Regionaal Centrum ‘Groninger Archieven’", "Regionaal Centrum Groninger Archieven"),
        ("Plassenschap Loosdrecht e.o.", "Plassenschap Loosdrecht e.o."),
        ("\u200bGemeenschappelijke regeling  Avres", "Avres"),
        ("Reiniging van de gemeenten A, B en C", "Reiniging"),
        ("GBLT", "GBLT"),
        ("Gemeenschappelijke Regeling", "Gemeenschappelijke Regeling"),
    ],
)
def test_shorten_name(name, short):
    assert shorten_name(name) == short


def test_cut_at_word_leaves_no_dangling_word():
    name = "Samenwerkingsverband afvalstoffenverwijdering van het Oosten en van de Veenkoloniën"
    assert cut_at_word(name, 54) == "Samenwerkingsverband afvalstoffenverwijdering"
    assert cut_at_word("kort") == "kort"
    assert cut_at_word("x" * 80) == "x" * MOST


def test_body_goes_before_citation_title_before_title():
    texts = pd.DataFrame(
        {
            "body": ["Avalex", "", " "],
            "citation_title": ["Regeling A", "Regeling Fijnder", ""],
            "title": ["T", "T", "Regeling Stark"],
        },
        index=["GRA", "GRB", "GRC"],
    )
    assert build_short_names(texts).tolist() == ["Avalex", "Fijnder", "Stark"]


def test_twins_get_their_year_or_a_number():
    texts = pd.DataFrame(
        {
            "body": ["Delta", "delta", "Delta", "Stark"],
            "citation_title": "",
            "title": ["Regeling Delta", "Regeling Delta 2019", "Regeling Delta", "Regeling Stark"],
        },
        index=["GR1", "GR2", "GR3", "GR4"],
    )
    assert build_short_names(texts).tolist() == ["Delta", "Delta 2019", "Delta (2)", "Stark"]


def test_names_of_the_register_are_unique_and_short():
    frame = pd.read_csv(ROOT / "data" / "nl" / "collaborations.csv", dtype=str)
    names = frame["short_name"]
    assert names.notna().all()
    assert names.str.len().max() <= MOST
    assert names.str.casefold().is_unique
    assert not names.str.contains("gemeenschappelijke regeling", case=False).any()
