"""A small network whose texts are what files break on, and the options it is written with."""

from explorer.dataset import Dataset
from explorer.network import Network, Selection, build_network
from explorer.snapshot import Options
from tests.tiny import make_dataset

NAMES = {
    "GM1": '\'s-Gravenhage, "de stad"; & <meer>',
    "GM2": '=HYPERLINK("http://example.org","Súdwest-Fryslân")',
    "GM3": "two\nlines\tand 日本 🦆",
}
GROUPS = {"GR 1": 'Regeling\\ü, "A"\r\nB', "GR2": "+31 (0)6"}
OPTIONS = (
    Options(),
    Options(measures=True),
    Options(nodes="municipality", keep="all", threshold=1),
    Options(nodes="collaboration", keep="all", threshold=1, measures=True, language="en"),
    Options(nodes="municipality", method="hypergeometric", level=0.5),
)


def nasty_dataset() -> Dataset:
    """Three municipalities, two collaborations, ties with an end, a gap and an open start."""
    described = [
        {
            "collaboration_id": group,
            "name": name,
            "short_name": "@2" if group == "GR2" else "-kort",
            "domain": "1",
            "themes": "1.1",
            "form": "OL",
            "power": "delegation",
            "obligation": "voluntary",
            "cross_border": "true",
            "register_id": group,
            "since": "2019-01-01",
        }
        for group, name in GROUPS.items()
    ]
    tie = {"organs": "council;mayor", "basis": "register"}
    first, second = GROUPS
    actors = [
        {"actor_id": actor, "name": name, "kind": "municipality", "founded": "2001-01-01"}
        for actor, name in NAMES.items()
    ]
    actors[0] |= {"population": "562839", "area_km2": "98.13", "province_id": "PV28"}
    actors[0] |= {"longitude": "4.31", "latitude": "52.08", "council_seats": "45"}
    return make_dataset(
        actors=actors,
        collaborations=described,
        versions=described,
        memberships=[
            {"actor_id": "GM1", "collaboration_id": first, "since": "2019-01-01",
             "until": "2020-01-01", **tie},
            {"actor_id": "GM1", "collaboration_id": first, "since": "2021-01-01", **tie},
            {"actor_id": "GM2", "collaboration_id": first, "since": "2019-01-01",
             "until": "2027-01-01", "cost_share": "3.5", **tie},
            {"actor_id": "GM1", "collaboration_id": second, "since": "2019-01-01", **tie},
            {"actor_id": "GM2", "collaboration_id": second, "since": "2019-01-01", **tie},
        ],
        positions=[
            {"layout": "map", "node_id": "GM1", "x": "-70.5", "y": "12.25"},
            {"layout": "map", "node_id": first, "x": "-60", "y": "0"},
        ],
    )  # fmt: skip


def nasty_network() -> Network:
    """The network of `nasty_dataset` at its date."""
    return build_network(nasty_dataset(), Selection())
