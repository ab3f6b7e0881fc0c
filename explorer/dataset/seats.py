"""How many seats a council has: what the register says, or what the law gives."""

import pandas as pd

REGISTER, LAW = "register", "law"
SEATS_BASIS = "seats_basis"

# Seats of a council from this number of inhabitants on: Gemeentewet (BWBR0005416), art. 8.
SEATS = {
    0: 9, 3_001: 11, 6_001: 13, 10_001: 15, 15_001: 17, 20_001: 19, 25_001: 21, 30_001: 23,
    35_001: 25, 40_001: 27, 45_001: 29, 50_001: 31, 60_001: 33, 70_001: 35, 80_001: 37,
    100_001: 39, 200_001: 45,
}  # fmt: skip

SMALLEST, LARGEST = min(SEATS.values()), max(SEATS.values())


def count_seats(inhabitants: int) -> int:
    """The seats of a council by law, of a municipality of so many inhabitants; an odd number."""
    return next(seats for least, seats in reversed(SEATS.items()) if inhabitants >= least)


def is_possible(seats: int) -> bool:
    """Whether a council can have so many seats: an odd number within the law's bounds."""
    return seats % 2 == 1 and SMALLEST <= seats <= LARGEST


def choose_seats(stated: pd.Series, inhabitants: pd.Series) -> pd.DataFrame:
    """The seats of councils, a row each: the register's where a council can have so many.

    stated: number in the register, missing where it has none; inhabitants: of the date, missing
    where they are not known; both by municipality. `council_seats`, number: of an even number or
    one out of the law's bounds what the law gives so many inhabitants, missing where those are not
    known; missing where the register states none. `seats_basis`: `register`, `law`, or empty where
    the number is missing. Gemeentewet (BWBR0005416), art. 8.
    """
    rows = []
    for seats, people in zip(stated, inhabitants.reindex(stated.index), strict=True):
        if pd.isna(seats):
            rows.append((pd.NA, ""))
        elif is_possible(int(seats)):
            rows.append((int(seats), REGISTER))
        elif pd.isna(people):
            rows.append((pd.NA, ""))
        else:
            rows.append((count_seats(int(people)), LAW))
    frame = pd.DataFrame(rows, columns=["council_seats", SEATS_BASIS], index=stated.index)
    return frame.astype({"council_seats": "Int64", SEATS_BASIS: object})
