import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from verband.rooms.register.tests.small_exports import region

KEYS = {
    "partnerships",
    "by_form",
    "by_obligation",
    "by_task_kind",
    "memberships",
    "parties",
    "by_government",
}
pytestmark = pytest.mark.django_db


def figures(*arguments):
    out = StringIO()
    call_command("figures", *arguments, stdout=out)
    return out.getvalue()


def test_every_key_is_there_when_nothing_was_read_in():
    found = json.loads(figures("--json"))
    assert found.keys() >= KEYS
    assert found["partnerships"] == 0


def test_keys_carry_stored_codes(bring):
    bring(region(form="Iets anders"))
    found = json.loads(figures("--json"))
    assert found["partnerships"] == 1
    assert found["by_form"] == {"unknown": 1}
    assert sum(found["by_task_kind"].values()) == 1
    assert found["by_government"] == {"gm0321": 1, "gm0355": 1}


def test_people_read_the_same_numbers_as_lines(bring):
    bring(region())
    assert "partnerships: 1\n" in figures()
    assert "by_form:\n  OL: 1\n" in figures()


def test_province_is_asked_for_by_name_or_code(bring):
    bring(region())
    assert json.loads(figures("--json", "--province", "UTRECHT"))["partnerships"] == 1
    assert json.loads(figures("--json", "--province", "pv26"))["partnerships"] == 1


def test_bad_day_is_refused_in_one_sentence():
    with pytest.raises(CommandError, match="is geen datum") as refused:
        figures("--peildatum", "gisteren")
    assert refused.value.returncode == 2
