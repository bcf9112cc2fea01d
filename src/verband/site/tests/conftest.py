"""The small region, for the pages of every room together."""

from verband.rooms.register.tests.conftest import region, today

__all__ = ["region", "today"]
