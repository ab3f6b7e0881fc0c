"""All measures, one record each, and the one way to compute those of nodes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from explorer.errors import MeasureError
from explorer.measures import (
    agreement,
    backbone,
    centrality,
    communities,
    congruence,
    control,
    groups,
    overlap,
    voting,
)
from explorer.network import Network

BORGATTI = (
    "Borgatti & Everett 1997, Network analysis of 2-mode data, Social Networks 19:243-269, "
    "doi 10.1016/S0378-8733(96)00301-2"
)
FAUST = (
    "Faust 1997, Centrality in affiliation networks, Social Networks 19:157-191, "
    "doi 10.1016/S0378-8733(96)00300-0"
)
NEWMAN = (
    "Newman 2001, Scientific collaboration networks II, Physical Review E 64:016132, "
    "doi 10.1103/PhysRevE.64.016132"
)
KLOK = "Klok et al. 2018, on variety of partners and its costs, doi 10.1111/puar.12931"
JACCARD = "Jaccard 1912, The distribution of the flora, doi 10.1111/j.1469-8137.1912.tb05611.x"
SZYMKIEWICZ = (
    "Szymkiewicz 1934, Une contribution statistique à la géographie floristique; Simpson 1943, "
    "Mammals and the nature of continents, American Journal of Science 241:1-31"
)
GUIMERA = "Guimerà & Amaral 2005, Functional cartography of networks, doi 10.1038/nature03288"
TRAAG = "Traag, Waltman & van Eck 2019, From Louvain to Leiden, doi 10.1038/s41598-019-41695-z"
OWN_CONTROL = (
    "Indicator of this project, on fields of the Register van Overheidsorganisaties (KOOP); after "
    "Boogers, Klok, Denters & Sanders 2016, Effecten van regionaal bestuur voor gemeenten"
)
STREHL = "Strehl & Ghosh 2002, Cluster ensembles, J. Machine Learning Research 3:583-617"
HUBERT = "Hubert & Arabie 1985, Comparing partitions, doi 10.1007/BF01908075"
TUMMINELLO = (
    "Tumminello et al. 2011, Statistically validated networks, doi 10.1371/journal.pone.0017994"
)
NEAL = (
    "Neal 2014, The backbone of bipartite projections, doi 10.1016/j.socnet.2014.06.001; "
    "Saracco et al. 2015, doi 10.1038/srep10595"
)
BANZHAF = "Banzhaf 1965, Weighted voting doesn't work, Rutgers Law Review 19:317-343"
SHAPLEY = "Shapley & Shubik 1954, doi 10.2307/1951053"
NODES = ("actor", "collaboration")
MODES = (*NODES, "pair", "group", "division", "network", "member")
GROUPS = {
    "centrality": ("Centraliteit", "Centrality"),
    "overlap": ("Overlap", "Overlap"),
    "congruence": ("Congruentie", "Congruence"),
    "backbone": ("Ruggengraat", "Backbone"),
    "communities": ("Gemeenschappen", "Communities"),
    "control": ("Democratische sturing", "Democratic control"),
    "voting": ("Stemgewicht", "Voting power"),
}


@dataclass(frozen=True)
class Measure:
    """One measure: what it is called and means, its unit and range, after whom, and how.

    group: one of `GROUPS`; unit: `ties`, `nodes`, `share`, `ratio` or `chance`; lowest, highest:
    its range, `highest` empty when it depends on the network; modes: what has it, of `MODES`;
    function: the one that computes it; column: of that function's result, when that is a frame.
    """

    id: str
    group: str
    nl: str
    en: str
    meaning_nl: str
    meaning_en: str
    unit: str
    lowest: float
    highest: float | None
    reference: str
    function: Callable[..., Any]
    modes: tuple[str, ...] = NODES
    column: str = ""

    def label(self, language: str) -> str:
        """The measure's name in Dutch (`nl`) or English (anything else)."""
        return self.nl if language == "nl" else self.en

    def meaning(self, language: str) -> str:
        """What it says and how it is defined, in Dutch (`nl`) or English (anything else)."""
        return self.meaning_nl if language == "nl" else self.meaning_en

    @property
    def digits(self) -> int:
        """Decimals it is shown with: none for counts."""
        fine = self.unit == "chance" or self.id == "betweenness"
        return 0 if self.unit in ("ties", "nodes") else 4 if fine else 3


