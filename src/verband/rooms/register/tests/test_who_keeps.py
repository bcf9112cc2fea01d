"""Who takes part keeps the partnership: who left, merely looks on or let itself in does not."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole, PartyKind, Role, Source
from verband.rooms.register.models import Membership, Partnership, Party
from verband.rooms.register.rules import (
    may_change_party,
    may_keep,
    parties_corrected_by,
    partnerships_in_care,
)
from verband.rooms.register.rules import parties_in_care as cared_for
from verband.rooms.register.services import keep
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join, partnership, party

TODAY = date(2026, 6, 1)
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
NOT_TAKING_PART = sorted({Role.OBSERVER, Role.AGENDA_MEMBER, Role.INVOLVED})


@pytest.fixture
def far():
    return party("Gemeente Maastricht", PartyKind.MUNICIPALITY)


@pytest.fixture
def stranger(far):
    """Return who keeps the register for a municipality outside the region."""
    return person("vreemd", AffiliationRole.EDITOR, far)


def left(row, on=date(2026, 4, 1)):
    row.memberships.filter(valid_to=None).update(valid_to=on)


def test_who_left_keeps_nothing_of_it(region, far, stranger):
    join(region.waste, far, valid_from=date(2010, 1, 1), valid_to=date(2020, 1, 1))
    assert not may_keep(stranger, region.waste, TODAY)
    for page in ("change-partnership", "participants", "particulars", "end-partnership"):
        where = reverse(f"register:{page}", args=[region.waste.public_id])
        assert window(stranger).get(where).status_code == 404, page
    assert region.waste not in partnerships_in_care(stranger, TODAY)


def test_who_left_changes_nothing_of_how_others_take_part(region, far, stranger):
    join(region.waste, far, valid_from=date(2010, 1, 1), valid_to=date(2020, 1, 1))
    other = region.waste.memberships.get(party=region.houten)
    where = reverse("register:end-participation", args=[other.public_id])
    assert window(stranger).get(where).status_code == 404


def test_who_left_undoes_nothing_of_what_others_did(region, cast, far, stranger):
    join(region.waste, far, valid_from=date(2010, 1, 1), valid_to=date(2020, 1, 1))
    version = region.waste.versions.get()
    batch = keep.correct_partnership(version=version, values={"place": "Vianen"}, at=AT, by=cast.ambtenaar)
    assert window(stranger).post(reverse("history:undo", args=[batch])).status_code == 404
    assert Event.objects.filter(undoes__isnull=False).count() == 0


@pytest.mark.parametrize("role", NOT_TAKING_PART)
def test_who_does_not_take_part_in_the_work_keeps_nothing_of_it(region, far, stranger, role):
    join(region.waste, far, role=role)
    assert not may_keep(stranger, region.waste, TODAY)
    assert "Afvaldienst Lek" not in window(stranger).get(reverse("register:desk")).content.decode()


def test_who_nobody_let_in_keeps_nothing_of_it_until_another_does(region, far, stranger):
    join(region.waste, far, self_made=True)
    assert not may_keep(stranger, region.waste, TODAY)
    Membership.objects.filter(party=far).update(self_made=False)
    assert may_keep(stranger, region.waste, TODAY)


def test_who_takes_part_later_does_not_keep_yet(region):
    assert not may_keep(person("water", AffiliationRole.EDITOR, region.water), region.fire, TODAY)


def test_who_takes_part_from_today_keeps_and_who_leaves_today_no_more(region, far, stranger):
    join(region.waste, far, valid_from=TODAY)
    assert may_keep(stranger, region.waste, TODAY)
    Membership.objects.filter(party=far).update(valid_from=date(2020, 1, 1), valid_to=TODAY)
    assert not may_keep(stranger, region.waste, TODAY)


def test_what_has_ended_is_kept_by_who_took_part(region, cast, far, stranger):
    left(region.waste)
    assert may_keep(cast.ambtenaar, region.waste, TODAY)
    join(region.waste, far, role=Role.OBSERVER, valid_to=date(2026, 4, 1))
    assert not may_keep(stranger, region.waste, TODAY)


def test_what_begins_later_is_kept_by_who_will_take_part(region, cast):
    started, _ = keep.start_partnership(
        values={"name": "Nieuwe dienst"},
        participants=[keep.Taking(region.houten)],
        on=date(2027, 1, 1),
        at=AT,
        by=cast.ambtenaar,
    )
    assert may_keep(cast.ambtenaar, started, TODAY)


def test_what_nobody_takes_part_in_is_for_a_programme_team(region, cast, far, stranger):
    alone = partnership("Alleen op papier", source=Source.HAND)
    join(alone, far, role=Role.INVOLVED, source=Source.HAND)
    assert may_keep(cast.programmateam, alone, TODAY)
    assert not may_keep(stranger, alone, TODAY)


def test_one_answer_for_each_and_for_all(region, cast, far, stranger):
    join(region.lek, far, role=Role.AGENDA_MEMBER)
    party("Stichting Nergens", PartyKind.COMPANY_OR_FOUNDATION)
    for who, user in (cast.everyone() | {"vreemd": stranger}).items():
        if user is None:
            continue
        kept = set(partnerships_in_care(user, TODAY))
        assert kept == {row for row in Partnership.objects.all() if may_keep(user, row, TODAY)}, who
        if cares := cared_for(user, TODAY):
            corrected = parties_corrected_by(cares, TODAY, with_team=who == "programmateam")
            assert set(corrected) == {
                one for one in Party.objects.all() if may_change_party(user, one, TODAY)
            }
