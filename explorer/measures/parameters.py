"""What some measures are computed by, a record each: pages, API and commands ask for it so."""

from explorer.measures.agreement import AGREEMENTS
from explorer.measures.backbone import LEVEL as USUAL_LEVEL
from explorer.measures.backbone import METHODS
from explorer.parameters import Between, OneOf, Parameter
from explorer.translate import N_

METHOD = Parameter(
    "method",
    N_("How the backbone is found."),
    OneOf(METHODS),
    METHODS[0],
    label=N_("Model of chance"),
    labels={"sdsm": N_("SDSM"), "hypergeometric": N_("Hypergeometric")},
)
LEVEL = Parameter(
    "level",
    N_("The level of significance of the backbone."),
    Between(0, 1),
    USUAL_LEVEL,
    label=N_("By chance, at most"),
    offered=(0.001, 0.01, 0.05, 0.1),
)
RESOLUTION = Parameter(
    "resolution",
    N_("The resolution of the communities."),
    Between(0, 100),
    1.0,
    label=N_("Resolution"),
    step=0.1,
)
AGREEMENT = Parameter(
    "agreement",
    "How divisions are compared.",
    OneOf(AGREEMENTS),
    AGREEMENTS[0],
    label=N_("Compare by"),
    labels={
        "normalised_mutual_information": N_("Information (NMI)"),
        "adjusted_rand_index": N_("Rand (ARI)"),
        "nested": N_("Nested"),
    },
)
