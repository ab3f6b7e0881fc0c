"""Where more is to be found: records in the register, and websites of municipalities."""

import re
from collections.abc import Sequence

import pandas as pd

from explorer.dataset.links import check_link
from explorer.sources.register.chains import Chain
from explorer.sources.register.collaborations import tidy_website
from explorer.sources.register.read import Register

LINKS = ["node_id", "relation", "url"]
# Addresses of pages of the register as its own export writes them: the name at the end is for
# people, but must be there.
ORGANISATION = "https://organisaties.overheid.nl/{id}/{name}"
ARRANGEMENT = "https://organisaties.overheid.nl/samenwerkingen/{id}/{name}"


def tabulate_links(
    chains: Sequence[Chain], register: Register, actors: pd.DataFrame
) -> pd.DataFrame:
    """Records of arrangements and of municipalities in being, and websites of the latter."""
    towns = actors[actors["kind"].eq("municipality") & actors["dissolved"].eq("")]
    rows = [
        (
            chain.collaboration_id,
            "record",
            ARRANGEMENT.format(
                id=chain.last.system_id, name=_write_name(chain.last.title or chain.last.body)
            ),
        )
        for chain in chains
    ]
    for each in register.organisations:
        if each.code in set(towns["actor_id"]):
            record = ORGANISATION.format(id=each.system_id, name=_write_name(each.name))
            rows.append((each.code, "record", record))
            rows.append((each.code, "website", find_website(each.website)))
    frame = pd.DataFrame([row for row in rows if check_link(row[2])], columns=LINKS)
    return frame.drop_duplicates(["node_id", "relation"]).sort_values(
        ["node_id", "relation"], ignore_index=True
    )


def find_website(text: str) -> str:
    """A website as a link that can be shown, or empty."""
    return check_link(tidy_website(text))


def _write_name(name: str) -> str:
    """A name as the register writes it in an address: letters and figures, a line between."""
    return re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_") or "x"
