"""What else plays in a year: evaluations, and seats that end after an election."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from verband.rooms.common.words import zekerheid
from verband.rooms.councils.bridge.moments import RuleBook
from verband.rooms.councils.bridge.seats_ending import Election, Seat, elections, ending_of
from verband.rooms.register.models import Particulars
from verband.rooms.register.selectors.on_day import PartnershipOnDay

REAPPOINT = "herbenoemen"
"""Code of the rule that can be switched off."""
EVALUATION = "De regeling of de partners spraken deze evaluatie af; spreek op tijd af wat raden willen weten."
SEATS = {
    "with-council": (
        "Zetels van raadsleden, Statenleden en leden van het algemeen bestuur eindigen op deze dag; wijs opnieuw aan, "
        "ook wie herkozen is."
    ),
    "depends": (
        "Zetels van leden van het college eindigen niet op deze dag, maar zodra hun opvolgers zijn benoemd; "
        "burgemeester, commissaris en dijkgraaf blijven."
    ),
    "unknown": (
        "Van welk ambt de zetel is, volgt hier niet uit de soort regeling: kijk in het aanwijzingsbesluit of de zetel "
        "op deze dag eindigt."
    ),
}
"""How a seat ends → what that means on the day on which members step down; other seats stay, or follow no law."""


@dataclass(frozen=True, slots=True)
class Extra:
    """One thing that plays on a day, outside the terms of the law."""

    day: date
    title: str
    says: str
    certainty: str
    """Empty when people filled the day in."""
    url: str


def extras_of(
    rows: Collection[PartnershipOnDay],
    kinds: Collection[str],
    year: int,
    book: RuleBook,
    *,
    evaluated: Collection[PartnershipOnDay] | None = None,
) -> tuple[Extra, ...]:
    """Return what plays for these partnerships, in which these kinds of government take part, by day.

    ``evaluated`` are those whose evaluation is told, where that are others: one needs no budget to be evaluated.
    """
    found = [
        *evaluations_of(rows if evaluated is None else evaluated, year),
        *elections_of(rows, kinds, year, book),
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.title)))


def evaluations_of(rows: Collection[PartnershipOnDay], year: int) -> list[Extra]:
    """Return the evaluations of partnerships in a year."""
    names = {row.pk: row for row in rows}
    dated = Particulars.objects.filter(partnership__in=names, next_evaluation_on__year=year)
    return [
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


def elections_of(
    rows: Collection[PartnershipOnDay], kinds: Collection[str], year: int, book: RuleBook
) -> list[Extra]:
    """Return the elections of these kinds of government that touch seats in the boards of partnerships."""
    if book.on(REAPPOINT, date(year, 12, 31)) is None:
        return []
    held = [each for each in elections() if each.kind in kinds and each.steps_down_on.year == year]
    return [
        Extra(
            each.steps_down_on,
            f"Herbenoemen na verkiezing: {each.label}",
            says,
            each.certainty,
            reverse("councils:seats-ending"),
        )
        for each in held
        if (says := _seats(rows, each))
    ]


def _seats(rows: Collection[PartnershipOnDay], held: Election) -> str:
    """Return what an election does to the seats in boards, each way once; empty where no seat ends."""
    facts = dict.fromkeys((row.form, row.scheme_kind) for row in rows)
    endings = [ending_of(Seat(held.kind, form, scheme, "", ""), held) for form, scheme in facts]
    found = [each for each in endings if each.when in SEATS]
    told = [says for when, says in SEATS.items() if any(each.when == when for each in found)]
    grounds = dict.fromkeys(
        f"{ground.article} ({zekerheid(ground.certainty)})"
        for each in found
        for ground in each.grounds[:2]
        if ground.article
    )
    return f"{' '.join(told)} Dat rust op {'; '.join(grounds)}." if found else ""
