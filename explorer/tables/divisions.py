"""Tables of divisions: how they agree, those that domains make, what a proposed one means."""

from collections.abc import Callable

import pandas as pd

from explorer import vocabulary
from explorer.dataset.timeslice import keep_current
from explorer.measures.agreement import leave_single, list_agreements
from explorer.measures.congruence import division_congruence_change
from explorer.measures.domain_congruence import Part, describe_domains, list_regions
from explorer.network import Selection
from explorer.tables.queries import Service
from explorer.tables.regions import DIVISION_IDS, find_regions
from explorer.vocabulary import Term

PARTS: tuple[Part, ...] = ("theme", "domain")
COMPARED_WITH = ("province", "safety_region")
CHANGES = ("region", "members", "congruence")
# The id of a proposed division; no division of a package has an empty one.
PROPOSED = ""


def divisions_at(service: Service, selection: Selection) -> pd.DataFrame:
    """Rows of the `divisions` table at the date: all divisions known then, all municipalities."""
    date = service.date_of(selection)
    return keep_current(service.dataset.divisions, date, start="since", end="until")


def list_divisions(service: Service, selection: Selection) -> pd.DataFrame:
    """Agreement of every division known at the date with every one; see `list_agreements`.

    No value where one of the two is a single region; see `leave_single`, here and below.
    """
    return leave_single(list_agreements(divisions_at(service, selection)))


def compare_domains(service: Service, selection: Selection, *, part: Part) -> pd.DataFrame:
    """Agreement of the divisions that domains or themes make, provinces and safety regions too.

    As `list_agreements`, `division` being the Iv3 code, `province` or `safety_region` (left out
    when not known at the date); over the selected municipalities.
    """
    actors = service.network_of(selection).actors.index
    rows = [list_regions(service.find_domains(selection, part))]
    divisions = find_regions(service, selection)
    for kind in COMPARED_WITH:
        regions = divisions[kind].reset_index()
        here = regions[regions["actor_id"].isin(actors)]
        rows.append(here[["region_id", "actor_id"]].assign(division=kind))
    return leave_single(list_agreements(pd.concat(rows, ignore_index=True)))


def list_domains(
    service: Service, selection: Selection, *, label: Callable[[Term], str]
) -> pd.DataFrame:
    """How domains and well covered themes agree; see `compare_domains` and `describe_domains`.

    `part` is domain or theme; `name` and `other_name` are what `label` says of the terms;
    `collaborations` and `modularity` those of `division`, missing for provinces and the like.
    """
    frames = []
    for part in sorted(PARTS):
        frame = compare_domains(service, selection, part=part)
        described = describe_domains(
            service.network_of(selection), service.find_domains(selection, part), part
        )
        frame.insert(0, "part", part)
        for place, end in ((2, "division"), (4, "other")):
            labels = [label_domain(code, label) for code in frame[end]]
            frame.insert(place, "name" if end == "division" else "other_name", labels)
        frame["collaborations"] = frame["division"].map(described["collaborations"]).astype("Int64")
        frame["modularity"] = frame["division"].map(described["modularity"])
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def label_domain(code: str, label: Callable[[Term], str]) -> str:
    """The name of a domain or theme; the code itself where it is neither."""
    terms = {**vocabulary.DOMAINS, **vocabulary.THEMES, **vocabulary.THEME_GROUPS}
    return label(terms[code]) if code in terms else code


def list_template(service: Service, selection: Selection) -> pd.DataFrame:
    """The provinces at the date as a file that the page reads back: a division to begin with.

    A row a municipality, by name: `municipality`, its code, which programs do not garble; `name`,
    which is left aside; and `region`. Empty when no province is known.
    """
    regions = find_regions(service, selection)["province"]
    names = service.dataset.actors.set_index("actor_id")["name"].reindex(regions.index)
    frame = pd.DataFrame(
        {"municipality": regions.index, "name": names, "region": regions["region"]}
    )
    return frame.sort_values("name", ignore_index=True)


def name_against(known: pd.DataFrame, *, against: str) -> str:
    """The division that a proposed one is compared with: `against`, or else one there is.

    known: rows of `divisions_at`. Empty when none is known.
    """
    names = sorted(known["division"].unique())
    wanted = (against, *DIVISION_IDS["province"], *names)
    return next((name for name in wanted if name in names), "")


def list_change(
    service: Service, selection: Selection, *, division: pd.Series, against: str
) -> pd.DataFrame:
    """What a proposed division would mean for each selected municipality, sorted by name.

    division: region by actor id; against: see `name_against`. Columns actor_id, name, `region`,
    `members`, `congruence` of the proposal, the same with `_against` of the division it is
    compared with, and `change`; see `division_congruence_change`. Empty regions where a
    municipality is in none.
    """
    network = service.network_of(selection)
    known = divisions_at(service, selection)
    other = known[known["division"] == name_against(known, against=against)].set_index("actor_id")
    change = division_congruence_change(network, division, against=other["region_id"])
    frame = network.actors[["name", "kind"]].join(change)
    frame["region"] = division.reindex(frame.index).fillna("")
    frame["region_against"] = other["region"].reindex(frame.index).fillna("")
    frame = frame[frame["kind"] == "municipality"].reset_index().sort_values(["name", "actor_id"])
    columns = [f"{name}{end}" for end in ("", "_against") for name in CHANGES]
    return frame[["actor_id", "name", *columns, "change"]].reset_index(drop=True)


def compare_proposal(
    service: Service, selection: Selection, *, division: pd.Series
) -> pd.DataFrame:
    """Agreement of a proposed division with those known at the date, the most alike first.

    Over the municipalities that are selected and in both. As `list_agreements`, `other` being the
    known one, and `holds`: the share of its regions that lie within one of the proposal.
    """
    division = division[division.index.isin(service.network_of(selection).actors.index)]
    own = pd.DataFrame({"division": PROPOSED, "region_id": division, "actor_id": division.index})
    every = pd.concat([divisions_at(service, selection), own], ignore_index=True)
    both = leave_single(list_agreements(every))
    back = both[both["other"] == PROPOSED].set_index("division")["nested"]
    frame = both[(both["division"] == PROPOSED) & (both["other"] != PROPOSED)]
    frame = frame.drop(columns="division").assign(holds=frame["other"].map(back))
    order = ["normalised_mutual_information", "other"]
    return frame.sort_values(order, ascending=[False, True], ignore_index=True)
