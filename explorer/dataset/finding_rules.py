"""What an import can find wrong or have to decide: one record a rule, with all its texts.

They stand in this layer since the import, the check of a package and the pages all read them.
"""

from explorer.dataset.finding_rule import FindingRule
from explorer.dataset.inventory_rules import RULES
from explorer.dataset.partition_rules import PARTITION_RULES

NO_LONGER = "{title}: names {code}, which no longer exists since {dissolved}."
HEIRS = {
    "heirs": "In its place by succession: {heirs}.",
    "nobody": "Nobody takes its place.",
}
REPORT_CASES = {"budget": "So in the budget.", "accounts": "So in the annual accounts."}

_RECORDS = (
    # Versions of regulations.
    FindingRule(
        "broken_version_link", "warning", "a link to a version that the export lacks",
        "{title}: links to version {linked}, which the export lacks.",
    ),
    FindingRule(
        "empty_version", "warning", "a version out of force on the day it entered",
        "{title}: entered into force on {since} and out of force on {until}; it carries no "
        "memberships.",
    ),
    FindingRule(
        "version_gap", "warning", "a long gap between two versions; it stays",
        "{title}: ends {until}, its successor {successor} begins {since} (days between: "
        "{days}); the gap stays.",
    ),
    FindingRule(
        "version_gap_bridged", "warning", "a few days between two versions; held in force",
        "{title}: ends {until}, its successor {successor} begins {since} (days between: "
        "{days}); held in force until then.",
    ),
    FindingRule(
        "version_overlap", "warning", "two versions in force at once; the earlier is cut",
        "{title}: still in force when its successor {successor} begins on {since}; cut at that "
        "date.",
        {"stated": "Its stated end: {until}.", "open": "It states no end."},
    ),
    FindingRule(
        "ends_on_31_december", "note", "the last version ends on 31 December",
        "{title}: ends on {day}.",
        {
            "continued": "{heir} begins the next day with the same members: taken as the last day "
            "in force.",
            "kept": "Nothing shows that it was in force on that day: taken as the first day out of "
            "force, as most ends of the register are.",
        },
    ),
    FindingRule(
        "continuation_inferred", "note", "one that ended seems to be carried on; to review",
        "{title}: ended {ended}. {heir}, which began {began}, has members of it: {shared}, "
        "{share}% of those of the smaller.",
        {"domain": "Both are of one domain.", "theme": "Both have a theme in common.",
         "body": "Both have the same body."},
    ),
    FindingRule(
        "version_without_start", "error", "a version without a day of entry; left out",
        "{title}: no day of entry into force; left out.",
    ),
    # Memberships.
    FindingRule(
        "abolished_member", "note",
        "names a member that merged later; its successor takes its place", NO_LONGER, HEIRS,
    ),
    FindingRule(
        "accession_after_end", "warning",
        "a member joins after the version has ended; left out",
        "{title}: {code} joins on {day}, not before the version ends; left out.",
    ),
    FindingRule(
        "accession_after_membership", "note",
        "a member joins though it was one already; kept throughout",
        "{title}: {code} joins on {day}, but was a member when the version began on {since}; "
        "held a member throughout.",
    ),
    FindingRule(
        "accession_after_merger", "warning",
        "a merged municipality joins later than its predecessors left",
        "{title}: {code} joins on {day}, but was founded on {founded} from members; held a "
        "member by succession from then on.",
    ),
    FindingRule(
        "merger_lag", "warning", "still names a member that no longer exists",
        NO_LONGER, HEIRS,
    ),
    FindingRule(
        "municipality_without_membership", "warning",
        "a municipality that takes part in nothing for a while",
        "{name} was in being on {day} but has no membership then.",
        {
            "later": "Its first later one is {first}, from {since} on.",
            "never": "It has none later either.",
            "merged": (
                "It went into {successor} on {date}. Memberships of {successor} on {day}: {held}; "
                "of these in versions edited in place after a merger, where only the successor "
                "is named: {edited}."
            ),
        },
    ),
    FindingRule(
        "start_unknown", "note", "a membership without a beginning; the first day is taken",
        "Row {row} says not since when; taken as {day}.",
    ),
    FindingRule(
        "version_edited_in_place", "warning",
        "a version changed afterwards: names members founded later",
        "{title}: names {code} from {since} on, founded {founded}.",
        {
            "heirs": "Until then members by succession: {heirs}.",
            "nobody": "Until then nobody else than named.",
        },
    ),
    # Actors, and municipalities through time.
    FindingRule(
        "end_date_ignored", "warning", "an end stated of a body that still takes part",
        "{name}: the register states {day} as its end; ignored.",
        {
            "takes_part": "It still takes part in arrangements in force.",
            "unlikely": "There is no such end.",
        },
    ),
    FindingRule(
        "implausible_area", "warning", "an area that the boundary contradicts",
        "{name}: the register states {stated} km²; {area} by its boundary.",
    ),
    FindingRule(
        "kind_assumed", "note", "a body whose kind is stated nowhere",
        "{name}: nothing says what kind of body it is; counted as an other body.",
    ),
    FindingRule(
        "missing_succession", "warning", "a merger that the list of mergers lacks; added",
        "The list of mergers lacks {name} to {successor} on {day}; added.",
    ),
    FindingRule(
        "municipality_dissolved", "note", "a municipality dissolved since the last build",
        "{name}: dissolved on {day} by the register.",
    ),
    FindingRule(
        "municipality_founded", "note", "a municipality founded since the last build",
        "{name}: new in the register.",
        {"dated": "Founded on {day}.", "undated": "The day of its founding is unknown."},
    ),
    FindingRule(
        "split_main_successor", "note",
        "a municipality that was split; one successor takes its place",
        "{name} was split; its memberships pass to {successor}, not to {others}.",
        {
            "decided": "So it was decided by hand.",
            "first": "It is the first by code, for want of better.",
        },
    ),
    FindingRule(
        "succession_inferred", "warning", "a merger told by who now lists the places",
        "{name} to {successor} on {day}, which now lists its places.",
    ),
    FindingRule(
        "successor_unknown", "warning", "a municipality dissolved without a known successor",
        "{name}: no municipality lists its places; its memberships end.",
    ),
    # Divisions.
    FindingRule(
        "division_overlap", "warning",
        "a municipality in several regions of one division; put in one",
        "{code} is in several regions: {regions}; counted in {region} alone, since a division "
        "is a partition.",
    ),
    FindingRule(
        "division_partial", "note", "a division that lacks municipalities",
        "Municipalities covered: {covered} of {count}; the others are in none.",
    ),
    FindingRule(
        "region_by_succession", "note",
        "a new municipality put in the region of its predecessors",
        "{name}: founded after the list of 2021; put in {region}, the region of all its "
        "predecessors.",
    ),
    FindingRule(
        "safety_region_agreement", "note",
        "how far the safety regions agree with those of CBS",
        "Comparisons of municipality and date that agree with CBS: {agreed} of {count} "
        "({share}%). Dates: {dates}, from {first} to {last}. Collaborations: {bodies}; "
        "regions: {regions}.",
        {"corrected": ("Before the stated accession by the rule accession_after_merger: "
                         "{corrected}.")},
    ),
    FindingRule(
        "safety_region_difference", "warning", "another safety region than CBS has",
        "{name}: CBS and the register differ on {days}.",
        {
            "cbs": "CBS says {region}.",
            "cbs_none": "CBS says no safety region.",
            "register": "The register says {stated}.",
            "register_none": "The register says no safety region.",
            "not_listed": "CBS does not list the municipality then.",
            "unmatched": "No collaboration of the register matches this region.",
            "moved": ("It moved at another date than CBS says, or stands in both. "
                        "Register: {spans}."),
            "gap": "This lies in a gap between two versions of the regulation.",
            "left": "The regulation's version from {until} on no longer names it.",
            "merged": "It went into {successor} on {merged} (days later: {later}).",
            "joined": "The register has it join on {since}.",
            "founded": "It was founded on {founded} from {predecessors}.",
            "never": "The register never names it as a member.",
        },
    ),
    # Money.
    FindingRule(
        "money_absent", "warning", "a municipality that a year's figures lack",
        "{name} is missing from the figures of {year}.", REPORT_CASES,
    ),
    FindingRule(
        "money_books_elsewhere", "warning",
        "nothing booked as paid to joint arrangements; taken as not known",
        "{name} booked {booked} euros as paid to joint arrangements in {year}. It pays them by "
        "another entry, so the figure is not known, and never 0.",
        {
            **REPORT_CASES,
            "takes_part": "Bodies with a budget that it took part in then: {bodies}.",
            "filling": "The register, which was being filled, names no body with a budget that it "
            "took part in then; the law has every municipality in a safety region.",
        },
    ),
    FindingRule(
        "money_hardly_booked", "note",
        "hardly anything booked as paid to joint arrangements; the figure stays",
        "{name} booked only {booked} euros as paid to joint arrangements in {year}, less than "
        "0.5% of its expenditure: most of it must stand elsewhere.",
        REPORT_CASES,
    ),
    FindingRule(
        "money_no_report", "warning", "a municipality that delivered no figures for a year",
        "{name} delivered no figures for {year} to CBS; they are not known.", REPORT_CASES,
    ),
    # Councils.
    FindingRule(
        "seats_differ_from_parties", "warning",
        "a council whose parties do not add up to its seats",
        "{name}: the register has {seats} seats in the council, of which parties hold {parties}.",
    ),
    FindingRule(
        "seats_impossible", "warning", "a number of seats that no council can have",
        "{name}: the register has {seats} seats in the council, but a council has an odd number, "
        "9 to 45; of {people} inhabitants the law makes {law} (Gemeentewet, art. 8). They may be "
        "those that are filled, or a typing error.",
    ),
    FindingRule(
        "seats_differ_from_law", "note", "a number of seats other than the law gives",
        "{name}: the register has {seats} seats in the council; of {people} inhabitants the law "
        "makes {law} (Gemeentewet, art. 8). A council keeps its seats for a term, also after a "
        "merger.",
    ),
    *PARTITION_RULES,
    *RULES,
)  # fmt: skip
FINDING_RULES: dict[str, FindingRule] = {record.id: record for record in _RECORDS}
