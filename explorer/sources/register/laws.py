"""The laws that regulations cite, with the name that people know."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from explorer.sources.register.read import Version

LAWS = ["law_id", "title", "url"]
ADDRESS = "https://wetten.overheid.nl/{law}"


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
