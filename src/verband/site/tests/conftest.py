"""The small region, for the pages of every room together."""

from verband.rooms.register.tests.conftest import fresh, region, today

__all__ = ["fresh", "region", "today"]
