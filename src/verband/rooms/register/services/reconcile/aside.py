"""Values that stand in a table of their own: seats per political group, challenges per partnership."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from verband.rooms.register.models import Challenge, Partnership, Party, PoliticalGroup
from verband.rooms.register.services.reconcile.kinds import Kind


def write_aside(kind: Kind, pairs: Sequence[tuple[models.Model, dict[str, Any]]]) -> None:
    """Replace what stands aside for rows whose values name it; other rows stay as they are."""
    if "groups" in kind.aside:
        _write_groups([(row, values["groups"]) for row, values in pairs if "groups" in values])
    if "challenges" in kind.aside:
        _write_challenges([(row, values["challenges"]) for row, values in pairs if "challenges" in values])


def _write_groups(pairs: Sequence[tuple[models.Model, list[list[Any]]]]) -> None:
    parties = [row for row, _ in pairs if isinstance(row, Party)]
    PoliticalGroup.objects.filter(party__in=[party.pk for party in parties]).delete()
    PoliticalGroup.objects.bulk_create(
        PoliticalGroup(party_id=party.pk, position=position, name=name, seats=seats)
        for party, groups in pairs
        for position, (name, seats) in enumerate(groups)
    )


def _write_challenges(pairs: Sequence[tuple[models.Model, list[str]]]) -> None:
    challenges = {challenge.code: challenge for challenge in Challenge.objects.all()}
    for row, codes in pairs:
        if isinstance(row, Partnership):
            row.challenges.set(challenges[code] for code in codes)
