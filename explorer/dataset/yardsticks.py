"""Bodies in which the law has every municipality take part: by them one can tell what is whole."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from explorer.vocabulary import domain_of

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Yardstick:
    """Bodies that cover the country: those of a theme that are statutory, whatever else they do."""

    theme: str
    label: str

    @property
    def domain(self) -> str:
        """The domain that they tell of."""
        return domain_of(self.theme)


YARDSTICKS = (
    Yardstick("1.1", "Safety regions"),
    Yardstick("7.1", "Public health services (GGD)"),
    Yardstick("7.4", "Environment agencies"),
)


def list_members(tables: Tables, yardstick: Yardstick) -> pd.DataFrame:
    """Memberships of the bodies of a yardstick."""
    obligations = tables["obligations"]
    statutory = obligations.loc[obligations["obligation"].eq("statutory"), "collaboration_id"]
    groups = tables["collaborations"]
    of_theme = groups["themes"].str.split(";").map(lambda themes: yardstick.theme in themes)
    bodies = set(groups.loc[of_theme, "collaboration_id"]) & set(statutory)
    memberships = tables["memberships"]
    return memberships[memberships["collaboration_id"].isin(bodies)]
