import pytest

from explorer.measures.summary import summarise_network
from tests.tiny import make_network, tiny_network


def test_key_figures_worked_out_by_hand():
    assert summarise_network(tiny_network()) == {
        "municipalities": 5,
        "taking_part": 4,
        "actors": 5,
        "collaborations": 4,
        "ties": 9,
        "mean_degree": pytest.approx(9 / 5),
        "median_degree": 2,
        "most_degree": 3,
        "mean_members": pytest.approx(9 / 4),
        "median_members": 2.5,
        "most_members": 3,
        "components": 2,
        "by_domain": {"1": 1, "5": 1, "7": 2},
        "by_form": {"OL": 2, "BVO": 1, "RZM": 1},
    }


@pytest.mark.parametrize("actors", [[], ["A"]])
def test_without_ties_all_is_nought(actors):
    figures = summarise_network(make_network([], actors))
    assert figures.pop("municipalities") == figures.pop("actors") == len(actors)
    assert figures.pop("by_domain") == figures.pop("by_form") == {}
    assert set(figures.values()) == {0}
