"""What the making of the inventory of 2016 can find: finding rules."""

from explorer.dataset.finding_rule import FindingRule

DECIDED = "Decided by hand: {reason}."
RULES = (
    FindingRule(
        "abolished_participant", "note",
        "a participant abolished before 2016; counted under its successor",
        "Abolished; counted under {codes}.",
    ),
    FindingRule(
        "curated_match", "note", "a participant told by hand",
        "Decided by hand, {codes}: {reason}.",
    ),
    FindingRule(
        "double_encoding", "note", "a text that was encoded twice; repaired",
        "{column}: '{before}' was encoded twice; repaired.",
    ),
    FindingRule(
        "duplicate_merged", "note", "one collaboration under two names; counted once",
        "'{name}' is counted as '{canonical}': {reason}.",
    ),
    FindingRule(
        "end_undecided", "warning", "a collaboration that seems to have ended",
        "'{name}' seems to have ended; it counts until arrangements-2016.csv says when.",
    ),
    FindingRule(
        "ended_by_name", "warning", "a collaboration that ended, as its name says",
        "'{name}' taken to end on {day}: {reason}.",
    ),
    FindingRule(
        "fuzzy_match", "warning", "a participant told by a name nearly the same",
        "Read as '{match}', score {score}: {codes}.",
    ),
    FindingRule(
        "homonym", "note", "a name that two municipalities have",
        "Two municipalities have this name; reported by {province}: {codes}.",
    ),
    FindingRule(
        "region_matched", "note", "a region that is a collaboration too",
        "One with '{arrangement}' (Jaccard index {shared}).",
        {"found": "Found by name and members.", "decided": DECIDED},
    ),
    FindingRule(
        "region_unmatched", "note", "a region that is no collaboration", "No collaboration.",
        {"none": "No arrangement of that sort shares enough members.", "decided": DECIDED},
    ),
    FindingRule(
        "safety_region_added", "warning", "a safety region that no province reported; added",
        "{name}: not reported by any province; added, for the law requires it.",
    ),
    FindingRule(
        "safety_region_members", "warning", "a safety region reported with other members",
        "{name}: RegioAtlas gives other municipalities.",
        {"left_out": "Left out: {left_out}.", "added": "Added: {added}."},
    ),
    FindingRule(
        "unresolved_participant", "warning", "a participant that no name fits; left out",
        "Left out: no name at {least} or more of 100.",
    ),
)  # fmt: skip
