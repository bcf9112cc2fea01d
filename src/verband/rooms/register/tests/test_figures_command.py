import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Partnership
from verband.rooms.register.tests.small_exports import arrangement, export, member, organisation
from verband.rooms.register.tests.small_exports import region as region_export

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
    bring(region_export(form="Iets anders"))
    found = json.loads(figures("--json"))
    assert found["partnerships"] == 1
    assert found["by_form"] == {"unknown": 1}
    assert sum(found["by_task_kind"].values()) == 1
    assert found["by_government"] == {"gm0321": 1, "gm0355": 1}


def test_people_read_the_same_numbers_as_lines(bring):
    bring(region_export())
    said = figures()
    assert "partnerships: 1\n" in said
    assert "sources: register\n" in said
    assert "by_form:\n  OL (openbaar lichaam): 1\n" in said
    assert "  gm0321 (Gemeente Houten): 1\n" in said


def test_people_read_that_nothing_was_read_in():
    assert "sources: geen\n" in figures()


def test_province_is_asked_for_by_name_or_code(bring):
    bring(region_export())
    assert json.loads(figures("--json", "--province", "UTRECHT"))["partnerships"] == 1
    assert json.loads(figures("--json", "--province", "pv26"))["partnerships"] == 1


def test_what_was_only_told_never_counts_as_registered(bring, region):
    bring(region_export())
    Partnership.objects.filter(leading_source=Source.REGISTER).delete()
    told = json.loads(figures("--json", "--province", "Utrecht"))
    assert (told["partnerships"], told["told_only"], told["sources"]) == (0, 1, ["roo"])
    assert (told["memberships"], told["by_government"]) == (0, {})
    early = json.loads(figures("--json", "--peildatum", "1900-01-01"))
    assert (early["partnerships"], early["told_only"]) == (0, 1)


def test_government_goes_by_the_code_of_its_own_record(bring):
    salland = organisation(21135, "Groot Salland", "ws0151", kind="Waterschap")
    bring(export(salland, arrangement(100, "GR", member(21135), member(77, "Stadt Kleve"))))
    assert json.loads(figures("--json"))["by_government"] == {"roo:77": 1, "ws0151": 1}


def test_counting_loads_nothing_that_takes_long():
    code = "import sys; import verband.site.settings, django; django.setup(); import {}; print({})"
    module = "verband.rooms.register.management.commands.figures"
    asked = "sorted({'scipy', 'networkx', 'weasyprint'} & sys.modules.keys())"
    done = subprocess.run(
        [sys.executable, "-c", code.format(module, asked)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "verband.site.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_bad_day_is_refused_in_one_sentence():
    with pytest.raises(CommandError, match="is geen datum") as refused:
        figures("--peildatum", "gisteren")
    assert refused.value.returncode == 2


def test_database_that_is_not_ready_is_told_of_in_one_sentence(monkeypatch):
    def fail():
        message = "no such table"
        raise OperationalError(message)

    monkeypatch.setattr("verband.rooms.register.selectors.stand.newest_runs", fail)
    with pytest.raises(CommandError, match="verband migrate"):
        figures()
