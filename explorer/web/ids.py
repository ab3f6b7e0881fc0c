"""Component ids; every one is named once."""

ADDRESS = "address"
LOCATION = "location"
PAGE = "page"

DATE = "filter-date"
DOMAIN = "filter-domain"
FORM = "filter-form"
PROVINCE = "filter-province"
RESET = "filter-reset"
FILTERS = "filters"
FILTERS_TOGGLE = "filters-toggle"

SEARCH = "search"
VIEW = "view"
LISTING = "listing"

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

PROPOSAL_FILE = "proposal-file"
PROPOSAL_KEPT = "proposal-kept"
PROPOSAL_RESULT = "proposal-result"
