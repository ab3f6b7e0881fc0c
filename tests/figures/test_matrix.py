import numpy as np
import pytest

from explorer.figures.matrix import LONGEST, draw_matrix, label_places, scale_counts

SHARED = np.array([[5, 2, 0], [2, 4, 1], [0, 1, 3]])


@pytest.fixture
def figure():
    return draw_matrix(SHARED, ["A", "B", "C"], unit="ties", describe="{} ties".format)


def test_a_square_holds_what_two_share_and_the_diagonal_nothing(figure):
    trace = figure.data[0]
    np.testing.assert_array_equal(trace.z, [[0, 2, 0], [2, 0, 1], [0, 1, 0]])
    assert (trace.zmin, trace.zmax) == (0, 2)


def test_the_counts_given_stay_as_they_were(figure):
    assert np.diag(SHARED).tolist() == [5, 4, 3]


def test_counts_go_out_as_bytes_and_names_once(figure):
    assert figure.data[0].z.dtype == np.uint8
    assert figure.data[0].customdata is None
    assert figure.layout.meta == {
        "names": ["A", "B", "C"],
        "said": ["0 ties", "1 ties", "2 ties"],
    }


def test_many_shared_take_more_bytes():
    figure = draw_matrix(np.full((2, 2), 300), ["A", "B"], unit="ties")
    assert figure.data[0].z.dtype == np.uint16
    assert figure.data[0].z.max() == 300


def test_the_first_node_stands_left_and_above(figure):
    assert figure.layout.xaxis.range == (-0.5, 2.5)
    assert figure.layout.yaxis.range == (2.5, -0.5)


@pytest.mark.parametrize("most", [0, 1, 18])
def test_only_nothing_is_white(most):
    scale = scale_counts(most)
    places = [place for place, _ in scale]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0.0, 1.0)
    one = 1 / max(most, 1)
    assert max(place for place, colour in scale if colour == "#ffffff") < one


def test_labels_are_short_and_each_unlike_the_others():
    long = "Gemeenschappelijke regeling "
    names = ["Bergen", "Bergen", long + "A", long + "B", "Urk"]
    labels = label_places(names)
    assert len(set(labels)) == len(names)
    seen = [label.replace("\u200b", "") for label in labels]
    assert seen == ["Bergen", "Bergen", "Gemeenschappelijke…", "Gemeenschappelijke…", "Urk"]
    assert max(map(len, seen)) <= LONGEST


def test_no_nodes_give_an_empty_picture():
    figure = draw_matrix(np.zeros((0, 0), dtype=int), [], unit="ties")
    assert figure.data[0].z.size == 0
