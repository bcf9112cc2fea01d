"""Whatever people do one after the other, undoing it all from last to first leaves the rows as they were."""

from datetime import UTC, date, datetime

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verband.core.errors import InputError
from verband.rooms.history.models import Event
from verband.rooms.history.services import Ledger, UndoRefusedError, undo_batch
from verband.rooms.register.choices import Form, Role
from verband.rooms.register.models import Membership, Partnership, Party, Task
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parts import add_part, correct_part, remove_part
from verband.rooms.register.tests.rows_of import rows

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)
BY = {"at": AT, "by": None}
DAYS = st.dates(date(2024, 1, 1), date(2028, 1, 1))
NUMBERS = st.integers(0, 7)


def pick(rows, number):
    found = list(rows)
    return found[number % len(found)] if found else None


def start(number, day):
    member = keep.Taking(pick(Party.objects.order_by("pk"), number))
    return keep.start_partnership(values={"name": f"Nieuw {number}"}, participants=[member], on=day, **BY)[1]


def join(number, day):
    member = keep.Taking(pick(Party.objects.order_by("pk"), number + 3), Role.SUPPORTER)
    partnership = pick(Partnership.objects.order_by("pk"), number)
    return keep.add_participants(partnership=partnership, takings=[member], on=day, **BY)


def leave(number, day):
    return keep.end_participation(
        membership=pick(Membership.objects.order_by("pk"), number * 3), on=day, **BY
    )


def change_role(number, day):
    row = pick(Membership.objects.order_by("pk"), number * 2)
    return keep.change_participation(membership=row, role=Role.OBSERVER, whole=False, tasks=(), on=day, **BY)


def correct(number, day):
    version = pick(Partnership.objects.order_by("pk"), number).versions.last()
    values = {"name": f"Anders {number}", "form": Form.NETWORK, "verified_on": day}
    return keep.correct_partnership(version=version, values=values, **BY)


def end(number, day):
    return keep.end_partnership(partnership=pick(Partnership.objects.order_by("pk"), number), on=day, **BY)


def rename(number, _day):
    ledger = Ledger(**BY)
    row = pick(Party.objects.order_by("pk"), number)
    ledger.change(row, row.name, {"name": f"{row.name} {number}"})
    row.refresh_from_db()
    return ledger.close()


def add_task(number, day):
    task = Task(partnership=pick(Partnership.objects.order_by("pk"), number), name="Taak", valid_from=day)
    return add_part(part=task, **BY)


def change_task(number, _day):
    task = pick(Task.objects.order_by("pk"), number)
    return correct_part(part=task, values={"name": f"Taak {number}"}, **BY) if task else None


def lose_task(number, _day):
    task = pick(Task.objects.order_by("pk"), number)
    return remove_part(part=task, **BY) if task else None


DEEDS = st.tuples(
    st.sampled_from(
        [start, join, leave, change_role, correct, end, rename, add_task, change_task, lose_task]
    ),
    NUMBERS,
    DAYS,
)
USUAL = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def do(deeds):
    """Do what can be done, and return the batches."""
    batches = []
    for deed, number, day in deeds:
        try:
            with transaction.atomic():
                batch = deed(number, day)
        except InputError:
            continue
        if batch and Event.objects.filter(batch=batch).exists():
            batches.append(batch)
    return batches


def known():
    """Return all rows; what a search finds is derived, and a rename in a test leaves it behind."""
    return rows("search_text", "found_in", "evidence")


@USUAL
@given(deeds=st.lists(DEEDS, max_size=8))
def test_all_of_it_undone_leaves_what_was(region, deeds):
    with transaction.atomic():
        before = known()
        batches = do(deeds)
        after = known()
        undone = [undo_batch(batch=batch, on=TODAY, **BY).batch for batch in reversed(batches)]
        assert known() == before
        for batch in reversed(undone):
            undo_batch(batch=batch, on=TODAY, **BY)
        assert known() == after
        transaction.set_rollback(True)


@USUAL
@given(deeds=st.lists(DEEDS, min_size=2, max_size=8), which=NUMBERS)
def test_one_of_many_goes_back_exactly_or_is_refused_with_a_reason(region, deeds, which):
    with transaction.atomic():
        batches = do(deeds)
        there = known()
        batch = batches[which % len(batches)] if batches else None
        refused = refusal_of(batch) if batch else None
        if refused:
            assert refused.rests
            assert known() == there
        elif batch:
            says_what_was(batch)
        transaction.set_rollback(True)


def refusal_of(batch):
    """Undo one of many, and return why not if it is refused."""
    try:
        undo_batch(batch=batch, on=TODAY, **BY)
    except UndoRefusedError as refused:
        return refused
    return None


def says_what_was(batch):
    """See that each record of a batch by hand is as its first event found it, in the fields that it tells of."""
    for event in Event.objects.filter(batch=batch, object_kind__in=("membership", "task")).order_by("-pk"):
        model = {"membership": Membership, "task": Task}[event.object_kind]
        row = model.objects.filter(public_id=event.object_id).first()
        if event.before is None:
            assert row is None
        elif row:
            for name in event.before.keys() & {"role", "name", "whole"}:
                assert getattr(row, name) == event.before[name]
