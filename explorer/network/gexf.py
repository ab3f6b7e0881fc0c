"""The graph as GEXF 1.3, Gephi's format, with when nodes and ties were there.

Written here, for the writer of NetworkX stamps the day's date, so that a graph would not always be
the same bytes, and names a wrong namespace (http://w3.org for http://www.w3.org).
Reference: the GEXF 1.3 primer and schema, https://gexf.net (Gephi, 2022).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as calendar_date
from datetime import timedelta

import networkx as nx
from lxml import etree

from explorer.network.attributed import name_for_people
from explorer.network.serialise import replace_unwritable

GEXF = "http://gexf.net/1.3"
VIZ = f"{GEXF}/viz"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}
# Intervals from and until, ISO dates, an empty text for open; until is the first day after.
Spells = Sequence[tuple[str, str]]
Key = str | tuple[str, str]


def to_gexf(
    graph: nx.Graph,
    spells: Mapping[Key, Spells],
    *,
    places: Mapping[str, tuple[float, float]],
    description: str,
) -> bytes:
    """`graph` as GEXF 1.3 (UTF-8), in the order it has; what nodes and ties carry is typed.

    spells: intervals of a node by its id and of a tie by its two ends, as they stand in `graph`;
    who has none is there always. GEXF intervals hold both their ends, so that `until` is written
    as the day before. A node's label is the name people use; a tie's strength its `weight`, which
    is also among its attributes. places: x and y by node id, y down (GEXF has it up). Equal input
    gives equal bytes. Cost O(nodes + ties).
    """
    root = etree.Element(_name("gexf"), nsmap={None: GEXF, "viz": VIZ, "xsi": XSI}, version="1.3")
    root.set(f"{{{XSI}}}schemaLocation", f"{GEXF} {GEXF}/gexf.xsd")
    meta = etree.SubElement(root, _name("meta"), lastmodifieddate=str(graph.graph.get("date", "")))
    if not meta.get("lastmodifieddate"):
        del meta.attrib["lastmodifieddate"]
    etree.SubElement(meta, _name("creator")).text = str(graph.graph.get("software", "Verband"))
    etree.SubElement(meta, _name("description")).text = replace_unwritable(description)
    written = etree.SubElement(root, _name("graph"), defaultedgetype="undirected", idtype="string")
    written.set("mode", "dynamic" if any(spells.values()) else "static")
    if any(spells.values()):
        written.set("timeformat", "date")
        written.set("timerepresentation", "interval")
    _add_nodes(written, graph, spells, places)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add_nodes(
    written: etree._Element,
    graph: nx.Graph,
    spells: Mapping[Key, Spells],
    places: Mapping[str, tuple[float, float]],
) -> None:
    of_nodes = _add_attributes(written, "node", (data for _, data in graph.nodes(data=True)))
    of_ties = _add_attributes(written, "edge", (data for _, _, data in graph.edges(data=True)))
    nodes = etree.SubElement(written, _name("nodes"), count=str(graph.number_of_nodes()))
    for node, data in graph.nodes(data=True):
        label = replace_unwritable(name_for_people(data) or str(node))
        element = etree.SubElement(nodes, _name("node"), id=str(node), label=label)
        _add_values(element, of_nodes, data)
        _add_spells(element, spells.get(node, ()))
        if node in places:
            x, y = places[node]
            # Adding 0.0 turns -0.0 into 0.0.
            etree.SubElement(element, f"{{{VIZ}}}position", x=str(x), y=str(0.0 - y))
    edges = etree.SubElement(written, _name("edges"), count=str(graph.number_of_edges()))
    for place, (one, other, data) in enumerate(graph.edges(data=True)):
        element = etree.SubElement(edges, _name("edge"), id=str(place))
        element.set("source", str(one))
        element.set("target", str(other))
        if "weight" in data:
            element.set("weight", str(float(data["weight"])))
        _add_values(element, of_ties, data)
        _add_spells(element, spells.get((one, other), ()))


def _add_attributes(
    written: etree._Element, kind: str, data: Iterable[Mapping[str, object]]
) -> dict[str, str]:
    """Declare what nodes or ties carry, in the order it turns up; the id of each by its name."""
    types: dict[str, str] = {}
    for attributes in data:
        for name, value in attributes.items():
            found = TYPES[type(value)]
            # A whole number among fractions is one of them.
            types[name] = "double" if {found, types.get(name)} == {"long", "double"} else found
    declared = etree.SubElement(written, _name("attributes"))
    declared.set("class", kind)
    ids = {name: str(place) for place, name in enumerate(types)}
    for name, found in types.items():
        etree.SubElement(declared, _name("attribute"), id=ids[name], title=name, type=found)
    return ids


def _add_values(
    element: etree._Element, ids: Mapping[str, str], data: Mapping[str, object]
) -> None:
    if not data:
        return
    values = etree.SubElement(element, _name("attvalues"))
    for name, value in data.items():
        text = str(value).lower() if isinstance(value, bool) else replace_unwritable(str(value))
        one = etree.SubElement(values, _name("attvalue"))
        one.set("for", ids[name])
        one.set("value", text)


def _add_spells(element: etree._Element, spells: Spells) -> None:
    if not spells:
        return
    parent = etree.SubElement(element, _name("spells"))
    for since, until in spells:
        one = etree.SubElement(parent, _name("spell"))
        if since:
            one.set("start", since)
        if until:
            one.set("end", _day_before(until))


def _day_before(date: str) -> str:
    return (calendar_date.fromisoformat(date) - timedelta(days=1)).isoformat()


def _name(tag: str) -> str:
    return f"{{{GEXF}}}{tag}"
