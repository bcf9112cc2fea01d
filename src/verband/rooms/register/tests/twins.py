"""Two partnerships that are one, for the tests of merging: as they stand, and saying otherwise of the same."""

from datetime import UTC, date, datetime

from verband.rooms.register.choices import FigureKind, Source
from verband.rooms.register.models import (
    Contribution,
    Membership,
    Particulars,
    PartnershipVersion,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.selectors.merging import merging_of
from verband.rooms.register.services.keep.merging import merge_records
from verband.rooms.register.tests.factories import join, partnership

AT, TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC), date(2026, 6, 1)
HAND = Source.HAND


def merged(goes, stays, by, **choices):
    goes.refresh_from_db()
    stays.refresh_from_db()
    return merge_records(
        goes=goes, stays=stays, choices=choices, mark=merging_of(goes, stays).mark, at=AT, by=by
    )


def chosen(goes, stays, by, *, goes_wins):
    goes.refresh_from_db()
    stays.refresh_from_db()
    choices = {each.key: goes_wins for each in merging_of(goes, stays).collisions}
    return merge_records(
        goes=goes, stays=stays, choices=choices, mark=merging_of(goes, stays).mark, at=AT, by=by
    )


def build_twins(region):
    """Add two partnerships that are one, with all that can hang on them."""
    one = partnership("ICT Lek", source=HAND, valid_from=date(2020, 1, 1))
    other = partnership("Lek ICT", source=HAND, valid_from=date(2018, 1, 1), valid_to=date(2020, 1, 1))
    join(one, region.houten, source=HAND, valid_from=date(2020, 1, 1))
    join(other, region.houten, source=HAND, valid_from=date(2018, 1, 1), valid_to=date(2020, 1, 1))
    join(other, region.nieuwegein, source=HAND)
    task = Task.objects.create(partnership=other, name="Servers")
    Membership.objects.get(partnership=other, party=region.nieuwegein).tasks.add(task)
    Seat.objects.create(partnership=other, party=region.houten, organ="AB", function="lid")
    Particulars.objects.create(partnership=other, secretariat="Houten")
    Contribution.objects.create(
        partnership=other,
        party=region.houten,
        year=2026,
        kind=FigureKind.BUDGET,
        amount=100,
        source="begroting",
    )
    YearFigures.objects.create(partnership=other, year=2025, kind=FigureKind.ACCOUNTS, source="jaarrekening")
    other.challenges.add(region.lek.challenges.get())
    return other, one


def build_clashing(region, twins):
    """Let both say otherwise of the same."""
    goes, stays = twins
    Membership.objects.filter(partnership=goes, party=region.houten).update(valid_to=None, role="host")
    PartnershipVersion.objects.filter(partnership=goes).update(valid_to=None)
    Particulars.objects.create(partnership=stays, secretariat="Nieuwegein")
    Contribution.objects.create(
        partnership=stays,
        party=region.houten,
        year=2026,
        kind=FigureKind.BUDGET,
        amount=120,
        source="wijziging",
    )
    YearFigures.objects.create(partnership=stays, year=2025, kind=FigureKind.ACCOUNTS, source="jaarrekening")
    return goes, stays
