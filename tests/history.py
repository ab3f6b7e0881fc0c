"""Four years small enough to work out by hand, and histories at random.

From 2020-01-01 (`SINCE`) to 2023-01-01 (`UNTIL`):

    A and B merge into M on 2021-01-01, M and D into N on 2022-01-01: a chain.
    S is split on 2021-01-01: its memberships go to T, that of `shared` to U as well.
    E stays. Municipalities: A B D E S T U at first (7), N E T U at last (4).

    joint   {A B E}; A and B pass on to M, M to N; U joins on 2022-02-01
    closed  {D E}, ends on 2021-06-01, nothing carries it on
    opened  {N T}, begins on 2022-06-01, carries on nothing
    former  {A T E}, ends on 2022-01-01, carried on by
    latter  {N T E U}, which begins that day
    switch  {S T}; S passes on to T, in already; E joins on 2022-03-01, T leaves on 2022-09-01
    shared  {S}; passes on to T and U

Ties at first: 3 + 2 + 3 + 2 + 1 = 11, so 11/7 a municipality. By mergers alone they are at last
    joint N E, closed N E, former N T E, switch T, shared T U: 10. At last there are
    joint N E U, opened N T, latter N T E U, switch E, shared T U: 12, so 12/4.
mergers 10/4 - 11/7 (ties -1); ended -2 (closed); begun +2 (opened); continued +4 - 3;
joined +2 (U in joint, E in switch); left -1 (T in switch). -1 - 2 + 2 + 1 + 2 - 1 = 1 = 12 - 11.
"""

from dataclasses import replace

from hypothesis import strategies as st

from explorer.dataset import Dataset
from tests.tiny import make_dataset

SINCE, UNTIL = "2020-01-01", "2023-01-01"
MERGERS = (
    ("2021-01-01", "A", "M", "merger"), ("2021-01-01", "B", "M", "merger"),
    ("2022-01-01", "M", "N", "merger"), ("2022-01-01", "D", "N", "merger"),
    ("2021-01-01", "S", "T", "split_main"), ("2021-01-01", "S", "U", "split_part"),
)  # fmt: skip
GROUPS = {
    "joint": ("2019-01-01", ""), "closed": ("2019-01-01", "2021-06-01"),
    "opened": ("2022-06-01", ""), "former": ("2019-01-01", "2022-01-01"),
    "latter": ("2022-01-01", ""), "switch": ("2019-01-01", ""), "shared": ("2019-01-01", ""),
}  # fmt: skip
# Actor, collaboration, since, until, whether by succession.
TIES = (
    ("A", "joint", "2019-01-01", "2021-01-01", 0), ("B", "joint", "2019-01-01", "2021-01-01", 0),
    ("M", "joint", "2021-01-01", "2022-01-01", 1), ("N", "joint", "2022-01-01", "", 1),
    ("E", "joint", "2019-01-01", "", 0), ("U", "joint", "2022-02-01", "", 0),
    ("D", "closed", "2019-01-01", "2021-06-01", 0), ("E", "closed", "2019-01-01", "2021-06-01", 0),
    ("N", "opened", "2022-06-01", "", 0), ("T", "opened", "2022-06-01", "", 0),
    ("A", "former", "2019-01-01", "2021-01-01", 0), ("M", "former", "2021-01-01", "2022-01-01", 1),
    ("T", "former", "2019-01-01", "2022-01-01", 0), ("E", "former", "2019-01-01", "2022-01-01", 0),
    *((each, "latter", "2022-01-01", "", 0) for each in "NTEU"),
    ("S", "switch", "2019-01-01", "2021-01-01", 0), ("T", "switch", "2019-01-01", "2022-09-01", 0),
    ("E", "switch", "2022-03-01", "", 0), ("S", "shared", "2019-01-01", "2021-01-01", 0),
    ("T", "shared", "2021-01-01", "", 1), ("U", "shared", "2021-01-01", "", 1),
)  # fmt: skip
PROVINCES = {"S": "PV26", "E": "PV26", "T": "PV26", "U": "PV27"}


