"""What to do about a finding and whom to tell: one record a rule, beside its texts.

Of a rule without a record there is nothing to do: the import decided, and says how.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Who can put it right, as a letter calls them.
KEEPER, TOWN, FINANCE, MINISTRY = "keeper", "town", "finance", "ministry"
WHOM: Mapping[str, str] = MappingProxyType(
    {
        KEEPER: "Who keeps the arrangement in the register",
        TOWN: "The municipality, for its own page in the register",
        FINANCE: "The municipality, for what it reports to CBS (Iv3)",
        MINISTRY: "The keeper of the register as a whole (KOOP, for the ministry of BZK)",
    }
)
NOTHING = "Nothing to do: the import decided, and says how."


@dataclass(frozen=True)
class Remedy:
    """What to do about the findings of a rule, and whom of `WHOM` to tell."""

    rule: str
    whom: str
    text: str


_RECORDS = (
    Remedy("broken_version_link", MINISTRY,
           "Mend the link between the versions, or put the missing version into the export."),
    Remedy("empty_version", KEEPER,
           "Check the days of entry into force and of end; remove a version that never held."),
    Remedy("version_gap", KEEPER,
           "Check whether nothing was in force in between; else make the days follow each other."),
    Remedy("version_gap_bridged", KEEPER,
           "Make the first version end on the day on which the next enters into force."),
    Remedy("version_overlap", KEEPER,
           "End the first version on the day on which the next enters into force."),
    Remedy("version_without_start", KEEPER, "Put in the day of entry into force."),
    Remedy("accession_after_end", KEEPER,
           "Check the day of accession, or when the version ended."),
    Remedy("accession_after_merger", KEEPER,
           "Put in the day of the merger as the day on which the new municipality joined."),
    Remedy("merger_lag", KEEPER,
           "Name the municipality that it went into, and amend the regulation where it names the "
           "old one."),
    Remedy("municipality_without_membership", KEEPER,
           "Check since when it takes part, and in what."),
    Remedy("version_edited_in_place", KEEPER,
           "Make a version of its own for a change of members, so that it stays known who took "
           "part before."),
    Remedy("end_date_ignored", KEEPER,
           "Check whether the body has ended; if it has, end its part in arrangements."),
    Remedy("implausible_area", TOWN, "Put right the area."),
    Remedy("missing_succession", MINISTRY, "Add the merger to the list of mergers."),
    Remedy("succession_inferred", MINISTRY, "Add the merger to the list of mergers."),
    Remedy("successor_unknown", MINISTRY, "Say what the municipality went into."),
    Remedy("safety_region_difference", KEEPER,
           "Check the days on which the municipality joined and left."),
    Remedy("money_absent", FINANCE, "Ask CBS why it is missing from the figures."),
    Remedy("money_books_elsewhere", FINANCE,
           "Book what goes to joint arrangements under category L4.3.3: then it can be compared."),
    Remedy("money_hardly_booked", FINANCE,
           "Check whether all that goes to joint arrangements is booked under category L4.3.3."),
    Remedy("money_no_report", FINANCE, "Deliver the figures of that year to CBS."),
    Remedy("seats_differ_from_parties", TOWN,
           "Check the number of seats, and that of each party."),
    Remedy("seats_impossible", TOWN,
           "Put in all seats of the council, also those that are not filled."),
    Remedy("seats_differ_from_law", TOWN, "Check the number of seats."),
    Remedy("statutory_twice", KEEPER,
           "End the part in the one that was left, or say that a merger is under way."),
    Remedy("statutory_none", KEEPER, "Check since when the municipality takes part, and in which."),
    Remedy("continuation_inferred", KEEPER,
           "Say in the register which arrangement follows on the one that ended."),
)  # fmt: skip
REMEDIES: Mapping[str, Remedy] = MappingProxyType({record.rule: record for record in _RECORDS})
