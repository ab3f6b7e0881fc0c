"""Where it is written what a step means in law: the regulations of the collaborations it names."""

import pandas as pd

from explorer.dataset.links import check_links
from explorer.scenario.effects import Effects
from explorer.scenario.record import Step
from explorer.scenario.steps import STEPS

REGULATIONS = ["collaboration_id", "collaboration", "regulation_url"]


def list_regulations(effects: Effects) -> pd.DataFrame:
    """Collaborations there are that the steps name, one a row, with the text of their regulation.

    regulation_url: as the register gives it of the version in force, empty where it gives none.
    """
    before = effects.outcome.before
    named = dict.fromkeys(each for step in effects.outcome.taken for each in list_named(step))
    versions = before.versions
    current = check_links(versions[versions["until"].eq("")], "versions")
    urls = current.set_index("collaboration_id")["regulation_url"]
    names = before.collaborations.set_index("collaboration_id")["short_name"]
    rows = [(key, names[key], urls.get(key, "")) for key in named if key in names.index]
    return pd.DataFrame(rows, columns=REGULATIONS)


def list_named(step: Step) -> tuple[str, ...]:
    """The ids of the collaborations that a step names, as its kind's fields say."""
    ids: list[str] = []
    for name, sort in STEPS[step.kind].fields.items():
        if sort in ("group", "groups"):
            value = step[name]
            ids += [value] if isinstance(value, str) else value
    return tuple(ids)
