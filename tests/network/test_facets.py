"""Counts beside the filters are what choosing them gives."""

from dataclasses import replace

import pytest

from explorer.network import build_network, parse_selection
from explorer.network.facets import FIELDS, count_options


@pytest.mark.parametrize(
    "query",
    [
        "",
        "domain=6",
        "domain=1,6&form=OL",
        "province=PV31&least=3",
        "province=PV20,PV22&power=delegation&cross_border=no",
        "kind=municipality,province,water_board&obligation=statutory",
        "date=2019-01-01&domain=7",
    ],
)
def test_a_count_is_what_choosing_the_option_alone_leaves(nl, query):
    selection = parse_selection(query)
    counts = count_options(nl, selection)
    assert tuple(counts) == FIELDS
    for field, options in counts.items():
        for option, count in options.items():
            value = option if field == "cross_border" else (option,)
            alone = build_network(nl, replace(selection, **{field: value}))
            assert count == len(alone.collaborations), (field, option)


def test_the_country_has_its_domains_counted(nl):
    counts = count_options(nl, parse_selection(""))
    assert sum(counts["form"].values()) == 434
    assert counts["cross_border"]["yes"] + counts["cross_border"]["no"] == 434
