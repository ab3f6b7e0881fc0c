"""Laws by name and links of arrangements and municipalities, checked for form, as pages show them.

A link that may not be shown is as one that is not there; see `explorer.dataset.links`.
"""

from dataclasses import dataclass

from explorer.dataset import Dataset
from explorer.dataset.links import check_link, check_links


@dataclass(frozen=True)
class Law:
    """A law that a regulation cites.

    title: the name that people know, its id where the data have none; url: its text, or empty;
    articles: those of it that the register names, each with its address or an empty text.
    """

    law_id: str
    title: str
    url: str
    articles: tuple[tuple[str, str], ...]


def list_laws(dataset: Dataset, collaboration_id: str) -> list[Law]:
    """The laws that the regulation of a collaboration cites, by name; none where none is known."""
    groups = dataset.collaborations.set_index("collaboration_id")
    cited = groups["laws"].get(collaboration_id, "")
    known = dataset.laws.set_index("law_id")[["title", "url"]].to_dict("index")
    rows = check_links(dataset.articles, "articles")
    mine = rows[rows["collaboration_id"].eq(collaboration_id)]
    found = []
    for law in filter(None, cited.split(";")):
        named = known.get(law, {"title": law, "url": ""})
        articles = mine.loc[mine["law_id"].eq(law), ["article", "url"]]
        found.append(
            Law(
                law,
                named["title"],
                check_link(named["url"]),
                tuple(articles.itertuples(index=False, name=None)),
            )
        )
    return sorted(found, key=lambda law: (law.title.casefold(), law.law_id))


def find_link(dataset: Dataset, node_id: str, relation: str) -> str:
    """The `record` in the register or `website` of a node; empty where there is none to show."""
    rows = dataset.links
    found = rows.loc[rows["node_id"].eq(node_id) & rows["relation"].eq(relation), "url"]
    return check_link(found.iloc[0]) if len(found) else ""
