"""Component ids; every one is named once."""

ADDRESS = "address"
LOCATION = "location"
PAGE = "page"

EXPLORE = "explore"
COUNT = "count"
CHIPS = "chips"
RESET = "filter-reset"
FILTERS = "filters"
FILTERS_TOGGLE = "filters-toggle"

SEARCH = "search"
LEGEND = "legend"

GRAPH = "graph"
GRAPH_BASE = "graph-base"
GRAPH_SHOWN = "graph-shown"
GRAPH_DRAWN = "graph-drawn"
TABLE = "table"
PANEL = "panel"
SUMMARY = "summary"
LANGUAGE = "language"
DOWNLOAD = "download"
WORKSPACE = "workspace"

CONTROL = "control"
