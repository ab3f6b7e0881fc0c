"""Several nodes beside each other."""

from explorer.translate import Translator
from explorer.web.sheets.comparison import describe_path
from tests.tiny import tiny_network


def test_a_path_in_words():
    network, t = tiny_network(), Translator("en")
    assert describe_path(network, ("C", "health", "A", "waste"), t) == [
        "Plaats C meets Plaats A in health.",
        "Plaats A takes part in waste.",
    ]
    assert describe_path(network, ("waste", "A"), t) == ["Plaats A takes part in waste."]
    assert describe_path(network, ("A",), t) == []
