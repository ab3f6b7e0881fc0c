"""What the 2016 package says of itself: title, definition, licences, sources, coverage."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from explorer.dataset.timeslice import keep_current
from explorer.sources import regioatlas
from explorer.sources.register.metadata import CC0, CC_BY, PDDL, list_sources

DEFINITION = (
    "Joint arrangements as the twelve provinces reported them from autumn 2015 to spring 2016, and "
    "34 regional divisions of the 390 municipalities of 1 January 2016. One moment: "
    "memberships start at the date of the inventory because their real start is not reported. It "
    "follows the provinces' lists, not the Register van Overheidsorganisaties: counts differ by "
    "definition and the two must not be drawn as one trend. Population is that of year end 2016, "
    "the nearest in the sources."
)


def describe_inventory(
    tables: Mapping[str, pd.DataFrame], date: str, figures: Mapping[str, Any]
) -> dict[str, Any]:
    """Metadata of the 2016 network; figures: what the reconciliation counted."""
    return {
        "name": "verband-nl-2016",
        "title": "Dutch municipalities and the collaborations they joined, 2016 inventory",
        "version": date.replace("-", "."),
        "date": date,
        "description": DEFINITION,
        "licenses": [
            {**PDDL, "title": f"{PDDL['title']} (memberships and divisions)"},
            {**CC0, "title": f"{CC0['title']} (municipalities and mergers, TOOI)"},
            {**CC_BY, "title": f"{CC_BY['title']} (population and boundaries, CBS and Kadaster)"},
        ],
        "sources": list_inventory_sources(date),
        "coverage": [describe_coverage(tables, date)],
        "reconciliation": dict(figures),
    }


def list_inventory_sources(date: str) -> list[dict[str, Any]]:
    """Title, publisher, licence and state of every source; TOOI as the register network has it."""
    shared = [source for source in list_sources(date) if source["title"].startswith("TOOI")]
    return [
        {
            "title": "OpenGR: joint arrangements by province",
            "publisher": "Open State Foundation, from the twelve provinces",
            "licence": "ODC-PDDL-1.0",
            "period": "autumn 2015 to spring 2016",
        },
        {**regioatlas.ABOUT, "state": date, "retrieved": "2016-02"},
        *shared,
        {
            "title": "Population at year end (37230ned)",
            "publisher": "CBS",
            "path": "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/37230ned",
            "licence": "CC-BY-4.0",
            "state": "2016-12-31",
        },
        {
            "title": "Municipal boundaries 2016, simplified",
            "publisher": "CBS and Kadaster",
            "path": "https://www.cbs.nl/nl-nl/dossier/nederland-regionaal/geografische-data",
            "licence": "CC-BY-4.0",
            "state": date,
        },
    ]


def describe_coverage(tables: Mapping[str, pd.DataFrame], date: str) -> dict[str, Any]:
    """How many collaborations are in force and municipalities take part, at the one moment."""
    versions = keep_current(tables["versions"], date, start="since", end="until")
    members = keep_current(tables["memberships"], date, start="since", end="until")
    actors = keep_current(tables["actors"], date, start="founded", end="dissolved")
    municipalities = actors[actors["kind"] == "municipality"]
    return {
        "year": int(date[:4]),
        "collaborations": int(versions["collaboration_id"].nunique()),
        "municipalities": int(municipalities["actor_id"].isin(members["actor_id"]).sum()),
        "note": "One moment: nothing is known of earlier or later years.",
    }
