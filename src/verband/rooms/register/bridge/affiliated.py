"""How the list of affiliated entities is divided, and whether it says by which law."""

from django.conf import settings

from verband.core.facts.affiliated_entities import OUTSIDE, Division, Group, affiliated_entities

__all__ = ["OUTSIDE", "Division", "Group", "affiliated_entities", "names_the_law"]


def names_the_law() -> bool:
    """Whether the list says what the decree asks for: an operator can switch that off."""
    return affiliated_entities().key not in settings.HIDDEN_STATEMENTS
