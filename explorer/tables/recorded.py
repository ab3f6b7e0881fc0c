"""What refreshes brought: events by the date on which they were recorded."""

import pandas as pd

from explorer.errors import MissingError
from explorer.network import Selection
from explorer.network.between import COLUMNS
from explorer.network.events import FOUND, select_events
from explorer.network.record import name_event
from explorer.parameters import AnyText, Parameter
from explorer.tables.queries import Service
from explorer.tables.timeline import UNKNOWN
from explorer.translate import N_

NODE = Parameter(
    "node",
    N_("The code or id of a municipality or collaboration whose events alone are given."),
    AnyText(100),
    example="GM0344",
)


def name_recorded(service: Service, node_id: str) -> str:
    """What a node of the data is called; empty for none."""
    actors = service.dataset.actors.set_index("actor_id")["name"]
    groups = service.dataset.collaborations.set_index("collaboration_id")["short_name"]
    return str(actors.get(node_id) or groups.get(node_id) or "")


def list_recorded(service: Service, selection: Selection, node_id: str = "") -> pd.DataFrame:
    """The events that the package has recorded, under a selection and of a node: the newest first.

    event_id; recorded: the date of the register by which it was known; and the columns of
    `list_changes`. Of a node those of itself and of its ties. Raises `MissingError` for a node that
    the data do not have, `SelectionError` for `least`.
    """
    dataset = service.dataset
    known = {*dataset.actors["actor_id"], *dataset.collaborations["collaboration_id"], ""}
    if node_id not in known:
        raise MissingError("node", UNKNOWN, given=repr(node_id))
    events = dataset.events
    if node_id:
        events = events[events[["actor_id", "collaboration_id"]].eq(node_id).any(axis=1)]
    causes = events["cause_id"].map(lambda text: tuple(text.split(";")) if text else ())
    found = events.assign(causes=causes)[FOUND].reset_index(drop=True)
    frame = select_events(service.history, found, selection.replace(date=""))
    ends = frame[["change", "date", "actor_id", "collaboration_id"]]
    frame.insert(
        0, "event_id", [name_event(each) for each in ends.itertuples(index=False, name=None)]
    )
    recorded = dataset.events.set_index("event_id")["recorded"]
    frame.insert(1, "recorded", frame["event_id"].map(recorded))
    newest = frame.sort_values(["recorded", "date", "event_id"], ascending=[False, False, True])
    return newest.reset_index(drop=True)[["event_id", "recorded", *COLUMNS]]
