"""How many seats the law gives a council."""

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
