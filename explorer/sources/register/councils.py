"""Councils: their parties, and whether their seats are those of the law."""

from collections.abc import Iterator

import pandas as pd

from explorer.dataset.findings import Finding
from explorer.dataset.seats import count_seats, is_possible
from explorer.sources.register.read import Organisation, Register

PARTIES = ["actor_id", "party", "seats"]


def tabulate_parties(
    register: Register, actors: pd.DataFrame
) -> tuple[pd.DataFrame, list[Finding]]:
    """The parties of the councils of municipalities in being, and what is odd about the seats.

    A party that is there twice has its seats added up; one without a number of seats is left out.
    """
    towns = actors[actors["kind"].eq("municipality") & actors["dissolved"].eq("")]
    known = dict(zip(towns["actor_id"], towns["name"], strict=True))
    rows: list[tuple[str, str, int]] = []
    findings: list[Finding] = []
    for organisation in register.organisations:
        if organisation.code not in known:
            continue
        seats: dict[str, int] = {}
        for party, number in organisation.parties:
            if party and number.isdigit():
                seats[party] = seats.get(party, 0) + int(number)
        rows += [(organisation.code, party, number) for party, number in seats.items()]
        findings += _check_seats(organisation, known[organisation.code], sum(seats.values()))
    frame = pd.DataFrame(rows, columns=PARTIES)
    return frame.sort_values(["actor_id", "party"], ignore_index=True), findings


def _check_seats(organisation: Organisation, name: str, of_parties: int) -> Iterator[Finding]:
    stated, people = organisation.council_seats, organisation.population
    if not stated.isdigit():
        return
    seats, code = int(stated), organisation.code
    if of_parties and of_parties != seats:
        differ: dict[str, str | float] = {"name": name, "seats": seats, "parties": of_parties}
        yield Finding("seats_differ_from_parties", "actors", code, differ, code)
    if not people.isdigit():
        return
    law = count_seats(int(people))
    if seats != law:
        values: dict[str, str | float]
        values = {"name": name, "seats": seats, "law": law, "people": int(people)}
        rule = "seats_differ_from_law" if is_possible(seats) else "seats_impossible"
        yield Finding(rule, "actors", code, values, code)
