"""Real workers are killed, stopped and set to work beside each other; no work is lost and none is done twice."""

import time

import pytest

from verband.rooms.jobs.services.sweeping import TOO_OFTEN
from verband.rooms.jobs.tests.house import House


@pytest.fixture(scope="module")
def building(tmp_path_factory):
    building = House(tmp_path_factory.mktemp("workers"))
    yield building
    building.close()


@pytest.fixture
def house(building):
    yield building
    building.send_home()


def test_killed_work_is_picked_up_and_done_once(house):
    log = house.log()
    run = house.start("write_long", log=str(log), name="gedood", seconds=2.0)
    first = house.worker()
    house.wait_for_word(log, "begin")
    first.kill()
    house.worker()
    ended = house.wait_for(run, "done", "failed")
    assert (ended["state"], ended["attempt"], ended["percent"]) == ("done", 2, 100)
    assert log.read_text().split() == ["begin", "begin", "end"]
    assert house.ask("workers").count("gedood") == 1
    ends = ("began", "is taken over after", "began", "is done after")
    for line, end in zip(house.said(run), ends, strict=True):
        assert end in line


def test_work_that_is_killed_three_times_fails_with_one_sentence(house):
    log = house.log()
    run = house.start("write_long", log=str(log), name="nooit", seconds=30.0)
    for times in (1, 2, 3):
        worker = house.worker()
        house.wait_for_word(log, "begin", times)
        worker.kill()
    house.worker()
    ended = house.wait_for(run, "failed")
    assert (ended["attempt"], ended["failure"]) == (3, TOO_OFTEN)
    assert "nooit" not in house.ask("workers")
    assert log.read_text().split() == ["begin"] * 3


def test_worker_that_is_asked_to_end_hands_its_work_back(house):
    log = house.log()
    run = house.start("count", log=str(log), steps=200, pause=0.1)
    worker = house.worker()
    house.wait_for_word(log, "begin")
    worker.terminate()
    assert worker.wait(10) == 0
    assert len(house.said("stopped")) == 1
    left = house.look(run)
    assert (left["state"], left["attempt"], left["step"]) == ("waiting", 0, "wacht op een ander werkproces")
    house.ask("cancel", run=run)
    assert house.look(run)["state"] == "cancelled"


def test_work_that_is_stopped_rolls_back_and_the_worker_goes_on(house):
    log, next_log = house.log(), house.log()
    run = house.start("count", log=str(log), steps=300, pause=0.1)
    house.worker()
    house.wait_for_word(log, "begin")
    house.ask("cancel", run=run)
    house.wait_for(run, "cancelled")
    assert "end" not in log.read_text()
    house.wait_for(house.start("count", log=str(next_log)), "done")


def test_share_is_seen_while_work_is_in_its_transaction_or_after_it_and_never_falls(house):
    run = house.start("count", log=str(house.log()), steps=20, pause=0.1)
    house.worker()
    seen = []
    while (now := house.look(run))["state"] != "done":
        seen.append(now["percent"])
        time.sleep(0.05)
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    assert max(seen) < 100


def test_workers_beside_each_other_never_do_one_thing_twice(house):
    logs = [house.log() for _ in range(24)]
    runs = [house.start("count", log=str(log), steps=2, pause=0.01) for log in logs]
    for worker in [house.worker("--until-empty") for _ in range(3)]:
        assert worker.wait(40) == 0
    assert {house.look(run)["state"] for run in runs} == {"done"}
    assert [log.read_text().split() for log in logs] == [["begin", "end"]] * len(logs)


def test_transaction_of_many_leases_is_not_taken_over(house):
    log = house.log()
    run = house.start("write_long", log=str(log), name="lang", seconds=8.0)
    house.worker()
    house.worker()
    ended = house.wait_for(run, "done", "failed")
    assert (ended["state"], ended["attempt"]) == ("done", 1)
    assert log.read_text().split() == ["begin", "end"]
