"""What the Wet gemeenschappelijke regelingen (Wgr) says of dates, as facts with their article.

The text of the law and of the regulation decides. Sources: Wgr (BWBR0003740) as amended from
1 July 2022 (kst 35513); gemeente.nu, series on the amended Wgr (dates); Capra advocaten, 2022 and
2024, and Binnenlands Bestuur, 12 February 2024 (until when regulations had to be amended).
"""

import pandas as pd

from explorer.dataset.model import Dataset
from explorer.dataset.timeslice import keep_current

# From this day the amended law holds; by 1 July 2024 every regulation had to be amended to it.
AMENDED = "2022-07-01"
LAW = "https://wetten.overheid.nl/BWBR0003740"
# Forms with a body, and so a budget that comes before councils.
WITH_BODY = ("OL", "BVO", "GO")


def find_amended(dataset: Dataset, date: str) -> pd.Series:
    """Whether the version in force at a date began since the law was amended, by collaboration.

    That is what is visible in the register, which lags behind: no more than that.
    """
    versions = keep_current(dataset.versions, date, start="since", end="until")
    return versions.groupby("collaboration_id")["since"].max().ge(AMENDED)
