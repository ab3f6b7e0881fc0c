"""Sixty searches as people make them, each with what should come first."""

import pytest

from explorer.dataset.timeslice import collaborations_at
from explorer.network import Selection
from explorer.tables.everyday import NAMES_IN_USE, WORDS
from explorer.tables.queries import Service
from explorer.themes import GROUPED_THEMES
from explorer.translate import Translator
from explorer.vocabulary import DOMAINS, THEME_GROUPS, THEMES
from explorer.web.search import KINDS, find, list_hits

NL = Translator("nl")
# What is typed, and the id or the name of the hit that should be first.
SEARCHES = (
    ("Utrecht", "GM0344"), ("utrecht", "GM0344"), ("gemeente Utrecht", "GM0344"),
    ("utrect", "GM0344"), ("Amsterdam", "GM0363"), ("amstedam", "GM0363"),
    ("rotterdm", "GM0599"), ("Den Bosch", "GM0796"), ("den haag", "GM0518"),
    ("'s-Gravenhage", "GM0518"), ("s hertogenbosch", "GM0796"), ("gronnigen", "GM0014"),
    ("landgraf", "GM0882"), ("sudwest fryslan", "GM1900"), ("Ljouwert", "GM0080"),
    ("alphen", "GM0484"), ("bergen op zoom", "GM0748"), ("hoeksche waard", "GM1963"),
    ("krimpenerwaard", "GM1931"), ("nieuwgein", "GM0356"), ("dijk en waard", "GM1980"),
    ("Boxmeer", "GM1982"), ("het bildt", "GM1949"), ("Vianen", "GM1961"), ("De Meern", "GM0344"),
    ("Hoog Catharijne", None), ("Loosdrecht", "GM1696"), ("hoek van holland", "GM0599"),
    ("Heerhugowaard", "GM1980"), ("Geldermalsen", "GM1960"),
    ("brandweer", "1.1"), ("jeugdzorg", "youth_care"), ("jeugdhulp", "youth_care"),
    ("vuilnis", "7.3"), ("afval", "7.3"), ("belasting", "taxes"), ("woz", "taxes"),
    ("sociale werkplaats", "6.4"), ("wmo", "social_support"), ("riool", "7.2"),
    ("archief", "5.5"), ("openbaar vervoer", "2.5"), ("bijstand", "6.3"), ("ggd", "7.1"),
    ("milieu", "7.4"), ("veiligheid", "1"), ("onderwijs", "4"), ("brandwer", "1.1"),
    ("veiligheid utrecht", "Veiligheidsregio Utrecht"),
    ("utrecht veiligheidsregio", "Veiligheidsregio Utrecht"),
    ("mrdh", "Metropoolregio Rotterdam Den Haag"),
    ("metropoolregio rotterdam", "Metropoolregio Rotterdam Den Haag"),
    ("dcmr", "DCMR Milieudienst Rijnmond"), ("avalex", "Avalex"), ("euregio", "EUREGIO"),
    ("holland rijnland", "Regio Holland Rijnland"), ("hart van brabant", "Regio Hart van Brabant"),
    ("omgevingsdienst zuid limburg", "Omgevingsdienst Zuid-Limburg"),
    ("limburg zuid omgevingsdienst", "Omgevingsdienst Zuid-Limburg"),
    ("ggd drente", "GGD Drenthe"), ("isd bol", "ISD BOL"),
    ("isd brabantse wal", "ISD Brabantse Wal"),
    ("wvs", "WVS"), ("qwertyuiop", None),
)  # fmt: skip


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


@pytest.mark.parametrize(("text", "wanted"), SEARCHES)
def test_what_should_be_first_is(service, text, wanted):
    hits = list_hits(find(service, text, Selection()), NL)
    if wanted is None:
        assert hits.empty
    else:
        assert wanted in {hits["id"].iloc[0], hits["name"].iloc[0]}


def test_there_are_sixty_of_them():
    assert len(dict(SEARCHES)) == len(SEARCHES)
    assert len(SEARCHES) >= 60


def test_a_node_is_one_hit_and_every_hit_is_under_a_heading(service):
    for text in ("utrecht", "zorg", "rijn", "a", "regio"):
        hits = list_hits(find(service, text, Selection(), limit=50), NL)
        assert len(hits) == 50 or text not in ("a", "regio")
        assert hits["id"].is_unique
        assert set(hits["heading"]) <= {NL(heading) for heading in KINDS.values()}


def test_every_everyday_word_leads_to_its_task_where_there_is_such_work(service, nl):
    themes = collaborations_at(nl, nl.date)["themes"].str.split(";").explode()
    held = set(themes) | {
        group for group, some in GROUPED_THEMES.items() if set(some) & set(themes)
    }
    assert set(WORDS) <= {**THEMES, **THEME_GROUPS, **DOMAINS}.keys()
    for code, words in WORDS.items():
        for word in words.split(", "):
            found = find(service, word, Selection())
            assert (code in {match.node_id for match in found}) == (code in held), (code, word)


def test_names_in_use_are_of_municipalities(nl):
    codes = set(nl.actors.loc[nl.actors["kind"].eq("municipality"), "actor_id"])
    assert set(NAMES_IN_USE) <= codes


def test_a_task_without_work_at_the_date_is_not_found(service):
    early = find(service, "jeugdzorg", Selection(date="2008-01-01"))
    assert "youth_care" not in {match.node_id for match in early}
    assert find(service, "", Selection()) == find(service, "!?", Selection()) == []


def test_a_long_text_costs_no_more_than_its_first_words(service):
    text = " ".join(f"woord{number}" for number in range(5000))
    assert find(service, text, Selection()) == []
