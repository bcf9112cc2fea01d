"""Two who keep the same at the same moment: periods never overlap, and the second reads a sentence."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from verband.rooms.history.services import keep_others_out
from verband.rooms.register.choices import Form, PartyKind, Role
from verband.rooms.register.models import (
    Confirmation,
    MatchDecision,
    Membership,
    Particulars,
    PartnershipVersion,
    Task,
)
from verband.rooms.register.selectors.merging import merging_of
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.confirming import confirm_list
from verband.rooms.register.services.keep.matching import say_different
from verband.rooms.register.services.keep.merging import merge_records
from verband.rooms.register.services.keep.parties import add_party
from verband.rooms.register.services.keep.parts import add_part, tell_particulars
from verband.rooms.register.tests.at_once import second_of_two
from verband.rooms.register.tests.factories import join, partnership, party, version

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
ALREADY = "neemt in die periode al deel"


@pytest.fixture
def by(cast):
    return {"at": AT, "by": cast.programmateam}


def adding(region, by, on):
    takings = [keep.Taking(region.water)]
    return lambda: keep.add_participants(partnership=region.waste, takings=takings, on=on, **by)


def part_of(region, **period):
    if period:
        join(region.waste, region.water, **period)
    return region.waste.memberships.get(party=region.water)


@pytest.mark.parametrize("day", ["2026-07-01", "2026-08-01"])
def test_of_two_who_let_a_party_join_the_second_reads_that_it_takes_part(region, by, day):
    first, second = (adding(region, by, on) for on in (date(2026, 7, 1), date.fromisoformat(day)))
    assert ALREADY in second_of_two(first, second)
    assert part_of(region).valid_from == date(2026, 7, 1)


def test_a_corrected_period_and_a_new_one_do_not_overlap(region, by):
    row = part_of(region, valid_from=date(2025, 1, 1), valid_to=date(2026, 1, 1))

    def lengthen():
        keep.correct_participation(membership=row, values={"valid_to": date(2027, 1, 1)}, **by)

    assert ALREADY in second_of_two(adding(region, by, date(2026, 7, 1)), lengthen)


def test_a_change_from_a_day_and_a_correction_let_the_second_know(region, by):
    row = part_of(region, valid_from=date(2025, 1, 1))
    same = Membership.objects.get(pk=row.pk)

    def first():
        keep.change_participation(
            membership=row, role=Role.OBSERVER, whole=True, tasks=[], on=date(2026, 7, 1), **by
        )

    def second():
        keep.correct_participation(membership=same, values={"role": Role.SUPPORTER}, **by)

    assert ALREADY in second_of_two(first, second)
    assert region.waste.memberships.filter(party=region.water).count() == 2


def test_who_joins_while_an_import_brings_the_same_reads_a_sentence(region, by):
    """An import holds no partnership: there are thousands in it."""
    day = date(2026, 7, 1)
    said = second_of_two(lambda: join(region.waste, region.water, valid_from=day), adding(region, by, day))
    assert "wijzigde op hetzelfde moment wie er deelneemt" in said
    assert part_of(region).valid_from == day


def test_of_two_who_correct_the_same_texts_the_second_reads_it(region, by):
    mine, theirs = region.waste.versions.get(), region.waste.versions.get()
    first, second = (
        partial(keep.correct_partnership, version=row, values={"purpose": "Brandweer en crisis."}, **by)
        for row in (mine, theirs)
    )
    assert "zojuist door iemand anders gewijzigd" in second_of_two(first, second)


def test_who_joins_while_two_are_merged_reads_what_came_along(region, by):
    twin = partnership("Afval nog eens", valid_to=date(2020, 1, 1))
    join(twin, region.water, valid_from=date(2026, 7, 1))
    merging = merging_of(twin, region.waste)
    choices = {each.key: False for each in merging.collisions}

    def merge():
        merge_records(goes=twin, stays=region.waste, choices=choices, mark=merging.mark, **by)

    assert ALREADY in second_of_two(merge, adding(region, by, date(2026, 8, 1)))
    assert part_of(region).valid_from == date(2026, 7, 1)


def test_who_joins_while_two_parties_are_merged_reads_what_came_along(region, by):
    twin = party("Waterschap Lekzoom oud", PartyKind.ASSOCIATION, register_id="")
    join(region.waste, twin, valid_from=date(2026, 7, 1))
    merging = merging_of(twin, region.water)

    def merge():
        merge_records(goes=twin, stays=region.water, choices={}, mark=merging.mark, **by)

    assert ALREADY in second_of_two(merge, adding(region, by, date(2026, 8, 1)))
    assert part_of(region).valid_from == date(2026, 7, 1)


def test_a_second_click_starts_nothing_again(region, by):
    takings = [keep.Taking(region.houten)]
    values = {"name": "Overleg", "form": Form.NETWORK}
    deed = partial(keep.start_partnership, values=values, participants=takings, on=None, **by)
    assert "Overleg staat hier al" in second_of_two(deed, deed)
    assert PartnershipVersion.objects.filter(name="Overleg").count() == 1


def test_of_two_who_add_a_task_the_second_reads_that_it_stands(region, by):
    first, second = (
        partial(add_part, part=Task(partnership=region.waste, name="Ophalen"), **by) for _ in range(2)
    )
    assert "De taak Ophalen staat er al" in second_of_two(first, second)
    assert region.waste.tasks.count() == 1


def test_of_two_who_tell_particulars_the_second_reads_a_sentence(region, by):
    first, second = (
        partial(tell_particulars, partnership=region.waste, values={"secretariat": name}, **by)
        for name in ("Houten", "Nieuwegein")
    )
    assert "op hetzelfde moment" in second_of_two(first, second)
    assert Particulars.objects.get().secretariat == "Houten"


def test_of_two_who_say_that_two_are_not_the_same_the_second_reads_that_it_stands(region, by):
    told = {"told": region.talks, "registered": region.waste, "because": "", "on": date(2026, 6, 1)}
    deed = partial(say_different, **told, **by)
    assert "stond hier al" in second_of_two(deed, deed)
    assert MatchDecision.objects.count() == 1


def test_of_two_who_confirm_a_list_the_second_reads_that_it_was_confirmed(region, by):
    told = {"party": region.houten, "note": "", "seen_on": date(2026, 6, 1)}
    deed = partial(confirm_list, **told, **by)
    assert "is al vastgelegd" in second_of_two(deed, deed)
    assert Confirmation.objects.count() == 1


def test_who_changes_a_version_while_an_import_brings_the_next_reads_a_sentence(region, by):
    last = region.waste.versions.get()
    change = partial(keep.change_partnership, version=last, values={"name": "Lek"}, on=date(2026, 7, 1), **by)
    said = second_of_two(lambda: version(region.waste, "Afval Lek", valid_from=date(2026, 8, 1)), change)
    assert "kwam op hetzelfde moment een nieuwe versie" in said
    assert region.waste.versions.get(number=2).name == "Afval Lek"


def test_a_deed_waits_for_an_import_and_then_meets_what_it_brought(region, by):
    """An import keeps others out of the history first, and writes periods after that."""

    def importing():
        keep_others_out()
        join(region.waste, region.water, valid_from=date(2026, 1, 1))

    assert ALREADY in second_of_two(importing, adding(region, by, date(2026, 7, 1)))
    assert part_of(region).valid_from == date(2026, 1, 1)


def test_a_task_that_an_import_brought_is_not_added_beside_it(region, by):
    def importing():
        keep_others_out()
        Task.objects.create(partnership=region.waste, name="Inzamelen")

    mine = Task(partnership=region.waste, name="inzamelen")
    assert "staat er al" in second_of_two(importing, partial(add_part, part=mine, **by))


def test_a_party_is_added_once_by_two_clicks(by):
    values = {"kind": PartyKind.OTHER, "name": "Stichting Lek"}
    first, second = (partial(add_party, values=dict(values), **by) for _ in range(2))
    assert "staat hier al" in second_of_two(first, second)
