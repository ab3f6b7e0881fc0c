"""All measures, one record each."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from explorer.dataset.seats import SEATS_BASIS
from explorer.measures import (
    agreement,
    backbone,
    centrality,
    communities,
    congruence,
    control,
    groups,
    money,
    overlap,
    voting,
)
from explorer.measures.parameters import AGREEMENT, LEVEL, METHOD, RESOLUTION
from explorer.measures.record import NODES, Measure
from explorer.measures.references import (
    BANZHAF,
    BORGATTI,
    FAUST,
    GUIMERA,
    HUBERT,
    IV3,
    JACCARD,
    KLOK,
    NEAL,
    NEARNESS,
    NEWMAN,
    OWN_CONTROL,
    SHAPLEY,
    SZYMKIEWICZ,
    TRAAG,
    TUMMINELLO,
    VINH,
)

_RECORDS = (
    Measure(
        "degree", "centrality", "Ties (degree)",
        "The number of ties: collaborations that a municipality joins, or members of a "
        "collaboration.",
        "ties", 0, None, FAUST, centrality.degree,
    ),
    Measure(
        "normalised_degree", "centrality", "Normalised degree",
        "Degree divided by the number of nodes of the other mode.",
        "share", 0, 1, BORGATTI, centrality.normalised_degree,
    ),
    Measure(
        "partners", "centrality", "Partners met",
        "The number of different nodes of the same mode that share a tie with it.",
        "nodes", 0, None, NEWMAN, centrality.partners,
    ),
    Measure(
        "betweenness", "centrality", "Betweenness",
        "How often it lies on the shortest paths between other nodes, as a share of the most that "
        "is possible in a two-mode network of this size. Pairs without a path add nothing.",
        "share", 0, 1, BORGATTI, centrality.betweenness,
    ),
    Measure(
        "closeness", "centrality", "Closeness",
        "How near it is to the nodes of its own connected part, against the nearest that is "
        "possible there; times the share of all other nodes that it can reach.",
        "share", 0, 1, NEARNESS, centrality.closeness,
    ),
    Measure(
        "eigenvector", "centrality", "Eigenvector centrality",
        "How well tied it is to nodes that are themselves well tied: the leading singular vectors "
        "of the two-mode matrix. Where one corner is denser than the rest, most of it lies there.",
        "share", 0, 1, FAUST, centrality.eigenvector,
    ),
    Measure(
        "congruence", "congruence", "Congruence",
        "The share of its collaborations that a municipality shares with a partner, on average; 1 "
        "where it always meets the same group. It falls with degree: read both. Low is not bad: "
        "variety of partners lowers transaction costs, though it brings no more benefits.",
        "share", 0, 1, KLOK, congruence.municipality_congruence, ("actor",),
    ),
    Measure(
        "collaboration_congruence", "congruence", "Congruence with the rest",
        "How alike its members are to those of the collaborations it shares one with: the mean "
        "Jaccard index. 1 where all have the same members.",
        "share", 0, 1, JACCARD, congruence.collaboration_congruence, ("collaboration",),
    ),
    Measure(
        "participation", "communities", "Participation coefficient",
        "How evenly a municipality's ties are spread over the communities of the network: 0 when "
        "all lie in one, high for one that sits between them.",
        "share", 0, 1, GUIMERA, communities.community_participation, ("actor",),
    ),
    Measure(
        "stability", "communities", "Stability of its community",
        "How often a municipality is together with the other members of its community, over 25 "
        "seeded runs: 1 where every run puts them in one.",
        "share", 0, 1, TRAAG, communities.community_stability, ("actor",),
    ),
    Measure(
        "collaborations_per_seat", "control", "Collaborations per council seat",
        "Collaborations divided by seats in the council: what there is to follow for each member. "
        "Where no council can have the number in the register, the seats of the law are used.",
        "ratio", 0, None, OWN_CONTROL, control.municipal_control, ("actor",),
        "collaborations_per_seat", basis=SEATS_BASIS,
    ),
    Measure(
        "delegated", "control", "Share delegated",
        "Share of the collaborations to which powers were delegated: those decide themselves. "
        "Over the collaborations whose power the register names.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "delegated",
    ),
    Measure(
        "mandated_only", "control", "Share mandated only",
        "Share of the collaborations that hold a mandate only: they act in the municipality's "
        "name. Over the collaborations whose power the register names.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "mandated_only",
    ),
    Measure(
        "council", "control", "Council takes part",
        "Share of the collaborations in which the council itself takes part.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "council",
    ),
    Measure(
        "college", "control", "College takes part",
        "Share of the collaborations in which the college of mayor and aldermen takes part.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "college",
    ),
    Measure(
        "mayor", "control", "Mayor takes part",
        "Share of the collaborations in which the mayor takes part.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "mayor",
    ),
    Measure(
        "councils_for_half", "control", "Councils for half",
        "How many councils together are half of the municipalities that take part.",
        "nodes", 0, None, OWN_CONTROL, control.collaboration_control, ("collaboration",),
        "councils_for_half",
    ),
    Measure(
        "largest_population_share", "control", "Population share of the largest",
        "Inhabitants of the largest municipality that takes part, as a share of those of all.",
        "share", 0, 1, OWN_CONTROL, control.collaboration_control, ("collaboration",),
        "largest_population_share",
    ),
    Measure(
        "council_members", "control", "Members with their council",
        "Share of the municipalities that take part whose council does so itself.",
        "share", 0, 1, OWN_CONTROL, control.collaboration_control, ("collaboration",), "council",
    ),
    Measure(
        "shared", "overlap", "Shared",
        "The number of collaborations in which two municipalities meet, or of members that two "
        "collaborations have in common.",
        "ties", 0, None, NEWMAN, overlap.pairs, ("pair",), "shared",
    ),
    Measure(
        "newman", "overlap", "Newman's weight",
        "The sum over what is shared of 1 / (size - 1): to meet in a small collaboration counts "
        "for more than in a large one.",
        "ratio", 0, None, NEWMAN, overlap.pairs, ("pair",), "newman",
    ),
    Measure(
        "jaccard", "overlap", "Jaccard index",
        "What two share, divided by what they have between them: 1 where all is the same.",
        "share", 0, 1, JACCARD, overlap.pairs, ("pair",), "jaccard",
    ),
    Measure(
        "overlap_coefficient", "overlap", "Overlap coefficient",
        "What two share, divided by what the smaller has: 1 where one lies within the other.",
        "share", 0, 1, SZYMKIEWICZ, overlap.pairs, ("pair",), "overlap_coefficient",
    ),
    Measure(
        "identical", "overlap", "Identical membership",
        "Groups of collaborations whose members, two or more, are exactly the same.",
        "nodes", 2, None,
        "Borgatti & Everett 1992, Notions of position in social network analysis, "
        "doi 10.2307/270991 (structural equivalence)",
        groups.list_identical, ("group",), "size",
    ),
    Measure(
        "nesting", "overlap", "Nesting",
        "Collaborations below the smallest one that has all of their members and more.",
        "nodes", 1, None,
        "Davey & Priestley 2002, Introduction to Lattices and Order, doi 10.1017/CBO9780511809088",
        groups.build_nesting, ("group",), "size",
    ),
    Measure(
        "normalised_mutual_information", "congruence", "Normalised mutual information",
        "How much one division says of the other: 1 where they are the same, 0 unrelated. It is "
        "higher with more regions.",
        "share", 0, 1, VINH, agreement.compare_divisions, ("division",),
        "normalised_mutual_information", (AGREEMENT,),
    ),
    Measure(
        "adjusted_rand_index", "congruence", "Adjusted Rand index",
        "Pairs of municipalities that are together or apart in both divisions, corrected for "
        "chance: 1 where they are the same, about 0 by chance.",
        "ratio", -0.5, 1, HUBERT, agreement.compare_divisions, ("division",),
        "adjusted_rand_index", (AGREEMENT,),
    ),
    Measure(
        "nested", "congruence", "Share nested",
        "Share of the row's regions that lie within one region of the column.",
        "share", 0, 1,
        "Indicator of this project",
        agreement.compare_divisions, ("division",), "nested", (AGREEMENT,),
    ),
    Measure(
        "division_congruence", "congruence", "Congruence with a division",
        "Share of a municipality's ties with partners in its own region. It grows with the size "
        "of the region: read both.",
        "share", 0, 1, "Indicator of this project, on W = B Bt",
        congruence.division_congruence, ("division",),
    ),
    Measure(
        "hypergeometric", "backbone", "Backbone, hypergeometric",
        "The chance that two municipalities share so many collaborations or more at random, each "
        "keeping its number. Neighbours are likelier to work together anyhow.",
        "chance", 0, 1, TUMMINELLO, backbone.backbone, ("pair",), "p_value", (METHOD, LEVEL),
    ),
    Measure(
        "sdsm", "backbone", "Backbone, SDSM",
        "As hypergeometric, but each collaboration keeps its expected number of members too, so "
        "that meeting in a large one says less.",
        "chance", 0, 1, NEAL, backbone.backbone, ("pair",), "p_value", (METHOD, LEVEL),
    ),
    Measure(
        "modularity", "communities", "Modularity",
        "How much more the members of communities share with each other than by chance; Leiden, "
        "the best of ten seeded runs.",
        "ratio", -0.5, 1, TRAAG, communities.find_communities, ("network",),
        parameters=(RESOLUTION,),
    ),
    Measure(
        "banzhaf", "voting", "Banzhaf index",
        "The share of the coalitions of the others to which a member is decisive, divided by the "
        "sum over all.",
        "share", 0, 1, BANZHAF, voting.voting_power, ("member",), "banzhaf_normalised",
    ),
    Measure(
        "shapley_shubik", "voting", "Shapley-Shubik index",
        "The share of all orders in which members agree where a member is the one that completes "
        "the majority.",
        "share", 0, 1, SHAPLEY, voting.voting_power, ("member",), "shapley_shubik",
    ),
    Measure(
        "joint_euros", "money", "Paid to joint arrangements",
        "What a municipality pays to joint arrangements in a year, as it books it: a lower bound, "
        "not known where it is booked elsewhere. Of the last annual accounts, else the budget.",
        "euros", 0, None, IV3, money.joint_payments, ("actor",), "joint_euros", basis=money.BASIS,
    ),
    Measure(
        "joint_per_inhabitant", "money", "Paid to joint arrangements, an inhabitant",
        "What a municipality pays to joint arrangements in a year, divided by its inhabitants.",
        "euros", 0, None, IV3, money.joint_payments, ("actor",), "joint_per_inhabitant",
        basis=money.BASIS,
    ),
    Measure(
        "joint_share", "money", "Share of expenditure paid to joint arrangements",
        "What a municipality pays to joint arrangements, divided by all that it spends. Highest "
        "where municipalities share their whole staff; it says little of the number of "
        "collaborations.",
        "share", 0, 1, IV3, money.joint_payments, ("actor",), "joint_share", basis=money.BASIS,
    ),
)  # fmt: skip
ALL_MEASURES: Mapping[str, Measure] = MappingProxyType({record.id: record for record in _RECORDS})
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {record.id: record for record in _RECORDS if set(record.modes) & set(NODES)}
)


def measures_of(mode: str) -> dict[str, Measure]:
    """The measures that nodes of a mode have (`actor` or `collaboration`), by id."""
    return {record.id: record for record in MEASURES.values() if mode in record.modes}


def measures_by(function: Callable[..., Any]) -> dict[str, Measure]:
    """The measures that a function computes, by id."""
    return {record.id: record for record in ALL_MEASURES.values() if record.function is function}
