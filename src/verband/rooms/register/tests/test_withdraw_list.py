"""``import-csv --withdraw``: a list of one's own goes again, with all that only it brought."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import Division, Source
from verband.rooms.register.models import (
    Area,
    ImportRun,
    Membership,
    Partnership,
    PartnershipVersion,
    Remark,
    SourceRecord,
)
from verband.rooms.register.services import withdrawal
from verband.rooms.register.tests.conftest import TODAY
from verband.rooms.register.tests.factories import join
from verband.rooms.register.tests.lists import everything, told
from verband.rooms.register.tests.pages import section
from verband.rooms.register.tests.searching import found
from verband.rooms.register.tests.test_import_csv import EXPECTED, PLAIN

AREAS = "Regio;Gemeente\nLekstroom;Houten\nEemland;Soest\n"


def withdraw(*arguments: str) -> str:
    out = StringIO()
    call_command("import_csv", *arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments: str) -> str:
    before = everything()
    with pytest.raises(CommandError) as caught:
        withdraw(*arguments)
    assert caught.value.returncode == 2
    assert everything() == before
    return str(caught.value)


def of_lists() -> list[int]:
    tables = (
        Membership.objects.filter(source=Source.LIST),
        PartnershipVersion.objects.filter(source=Source.LIST),
        Partnership.objects.filter(leading_source=Source.LIST),
        Area.objects.filter(division=Division.OWN),
        SourceRecord.objects.filter(source=Source.LIST),
    )
    return [table.count() for table in tables]


def test_all_that_only_this_list_brought_goes_and_nothing_else(lists):
    before = everything()
    lists.read(PLAIN)
    lists.read(AREAS, "--as", "areas")
    said = withdraw("--withdraw", "eigen")
    assert "deelnames: 3 ingetrokken\n" in said
    assert "gebieden: 2 ingetrokken\n" in said
    assert "Ingetrokken: lijst 'eigen'." in said
    assert of_lists() == [0, 0, 0, 0, 0]
    after = everything()
    for table in ("Party", "Partnership", "PartnershipVersion", "Membership"):
        assert after[table] == before[table]
    assert found("jong beraad") == []


def test_trial_tells_names_and_changes_nothing(lists):
    lists.read(PLAIN)
    before = everything()
    said = withdraw("--withdraw", "eigen", "--dry-run")
    assert "  - Gemeente Houten in Jong Beraad\n" in said
    assert "Dit was een proef" in said
    assert everything() == before


def test_what_another_list_says_as_well_stays(lists):
    lists.read(PLAIN)
    lists.read("Verband;Gemeente\nJong Beraad;Houten\n", file_name="ander.csv")
    said = withdraw("--withdraw", "eigen")
    assert "deelnames: 2 ingetrokken, 1 ongewijzigd" in said
    assert told() == [("Houten", "Jong Beraad")]
    assert "is al verwerkt" in lists.read("Verband;Gemeente\nJong Beraad;Houten\n", file_name="ander.csv")
    withdraw("--withdraw", "ander")
    assert of_lists() == [0, 0, 0, 0, 0]


def test_what_the_list_had_left_out_before_goes_too(lists):
    lists.read(PLAIN)
    lists.read(PLAIN.replace("Jong Beraad;Houten", "Jong Beraad;Soest"))
    withdraw("--withdraw", "eigen")
    assert of_lists() == [0, 0, 0, 0, 0]


def test_list_read_in_again_is_back_under_the_same_addresses(lists):
    lists.read(PLAIN)
    rows = set(
        Membership.objects.filter(source=Source.LIST).values_list("public_id", "partnership__public_id")
    )
    withdraw("--withdraw", "eigen")
    lists.read(PLAIN)
    assert told() == EXPECTED
    assert rows == set(
        Membership.objects.filter(source=Source.LIST).values_list("public_id", "partnership__public_id")
    )


def test_withdrawal_can_be_undone(lists, region):
    lists.read(PLAIN)
    lists.read(AREAS, "--as", "areas")
    before = everything()
    withdraw("--withdraw", "eigen")
    run = ImportRun.objects.latest("pk")
    undo_batch(batch=run.batch, at=run.applied_at, on=TODAY, by=None)
    assert told() == EXPECTED
    rows = {row["public_id"] for row in everything()["Membership"]}
    assert rows == {row["public_id"] for row in before["Membership"]}
    assert of_lists() == [3, 1, 1, 2, 7]
    assert "is al verwerkt" in lists.read(PLAIN)


def test_history_keeps_what_went(lists):
    lists.read(PLAIN)
    withdraw("--withdraw", "eigen")
    run = ImportRun.objects.latest("pk")
    events = Event.objects.filter(batch=run.batch)
    assert {(event.deed, event.after, event.reason) for event in events} == {
        ("delete", None, "lijst eigen ingetrokken")
    }
    gone = events.get(label="Gemeente Houten in Jong Beraad")
    assert gone.before["role"] == "participant"
    assert (run.source, run.stand_on, run.file_name) == (Source.LIST, TODAY, "lijst eigen ingetrokken")


def test_page_about_sources_tells_of_the_withdrawal_and_no_longer_of_the_list(lists, client):
    lists.read(PLAIN)
    withdraw("--withdraw", "eigen")
    page = client.get(reverse("register:sources"))
    assert "lijst eigen ingetrokken" in section(page, "Ingelezen")
    assert "deelnames: 3 ingetrokken" in section(page, "Ingelezen")
    assert "eigen lijst" not in client.get(reverse("register:parties")).context["stand"]


def test_list_that_is_not_there_is_refused_with_those_that_are(lists):
    assert refusal("--withdraw", "anders").endswith("Ingelezen lijsten: geen.")
    lists.read(PLAIN)
    assert refusal("--withdraw", "anders") == "Er is geen lijst 'anders' ingelezen. Ingelezen lijsten: eigen."
    withdraw("--withdraw", "eigen")
    assert "geen lijst 'eigen'" in refusal("--withdraw", "eigen")


def test_file_and_list_to_withdraw_are_one_or_the_other(lists, tmp_path):
    assert "--withdraw NAAM" in refusal()
    assert "--withdraw NAAM" in refusal(str(tmp_path / "eigen.csv"), "--withdraw", "eigen")


def test_partnership_to_which_a_person_added_something_keeps_the_whole_list_here(lists):
    lists.read(PLAIN)
    beraad = Partnership.objects.get(leading_source=Source.LIST)
    Remark.objects.create(
        partnership=beraad, text="x", round_name="r", told_from=date(2024, 1, 1), told_to=date(2024, 2, 1)
    )
    assert "Bij 'Jong Beraad' uit deze lijst hoort inmiddels meer (toelichtingen)" in refusal(
        "--withdraw", "eigen"
    )


def test_partnership_of_which_another_source_names_a_member_keeps_the_whole_list_here(lists, region):
    lists.read(PLAIN)
    beraad = Partnership.objects.get(leading_source=Source.LIST)
    join(beraad, region.nieuwegein, source=Source.CONVERSATIONS)
    assert "hoort inmiddels meer (deelnames)" in refusal("--withdraw", "eigen")


def test_error_halfway_leaves_everything_as_it_was(lists, monkeypatch):
    def break_off(*_args, **_options):
        raise RuntimeError

    lists.read(PLAIN)
    monkeypatch.setattr(withdrawal, "record_changes", break_off)
    before = everything()
    with pytest.raises(RuntimeError):
        withdraw("--withdraw", "eigen")
    assert everything() == before


def test_deed_in_between_makes_the_plan_stale(lists, monkeypatch):
    lists.read(PLAIN)
    monkeypatch.setattr(withdrawal, "stamp", lambda: (0, 0))
    assert "opnieuw in" in refusal("--withdraw", "eigen")
