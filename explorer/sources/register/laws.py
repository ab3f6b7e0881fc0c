"""The laws that regulations cite, with the name that people know."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from explorer.sources.register.chains import Chain
from explorer.sources.register.collaborations import last_stating
from explorer.sources.register.read import Version

LAWS = ["law_id", "title", "url"]
ARTICLES = ["collaboration_id", "law_id", "article", "url"]
ADDRESS = "https://wetten.overheid.nl/{law}"
# The form in which the national collection of laws refers to a part of a law (jci).
ADDRESS_OF_ARTICLE = "https://wetten.overheid.nl/jci1.3:c:{law}&artikel={article}"


def tabulate_laws(versions: Iterable[Version]) -> pd.DataFrame:
    """Every law that a version cites by its identifier, under the name most versions give it.

    Of names given equally often the first by alphabet.
    """
    names: dict[str, Counter[str]] = {}
    for version in versions:
        for law, name in version.laws:
            if law and name:
                names.setdefault(law, Counter())[name] += 1
    rows = [
        (law, min(found, key=lambda name: (-found[name], name)), ADDRESS.format(law=law))
        for law, found in sorted(names.items())
    ]
    return pd.DataFrame(rows, columns=LAWS)


def tabulate_articles(chains: Sequence[Chain]) -> pd.DataFrame:
    """The articles that the last version of each arrangement that cites laws names, each once."""
    rows = {
        (
            chain.collaboration_id, law, article,
            ADDRESS_OF_ARTICLE.format(law=law, article=article),
        )
        for chain in chains
        for law, article in last_stating(chain, "laws").articles
    }  # fmt: skip
    return pd.DataFrame(sorted(rows), columns=ARTICLES)
