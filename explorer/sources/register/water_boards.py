"""Water boards and their mergers (`tables/water_board_mergers.csv`), as municipal ones."""

from dataclasses import replace

import pandas as pd

from explorer.sources.domain_rules import TABLES
from explorer.sources.mergers import Mergers, Municipality, Succession
from explorer.sources.register.actors import list_codes, name_actor
from explorer.sources.register.read import Register


def add_water_boards(mergers: Mergers, register: Register) -> Mergers:
    """With the water boards of the register that merged, as far as both ends are in it."""
    known = list_codes(register, "WS")
    rows = pd.read_csv(TABLES / "water_board_mergers.csv", dtype=str)
    rows = rows[rows["from_id"].isin(known) & rows["to_id"].isin(known)]
    founded = dict(zip(rows["to_id"], rows["date"], strict=True))
    dissolved = dict(zip(rows["from_id"], rows["date"], strict=True))
    boards = {
        code: Municipality(
            code,
            name_actor(code, known[code].name, mergers),
            "",
            founded.get(code, ""),
            dissolved.get(code, ""),
        )
        for code in sorted({*founded, *dissolved})
    }
    merged = [
        Succession(row.date, row.from_id, row.to_id, "merger")
        for row in rows.itertuples(index=False)
    ]
    successions = sorted(
        [*mergers.successions, *merged], key=lambda each: (each.date, each.from_id, each.to_id)
    )
    return replace(mergers, boards=boards, successions=tuple(successions))
