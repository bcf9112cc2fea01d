"""What else plays in a year: evaluations, and seats that end after an election."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from verband.rooms.councils.bridge.seats_ending import elections
from verband.rooms.register.models import Particulars
from verband.rooms.register.selectors.on_day import PartnershipOnDay

EVALUATION = "De regeling of de partners spraken deze evaluatie af; spreek op tijd af wat raden willen weten."
SEATS = "Zetels in besturen eindigen met het ambt (artikel 13 Wgr); wijs opnieuw aan en werk nieuwe leden in."


@dataclass(frozen=True, slots=True)
class Extra:
    """One thing that plays on a day, outside the terms of the law."""

    day: date
    title: str
    says: str
    certainty: str
    """Empty when people filled the day in."""
    url: str


def extras_of(rows: Collection[PartnershipOnDay], kinds: Collection[str], year: int) -> tuple[Extra, ...]:
    """Return the evaluations of these partnerships and the elections of these kinds of government, by day."""
    names = {row.pk: row for row in rows}
    dated = Particulars.objects.filter(partnership__in=names, next_evaluation_on__year=year)
    found = [
        Extra(
            day,
            f"Evaluatie {names[pk].name}",
            EVALUATION,
            "",
            reverse("register:partnership", args=[names[pk].public_id]),
        )
        for pk, day in dated.values_list("partnership", "next_evaluation_on")
        if day
    ]
    found += [
        Extra(
            each.steps_down_on,
            f"Herbenoemen na verkiezing: {each.label}",
            SEATS,
            each.certainty,
            reverse("councils:seats-ending"),
        )
        for each in elections()
        if each.kind in kinds and each.steps_down_on.year == year
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.title)))
