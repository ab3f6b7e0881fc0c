"""Tables of the overlap: what the measures say, with names, and which parameters bear on which."""

import inspect

import numpy as np
import pandas as pd
import pytest

from explorer.errors import MeasureError, SelectionError
from explorer.measures.backbone import backbone
from explorer.measures.groups import build_nesting, list_identical
from explorer.measures.overlap import pairs, shared_counts
from explorer.measures.registry import MEASURES
from explorer.network import Selection, parse_selection
from explorer.network.filters import FILTERS
from explorer.tables.overlap import (
    OVERLAP_TABLES,
    PARAMETERS,
    list_backbone,
    list_communities,
    list_matrix,
    list_measures,
    list_nesting,
    list_pairs,
    list_same_members,
    pick_measures,
)
from explorer.tables.queries import Service
from tests.tiny import tiny_dataset

NOTHING = "domain=8&province=PV24&form=GO"
# By table, the parameters that bear on it, and of each a value other than the default.
BEARING = {
    "divisions": {},
    "division_template": {},
    "domains": {"lang": "en"},
    "pairs": {"list": "collaboration"},
    "matrix": {"list": "collaboration"},
    "identical": {},
    "nesting": {},
    "backbone": {"list": "collaboration", "method": "hypergeometric", "level": 0.001},
    "communities": {"resolution": 3.0},
}


# Of every filter a value that leaves something out.
FILTERED = {
    "date": "2018-01-01",
    "domain": "6",
    "theme": "youth_care",
    "form": "OL",
    "obligation": "statutory",
    "power": "mandate",
    "kind": "municipality,province",
    "organ": "council",
    "cross_border": "yes",
    "amended": "no",
    "doubles": "one",
    "least": "10",
    "province": "PV31",
    "municipality": "GM0344,GM0882",
}


@pytest.fixture(scope="module")
def service(nl) -> Service:
    return Service(nl)


def list_rows(service: Service, table: str, **values) -> pd.DataFrame:
    language = values.get("lang", "nl")
    return OVERLAP_TABLES[table].list_rows(
        service, Selection(), values, label=lambda term: f"{language}: {term.id}"
    )


def test_the_registry_says_which_parameters_bear_on_which_table():
    said = {
        table: {each.name for each in record.parameters.values()}
        for table, record in OVERLAP_TABLES.items()
    }
    assert said == {table: set(values) for table, values in BEARING.items()}
    bearing = {name for names in said.values() for name in names}
    assert bearing == {each.name for each in PARAMETERS}


@pytest.mark.parametrize("table", OVERLAP_TABLES.values(), ids=lambda table: table.id)
def test_parameters_are_the_keywords_of_the_function(table):
    keywords = [
        name
        for name, each in inspect.signature(table.build).parameters.items()
        if each.kind is inspect.Parameter.KEYWORD_ONLY
    ]
    assert list(table.parameters) == keywords


@pytest.mark.parametrize(
    ("table", "name"), [(table, name) for table, values in BEARING.items() for name in values]
)
def test_a_parameter_that_bears_on_a_table_changes_it(service, table, name):
    changed = list_rows(service, table, **{name: BEARING[table][name]})
    assert not changed.equals(list_rows(service, table))


@pytest.mark.parametrize("table", OVERLAP_TABLES)
def test_what_does_not_bear_on_a_table_leaves_it(table):
    service = Service(tiny_dataset())
    others = {name: value for values in BEARING.values() for name, value in values.items()}
    others = {name: value for name, value in others.items() if name not in BEARING[table]}
    pd.testing.assert_frame_equal(list_rows(service, table, **others), list_rows(service, table))


@pytest.mark.parametrize("table", OVERLAP_TABLES)
def test_an_empty_selection_keeps_the_columns(service, table):
    def make(selection):
        return OVERLAP_TABLES[table].list_rows(service, selection, {}, label=str)

    empty, full = make(parse_selection(NOTHING)), make(Selection())
    if table == "matrix":  # which has a column a node
        empty, full = empty.iloc[:, :2], full.iloc[:, :2]
    assert list(empty.columns) == list(full.columns)


def test_pairs_are_those_of_the_measures_layer(service, national):
    frame = list_pairs(service, Selection(), mode="municipality")
    assert len(frame) == 4469
    named = frame.drop(columns=["first_name", "second_name"])
    pd.testing.assert_frame_equal(named, pairs(national, "actor"))
    both = frame.set_index(["first", "second"]).loc[("GM0882", "GM0899")]
    assert (both["shared"], both["first_name"], both["second_name"]) == (
        18,
        "Landgraaf",
        "Brunssum",
    )


