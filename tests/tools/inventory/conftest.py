"""The small sources of the register, which the inventory's tests add to."""

from tests.sources.conftest import sources

__all__ = ["sources"]
