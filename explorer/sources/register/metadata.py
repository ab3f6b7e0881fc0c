"""What the package says of itself: title, licences, sources, coverage."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from explorer.dataset.timeslice import keep_current
from explorer.sources import iv3
from explorer.sources.register.completeness import FILLED_FROM, measure_completeness
from explorer.sources.register.divisions import DIVISION_SOURCES

FIRST_YEAR = 2008
CC0 = {
    "name": "CC0-1.0",
    "title": "CC0 1.0 Universal",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
CC_BY = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
PDDL = {
    "name": "ODC-PDDL-1.0",
    "title": "Open Data Commons Public Domain Dedication and Licence 1.0",
    "path": "https://opendatacommons.org/licenses/pddl/1-0/",
}


def describe_network(tables: Mapping[str, pd.DataFrame], date: str) -> dict[str, Any]:
    """Metadata of the register network at its date."""
    return {
        "name": "verband-nl",
        "title": "Dutch municipalities and the collaborations they join",
        "version": date.replace("-", "."),
        "date": date,
        "description": (
            "Municipalities, other public bodies and the joint arrangements (gemeenschappelijke "
            "regelingen) they take part in, with intervals of membership, reconciled from the "
            "Register van Overheidsorganisaties. Before 2018 the register was being filled: its "
            "growth until then is administration, not history."
        ),
        "licenses": [
            {**CC0, "title": f"{CC0['title']} (tables, from register and TOOI data)"},
            {
                **CC_BY,
                "title": f"{CC_BY['title']} (boundaries, divisions and money of CBS and Kadaster)",
            },
            {**PDDL, "title": f"{PDDL['title']} (divisions of RegioAtlas)"},
        ],
        "sources": [*list_sources(date), *([] if tables["money"].empty else [dict(iv3.ABOUT)])],
        "coverage": list_coverage(tables, date),
        "completeness": measure_completeness(tables, date=date),
    }


def list_sources(date: str) -> list[dict[str, Any]]:
    """Title, publisher, licence and state of every source."""
    return [
        {
            "title": "Register van Overheidsorganisaties (ROO), public export",
            "publisher": "KOOP / Ministerie van BZK",
            "path": "https://organisaties.overheid.nl",
            "licence": "CC0-1.0",
            "state": date,
        },
        {
            "title": "TOOI, municipalities since 1998 and their mergers 2000-2023",
            "publisher": "KOOP",
            "path": "https://standaarden.overheid.nl/tooi",
            "period": "1998 to 2023",
        },
        *(dict(source.about) for source in DIVISION_SOURCES),
        {
            "title": "Municipal boundaries 2016 and 2024, simplified",
            "publisher": "CBS and Kadaster",
            "path": "https://www.cbs.nl/nl-nl/dossier/nederland-regionaal/geografische-data",
            "licence": "CC-BY-4.0",
            "state": "2024-01-01",
        },
    ]


def list_coverage(tables: Mapping[str, pd.DataFrame], date: str) -> list[dict[str, Any]]:
    """How much of the country the memberships cover on 1 January of every year."""
    municipalities = tables["actors"][tables["actors"]["kind"] == "municipality"]
    rows = []
    for year in range(FIRST_YEAR, int(date[:4]) + 1):
        day = f"{year}-01-01"
        versions = keep_current(tables["versions"], day, start="since", end="until")
        members = keep_current(tables["memberships"], day, start="since", end="until")
        covered = municipalities["actor_id"].isin(members["actor_id"])
        rows.append(
            {
                "year": year,
                "collaborations": int(versions["collaboration_id"].nunique()),
                "municipalities": int(covered.sum()),
                "note": "" if year >= FILLED_FROM else "The register was being filled.",
            }
        )
    return rows
