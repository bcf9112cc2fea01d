"""What a worker left behind is taken back, three times at most; what only waits for a lock is left alone."""

from datetime import timedelta

import pytest

from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run, Worker
from verband.rooms.jobs.selectors import last_beat, worker_alive
from verband.rooms.jobs.services.keeping import KEPT, forget_old, keep_upload, upload_file
from verband.rooms.jobs.services.queue import claim_next
from verband.rooms.jobs.services.starting import cancel, start
from verband.rooms.jobs.services.sweeping import GRACE, TOO_OFTEN, Sweeper
from verband.rooms.jobs.tests import sample_tasks
from verband.rooms.jobs.tests.working import NOW

LEASE = timedelta(seconds=60)
LATER = NOW + LEASE + timedelta(seconds=1)


@pytest.fixture
def left(db):
    """Leave a run behind: claimed, and then nothing more is heard of its worker."""
    start(task=sample_tasks.count, title="Tellen", by=None, arguments={"log": "x"}, at=NOW)
    claim_next(worker="weg", lease=LEASE, at=NOW)
    return Run.objects.get()


def sweep_twice(at=LATER):
    sweeper = Sweeper()
    return [sweeper.sweep(at=at, elapsed=moment) for moment in (0.0, GRACE)]


def test_run_whose_lease_holds_is_left_alone(left):
    assert sweep_twice(at=NOW + LEASE) == [0, 0]


def test_run_that_was_left_is_taken_back_at_the_second_look(left):
    assert sweep_twice() == [0, 1]
    left.refresh_from_db()
    assert (left.state, left.step) == (RunState.WAITING, "onderbroken, begint opnieuw (poging 2 van 3)")
    assert claim_next(worker="nieuw", lease=LEASE, at=LATER).run.attempt == 2


def test_lease_that_is_renewed_between_two_looks_is_left_alone(left):
    sweeper = Sweeper()
    sweeper.sweep(at=LATER, elapsed=0.0)
    Run.objects.update(lease_until=LATER - timedelta(seconds=0.5))
    assert sweeper.sweep(at=LATER, elapsed=GRACE) == 0
    assert sweeper.sweep(at=LATER, elapsed=GRACE + GRACE / 2) == 0
    assert sweeper.sweep(at=LATER, elapsed=GRACE + GRACE) == 1


def test_third_time_left_behind_it_fails_with_one_sentence(left):
    Run.objects.update(attempt=3)
    sweep_twice()
    left.refresh_from_db()
    assert (left.state, left.failure) == (RunState.FAILED, TOO_OFTEN)
    assert claim_next(worker="nieuw", lease=LEASE, at=LATER) is None


def test_run_that_was_to_stop_is_not_begun_again(left):
    cancel(run=left, at=NOW)
    sweep_twice()
    left.refresh_from_db()
    assert left.state == RunState.CANCELLED


def test_worker_is_alive_for_two_minutes_after_its_last_beat(db):
    assert (last_beat(), worker_alive(NOW)) == (None, False)
    Worker.objects.create(name="a", beat_at=NOW)
    assert last_beat() == NOW
    assert worker_alive(NOW + timedelta(seconds=119))
    assert not worker_alive(NOW + timedelta(seconds=120))


def test_what_ended_is_forgotten_after_its_term_with_its_files(left, settings, tmp_path):
    import os

    settings.DATA = tmp_path
    old, new = keep_upload([b"oud"]), keep_upload([b"nieuw"])
    os.utime(upload_file(old), (0, (LATER - KEPT).timestamp() - 1))
    os.utime(upload_file(new), (0, LATER.timestamp()))
    assert forget_old(at=LATER) == 0
    assert (upload_file(old).exists(), upload_file(new).exists()) == (False, True)
    Run.objects.update(state=RunState.DONE, ended_at=NOW)
    assert forget_old(at=NOW + KEPT) == 0
    assert forget_old(at=NOW + KEPT + timedelta(seconds=1)) == 1
    assert not Run.objects.exists()
