"""Counts beside the filters are what choosing them gives."""

import pytest

from explorer.network import build_network, parse_selection
from explorer.network.facets import count_options
from explorer.network.filters import FILTERS

QUERIES = [
    "",
    "domain=6",
    "domain=1,6&form=OL",
    "province=PV31&least=3",
    "province=PV20,PV22&power=delegation&cross_border=no",
    "kind=municipality,province,water_board&obligation=statutory",
    "date=2019-01-01&domain=7",
    "domain=4&form=GO&province=PV31",
    "date=2008-01-01",
]
MANY = 100


@pytest.mark.parametrize("query", QUERIES)
def test_a_count_is_what_choosing_the_option_alone_leaves(nl, query):
    selection = parse_selection(query)
    counts = count_options(nl, selection)
    assert list(counts) == [record.id for record in FILTERS.values() if record.options]
    for field, options in counts.items():
        # Of hundreds of municipalities each query takes its share, and all queries together all.
        first, step = (QUERIES.index(query), len(QUERIES)) if len(options) > MANY else (0, 1)
        for option in list(options)[first::step]:
            alone = build_network(nl, selection.replace(**{field: option}))
            assert options[option] == len(alone.collaborations), (field, option)


def test_the_country_has_its_domains_counted(nl):
    counts = count_options(nl, parse_selection(""))
    assert sum(counts["form"].values()) == 434
    assert counts["cross_border"]["yes"] + counts["cross_border"]["no"] == 434
