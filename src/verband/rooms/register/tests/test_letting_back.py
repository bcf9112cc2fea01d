"""No right follows from a row that its holder wrote: not by correcting it, and not by undoing what another did."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.selectors.batch_state import may_undo_batch
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole, Role
from verband.rooms.register.models import Membership
from verband.rooms.register.rules import let_in
from verband.rooms.register.services.keep import participants
from verband.rooms.register.tests.cast import person, window

TODAY = date(2026, 6, 1)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def at(today) -> datetime:
    """Give a moment of the day on which the pages stand still."""
    return datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def neighbour(region):
    """Give someone who keeps the register for another participant."""
    return person("buurman", AffiliationRole.EDITOR, region.nieuwegein)


def row_of(region, party) -> Membership:
    return Membership.objects.leading().filter(partnership=region.fire, party=party).latest("pk")


def counts(region, party) -> bool:
    return let_in(TODAY).filter(partnership=region.fire, party=party).exists()


def correct(row, at, by, **values):
    participants.correct_participation(membership=row, values=values, at=at, by=by)
    row.refresh_from_db()


def test_who_left_does_not_take_its_part_back_by_correcting_the_last_day(cast, region, at):
    row = row_of(region, region.houten)
    participants.end_participation(membership=row, on=YESTERDAY, at=at, by=cast.ambtenaar)
    row.refresh_from_db()
    correct(row, at, cast.ambtenaar, valid_to=None)
    assert row.self_made
    assert not counts(region, region.houten)


def test_another_that_takes_part_lets_it_back_in(cast, region, at, neighbour):
    row = row_of(region, region.houten)
    participants.end_participation(membership=row, on=YESTERDAY, at=at, by=cast.ambtenaar)
    row.refresh_from_db()
    correct(row, at, neighbour, valid_to=None)
    assert not row.self_made
    assert counts(region, region.houten)


@pytest.mark.parametrize("how", ["corrected", "changed"])
def test_a_programme_team_makes_no_participant_of_who_only_looks_on(cast, region, at, how):
    row = row_of(region, region.houten)
    Membership.objects.filter(pk=row.pk).update(role=Role.OBSERVER)
    row.refresh_from_db()
    if how == "corrected":
        correct(row, at, cast.programmateam, role=Role.PARTICIPANT)
    else:
        participants.change_participation(
            membership=row,
            role=Role.PARTICIPANT,
            whole=True,
            tasks=(),
            on=TODAY,
            at=at,
            by=cast.programmateam,
        )
    assert row_of(region, region.houten).self_made
    assert not counts(region, region.houten)


def test_an_earlier_first_day_or_another_key_gives_no_right_and_takes_none(cast, region, at):
    row = row_of(region, region.houten)
    correct(row, at, cast.ambtenaar, valid_from=date(1999, 1, 1), cost_share="naar inwoners")
    assert not row.self_made
    assert counts(region, region.houten)


@pytest.mark.parametrize("how", ["ended", "never"])
def test_who_was_put_out_by_another_does_not_undo_that(cast, region, at, neighbour, how):
    row = row_of(region, region.houten)
    if how == "ended":
        batch = participants.end_participation(membership=row, on=YESTERDAY, at=at, by=neighbour)
    else:
        batch = participants.remove_participation(membership=row, at=at, by=neighbour)
    assert not may_undo_batch(cast.ambtenaar, batch, TODAY)
    assert may_undo_batch(neighbour, batch, TODAY)


def test_who_ended_its_own_part_by_mistake_undoes_that(cast, region, at):
    batch = participants.end_participation(
        membership=row_of(region, region.houten), on=YESTERDAY, at=at, by=cast.ambtenaar
    )
    assert may_undo_batch(cast.ambtenaar, batch, TODAY)
    undo_batch(batch=batch, at=at, on=TODAY, by=cast.ambtenaar)
    assert counts(region, region.houten)
    assert Event.objects.filter(undoes__batch=batch).exists()


def test_an_older_change_of_a_row_that_is_gone_can_still_be_looked_at(cast, region, at, neighbour):
    """Its event holds what changed only, and not whose row it was."""
    row = row_of(region, region.houten)
    batch = participants.correct_participation(
        membership=row, values={"valid_to": date(2026, 12, 31)}, at=at, by=neighbour
    )
    participants.remove_participation(membership=row, at=at, by=neighbour)
    assert not may_undo_batch(cast.ambtenaar, batch, TODAY)
    page = window(cast.ambtenaar).get(reverse("history:record", args=[row.public_id]))
    assert page.status_code == 200
