"""Tests of the explorer."""

import os

# As the app and the commands do; read when NumPy is first imported, by the workers that follow.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