@pytest.mark.parametrize(("listing", "mode"), [("municipality", "actor"), ("collaboration",) * 2])
def test_the_matrix_is_what_they_share_in_another_order(service, national, listing, mode):
    frame = list_matrix(service, Selection(), mode=listing).set_index("node_id")
    nodes = national.actors if mode == "actor" else national.collaborations
    shared = frame.drop(columns="name")
    assert list(shared.columns) == list(shared.index)
    expected = shared_counts(national, mode).toarray()
    np.testing.assert_array_equal(shared.loc[nodes.index, nodes.index], expected)
    assert len(frame) == {"actor": 342, "collaboration": 434}[mode]


def test_identical_groups_are_those_of_the_measures_layer(service, national):
    frame = list_same_members(service, Selection())
    groups = list_identical(national)
    assert (frame["group"].max(), len(frame)) == (55, 148) == (len(groups), groups["count"].sum())
    assert frame.groupby("group")["size"].nunique().eq(1).all()
    for number, rows in frame.groupby("group"):
        group = groups.loc[number - 1]
        assert tuple(rows["collaboration_id"]) == group["collaborations"]
        assert tuple(rows["members"].iloc[0].split(";")) == group["members"]


def test_nesting_is_that_of_the_measures_layer(service, national):
    frame, forest = list_nesting(service, Selection()), build_nesting(national)
    same = ["node", "parent", "size"]
    pd.testing.assert_frame_equal(frame[same], forest[same])
    for column in ("members", "collaborations"):
        assert [tuple(text.split(";")) for text in frame[column]] == list(forest[column])


@pytest.mark.parametrize("table", OVERLAP_TABLES.values(), ids=lambda table: table.id)
def test_every_filter_changes_a_table_or_is_refused(service, table):
    whole = table.list_rows(service, Selection(), {}, label=lambda term: term.id)
    assert set(FILTERED) == set(FILTERS)
    for name, text in FILTERED.items():
        selection = parse_selection({name: text})
        frame = table.list_rows(service, selection, {}, label=lambda term: term.id)
        if table.takes(name):
            table.refuse_idle([name])
            assert not frame.equals(whole), name
            continue
        assert frame.equals(whole), name
        assert table.keep_filters(selection) == Selection()
        with pytest.raises(SelectionError, match=f"^{name}: this changes nothing here"):
            table.refuse_idle([name])


@pytest.mark.parametrize("table", OVERLAP_TABLES)
def test_a_parameter_that_changes_nothing_is_refused_with_where_it_would(table):
    for each in PARAMETERS:
        if each.name in BEARING[table]:
            OVERLAP_TABLES[table].refuse_idle([each.name])
            continue
        bearing = "|".join(other for other, values in BEARING.items() if each.name in values)
        with pytest.raises(SelectionError) as caught:
            OVERLAP_TABLES[table].refuse_idle([each.name])
        wrong = "this changes nothing here; leave it out, or ask for table="
        assert str(caught.value) == f"{each.name}: {wrong}{bearing}"


def test_the_backbone_of_collaborations_is_that_of_the_measures_layer(service, national):
    frame = list_backbone(service, Selection(), mode="collaboration")
    named = frame.drop(columns=["first_name", "second_name"])
    pd.testing.assert_frame_equal(named, backbone(national, "collaboration"))
    names = national.collaborations["short_name"]
    assert frame["first_name"].tolist() == names[frame["first"]].tolist()


def test_a_higher_resolution_gives_more_communities(service):
    few, many = (
        list_communities(service, Selection(), resolution=resolution)["community"].max()
        for resolution in (1, 3)
    )
    assert (few, many > few) == (13, True)


def test_municipalities_without_partner_are_in_no_community(service):
    frame = list_communities(service, parse_selection(NOTHING))
    assert frame["community"].isna().all()
    assert (frame["participation"] == 0).all()


def test_measures_have_ranks_and_percentiles_of_their_own():
    measured = Service(tiny_dataset()).measure_all(Selection())
    frame = list_measures(measured)
    assert list(frame.index) == [
        *measured.network.actors.index,
        *measured.network.collaborations.index,
    ]
    assert frame["bipartite"].value_counts().to_dict() == {
        0: len(measured.network.actors),
        1: len(measured.network.collaborations),
    }
    picked = pick_measures(frame, ["closeness", "degree"])
    ends = ("", "_rank", "_size_class", "_province")
    names = [f"{measure}{end}" for measure in ("closeness", "degree") for end in ends]
    assert list(picked.columns) == ["bipartite", "name", *names]
    bases = {record.basis for record in MEASURES.values()} - {""}
    assert len(frame.columns) == 2 + len(ends) * len(MEASURES) + len(bases)
    paid = pick_measures(frame, ["joint_share", "joint_euros"])
    assert list(paid.columns)[-1] == "joint_report"
    with pytest.raises(MeasureError, match="'fame' is no measure; choose from degree, "):
        pick_measures(frame, ["degree", "fame"])
