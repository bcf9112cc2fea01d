"""No right follows from a row that its holder wrote: others who take part let a party in."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.register.choices import AffiliationRole, PartyKind, Role, Source
from verband.rooms.register.models import Membership
from verband.rooms.register.rules import let_in, may_keep, may_read_in, parties_in_care
from verband.rooms.register.selectors.merging import merging_of
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.merging import merge_records
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import join, party

AT = datetime(2026, 5, 16, 12, tzinfo=UTC)
TODAY = date(2026, 5, 16)


@pytest.fixture
def far():
    return party("Gemeente Maastricht", PartyKind.MUNICIPALITY)


@pytest.fixture
def small_team(region):
    """Return who works for the region of the waste service, which is no province."""
    return person("regioteam", AffiliationRole.TEAM, region.waste_body)


def add(region, who, by):
    takings = [keep.Taking(who, Role.PARTICIPANT)]
    return keep.add_participants(partnership=region.waste, takings=takings, on=None, at=AT, by=by)


def is_let_in(region, who):
    return let_in(TODAY).filter(partnership=region.waste, party=who).exists()


def test_a_team_does_not_widen_its_region(region, small_team, far):
    before = parties_in_care(small_team, TODAY)
    add(region, far, small_team)
    assert parties_in_care(small_team, TODAY) == before
    assert region.houten.pk in before
    assert window(small_team).get(reverse("register:correct-party", args=[far.public_id])).status_code == 404


def test_who_only_looks_on_is_in_nobodys_region(region, small_team, far):
    join(region.waste, far, role=Role.OBSERVER)
    assert far.pk not in parties_in_care(small_team, TODAY)


def test_who_takes_part_lets_another_in(region, cast, far):
    add(region, far, cast.ambtenaar)
    assert is_let_in(region, far)


def test_the_secretariat_lets_another_in(region, far):
    add(region, far, person("secretaris", AffiliationRole.CLERK, region.waste_body))
    assert is_let_in(region, far)


def test_who_had_left_does_not_let_itself_in_again(region, cast):
    row = region.waste.memberships.get(party=region.houten)
    keep.end_participation(membership=row, on=date(2026, 4, 1), at=AT, by=cast.programmateam)
    keep.add_participants(
        partnership=region.waste, takings=[keep.Taking(region.houten)], on=TODAY, at=AT, by=cast.ambtenaar
    )
    assert not is_let_in(region, region.houten)


def test_another_confirms_and_that_is_undone(region, cast, small_team, far):
    add(region, far, small_team)
    row = region.waste.memberships.get(party=far)
    where = reverse("register:let-in", args=[row.public_id])
    window(small_team).post(where)
    assert not is_let_in(region, far)
    shown = window(cast.ambtenaar).get(reverse("register:participants", args=[region.waste.public_id]))
    assert "nog niet bevestigd" in shown.content.decode()
    window(cast.ambtenaar).post(where)
    assert is_let_in(region, far)
    batch = keep.let_in(membership=Membership.objects.get(pk=row.pk), at=AT, by=cast.ambtenaar)
    assert batch is None


def test_a_change_of_what_was_not_confirmed_confirms_nothing(region, small_team, far):
    add(region, far, small_team)
    row = region.waste.memberships.get(party=far)
    row.valid_from = date(2026, 1, 1)
    row.save()
    keep.change_participation(
        membership=row, role=Role.HOST, whole=True, tasks=[], on=TODAY, at=AT, by=small_team
    )
    assert not is_let_in(region, far)


def test_merging_lets_nobody_in(region, cast, far):
    other, _ = keep.start_partnership(
        values={"name": "Nog een dienst"},
        participants=[keep.Taking(far)],
        on=None,
        at=AT,
        by=cast.programmateam,
    )
    mark = merging_of(other, region.waste).mark
    merge_records(goes=other, stays=region.waste, choices={}, mark=mark, at=AT, by=cast.programmateam)
    assert region.waste.memberships.filter(party=far).exists()
    assert not is_let_in(region, far)


def test_what_another_source_says_gives_nobody_a_record_to_keep(region, cast):
    stranger = person("vreemd", AffiliationRole.EDITOR, region.water)
    join(region.waste, region.water, source=Source.HAND)
    assert not may_keep(stranger, region.waste, TODAY)


def test_only_the_team_of_a_province_reads_sources_in(region, cast, small_team):
    assert may_read_in(cast.programmateam, TODAY)
    assert may_read_in(cast.beheerder, TODAY)
    assert not may_read_in(small_team, TODAY)
    assert window(small_team).get(reverse("register:imports")).status_code == 404
    assert window(cast.programmateam).get(reverse("register:imports")).status_code == 200
    assert "Inlezen" not in window(small_team).get(reverse("register:desk")).content.decode()
