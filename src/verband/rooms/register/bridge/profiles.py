"""What the table of tasks asks of the core."""

from verband.core.patchwork.profiles import UNKNOWN, Alike, Profile, alike, coverage

__all__ = ["UNKNOWN", "Alike", "Profile", "alike", "coverage"]
