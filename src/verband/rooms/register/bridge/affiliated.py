"""How the list of affiliated entities is divided."""

from verband.core.facts.affiliated_entities import Division, Group, affiliated_entities

__all__ = ["Division", "Group", "affiliated_entities"]
