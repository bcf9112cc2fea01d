"""Emergency access takes two administrators who cannot read already; owners see who, why and what was read."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.http import Http404
from django.urls import reverse

from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.models import Dossier, EmergencyOpening, NoteVersion
from verband.rooms.dossiers.services.emergencies import ask_opening, close_opening, second_opening
from verband.rooms.dossiers.services.notes import Content, withdraw_note, write_note
from verband.rooms.dossiers.services.readers import grant
from verband.rooms.dossiers.services.reading import opened
from verband.rooms.dossiers.tests.conftest import SENTENCE, TITLE, window
from verband.rooms.history.models import Event

REASON = "De eigenaar is overleden en er loopt een termijn."


@pytest.fixture
def asked(note, dossier, people, at) -> EmergencyOpening:
    return ask_opening(dossier=dossier, reason=REASON, at=at, by=people.administrator)


@pytest.fixture
def opening(asked, people, at) -> EmergencyOpening:
    second_opening(opening=asked, at=at, by=people.second)
    return EmergencyOpening.objects.get()


def read(user, at):
    return opened(NoteVersion.objects.get().text, reader=user, at=at)


@pytest.mark.parametrize("who", ["administrator", "second"])
def test_asking_alone_opens_nothing(asked, people, at, who):
    with pytest.raises(Http404):
        read(getattr(people, who), at)


@pytest.mark.parametrize("who", ["administrator", "second"])
def test_the_two_read_for_a_day(opening, people, at, who):
    user = getattr(people, who)
    assert read(user, at + timedelta(hours=23, minutes=59)) == SENTENCE
    for late in (timedelta(hours=24), timedelta(days=9)):
        with pytest.raises(Http404):
            read(user, at + late)


def test_nobody_seconds_their_own_question(asked, people, at):
    with pytest.raises(Http404):
        second_opening(opening=asked, at=at, by=people.administrator)
    with pytest.raises(IntegrityError):
        EmergencyOpening.objects.update(
            seconded_by=people.administrator, opened_at=at, until=at + timedelta(hours=1)
        )


@pytest.mark.parametrize("who", ["outsider", "reader", "owner"])
def test_only_administrators_ask_and_second(asked, dossier, people, at, who):
    user = getattr(people, who)
    with pytest.raises(Http404):
        ask_opening(dossier=dossier, reason=REASON, at=at, by=user)
    with pytest.raises(Http404):
        second_opening(opening=asked, at=at, by=user)


def test_an_administrator_who_reads_already_is_no_second_person(asked, dossier, people, at):
    grant(dossier=dossier, user=people.second, capacity=Capacity.READER, until=None, at=at, by=people.owner)
    with pytest.raises(Http404):
        second_opening(opening=asked, at=at, by=people.second)
    with pytest.raises(Http404):
        ask_opening(dossier=dossier, reason=REASON, at=at, by=people.second)


def test_a_question_lapses_after_a_day(asked, people, at):
    with pytest.raises(Http404):
        second_opening(opening=asked, at=at + timedelta(hours=24), by=people.second)


def test_nobody_can_stretch_it_past_a_day(asked, people, at):
    second_opening(opening=asked, lasts=timedelta(days=30), at=at, by=people.second)
    assert EmergencyOpening.objects.get().until == at + timedelta(hours=24)


def test_who_is_no_administrator_any_more_reads_no_more(opening, people, at):
    people.second.is_staff = False
    with pytest.raises(Http404):
        read(people.second, at)
    assert not Dossier.objects.readable_by(people.second, at).exists()


def test_another_administrator_reads_nothing(opening, at):
    from verband.rooms.dossiers.tests.conftest import account

    with pytest.raises(Http404):
        read(account("gert", is_staff=True), at)


@pytest.mark.parametrize("who", ["owner", "administrator", "second"])
def test_owners_and_the_two_close_it(opening, people, at, who):
    close_opening(opening=opening, at=at, by=getattr(people, who))
    with pytest.raises(Http404):
        read(people.administrator, at)


@pytest.mark.parametrize("who", ["reader", "outsider"])
def test_others_do_not_close_it(opening, people, at, who):
    with pytest.raises(Http404):
        close_opening(opening=opening, at=at, by=getattr(people, who))


def test_emergency_access_writes_nothing(opening, note, dossier, people, at):
    with pytest.raises(Http404):
        write_note(dossier=dossier, content=Content("A", "B"), at=at, by=people.second)
    with pytest.raises(Http404):
        withdraw_note(note=note, at=at, by=people.second)
    with pytest.raises(Http404):
        grant(
            dossier=dossier, user=people.second, capacity=Capacity.OWNER, until=None, at=at, by=people.second
        )


def test_everything_that_is_opened_is_written_down_first(opening, people, at):
    read(people.second, at)
    event = Event.objects.get(deed="emergency-read")
    version = NoteVersion.objects.get()
    assert (event.actor_id, event.object_id, event.batch) == (
        people.second.pk,
        version.public_id,
        opening.public_id,
    )


def test_reading_by_who_is_named_is_not_written_down(note, people, at):
    read(people.owner, at)
    assert not Event.objects.filter(deed="emergency-read").exists()


def test_owners_see_it_all_on_the_page_and_as_a_notice(opening, dossier, people):
    where = reverse("dossiers:dossier", args=[dossier.public_id])
    page = window(people.second).get(where).content.decode()
    assert SENTENCE in page
    seen = window(people.owner).get(where).content.decode()
    assert REASON in seen
    assert "Wat is gelezen (2)" in seen
    assert "Frits, titel van het dossier" in seen
    assert "Frits, versie van een vertrouwelijke notitie" in seen
    assert (
        "is noodtoegang gevraagd tot een dossier van u"
        in window(people.owner).get("/vertrouwelijk/").content.decode()
    )
    assert REASON not in window(people.reader).get(where).content.decode()


def test_the_list_of_an_administrator_opens_no_title(opening, people):
    page = window(people.second).get(reverse("dossiers:dossiers")).content.decode()
    assert "Dossier met noodtoegang" in page
    assert TITLE not in page
    assert not Event.objects.filter(deed="emergency-read").exists()


def test_two_administrators_walk_the_pages(note, dossier, people):
    first, second = window(people.administrator), window(people.second)
    page = reverse("dossiers:emergencies")
    address = f"https://verband.example.org/vertrouwelijk/{dossier.public_id}/"
    assert first.post(page, {"mark": address, "reason": REASON}).status_code == 302
    waiting = EmergencyOpening.objects.get()
    assert "Open als tweede persoon" not in first.get(page).content.decode()
    assert "Open als tweede persoon" in second.get(page).content.decode()
    assert second.post(reverse("dossiers:second", args=[waiting.public_id])).status_code == 302
    assert SENTENCE in first.get(reverse("dossiers:dossier", args=[dossier.public_id])).content.decode()
    assert first.post(reverse("dossiers:close", args=[waiting.public_id])).status_code == 302
    assert first.get(reverse("dossiers:dossier", args=[dossier.public_id])).status_code == 404


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        ("geen kenmerk", "Dit is geen kenmerk."),
        ("1b4e28ba-2fa1-41d2-883f-0016d3cca427", "Bij dit kenmerk hoort geen dossier"),
    ],
)
def test_a_wrong_mark_is_one_sentence(people, mark, sentence):
    answer = window(people.administrator).post(
        reverse("dossiers:emergencies"), {"mark": mark, "reason": REASON}
    )
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_a_second_click_of_the_second_person_opens_nothing_anew(opening, people):
    assert window(people.second).post(reverse("dossiers:second", args=[opening.public_id])).status_code == 404


@pytest.mark.parametrize("who", ["owner", "reader", "outsider"])
def test_the_page_is_for_administrators(people, who):
    assert window(getattr(people, who)).get(reverse("dossiers:emergencies")).status_code == 404
