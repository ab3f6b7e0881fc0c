"""What can be found about bodies of which the law has each municipality in one: finding rules."""

from explorer.dataset.finding_rule import FindingRule

WHEN = {"since": "So since {since}.", "until": "So from {since} until {until}."}
PARTITION_RULES = (
    FindingRule(
        "statutory_twice", "warning",
        "a municipality in more than one safety region, GGD or environment agency",
        "{name} takes part in more than one: {bodies}.",
        {
            "1.1": "A municipality belongs in one safety region (Wet veiligheidsregio's, art. 8 "
            "and 9).",
            "7.1": "A municipality belongs in one GGD (Wet publieke gezondheid, art. 14).",
            "7.4": "A municipality belongs in one environment agency (Omgevingswet, art. 18.21; "
            "before 2024 Wabo, art. 5.3).",
            **WHEN,
            "begun": "{kept} began that day: a merger may be under way.",
            "left": "Where one counts it is {kept}.",
        },
    ),
    FindingRule(
        "statutory_none", "warning",
        "a municipality in no safety region, GGD or environment agency",
        "{name} is missing from what covers the country.",
        {
            "1.1": "The register names it in no safety region.",
            "7.1": "The register names it in no public health service (GGD).",
            "7.4": "The register names it in no environment agency.",
            **WHEN,
        },
    ),
)  # fmt: skip