def make_history(mergers, groups, ties, *, continuations=(), forms=None, actors=()) -> Dataset:
    """A dataset of mergers, collaborations with their dates, and ties, as listed above."""
    forms = forms or {}
    founded = {new: day for day, _, new, event in mergers if event == "merger"}
    dissolved = {old: day for day, old, _, _ in mergers}
    codes = sorted({tie[0] for tie in ties} | founded.keys() | dissolved.keys() | set(actors))
    described = [
        {
            "collaboration_id": key, "name": f"Regeling {key}", "short_name": key, "domain": "1",
            "themes": "1.1", "form": "OL", "power": "mandate", "obligation": "voluntary",
            "cross_border": "false", "register_id": key, "since": since, "until": until,
            "started": since, "ended": until,
        }
        for key, (since, until) in groups.items()
    ]  # fmt: skip
    versions = []
    for row in described:
        later = forms.get(row["collaboration_id"])
        if later is None:
            versions.append(row)
            continue
        versions.append({**row, "until": later[0]})
        versions.append(
            {**row, "register_id": f"{row['register_id']}2", "since": later[0], "form": later[1]}
        )
    made = make_dataset(
        actors=[
            {
                "actor_id": code, "name": f"Plaats {code}", "kind": "municipality",
                "founded": founded.get(code, ""), "dissolved": dissolved.get(code, ""),
                "province_id": PROVINCES.get(code, "PV28"),
            }
            for code in codes
        ],
        collaborations=described,
        versions=versions,
        memberships=[
            {
                "actor_id": actor, "collaboration_id": group, "since": since, "until": until,
                "organs": "council", "basis": "succession" if inherited else "register",
            }
            for actor, group, since, until, inherited in ties
        ],
        successions=[
            {"date": day, "from_id": old, "to_id": new, "event": event}
            for day, old, new, event in mergers
        ],
        continuations=[
            {
                "from_id": old, "to_id": new, "date": groups[new][0],
                "shared_members": 1, "basis": "curated",
            }
            for old, new in continuations
        ],
    )  # fmt: skip
    return replace(made, metadata={**made.metadata, "coverage": [{"year": 2019}]})


def told_history() -> Dataset:
    """The dataset worked out above."""
    return make_history(
        MERGERS, GROUPS, TIES, continuations=[("former", "latter")], actors="ABDEMNSTU"
    )


DAYS = [f"{year}-{month}-01" for year in range(2019, 2025) for month in ("01", "07")]


@st.composite
def histories(draw) -> Dataset:
    """Municipalities that merge and split, collaborations that change, and who is in them when."""
    codes = list("ABCDEFGH")
    mergers, living = [], codes[:6]
    for new, day in zip("XYZ", ("2020-07-01", "2021-07-01", "2022-07-01"), strict=True):
        if not draw(st.booleans()):
            continue
        gone = draw(st.lists(st.sampled_from(living), min_size=1, max_size=2, unique=True))
        part = draw(st.sampled_from(codes[6:]))
        for old in gone:
            split = draw(st.booleans())
            mergers.append((day, old, new, "split_main" if split else "merger"))
            if split:
                mergers.append((day, old, part, "split_part"))
        living = [each for each in living if each not in gone] + [new]
    born = {new: day for day, _, new, event in mergers if event != "split_part"}
    dead = {old: day for day, old, _, _ in mergers}
    groups, ties, forms = {}, [], {}
    for key in "pqrst":
        first, last = sorted(
            draw(st.lists(st.integers(0, len(DAYS) - 1), min_size=2, max_size=2, unique=True))
        )
        groups[key] = DAYS[first], "" if draw(st.booleans()) else DAYS[last]
        end = groups[key][1] or "9999"
        if draw(st.booleans()) and groups[key][0] < "2021-10-01" < end:
            forms[key] = ("2021-10-01", "BVO")
        for actor in sorted({*codes, *born}):
            if not draw(st.booleans()):
                continue
            low = max(groups[key][0], born.get(actor, ""), draw(st.sampled_from(DAYS)))
            high = min(end, dead.get(actor, "9999"), draw(st.sampled_from([*DAYS, "9999"])))
            if low < high:
                ties.append((actor, key, low, "" if high == "9999" else high, draw(st.booleans())))
    links = st.tuples(st.sampled_from("pqrst"), st.sampled_from("pqrst")).filter(
        lambda p: p[0] != p[1]
    )
    continuations = draw(st.lists(links, max_size=3, unique=True))
    return make_history(
        mergers, groups, ties, continuations=continuations, forms=forms, actors=[*codes, *born]
    )