_RECORDS = (
    Measure(
        "degree", "centrality", "Deelnames (graad)", "Ties (degree)",
        "Het aantal banden: samenwerkingen waaraan een gemeente deelneemt, of deelnemers van "
        "een samenwerking.",
        "The number of ties: collaborations that a municipality joins, or members of a "
        "collaboration.",
        "ties", 0, None, FAUST, centrality.degree,
    ),
    Measure(
        "normalised_degree", "centrality", "Genormaliseerde graad", "Normalised degree",
        "Graad gedeeld door het aantal knopen van de andere soort.",
        "Degree divided by the number of nodes of the other mode.",
        "share", 0, 1, BORGATTI, centrality.normalised_degree,
    ),
    Measure(
        "partners", "centrality", "Partners", "Partners met",
        "Het aantal verschillende knopen van dezelfde soort waarmee een band wordt gedeeld.",
        "The number of different nodes of the same mode that share a tie with it.",
        "nodes", 0, None, NEWMAN, centrality.partners,
    ),
    Measure(
        "betweenness", "centrality", "Tussenpositie (betweenness)", "Betweenness",
        "Hoe vaak de knoop op de kortste paden tussen andere ligt, als deel van het meeste dat in "
        "een netwerk van twee soorten van deze omvang kan. Paren zonder pad tellen niet.",
        "How often it lies on the shortest paths between other nodes, as a share of the most that "
        "is possible in a two-mode network of this size. Pairs without a path add nothing.",
        "share", 0, 1, BORGATTI, centrality.betweenness,
    ),
    Measure(
        "closeness", "centrality", "Nabijheid (closeness)", "Closeness",
        "Hoe dicht de knoop bij de bereikbare knopen ligt, tegen het dichtste dat kan; binnen het "
        "eigen samenhangende deel, geschaald naar de omvang daarvan.",
        "How near it is to the nodes it can reach, against the nearest that is possible; within "
        "its own connected part, scaled by that part's size.",
        "ratio", 0, None, BORGATTI, centrality.closeness,
    ),
    Measure(
        "eigenvector", "centrality", "Eigenvectorcentraliteit", "Eigenvector centrality",
        "Hoe goed de knoop verbonden is met knopen die zelf goed verbonden zijn: de eerste "
        "singuliere vectoren van de matrix van deelnames.",
        "How well tied it is to nodes that are themselves well tied: the leading singular vectors "
        "of the two-mode matrix.",
        "share", 0, 1, FAUST, centrality.eigenvector,
    ),
    Measure(
        "congruence", "congruence", "Congruentie", "Congruence",
        "Welk deel van haar samenwerkingen een gemeente gemiddeld met een partner deelt; 1 als zij "
        "steeds dezelfde groep treft. Daalt met het aantal deelnames: lees beide. Laag is niet "
        "slecht, want afwisseling van partners verlaagt transactiekosten.",
        "The share of its collaborations that a municipality shares with a partner, on average; 1 "
        "where it always meets the same group. It falls with degree: read both. Low is not bad, "
        "for variety of partners lowers transaction costs.",
        "share", 0, 1, KLOK, congruence.municipality_congruence, ("actor",),
    ),
    Measure(
        "collaboration_congruence", "congruence", "Congruentie met de rest",
        "Congruence with the rest",
        "Hoezeer de deelnemers lijken op die van de samenwerkingen waarmee er een wordt gedeeld: "
        "de gemiddelde Jaccard-index. 1 als allen dezelfde deelnemers hebben.",
        "How alike its members are to those of the collaborations it shares one with: the mean "
        "Jaccard index. 1 where all have the same members.",
        "share", 0, 1, JACCARD, congruence.collaboration_congruence, ("collaboration",),
    ),
    Measure(
        "participation", "communities", "Spreiding over gemeenschappen",
        "Participation coefficient",
        "Hoe gelijk de banden van een gemeente over de gemeenschappen van het netwerk zijn "
        "verdeeld: 0 als alle in één liggen, hoog voor wie ertussen ligt.",
        "How evenly a municipality's ties are spread over the communities of the network: 0 when "
        "all lie in one, high for one that sits between them.",
        "share", 0, 1, GUIMERA, communities.community_participation, ("actor",),
    ),
    Measure(
        "collaborations_per_seat", "control", "Samenwerkingen per raadszetel",
        "Collaborations per council seat",
        "Samenwerkingen gedeeld door zetels in de raad: wat er per raadslid te volgen is.",
        "Collaborations divided by seats in the council: what there is to follow for each member.",
        "ratio", 0, None, OWN_CONTROL, control.municipal_control, ("actor",),
        "collaborations_per_seat",
    ),
    Measure(
        "delegated", "control", "Aandeel met delegatie", "Share delegated",
        "Deel van de samenwerkingen waaraan bevoegdheden zijn gedelegeerd: die beslissen "
        "zelf. Over de samenwerkingen waarvan het register de bevoegdheid noemt.",
        "Share of the collaborations to which powers were delegated: those decide themselves. "
        "Over the collaborations whose power the register names.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "delegated",
    ),
    Measure(
        "mandated_only", "control", "Aandeel met alleen mandaat", "Share mandated only",
        "Deel van de samenwerkingen met alleen mandaat: die handelen namens de gemeente. Over "
        "de samenwerkingen waarvan het register de bevoegdheid noemt.",
        "Share of the collaborations that hold a mandate only: they act in the municipality's "
        "name. Over the collaborations whose power the register names.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "mandated_only",
    ),
    Measure(
        "council", "control", "Raad neemt deel", "Council takes part",
        "Deel van de samenwerkingen waarin de gemeenteraad zelf deelneemt.",
        "Share of the collaborations in which the council itself takes part.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "council",
    ),
    Measure(
        "college", "control", "College neemt deel", "College takes part",
        "Deel van de samenwerkingen waarin het college van burgemeester en wethouders deelneemt.",
        "Share of the collaborations in which the college of mayor and aldermen takes part.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "college",
    ),
    Measure(
        "mayor", "control", "Burgemeester neemt deel", "Mayor takes part",
        "Deel van de samenwerkingen waarin de burgemeester deelneemt.",
        "Share of the collaborations in which the mayor takes part.",
        "share", 0, 1, OWN_CONTROL, control.municipal_control, ("actor",), "mayor",
    ),
    Measure(
        "councils_for_half", "control", "Raden voor de helft", "Councils for half",
        "Hoeveel raden samen de helft van de deelnemende gemeenten zijn.",
        "How many councils together are half of the municipalities that take part.",
        "nodes", 0, None, OWN_CONTROL, control.collaboration_control, ("collaboration",),
        "councils_for_half",
    ),
    Measure(
        "largest_population_share", "control", "Inwonerdeel van de grootste",
        "Population share of the largest",
        "Inwoners van de grootste deelnemende gemeente, als deel van die van alle samen.",
        "Inhabitants of the largest municipality that takes part, as a share of those of all.",
        "share", 0, 1, OWN_CONTROL, control.collaboration_control, ("collaboration",),
        "largest_population_share",
    ),
    Measure(
        "council_members", "control", "Deelnemers met de raad", "Members with their council",
        "Deel van de deelnemende gemeenten waarvan de raad zelf deelneemt.",
        "Share of the municipalities that take part whose council does so itself.",
        "share", 0, 1, OWN_CONTROL, control.collaboration_control, ("collaboration",), "council",
    ),
    Measure(
        "shared", "overlap", "Gedeeld", "Shared",
        "Het aantal samenwerkingen waarin twee gemeenten elkaar treffen, of het aantal deelnemers "
        "dat twee samenwerkingen gemeen hebben.",
        "The number of collaborations in which two municipalities meet, or of members that two "
        "collaborations have in common.",
        "ties", 0, None, NEWMAN, overlap.pairs, ("pair",), "shared",
    ),
    Measure(
        "newman", "overlap", "Gewicht naar Newman", "Newman's weight",
        "Som over wat gedeeld wordt van 1 / (omvang - 1): elkaar treffen in een kleine "
        "samenwerking telt zwaarder dan in een grote.",
        "The sum over what is shared of 1 / (size - 1): to meet in a small collaboration counts "
        "for more than in a large one.",
        "ratio", 0, None, NEWMAN, overlap.pairs, ("pair",), "newman",
    ),
    Measure(
        "jaccard", "overlap", "Jaccard-index", "Jaccard index",
        "Wat twee delen, gedeeld door wat zij samen hebben: 1 als alles hetzelfde is.",
        "What two share, divided by what they have between them: 1 where all is the same.",
        "share", 0, 1, JACCARD, overlap.pairs, ("pair",), "jaccard",
    ),
    Measure(
        "overlap_coefficient", "overlap", "Overlapcoëfficiënt", "Overlap coefficient",
        "Wat twee delen, gedeeld door wat de kleinste heeft: 1 als de een binnen de ander ligt.",
        "What two share, divided by what the smaller has: 1 where one lies within the other.",
        "share", 0, 1, SZYMKIEWICZ, overlap.pairs, ("pair",), "overlap_coefficient",
    ),
    Measure(
        "identical", "overlap", "Zelfde deelnemers", "Identical membership",
        "Groepen van samenwerkingen met precies dezelfde deelnemers, van twee of meer.",
        "Groups of collaborations whose members, two or more, are exactly the same.",
        "nodes", 2, None,
        "Borgatti & Everett 1992, Notions of position in social network analysis, "
        "doi 10.2307/270991 (structural equivalence)",
        groups.list_identical, ("group",), "size",
    ),
    Measure(
        "nesting", "overlap", "Nesting", "Nesting",
        "Samenwerkingen onder de kleinste die al hun deelnemers en meer heeft.",
        "Collaborations below the smallest one that has all of their members and more.",
        "nodes", 1, None,
        "Davey & Priestley 2002, Introduction to Lattices and Order, doi 10.1017/CBO9780511809088",
        groups.build_nesting, ("group",), "size",
    ),
    Measure(
        "normalised_mutual_information", "congruence", "Genormaliseerde wederzijdse informatie",
        "Normalised mutual information",
        "Hoeveel de ene indeling over de andere zegt: 1 als zij gelijk zijn, 0 als zij niets met "
        "elkaar te maken hebben. Hoger bij meer regio's.",
        "How much one division says of the other: 1 where they are the same, 0 unrelated. It is "
        "higher with more regions.",
        "share", 0, 1, STREHL, agreement.compare_divisions, ("division",),
        "normalised_mutual_information",
    ),
    Measure(
        "adjusted_rand_index", "congruence", "Gecorrigeerde Rand-index", "Adjusted Rand index",
        "Paren gemeenten die in beide indelingen samen of apart zijn, gecorrigeerd voor toeval: "
        "1 als zij gelijk zijn, ongeveer 0 bij toeval.",
        "Pairs of municipalities that are together or apart in both divisions, corrected for "
        "chance: 1 where they are the same, about 0 by chance.",
        "ratio", -0.5, 1, HUBERT, agreement.compare_divisions, ("division",),
        "adjusted_rand_index",
    ),
    Measure(
        "nested", "congruence", "Aandeel genest", "Share nested",
        "Deel van de regio's van de rij dat binnen één regio van de kolom ligt.",
        "Share of the row's regions that lie within one region of the column.",
        "share", 0, 1,
        "Indicator of this project",
        agreement.compare_divisions, ("division",), "nested",
    ),
    Measure(
        "division_congruence", "congruence", "Congruentie met een indeling",
        "Congruence with a division",
        "Deel van de banden van een gemeente met partners in haar eigen regio. Groeit met de "
        "omvang van de regio: lees beide.",
        "Share of a municipality's ties with partners in its own region. It grows with the size "
        "of the region: read both.",
        "share", 0, 1, "Indicator of this project, on W = B Bt",
        congruence.division_congruence, ("division",),
    ),
    Measure(
        "hypergeometric", "backbone", "Ruggengraat, hypergeometrisch", "Backbone, hypergeometric",
        "De kans dat twee gemeenten door toeval zoveel samenwerkingen of meer delen, als elk haar "
        "aantal behoudt. Buren werken hoe dan ook eerder samen.",
        "The chance that two municipalities share so many collaborations or more at random, each "
        "keeping its number. Neighbours are likelier to work together anyhow.",
        "chance", 0, 1, TUMMINELLO, backbone.backbone, ("pair",), "p_value",
    ),
    Measure(
        "sdsm", "backbone", "Ruggengraat, SDSM", "Backbone, SDSM",
        "Als hypergeometrisch, maar ook elke samenwerking behoudt haar verwachte aantal "
        "deelnemers, zodat elkaar treffen in een grote minder zegt.",
        "As hypergeometric, but each collaboration keeps its expected number of members too, so "
        "that meeting in a large one says less.",
        "chance", 0, 1, NEAL, backbone.backbone, ("pair",), "p_value",
    ),
    Measure(
        "modularity", "communities", "Modulariteit", "Modularity",
        "Hoeveel meer de leden van gemeenschappen onderling delen dan bij toeval; Leiden, de "
        "beste van tien runs met vaste beginwaarde.",
        "How much more the members of communities share with each other than by chance; Leiden, "
        "the best of ten seeded runs.",
        "ratio", -0.5, 1, TRAAG, communities.find_communities, ("network",),
    ),
    Measure(
        "banzhaf", "voting", "Banzhaf-index", "Banzhaf index",
        "Bij welk deel van de coalities van de anderen een deelnemer de doorslag geeft, gedeeld "
        "door de som over allen.",
        "The share of the coalitions of the others to which a member is decisive, divided by the "
        "sum over all.",
        "share", 0, 1, BANZHAF, voting.voting_power, ("member",), "banzhaf_normalised",
    ),
    Measure(
        "shapley_shubik", "voting", "Shapley-Shubik-index", "Shapley-Shubik index",
        "Bij welk deel van alle volgorden waarin deelnemers instemmen een deelnemer degene is die "
        "de meerderheid volmaakt.",
        "The share of all orders in which members agree where a member is the one that completes "
        "the majority.",
        "share", 0, 1, SHAPLEY, voting.voting_power, ("member",), "shapley_shubik",
    ),
)  # fmt: skip
ALL_MEASURES: Mapping[str, Measure] = MappingProxyType({record.id: record for record in _RECORDS})
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {record.id: record for record in _RECORDS if set(record.modes) & set(NODES)}
)


def measures_of(mode: str) -> dict[str, Measure]:
    """The measures that nodes of a mode have (`actor` or `collaboration`), by id."""
    return {record.id: record for record in MEASURES.values() if mode in record.modes}


def compute_measures(network: Network, ids: Iterable[str] = tuple(MEASURES)) -> pd.DataFrame:
    """The node measures asked for, a column each in the order asked, a row a node.

    Indexed by node id, actors and then collaborations; a node of a mode that does not have the
    measure has no value (NaN). Cost is the sum of that of the functions, each called once.
    Raises `MeasureError` naming the first id that is no measure of nodes.
    """
    wanted = list(dict.fromkeys(ids))
    unknown = [measure for measure in wanted if measure not in MEASURES]
    if unknown:
        raise MeasureError(f"{unknown[0]!r} is no measure; choose from {', '.join(MEASURES)}")
    functions = dict.fromkeys(MEASURES[measure].function for measure in wanted)
    results = {function: function(network) for function in functions}
    columns = {}
    for measure in wanted:
        record = MEASURES[measure]
        found = results[record.function]
        columns[measure] = found[record.column] if record.column else found
    return pd.DataFrame(columns, index=network.degrees.index)
