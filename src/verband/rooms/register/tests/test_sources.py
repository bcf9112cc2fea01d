from datetime import date
from uuid import uuid4

from django.urls import reverse

from verband.rooms.accounts.models import User
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, record_changes
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Conflict, SourceRecord
from verband.rooms.register.tests.factories import STAND, read_in
from verband.rooms.register.tests.pages import section, text_of

PAGE = reverse("register:sources")


def test_every_source_tells_of_its_newest_reading(client, region):
    read_in(Source.REGISTER, date(2026, 6, 1))
    said = text_of(client.get(PAGE))
    assert "Register stand 1 juni 2026, ingelezen uit roo.xml" in said
    assert "Gesprekken 2024 stand 31 januari 2025" in said
    assert section(client.get(PAGE), "Ingelezen").count("roo.xml 1 juni 2026") == 1


def test_every_reading_tells_its_file_its_day_how_it_was_done_and_its_counts(client, region):
    run = read_in(Source.LIST, STAND)
    run.counts = {"membership": {"created": 1200, "unchanged": 3}, "boundary": {"written": 2}}
    run.save()
    said = section(client.get(PAGE), "Ingelezen")
    assert "20 mei 2026 11:00 eigen lijst lijst.xml 16 mei 2026 opdracht op de server" in said
    assert "deelnames: 1.200 nieuw, 3 ongewijzigd grenzen: 2 ingelezen" in said
    assert "3 van 3 getoond" in said


def test_reading_by_a_person_says_so_and_names_nobody(client, region):
    run = read_in(Source.LIST, STAND)
    user = User.objects.create_user("sanne@voorbeeld.test")
    change = Change(Deed.CREATE, "area", uuid4(), "Lekstroom", None, {})
    record_changes([change], at=run.applied_at, by=user, batch=run.batch)
    said = text_of(client.get(PAGE))
    assert "16 mei 2026 bijhouder" in said
    assert "sanne" not in said


def test_difference_shows_both_sides(client, region):
    record = SourceRecord.objects.create(
        source=Source.REGISTER, kind="party", key="1", object_id=uuid4(), values={}, digest=""
    )
    Conflict.objects.create(source_record=record, field="name", ours="Hier", theirs=None, found_on=STAND)
    said = section(client.get(PAGE), "Verschillen")
    assert "1 van 1 getoond." in said
    assert "Hier niet bekend" in said


def test_without_a_difference_it_says_so(client, region):
    assert "geen verschillen" in section(client.get(PAGE), "Verschillen")


def test_limits_of_the_register_are_told(client, region):
    assert "Het register loopt achter" in text_of(client.get(PAGE))
