"""What a grid says by itself: its filters, and that there is nothing to show."""

from explorer.web.translate import N_, Translator

TEXTS = {
    "ariaFilterInput": N_("Filter"),
    "ariaFilterValue": N_("Filter value"),
    "ariaFilterFromValue": N_("Filter from"),
    "ariaFilterToValue": N_("Filter to"),
    "ariaFilteringOperator": N_("Way of filtering"),
    "ariaLabelColumnFilter": N_("Filter"),
    "ariaOpenFilterMenu": N_("Open the filter"),
    "filterOoo": N_("Filter"),
    "equals": N_("Equals"),
    "notEqual": N_("Does not equal"),
    "greaterThan": N_("Greater than"),
    "greaterThanOrEqual": N_("At least"),
    "lessThan": N_("Less than"),
    "lessThanOrEqual": N_("At most"),
    "inRange": N_("Between"),
    "inRangeStart": N_("From"),
    "inRangeEnd": N_("To"),
    "contains": N_("Contains"),
    "notContains": N_("Does not contain"),
    "startsWith": N_("Begins with"),
    "endsWith": N_("Ends with"),
    "blank": N_("Empty"),
    "notBlank": N_("Not empty"),
    "andCondition": N_("and"),
    "orCondition": N_("or"),
    "noRowsToShow": N_("Nothing meets these filters."),
    "noMatchingRows": N_("Nothing meets these filters."),
}


def say_grid(t: Translator) -> dict[str, str]:
    """The texts of a grid in the language of the page, by the names AG Grid has for them."""
    return {name: t(text) for name, text in TEXTS.items()}
