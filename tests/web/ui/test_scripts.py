"""Scripts share one room of names: none takes another's."""

import re
from collections import Counter

from explorer.settings import find_shipped

NAMED = re.compile(r"^\s*verband\.(\w+) = ", re.MULTILINE)


def test_no_name_is_given_twice():
    scripts = sorted(find_shipped("assets").glob("*.js"))
    named = Counter(
        name for path in scripts for name in set(NAMED.findall(path.read_text(encoding="utf-8")))
    )
    assert len(named) > 20
    assert [name for name, count in named.items() if count > 1] == []
