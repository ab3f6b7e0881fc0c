"""The 2016 inventory, built once from sources that are not shipped.

`decisions/` holds what was decided by hand; `docs/inventory-2016.md` says how.
"""

from pathlib import Path

DECISIONS = Path(__file__).parent / "decisions"
