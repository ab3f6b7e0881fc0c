"""Rules of the classification on hand-written arrangements, and the gold set on the real data."""

from pathlib import Path

import pandas as pd
import pytest

from explorer.errors import SourceError
from explorer.sources import domain_rules
from explorer.sources.classify import COLUMNS, classify_collaborations
from explorer.vocabulary import DOMAIN_BASES, DOMAINS, OBLIGATIONS, THEMES, domain_of

ROOT = Path(__file__).parents[2]
GOLD = Path(__file__).with_name("gold_domains.csv")
WSW, PARTICIPATION, YOUTH, SAFETY = "BWBR0008903", "BWBR0015703", "BWBR0034925", "BWBR0027466"
HEALTH, ARCHIVES, SUPPORT = "BWBR0024705", "BWBR0007376", "BWBR0035362"
DATE = "2026-05-16"


def make_texts(**rows: dict[str, object]) -> pd.DataFrame:
    empty = {"title": "", "citation_title": "", "body": "", "purpose": "", "form": "OL"}
    empty |= {"started": "2018-01-01", "ended": ""}
    lists = {"policy_areas": [], "laws": [], "law_titles": []}
    frame = pd.DataFrame([{**empty, **lists, **row} for row in rows.values()])
    frame.index = pd.Index(list(rows), name="collaboration_id")
    return frame


def classify_one(**row: object) -> pd.Series:
    return classify_collaborations(make_texts(GRX=row), date=DATE).columns.loc["GRX"]


@pytest.mark.parametrize(
    ("title", "domain", "themes"),
    [
        ("Gemeenschappelijke regeling Veiligheidsregio Utrecht", "1", "1.1"),
        ("Veiligheids- en Gezondheidsregio Gelderland-Midden", "1", "1.1;7.1"),
        ("Gemeenschappelijke regeling Omgevingsdienst Haaglanden", "7", "7.4"),
        ("GGD Hart voor Brabant", "7", "7.1"),
        ("Belastingsamenwerking Gemeenten en Waterschappen", "0", "0.61;0.62;0.64"),
        ("Samenwerkingsverband afvalstoffenverwijdering Oost Groningen", "7", "7.3"),
        ("Samenwerking afvalwater Maas en Mergelland", "7", "7.2"),
        ("Recreatieschap Spaarnwoude", "5", "5.7"),
        ("Regionaal Archief Rivierenland", "5", "5.5"),
        ("Havenschap Moerdijk", "2", "2.4;3.2"),
        ("Openbaar primair onderwijs IJsselgraaf", "4", "4.1"),
        ("Wedeka Bedrijven, werkvoorzieningschap", "6", "6.4"),
        ("Regionaal Bedrijventerrein Twente", "3", "3.2;8.2"),
        ("Regionaal Platform Wonen", "8", "8.3"),
        ("Jeugdhulp Rijnmond", "6", "6.75;6.76"),
        ("Centrum Jeugd en Gezin Drimmelen", "6", "6.22;6.75"),
        ("Jeugd en Wmo Midden-Holland", "6", "6.60;6.71;6.75;6.76"),
        ("Omnibuzz", "6", "4.3;6.60"),
        ("Doelgroepenvervoer Regio Arnhem-Nijmegen", "6", "4.3;6.60"),
        ("Veilig Thuis Groningen", "6", "6.81;6.82"),
        ("Stadsbank Oost Nederland", "6", "6.71"),
    ],
)
def test_a_telling_title_decides(title, domain, themes):
    row = classify_one(title=title)
    assert (row["domain"], row["themes"], row["domain_basis"]) == (domain, themes, "title")


def test_layers_in_their_order():
    title, area = "Gemeenschappelijke regeling Delta", ["natuur en milieu | afval"]
    assert classify_one(title=title, laws=[WSW], policy_areas=area)["domain_basis"] == "law"
    assert classify_one(title=title, policy_areas=area)["domain_basis"] == "register"
    assert classify_one(title=title, policy_areas=area)["themes"] == "7.3"
    weak = classify_one(title=title, purpose="Behartiging van de sociale werkvoorziening.")
    assert (weak["domain"], weak["domain_basis"]) == ("6", "title")
    key = domain_rules.load_rules("curated_domains")[0]["collaboration_id"]
    texts = make_texts(**{key: {"title": "Omgevingsdienst"}})
    by_hand = classify_collaborations(texts, date=DATE).columns
    assert by_hand.loc[key, "domain_basis"] == "curated"
    other = classify_collaborations(texts, date=DATE, decided={key: "5.7"}).columns
    assert other.loc[key, ["domain", "themes"]].to_list() == ["5", "5.7"]


def test_laws_of_two_domains_do_not_decide():
    row = classify_one(title="Delta", laws=[YOUTH, SAFETY])
    assert (row["domain"], row["themes"], row["domain_basis"]) == ("", "", "")


def test_a_general_law_says_nothing():
    assert classify_one(title="Delta", laws=[ARCHIVES])["domain"] == ""


def test_support_counts_as_policy_area_only_alone():
    support, waste = "organisatie en bedrijfsvoering", "natuur en milieu | afval"
    assert classify_one(title="X", policy_areas=[support])["themes"] == "0.4"
    assert classify_one(title="X", policy_areas=[support, support, waste])["themes"] == "7.3"
    assert classify_one(title="X", policy_areas=["werk", waste])["domain"] == ""


def test_laws_and_purpose_widen_themes_within_the_domain():
    row = classify_one(
        title="ISD Brabantse Wal", laws=[PARTICIPATION, SAFETY], purpose="De Wsw en de afvalstoffen"
    )
    assert row["themes"] == "6.3;6.4;6.5"


