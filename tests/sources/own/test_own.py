"""Own data: what is read of a table of ties, what is made of it, and every error by its message."""

import pytest

from explorer.dataset import load_dataset, save_dataset
from explorer.dataset.findings import read_findings
from explorer.dataset.rules import check_tables
from explorer.dataset.validation import validate_package
from explorer.errors import SourceError
from explorer.network import Selection, build_network
from explorer.network.positions import arrange_layout
from explorer.sources.own.package import build_tidy
from explorer.sources.own.read import read_ties
from tests.tiny import say

DATE = "2026-01-01"
HEAD = "participant,collaboration,domain,form,since,until\n"


@pytest.fixture
def write(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "ties.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


@pytest.fixture
def make(write, nl):
    return lambda text: build_tidy(read_ties(write(text)), nl, name="Mine", date=DATE)


def test_dutch_headers_semicolons_and_a_byte_order_mark(write):
    text = (
        "\ufeffDeelnemer;Samenwerking;Domein;Vorm;Van;Tot;Soort\r\n"
        "Utrecht;Afval;Volksgezondheid en milieu;ol;2020-01-01;2024-01-01;Gemeente\r\n\r\n"
        'Zeist;"Afval";7;OL;;;\r\n'
    )
    ties = read_ties(write(text))
    assert [(tie.row, dict(tie.values)) for tie in ties] == [
        (2, {
            "participant": "Utrecht", "collaboration": "Afval", "domain": "7", "form": "OL",
            "since": "2020-01-01", "until": "2024-01-01", "kind": "municipality",
        }),
        (4, {
            "participant": "Zeist", "collaboration": "Afval", "domain": "7", "form": "OL",
            "since": "", "until": "", "kind": "",
        }),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "{path} is empty; give it a header and a row a tie"),
        ("\n \n", "{path} is empty; give it a header and a row a tie"),
        (HEAD, "{path}, there are no rows below the header; add a row a tie"),
        ("gemeente,iets\nUtrecht,Afval\n",
         "{path}, row 1: the column collaboration (samenwerking) is missing; the header has "
         "gemeente, iets"),
        ("deelnemer,participant,regeling\nA,B,C\n",
         "{path}, row 1: 'deelnemer' and 'participant' are the same column (participant); "
         "leave one out"),
        (b"deelnemer,regeling\nA,B\nFrysl\xe2n,B\n",
         "{path} is not UTF-8 (line 3); save it as 'CSV UTF-8' and try again"),
        ("deelnemer,regeling\nA,B\n".encode("utf-16"),
         "{path} is not UTF-8 (line 1); save it as 'CSV UTF-8' and try again"),
        ('deelnemer,regeling\nA,"B\n',
         "{path}, line 2: no CSV (unexpected end of data); check the double quotes"),
        (HEAD + "A,B\n",
         "{path}, row 2: 2 cells, but the header has 6; put text that holds the separator between "
         "double quotes"),
        (HEAD + ",B,,,,\n", "{path}, row 2, participant: empty; give a name"),
        (HEAD + "A,,,,,\n", "{path}, row 2, collaboration: empty; give a name"),
        (HEAD + "A,B,9,,,\n",
         "{path}, row 2, domain: '9' is no domain; write one of 0 (Bestuur en ondersteuning), "
         "1 (Veiligheid), 2 (Verkeer, vervoer en waterstaat), 3 (Economie), 4 (Onderwijs), "
         "5 (Sport, cultuur en recreatie), 6 (Sociaal domein), 7 (Volksgezondheid en milieu), "
         "8 (Wonen en ruimte), taxes (Belastingen), social_support (Ondersteuning 18+ "
         "(Wmo, opvang, schuldhulp)), youth_care (Jeugdhulp)"),
        (HEAD + "A,B,,NV,,\n",
         "{path}, row 2, form: 'NV' is no form; write one of OL (Openbaar lichaam), "
         "GO (Gemeenschappelijk orgaan), BVO (Bedrijfsvoeringsorganisatie), "
         "RZM (Regeling zonder meer)"),
        (HEAD + "A,B,,,2020-02-30,\n",
         "{path}, row 2, since: '2020-02-30' is no date; write 2020-01-31"),
        (HEAD + "A,B,,,,31-12-2020\n",
         "{path}, row 2, until: '31-12-2020' is no date; write 2020-01-31"),
        (HEAD + "A,B,,,2020-01-01,2019-01-01\n",
         "{path}, row 2, until: 2019-01-01 is not after since (2020-01-01); it is the first day "
         "no longer a member"),
        (HEAD + "A,B,,,2020-01-01,\na,b,,,2021-01-01,\n",
         "{path}, row 3: a in b is in row 2 already, for the same time; leave one out"),
        (HEAD + "A,B,1,,,\nC,B,2,,,\n",
         "{path}, row 3, domain: '2' for B, but '1' in row 2; write the same in both"),
        ("participant,collaboration,kind\nA,B,club\n",
         "{path}, row 2, kind: 'club' is no kind; write one of municipality (Gemeente),"
         " province (Provincie), water_board (Waterschap), ministry (Ministerie), "
         "collaboration_body (Samenwerkingslichaam), foreign (Buitenlandse deelnemer), "
         "other (Overige deelnemer)"),
        ("participant,collaboration,lon,lat\nA,B,5,91\n",
         "{path}, row 2, latitude: '91' is not within -90 to 90; write degrees, such as 5.12\n"
         "{path}, row 2, longitude: give longitude and latitude, or neither"),
        ("participant,collaboration,lon,lat\nA,B,east,52\n",
         "{path}, row 2, longitude: 'east' is not within -180 to 180; write degrees, such as "
         "5.12\n{path}, row 2, longitude: give longitude and latitude, or neither"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_what_to_do(write, text, message):
    path = write(text)
    with pytest.raises(SourceError) as caught:
        read_ties(path)
    assert str(caught.value) == message.replace("{path}", str(path))


def test_ten_problems_are_listed_and_the_rest_counted(write):
    with pytest.raises(SourceError) as caught:
        read_ties(write(HEAD + ",B,,,,\n" * 12))
    lines = str(caught.value).splitlines()
    assert len(lines) == 11
    assert lines[-1].endswith("ties.csv, and 13 more")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(SourceError, match=r"cannot be read \(No such file or directory\); check"):
        read_ties(tmp_path / "none.csv")


def test_known_municipalities_bring_their_place_and_the_borders(make, tmp_path, nl):
    dataset = make(
        HEAD + "Gemeente Utrecht,Afval,7.3,OL,2020-01-01,\n"
        "gm0310,Afval,7.3,,2020-01-01,2024-01-01\nClub Zuid,Afval,,,,\n"
    )
    assert dataset.actors[["actor_id", "name", "kind"]].to_numpy().tolist() == [
        ["GM0310", "De Bilt", "municipality"],
        ["GM0344", "Utrecht", "municipality"],
        ["club-zuid", "Club Zuid", "municipality"],
    ]
    places = dataset.positions.set_index("node_id")
    national = nl.positions[nl.positions["layout"] == "map"].set_index("node_id")
    assert places.loc["GM0344", ["x", "y"]].equals(national.loc["GM0344", ["x", "y"]])
    assert set(places.index) == {"GM0310", "GM0344", "club-zuid", "afval"}
    assert list(dataset.boundaries) == [max(nl.boundaries)]
    (row,) = dataset.collaborations.to_dict("records")
    assert (row["domain"], row["themes"], row["form"], row["started"], row["ended"]) == (
        "7", "7.3", "OL", "2020-01-01", "",
    )  # fmt: skip
    save_dataset(dataset, tmp_path / "mine")
    assert validate_package(tmp_path / "mine") == []
    assert load_dataset(tmp_path / "mine").fingerprint == dataset.fingerprint
    network = build_network(dataset, Selection())
    assert (len(network.actors), len(network.ties)) == (3, 2)


def test_other_people_get_ids_and_a_seeded_layout(make, tmp_path):
    text = "participant,collaboration\nAnn,Club\nBob,Club\nÄnn,Tea\nAnn,Tea\n!,Tea\nClub,Tea\n"
    dataset = make(text)
    assert set(dataset.actors["actor_id"]) == {"ann", "ann-2", "bob", "actor", "club"}
    assert set(dataset.collaborations["collaboration_id"]) == {"club-2", "tea"}
    assert dataset.positions.empty
    assert dataset.boundaries == {}
    layout = arrange_layout(dataset)
    assert layout.equals(arrange_layout(make(text)))
    assert layout[["x", "y"]].agg(lambda column: column.max() - column.min()).max() == (
        pytest.approx(300, abs=0.1)
    )
    save_dataset(dataset.with_tables(positions=layout), tmp_path / "mine")
    assert validate_package(tmp_path / "mine") == []


def test_coordinates_given_are_the_places_on_the_map(make):
    dataset = make('deelnemer,regeling,lengtegraad,breedtegraad\nA,B,5.4,"52,2"\nC,B,,\n')
    assert dataset.positions.set_index("node_id").loc["A".lower(), ["x", "y"]].to_list() == [0, 0]


def test_a_kind_that_is_stated_is_not_recognised_as_a_municipality(make):
    dataset = make("participant,collaboration,kind\nUtrecht,B,province\nUtrecht,C,province\n")
    assert dataset.actors[["actor_id", "kind"]].to_numpy().tolist() == [["utrecht", "province"]]


def test_an_unknown_start_is_before_any_stated_day_and_a_finding(make):
    dataset = make(HEAD + "A,B,,,,2019-01-01\nC,B,,,2020-01-01,2021-01-01\n")
    assert set(dataset.memberships["since"]) == {"2018-12-31", "2020-01-01"}
    assert dataset.versions[["since", "until"]].to_numpy().tolist() == [
        ["2018-12-31", "2021-01-01"]
    ]
    assert dataset.findings[["actor_id", "collaboration_id"]].to_numpy().tolist() == [["a", "b"]]
    (finding,) = read_findings(dataset.findings)
    assert say(finding) == "Row 2 says not since when; taken as 31 December 2018."


def test_a_lifetime_gives_way_to_the_ties_stated(make):
    dataset = make(HEAD + "Altena,B,,,2010-01-01,\nNieuwegein,B,,,2010-01-01,\n")
    assert set(dataset.actors["founded"]) == {""}
    assert check_tables(dataset.tables, date=DATE) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("Bergen,B\n", "row 2, participant: 'Bergen' may be GM0373, GM0893; write the code of the"),
        ("GM9999,B\n", "row 2, participant: 'GM9999' is the code of no known municipality;"),
        ("Utrecht,B\nGM0344,B\n", "row 3: GM0344 in B is in row 2 already, for the same time;"),
    ],
)
def test_who_is_meant_must_be_clear(make, rows, message):
    with pytest.raises(SourceError) as caught:
        make("participant,collaboration\n" + rows)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("6.75", "6.75"),
        ("6.9", "6.75;6.76;6.79;6.82;6.92"),
        ("youth_care", "6.22;6.75;6.76;6.79;6.82;6.92"),
        ("Jeugdhulp", "6.22;6.75;6.76;6.79;6.82;6.92"),
        ("Residential youth care", "6.76"),
    ],
)
def test_a_theme_may_be_a_group_a_former_one_or_a_label(make, text, themes):
    row = make(f"{HEAD}Utrecht,Samen,{text},OL,2020-01-01,\n").collaborations.iloc[0]
    assert (row["domain"], row["themes"]) == ("6", themes)
