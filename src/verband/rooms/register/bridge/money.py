"""What an amount comes to for each inhabitant, as the core reckons it."""

from verband.core.member_facts import per_inhabitant

__all__ = ["per_inhabitant"]
