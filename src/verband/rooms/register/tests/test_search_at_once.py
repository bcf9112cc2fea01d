"""A search is answered while others write: on SQLite in a process with a file of its own."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from verband.rooms.register.tests import busy_search

ALL = ["Gemeente Baarn", "Gemeente Houten", "Gemeente Zeist"]


@pytest.fixture
def said(transactional_db, tmp_path):
    if connection.vendor == "postgresql":
        return {"long": busy_search.beside_a_long_deed(), "many": busy_search.all_at_once()}
    environment = {name: value for name, value in os.environ.items() if name != "VERBAND_DATABASE_URL"}
    environment |= {"VERBAND_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "verband.site.settings"}
    command = [sys.executable, "-m", busy_search.__name__]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_searching_at_once_is_answered_and_leaves_one_index(said):
    assert said["long"] == {"during": ["Gemeente Houten"], "after": ALL}
    assert said["many"] == {"answered": 16, "found": 13, "entries": 13}
