from explorer.network import Selection, build_network
from explorer.network.changes import COLUMNS, compare_networks
from tests.tiny import make_network


def tell(before, after):
    frame = compare_networks(make_network(before), make_network(after))
    assert list(frame.columns) == COLUMNS
    rows = frame[["change", "actor_id", "collaboration_id"]].itertuples(index=False, name=None)
    return list(rows)


def test_what_comes_and_goes_by_hand():
    before = [("A", "s"), ("B", "s"), ("A", "t"), ("C", "t")]
    after = [("A", "s"), ("B", "t"), ("A", "t"), ("D", "u")]
    assert tell(before, after) == [
        ("actor added", "D", ""),
        ("actor removed", "C", ""),
        ("collaboration added", "", "u"),
        ("tie added", "B", "t"),
        ("tie removed", "B", "s"),
    ]


def test_nothing_differs_from_itself():
    assert tell([("A", "s")], [("A", "s")]) == []


def test_there_and_back_are_each_others_mirror(nl):
    then, now = (build_network(nl, Selection(date=d)) for d in ("2020-01-01", "2026-05-16"))
    there, back = compare_networks(then, now), compare_networks(now, then)
    mirror = {"added": "removed", "removed": "added"}
    turned = {
        (kind + " " + mirror[sign], a, c)
        for change, a, c in there[["change", "actor_id", "collaboration_id"]].itertuples(
            index=False, name=None
        )
        for kind, sign in [change.split(" ")]
    }
    rows = back[["change", "actor_id", "collaboration_id"]].itertuples(index=False, name=None)
    assert set(rows) == turned


def test_mergers_take_municipalities_away(nl):
    then, now = (build_network(nl, Selection(date=d)) for d in ("2022-12-31", "2023-01-01"))
    changes = compare_networks(then, now)
    gone = changes[changes["change"] == "actor removed"]["actor"].tolist()
    assert gone == ["Brielle", "Hellevoetsluis", "Westvoorne"]
    assert changes[changes["change"] == "actor added"]["actor"].tolist() == ["Voorne aan Zee"]
