"""Deeds by hand are undone exactly, or refused with who and what rests on them; under the rights of any change."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from verband.rooms.history.models import Event
from verband.rooms.history.services import (
    AlreadyUndoneError,
    Change,
    Ledger,
    NotAllowedError,
    UndoRefusedError,
    record_changes,
    undo_batch,
    undo_event,
)
from verband.rooms.register.choices import Form, Role
from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Party, Seat, Task
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parts import add_part, correct_part, remove_part
from verband.rooms.register.services.reconcile.readings import READ_COLUMNS, Reader
from verband.rooms.register.services.undo.rows import MembershipRows
from verband.rooms.register.tests.factories import join
from verband.rooms.register.tests.rows_of import rows

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)
FIRST = date(2026, 7, 1)


@pytest.fixture
def by(cast):
    """Give the official of Houten, in a region whose texts have been read as an import reads them."""
    versions = list(PartnershipVersion.objects.all())
    Reader(TODAY).renew(versions)
    PartnershipVersion.objects.bulk_update(versions, READ_COLUMNS)
    return {"at": AT, "by": cast.ambtenaar}


def undo(batch, by):
    return undo_batch(batch=batch, on=TODAY, **by)


def start(region, by):
    takings = [keep.Taking(region.houten, Role.HOST), keep.Taking(region.nieuwegein)]
    values = {"name": "Afvalvereniging Lek", "form": Form.ASSOCIATION, "purpose": "Inzamelen van afval."}
    return keep.start_partnership(values=values, participants=takings, on=FIRST, **by)


def part_of(region):
    return Membership.objects.get(partnership=region.waste, party=region.houten)


def last_version(partnership):
    return partnership.versions.order_by("number").last()


DEEDS = {
    "start": lambda region, by: start(region, by)[1],
    "change": lambda region, by: keep.change_partnership(
        version=last_version(region.waste), values={"name": "Afvaldienst Nieuw"}, on=FIRST, **by
    ),
    "correct": lambda region, by: keep.correct_partnership(
        version=last_version(region.waste), values={"purpose": "Samen branden blussen.", "form": Form.NETWORK}, **by
    ),
    "kinds": lambda region, by: keep.correct_partnership(
        version=last_version(region.waste), values={"task_kinds": ["veiligheid", "ggd"]}, **by
    ),
    "end": lambda region, by: keep.end_partnership(partnership=region.waste, on=FIRST, **by),
    "leave": lambda region, by: keep.end_participation(membership=part_of(region), on=FIRST, **by),
    "other role": lambda region, by: keep.change_participation(
        membership=part_of(region), role=Role.OBSERVER, whole=False, tasks=(), on=FIRST, **by
    ),
    "was so": lambda region, by: keep.correct_participation(
        membership=part_of(region), values={"role": Role.SUPPORTER, "valid_from": date(2023, 1, 1)}, **by
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DEEDS)
def test_every_deed_by_hand_goes_back_and_comes_again(region, by, name):
    before = rows()
    batch = DEEDS[name](region, by)
    after = rows()
    assert after != before
    undone = undo(batch, by)
    assert rows() == before
    again = undo(undone.batch, by)
    assert rows() == after
    assert (undone.again, again.again) == (False, True)


def test_the_undo_points_at_what_it_takes_back(region, by):
    batch = DEEDS["leave"](region, by)
    [was] = Event.objects.filter(batch=batch)
    [event] = Event.objects.filter(batch=undo(batch, by).batch)
    assert (event.undoes, event.deed, event.actor_id) == (was, "reopen", by["by"].pk)
    assert (event.before, event.after) == (was.after, was.before)


def test_a_record_comes_back_under_the_address_it_had(region, by):
    task = Task.objects.create(partnership=region.waste, name="Ophalen")
    batch = remove_part(part=task, **by)
    assert not Task.objects.exists()
    undo(batch, by)
    assert Task.objects.get().public_id == task.public_id


def test_what_was_changed_since_is_refused_with_who_and_when(region, cast, by):
    first = DEEDS["was so"](region, by)
    later = datetime(2026, 6, 3, tzinfo=UTC)
    keep.correct_participation(
        membership=part_of(region), values={"role": Role.OBSERVER}, at=later, by=cast.programmateam
    )
    there = rows()
    with pytest.raises(UndoRefusedError) as refused:
        undo(first, by)
    assert "rol" in str(refused.value)
    assert "programmateam Provincie Utrecht op 3 juni 2026" in str(refused.value)
    assert rows() == there


def test_another_field_changed_since_stays_as_it_is(region, by):
    first = keep.correct_participation(membership=part_of(region), values={"role": Role.OBSERVER}, **by)
    keep.correct_participation(membership=part_of(region), values={"cost_share": "per inwoner"}, **by)
    undo(first, by)
    assert (part_of(region).role, part_of(region).cost_share) == ("participant", "per inwoner")


def test_what_something_newer_hangs_on_stays_and_it_is_named(region, by):
    partnership, batch = start(region, by)
    seat = Seat(partnership=partnership, party=region.houten, organ="algemeen bestuur", function="voorzitter")
    add_part(part=seat, **by)
    with pytest.raises(UndoRefusedError, match="zetel"):
        undo(batch, by)
    assert Partnership.objects.filter(pk=partnership.pk).exists()


def test_a_period_is_not_opened_again_over_a_newer_one(region, by):
    left = DEEDS["leave"](region, by)
    keep.add_participants(
        partnership=region.waste, takings=[keep.Taking(region.houten)], on=date(2027, 1, 1), **by
    )
    with pytest.raises(UndoRefusedError, match="andere deelname"):
        undo(left, by)


def test_each_period_that_comes_back_is_looked_at_and_one_of_no_days_is_in_nobodys_way(region):
    """The first of two periods of one party meets a newer one; the second meets one that ended as it began."""
    ends = [(1990, 1995), (1998, 2000), (1994, 1996), (1999, 1999)]
    for first, last in ends:
        period = {"valid_from": date(first, 1, 1), "valid_to": date(last, 1, 1)}
        join(region.waste, region.water, **period)
    back, again, newer, empty = region.waste.memberships.filter(party=region.water).order_by("pk")
    [clash] = MembershipRows().clashes({back.public_id, again.public_id})
    assert (clash.on, clash.object_id) == (back.public_id, newer.public_id)
    assert MembershipRows().clashes({empty.public_id}) == []


def test_a_part_of_what_is_in_the_bin_waits_for_it(region, by):
    task = Task.objects.create(partnership=region.talks, name="Overleggen")
    removed = remove_part(part=task, at=AT, by=None)
    Membership.objects.filter(partnership=region.talks).delete()
    region.talks.delete()
    with pytest.raises(UndoRefusedError, match="hoort bij"):
        undo_batch(batch=removed, at=AT, on=TODAY, by=None)


def test_a_refusal_names_ten_and_counts_the_others(region, by):
    ledger = Ledger(**by)
    tasks = [ledger.create(Task(partnership=region.waste, name=f"Taak {n}"), f"Taak {n}") for n in range(13)]
    batch = ledger.close()
    for task in tasks:
        correct_part(part=task, values={"description": "Anders."}, **by)
    with pytest.raises(UndoRefusedError) as refused:
        undo(batch, by)
    assert (len(refused.value.rests), refused.value.more) == (10, 3)
    assert "en nog 3 andere records" in str(refused.value)


def test_a_second_time_there_is_nothing_left_to_undo(region, by):
    batch = DEEDS["leave"](region, by)
    done = undo(batch, by)
    there = rows()
    with pytest.raises(AlreadyUndoneError, match="al ongedaan gemaakt") as already:
        undo(batch, by)
    assert already.value.batch == done.batch
    assert rows() == there


def test_one_event_of_a_deed_goes_back_and_the_rest_with_the_whole(region, by):
    before = rows()
    batch = DEEDS["end"](region, by)
    one = Event.objects.filter(batch=batch, object_kind="membership").first()
    undo_event(number=one.pk, on=TODAY, **by)
    assert Membership.objects.get(public_id=one.object_id).valid_to is None
    undo(batch, by)
    assert rows() == before


@pytest.mark.parametrize("deed", ["send", "destroy"])
def test_what_left_the_house_or_was_destroyed_is_named(region, by, deed):
    batch = uuid4()
    change = Change(deed, "partnership", region.waste.public_id, "Afvaldienst Lek", {}, {})
    record_changes([change], batch=batch, **by)
    with pytest.raises(UndoRefusedError, match="verstuurd" if deed == "send" else "vernietigd"):
        undo(batch, by)


def test_an_event_without_content_is_never_undone(region, by):
    batch = uuid4()
    record_changes(
        [Change("update", "partnership", region.waste.public_id, "x", None, None)], batch=batch, **by
    )
    with pytest.raises(UndoRefusedError, match="vertrouwelijk"):
        undo(batch, by)


def test_who_may_not_keep_it_may_not_undo_it(region, cast, by):
    batch = DEEDS["leave"](region, by)
    may = {who for who, user in cast.everyone().items() if user and _may(batch, user)}
    assert may == {"ambtenaar", "programmateam"}


def _may(batch, user):
    try:
        with transaction.atomic():
            undo_batch(batch=batch, at=AT, on=TODAY, by=user)
            transaction.set_rollback(True)
    except NotAllowedError:
        return False
    return True


def test_a_role_that_ended_undoes_nothing(region, cast, by):
    batch = DEEDS["leave"](region, by)
    cast.ambtenaar.affiliations.update(valid_to=TODAY)
    with pytest.raises(NotAllowedError):
        undo_batch(batch=batch, at=AT, on=TODAY, by=type(cast.ambtenaar).objects.get(pk=cast.ambtenaar.pk))


def test_a_stranger_is_sent_away_even_if_one_record_of_the_deed_is_theirs(region, cast, by):
    batch = DEEDS["leave"](region, by)
    other = Change("update", "party", region.water.public_id, "Waterschap", {"place": ""}, {"place": "Lek"})
    record_changes([other], batch=batch, at=AT, by=cast.programmateam)
    Party.objects.filter(pk=region.water.pk).update(place="Lek")
    with pytest.raises(NotAllowedError):
        undo(batch, by)
    assert Party.objects.get(pk=region.water.pk).place == "Lek"
