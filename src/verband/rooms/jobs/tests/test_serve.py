"""The site and its worker run together: a worker that ends begins again, and both end together."""

import os
import signal
import subprocess
import sys
import time

import pytest

TOGETHER = """
import sys
from verband.rooms.jobs.management.commands.serve import keep_running
web, worker = ([sys.executable, "-c", code] for code in sys.argv[1:])
sys.exit(keep_running({"web": web, "worker": worker}))
"""
NOTE = """
import os, sys, time
open({file!r}, "a").write(str(os.getpid()) + " ")
time.sleep({seconds})
sys.exit({status})
"""


def together(web, worker):
    command = [sys.executable, "-c", TOGETHER, NOTE.format(**web), NOTE.format(**worker)]
    return subprocess.Popen(command)


def wait_for(file, number):
    end = time.monotonic() + 30
    while not file.exists() or len(file.read_text().split()) < number:
        assert time.monotonic() < end
        time.sleep(0.05)
    return [int(pid) for pid in file.read_text().split()]


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_worker_that_ends_is_started_again_and_one_sign_ends_both(tmp_path, sign):
    site, work = tmp_path / "site", tmp_path / "work"
    running = together(
        {"file": str(site), "seconds": 60, "status": 0}, {"file": str(work), "seconds": 0.1, "status": 1}
    )
    wait_for(work, 2)
    [web] = wait_for(site, 1)
    running.send_signal(sign)
    assert running.wait(20) == 0
    assert not is_there(web)


def test_site_that_ends_ends_the_worker_and_tells_its_status(tmp_path):
    site, work = tmp_path / "site", tmp_path / "work"
    running = together(
        {"file": str(site), "seconds": 1, "status": 3}, {"file": str(work), "seconds": 60, "status": 0}
    )
    [worker] = wait_for(work, 1)
    assert running.wait(20) == 3
    assert not is_there(worker)
