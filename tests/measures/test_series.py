"""Key figures followed over time: by hand on the tiny network, and as sums on the register."""

import numpy as np
import pytest

from explorer.measures.series import SERIES, SPLITS, measure_series
from explorer.measures.summary import summarise_network
from explorer.network import Selection, build_network
from tests.tiny import DOMAINS, TIES, make_dataset_of, make_network, tiny_network


def test_the_tiny_network():
    (row,) = measure_series(tiny_network()).to_dict("records")
    # Degrees A 3, B 3, C 2, D 1, E 0; all voluntary and with delegation.
    assert row == {
        "by": "", "collaborations": 4, "ties": 9, "mean": 9 / 5, "median": 2, "statutory": 0,
        "delegated": 1,
    }  # fmt: skip
    by_domain = measure_series(tiny_network(), "domain").set_index("by")
    assert list(by_domain.index) == ["1", "5", "7"]
    assert by_domain["ties"].tolist() == [3, 1, 5]
    assert by_domain["mean"].tolist() == pytest.approx([3 / 5, 1 / 5, 1])
    assert by_domain["median"].tolist() == [1, 0, 1]


def test_shares_are_of_what_is_known():
    data = make_dataset_of(TIES, domains=DOMAINS)
    versions = data.versions.assign(power=["", "mandate", "delegation;mandate", "mandate"])
    groups = data.collaborations.assign(obligation=["statutory", "voluntary", "statutory", ""])
    network = build_network(data.with_tables(versions=versions, collaborations=groups))
    (row,) = measure_series(network).to_dict("records")
    assert (row["delegated"], row["statutory"]) == (1 / 3, 2 / 3)


def test_of_nothing_there_is_no_share_and_no_mean_without_municipalities():
    (row,) = measure_series(make_network([], actors="AB")).to_dict("records")
    assert (row["collaborations"], row["mean"], row["median"]) == (0, 0, 0)
    assert np.isnan([row["statutory"], row["delegated"]]).all()
    (row,) = measure_series(make_network([])).to_dict("records")
    assert np.isnan([row["mean"], row["median"]]).all()
    assert measure_series(make_network([]), "form").empty


@pytest.mark.parametrize("by", SPLITS)
def test_the_parts_add_up_to_the_whole_which_is_the_summary(nl, by):
    network = build_network(nl, Selection(date="2022-01-01"))
    whole = measure_series(network).iloc[0]
    parts = measure_series(network, by)
    for series in ("collaborations", "ties", "mean"):
        assert parts[series].sum() == pytest.approx(whole[series])
    summary = summarise_network(network)
    assert list(whole[["collaborations", "ties", "mean", "median"]]) == [
        summary[each] for each in ("collaborations", "ties", "mean_degree", "median_degree")
    ]
    assert list(parts)[1:] == list(SERIES)
