"""What a grid says by itself: its filters, and that there is nothing to show."""

from explorer.translate import N_, Translator

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
    "page": N_("Page"),
    "to": N_("to"),
    "of": N_("of"),
    "more": N_("more"),
    "pageSizeSelectorLabel": N_("Rows a page:"),
    "ariaPageSizeSelectorLabel": N_("Rows a page"),
    "firstPage": N_("First page"),
    "previousPage": N_("Previous page"),
    "nextPage": N_("Next page"),
    "lastPage": N_("Last page"),
    "ariaSortableColumn": N_("Press Enter to sort"),
    "ariaRowSelect": N_("Press Space to select"),
    "ariaRowDeselect": N_("Press Space to deselect"),
    "ariaRowToggleSelection": N_("Press Space to select or deselect"),
    "ariaColumnGroup": N_("Group of columns"),
    "loadingOoo": N_("Loading …"),
    "noRowsToShow": N_("There is nothing to show."),
    "noMatchingRows": N_("No row meets the filters above the columns."),
}


def describe_grid(t: Translator) -> dict[str, str]:
    """The texts of a grid in the language of the page, by the names AG Grid has for them."""
    marks = {"decimalSeparator": t.separators[0], "thousandSeparator": t.separators[1]}
    return marks | {name: t(text) for name, text in TEXTS.items()}
