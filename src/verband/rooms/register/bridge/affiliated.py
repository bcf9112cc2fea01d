"""How the list of affiliated entities is divided."""

from verband.core.facts.affiliated_entities import OUTSIDE, Division, Group, affiliated_entities

__all__ = ["OUTSIDE", "Division", "Group", "affiliated_entities"]
