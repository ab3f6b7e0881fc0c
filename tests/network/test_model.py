"""How a network shows itself in a session and in a notebook."""

from explorer.network import Network, Selection, build_network
from explorer.network.model import keep
from tests.tiny import tiny_dataset, tiny_network


def test_a_network_is_one_short_line(national):
    assert repr(national) == ("<Network of 2026-05-16: actors 342, collaborations 434, ties 3,187>")
    assert repr(tiny_network()) == "<Network of 2026-01-01: actors 5, collaborations 4, ties 9>"


def test_a_notebook_shows_what_it_is(nl):
    network = build_network(nl, Selection(date="2020-01-01", domain=("6",)))
    shown = network._repr_html_()
    assert "<th>selection</th>\n      <td>date=2020-01-01&amp;domain=6</td>" in shown
    assert f"<th>ties</th>\n      <td>{len(network.ties):,}</td>" in shown
    assert "<td>everything</td>" in build_network(nl)._repr_html_()


def test_a_notebook_shows_a_selection():
    assert "<th>domain</th>\n      <td>1,6</td>" in Selection(domain=("1", "6"))._repr_html_()
    assert "<td>everything</td>" in Selection()._repr_html_()


def test_what_is_kept_is_worked_out_once_a_network():
    asked: list[Network] = []

    @keep
    def count_ties(network: Network) -> int:
        asked.append(network)
        return len(network.ties)

    one, other = tiny_network(), build_network(tiny_dataset(), Selection(domain=("7",)))
    assert [count_ties(one), count_ties(other), count_ties(one)] == [9, len(other.ties), 9]
    assert [each is one for each in asked] == [True, False]
