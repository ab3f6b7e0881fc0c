"""Short names: what is stripped, what is kept, and that no two are the same."""

import re
from pathlib import Path

import pandas as pd
import pytest

from explorer.sources.domain_rules import load_rules
from explorer.sources.naming import MOST, build_short_names, shorten_name, strip_name
from explorer.sources.spelling import SMALL_WORDS, is_dangling
from tools.inventory import DECISIONS

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
        ("Ferm Werk (voorheen De Sluis)", "Ferm Werk"),
        ("WHW-bedrijven (in 2016 opgegaan in Werk Waard)", "WHW-bedrijven"),
        ("Streekraad Oost-Groningen (in liquidatie)", "Streekraad Oost-Groningen"),
    ],
)
def test_shorten_name(name, short):
    assert shorten_name(name) == short


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


@pytest.fixture(scope="module", params=["nl", "nl-2016"])
def names(request) -> pd.DataFrame:
    """The collaborations of a package that comes with the project."""
    path = ROOT / "data" / request.param / "collaborations.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def test_names_are_unique_and_short(names):
    short = names["short_name"]
    assert (short != "").all()
    assert short.str.len().max() <= MOST
    assert short.str.casefold().is_unique
    assert not short.str.contains("gemeenschappelijke regeling", case=False).any()


def test_names_are_whole(names):
    """Brackets in pairs, no dangling end, nothing cut off but what stood between brackets."""
    for short in names["short_name"]:
        assert not set(re.sub(r"\([^()]+\)", "", short)) & set("()"), short
        assert not is_dangling(short.split(" ")[-1]), short
    by_hand = {row["collaboration_id"] for row in load_rules("curated_names")}
    decisions = load_rules("domains-2016", folder=DECISIONS)
    by_hand |= {row["name"] for row in decisions if row["short_name"]}
    for row in names.to_dict("records"):
        whole = strip_name(row["body"] or row["name"])
        cut = len(re.sub(r" \([^()]+\)$", "", whole)) > MOST
        assert not cut or {row["collaboration_id"], row["name"]} & by_hand, row["short_name"]


def test_names_are_written_in_one_kind_of_characters(names):
    for short in names["short_name"]:
        assert not re.search("[\u2010-\u2015\u2212\u200b-\u200f\ufeff\u00ad‘’“”]|  | - ", short), (
            short
        )


def test_a_word_is_written_with_one_case_in_all_names():
    """Not within brackets, where a word may explain; EUREGIO is how that body writes itself."""
    seen: dict[str, set[str]] = {}
    for package in ("nl", "nl-2016"):
        frame = pd.read_csv(ROOT / "data" / package / "collaborations.csv", dtype=str)
        for short in frame["short_name"]:
            for word in re.sub(r"\([^)]*\)", "", short).split():
                seen.setdefault(word.casefold(), set()).add(word)
    twice = {word for word, written in seen.items() if len(written) > 1}
    assert twice - SMALL_WORDS == {"euregio"}


def test_no_name_is_a_list_of_members(names):
    """Something besides members' names says what it is, and at most three of them are named."""
    package = "nl" if names["collaboration_id"].str.startswith("GR").any() else "nl-2016"
    folder = ROOT / "data" / package
    actors = pd.read_csv(folder / "actors.csv", dtype=str).set_index("actor_id")["name"]
    ties = pd.read_csv(folder / "memberships.csv", dtype=str)
    members = ties.assign(actor=ties["actor_id"].map(actors)).groupby("collaboration_id")["actor"]
    listed = members.agg(set)
    for key, short in zip(names["collaboration_id"], names["short_name"], strict=True):
        rest, named = short, 0
        for member in sorted(listed.get(key, ()), key=len, reverse=True):
            rest, found = re.subn(rf"(?<!\w){re.escape(member.split(' (')[0])}(?!\w)", "", rest)
            named += bool(found)
        assert named <= 3, short
        assert [word for word in re.findall(r"\w+", rest) if word not in SMALL_WORDS], short


def test_an_end_stated_in_a_name_is_the_end(names):
    stated = names[names["short_name"].str.contains(r"\(tot ", regex=True)]
    for short, ended in zip(stated["short_name"], stated["ended"], strict=True):
        assert short.endswith(f"(tot {ended[:4]})")


def test_what_became_of_a_body_is_no_part_of_its_name(names):
    remarks = names["short_name"].str.contains(
        "liquidatie|opgeheven|opgegaan|voorheen", case=False, regex=True
    )
    assert not remarks.any()
