"""Filters: what they leave, and each removed by itself."""

from urllib.parse import urlsplit

import pytest

from explorer.network import Selection, parse_selection
from explorer.network.filters import FILTERS
from explorer.tables.queries import Service
from explorer.translate import Translator
from explorer.web.explore.chips import build_chips, list_filters
from explorer.web.explore.filters import count_id, write_counts
from tests.web.addresses import read_state

FULL = (
    "date=2020-01-01&domain=1,6&form=OL&power=delegation&obligation=voluntary"
    "&kind=municipality,province&province=PV20&cross_border=no&least=3"
)


def test_nothing_filtered_has_no_chips(nl):
    assert list_filters(Selection(), Translator("nl"), nl) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_filter_has_a_chip_that_removes_it_alone(nl, language):
    selection = parse_selection(FULL)
    found = list_filters(selection, Translator(language), nl)
    assert len(found) == 11
    assert len({label for label, _ in found}) == 11
    for _, rest in found:
        assert rest != selection
        given, left = selection.to_parameters(), rest.to_parameters()
        assert sum(given.get(name) != left.get(name) for name in given) == 1
    for _ in range(11):
        selection = list_filters(selection, Translator(language), nl)[0][1]
        if selection == Selection():
            break
    assert selection == Selection()


def test_a_chip_keeps_the_view(nl):
    state = read_state("domain=1&view=map,table&select=GM0344&lang=en")
    (chip,) = build_chips(state, Translator("en"), nl)
    assert urlsplit(chip.href).query == "view=map,table&select=GM0344&lang=en"


def test_counts_are_written_in_the_order_asked(nl):
    counts = Service(nl).count_options(parse_selection("province=PV31"))
    wanted = [count_id("domain", "1"), count_id("form", "OL"), count_id("cross_border", "yes")]
    written = write_counts(counts, wanted, Translator("nl"))
    assert written == [
        str(counts["domain"]["1"]),
        str(counts["form"]["OL"]),
        str(counts["cross_border"]["yes"]),
    ]
    assert set(FILTERS) - set(counts) == {"date", "least"}