def test_of_a_group_nothing_is_added_where_a_theme_is_decided():
    assert classify_one(title="Beschermd wonen Breda", laws=[SUPPORT])["themes"] == "6.81"
    assert classify_one(title="Delta", laws=[SUPPORT, WSW])["themes"] == "6.4;6.60;6.71"
    row = classify_one(title="Omnibuzz", laws=[SUPPORT], purpose="Vervoer op grond van de Wmo")
    assert row["themes"] == "4.3;6.60"


@pytest.mark.parametrize(
    ("row", "obligation"),
    [
        ({"title": "Veiligheidsregio Drenthe", "laws": [SAFETY]}, "statutory"),
        ({"title": "Omgevingsdienst Twente"}, "statutory"),
        ({"title": "Dienst voor openbare gezondheidszorg", "laws": [HEALTH]}, "statutory"),
        ({"title": "Jeugdhulp Rijnmond"}, "statutory"),
        ({"title": "Sociaal domein Fryslân", "laws": [YOUTH]}, "statutory"),
        ({"title": "Sociaal domein Rijnstreek"}, "voluntary"),
        ({"title": "Centrum Jeugd en Gezin Drimmelen"}, "voluntary"),
        ({"title": "Leerplicht en RMC"}, "semi_statutory"),
        ({"title": "Werkvoorzieningschap Venlo", "laws": [WSW]}, "voluntary"),
        ({"title": "Werkgeversservicepunt Parkstad"}, "voluntary"),
        ({"title": "Veilig Thuis Groningen", "laws": [YOUTH, SUPPORT]}, "semi_statutory"),
        ({"title": "Recreatieschap Twente", "laws": [SAFETY, HEALTH]}, "voluntary"),
        ({"title": "Gezamenlijke brandweer", "laws": [SAFETY]}, "voluntary"),
        ({"title": "Belastingsamenwerking", "laws": [WSW]}, "voluntary"),
        ({"title": ""}, "voluntary"),
    ],
)
def test_obligation_is_about_what_it_is_for(row, obligation):
    assert classify_one(**row)["obligation"] == obligation


def test_nothing_known_gives_no_domain_and_no_arrangements_give_no_rows():
    assert classify_one(title="Zonder naam")["domain"] == ""
    nothing = classify_collaborations(make_texts(GRX={"title": "X"}).iloc[:0], date=DATE)
    assert list(nothing.columns.columns) == COLUMNS
    assert nothing.columns.empty
    assert nothing.obligations.empty


def test_the_argument_is_left_alone():
    texts = make_texts(GRX={"title": "Omgevingsdienst Twente"})
    before = texts.copy(deep=True)
    classify_collaborations(texts, date=DATE)
    pd.testing.assert_frame_equal(texts, before)


def test_rule_tables_name_known_themes(tmp_path):
    for name in ("title_patterns", "law_themes", "policy_themes", "curated_domains", "obligations"):
        assert domain_rules.load_rules(name)
    reasons = [row["reason"] for row in domain_rules.load_rules("curated_domains")]
    assert all(reasons)
    (tmp_path / "wrong.csv").write_text("law,themes\nBWBR1,9.9\n")
    with pytest.raises(SourceError, match=r"wrong\.csv: unknown theme 9\.9"):
        domain_rules.load_rules("wrong", folder=tmp_path)


@pytest.fixture(scope="module")
def collaborations() -> pd.DataFrame:
    path = ROOT / "data" / "nl" / "collaborations.csv"
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    return frame.set_index("collaboration_id")


def test_gold_domains(collaborations):
    gold = pd.read_csv(GOLD, dtype=str).set_index("collaboration_id")
    assert len(gold) == 150
    found = collaborations.loc[gold.index]
    assert (found["domain"] == gold["domain"]).mean() >= 0.95
    pairs = zip(gold["main_theme"], found["themes"], strict=True)
    assert sum(main in themes.split(";") for main, themes in pairs) / len(gold) >= 0.95


def test_documented_confusion_table_is_the_real_one(collaborations):
    gold = pd.read_csv(GOLD, dtype=str).set_index("collaboration_id")
    found = collaborations.loc[gold.index, "domain"]
    counts = pd.crosstab(gold["domain"], found).reindex(index=list(DOMAINS), columns=list(DOMAINS))
    text = (ROOT / "docs" / "classification.md").read_text(encoding="utf-8")
    for domain, row in counts.fillna(0).astype(int).iterrows():
        assert f"| **{domain}** | " + " | ".join(map(str, row)) + " |" in text


def test_every_arrangement_of_the_register_is_classified(collaborations):
    assert collaborations["domain"].isin(list(DOMAINS)).all()
    assert collaborations["domain_basis"].isin(list(DOMAIN_BASES)).all()
    assert collaborations["obligation"].isin(list(OBLIGATIONS)).all()
    themes = collaborations["themes"].str.split(";")
    assert all(list(cell) == sorted(set(cell)) and set(cell) <= set(THEMES) for cell in themes)
    pairs = zip(collaborations["domain"], themes, strict=True)
    assert all(domain in map(domain_of, cell) for domain, cell in pairs)


@pytest.mark.parametrize("name", ["curated_domains", "curated_names"])
def test_decisions_by_hand_are_about_arrangements_that_exist(collaborations, name):
    rows = domain_rules.load_rules(name)
    ids = [row["collaboration_id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(collaborations.index)
    assert all(row["reason"] for row in rows)
