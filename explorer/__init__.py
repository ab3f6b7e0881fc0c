"""Verband: the network of Dutch municipalities and the collaborations they join."""

import pandas as pd

# Texts as Python's own, whether or not PyArrow is there: pandas would keep them as Arrow's, from
# which single values, that pages are made of, are read some ten times as slowly.
pd.set_option("mode.string_storage", "python")

__version__ = "0.1.0"
