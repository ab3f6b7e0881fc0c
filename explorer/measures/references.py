"""After whom measures are: the works that `registry` names."""

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
NEARNESS = BORGATTI + "; Wasserman & Faust 1994, Social Network Analysis, p. 201"
KLOK = (
    "Klok et al. 2018, on variety of partners, which lowers transaction costs and brings no more "
    "benefits, doi 10.1111/puar.12931"
)
JACCARD = "Jaccard 1912, The distribution of the flora, doi 10.1111/j.1469-8137.1912.tb05611.x"
SZYMKIEWICZ = (
    "Szymkiewicz 1934, Une contribution statistique à la géographie floristique; Simpson 1943, "
    "Mammals and the nature of continents, American Journal of Science 241:1-31"
)
GUIMERA = (
    "Guimerà & Amaral 2005, Functional cartography of complex metabolic networks, "
    "doi 10.1038/nature03288"
)
TRAAG = "Traag, Waltman & van Eck 2019, From Louvain to Leiden, doi 10.1038/s41598-019-41695-z"
OWN_CONTROL = (
    "Indicator of this project, on fields of the Register van Overheidsorganisaties (KOOP); after "
    "Boogers, Klok, Denters & Sanders 2016, Effecten van regionaal bestuur voor gemeenten"
)
VINH = (
    "Vinh, Epps & Bailey 2010, Information theoretic measures for clusterings comparison, "
    "J. Machine Learning Research 11:2837-2854"
)
HUBERT = "Hubert & Arabie 1985, Comparing partitions, doi 10.1007/BF01908075"
TUMMINELLO = (
    "Tumminello et al. 2011, Statistically validated networks, doi 10.1371/journal.pone.0017994"
)
NEAL = (
    "Neal 2014, The backbone of bipartite projections, doi 10.1016/j.socnet.2014.06.001; "
    "Saracco et al. 2015, doi 10.1038/srep10595; chances by the configuration model: Neal, "
    "Domagalski & Sagan 2021, doi 10.1038/s41598-021-03238-3"
)
IV3 = (
    "CBS, Iv3, category L4.3.3, tables 45038NED and those of later years; indicator of this project"
)
BANZHAF = "Banzhaf 1965, Weighted voting doesn't work, Rutgers Law Review 19:317-343"
SHAPLEY = "Shapley & Shubik 1954, doi 10.2307/1951053"
