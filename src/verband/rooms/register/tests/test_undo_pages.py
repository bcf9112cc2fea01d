"""The pages of the history: what was done, by whom as far as one may know, and the buttons that undo it."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import Change, record_changes, undo_batch
from verband.rooms.register.models import Membership, Partnership, Task
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parts import add_part, correct_part, remove_part
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import exported, text_of
from verband.rooms.register.tests.small_exports import region as small

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)
RECENT, BIN = "/geschiedenis/", "/prullenbak/"


def page(user, address, **query):
    answer = window(user).get(address, query)
    assert answer.status_code == 200
    return text_of(answer)


def of(record):
    return reverse("history:record", args=[record.public_id])


@pytest.fixture
def left(region, cast):
    """Let Houten leave the waste service, and return the batch."""
    membership = Membership.objects.get(partnership=region.waste, party=region.houten)
    return keep.end_participation(membership=membership, on=date(2026, 7, 1), at=AT, by=cast.ambtenaar)


def buttons(user, address):
    return window(user).get(address).content.decode().count(">Terugzetten<")


def test_the_history_of_a_partnership_tells_of_its_parts_in_words(region, left):
    told = page(None, of(region.waste))
    assert "Deelname beëindigd: Gemeente Houten" in told
    assert "Tot was geen einde → werd 1 juli 2026" in told
    assert "1 juni 2026, 14:00, door bijhouder Gemeente Houten" in told


def test_the_public_reads_organisation_and_role_and_partners_the_name(region, cast, left):
    assert cast.ambtenaar.email not in page(None, of(region.waste))
    assert cast.ambtenaar.email not in page(cast.toezichthouder, of(region.waste))
    assert cast.ambtenaar.email in page(cast.raadslid, of(region.waste))


def test_what_the_program_did_is_signed_by_who_keeps_the_overview(region):
    record_changes([Change("update", "party", region.houten.public_id, "Houten", {}, {})], at=AT, by=None)
    assert "door beheer van het overzicht" in page(None, of(region.houten))


def test_a_long_text_is_shown_word_by_word(region, cast):
    version = region.fire.versions.get(number=2)
    goal = "Samen branden blussen en ook voorkomen dat zij ontstaan in de hele regio Lek."
    keep.correct_partnership(version=version, values={"purpose": goal}, at=AT, by=cast.ambtenaar)
    keep.correct_partnership(
        version=version, values={"purpose": goal.replace("hele ", "")}, at=AT, by=cast.ambtenaar
    )
    assert b" weg:</span> hele</del>" in window(None).get(of(region.fire)).content


@pytest.mark.parametrize(
    ("who", "number"), [("ambtenaar", 1), ("programmateam", 1), ("griffier", 0), ("beheerder", 0)]
)
def test_the_button_is_for_who_may_keep_the_record(region, cast, left, who, number):
    assert buttons(getattr(cast, who), of(region.waste)) == number


def test_the_public_sees_no_button_and_its_post_changes_nothing(region, left):
    assert buttons(None, of(region.waste)) == 0
    answer = window(None).post(reverse("history:undo", args=[left]))
    assert "aanmelden" in answer.url
    assert Event.objects.filter(undoes__isnull=False).count() == 0


def test_who_may_not_gets_the_answer_of_what_does_not_exist(region, cast, left):
    browser = window(cast.griffier)
    refused = browser.post(reverse("history:undo", args=[left]))
    assert refused.status_code == 404
    assert text_of(refused) == text_of(browser.post(reverse("history:undo", args=[uuid4()])))


def test_undoing_says_so_and_offers_to_do_it_again(region, cast, left):
    browser = window(cast.ambtenaar)
    where = reverse("register:partnership", args=[region.waste.public_id])
    answer = browser.post(reverse("history:undo", args=[left]), {"terug": where})
    assert answer.url == f"{where}#toasts"
    shown = browser.get(where).content.decode()
    assert "Ongedaan gemaakt: Gemeente Houten." in shown
    assert ">Opnieuw<" in shown
    last = Event.objects.latest("id")
    browser.post(reverse("history:undo", args=[last.batch]), {"terug": where})
    shown = browser.get(where).content.decode()
    assert "Opnieuw gedaan: Gemeente Houten." in shown
    assert ">Ongedaan maken<" in shown
    assert Membership.objects.get(partnership=region.waste, party=region.houten).valid_to == date(2026, 7, 1)


def test_a_second_click_gets_a_sentence_and_changes_nothing(region, cast, left):
    browser = window(cast.ambtenaar)
    for _ in range(2):
        answer = browser.post(reverse("history:undo", args=[left]))
        assert answer.status_code == 302
    assert "Dit was al ongedaan gemaakt" in browser.get(RECENT).content.decode()
    assert Event.objects.filter(undoes__isnull=False).count() == 1


def test_what_newer_rests_on_is_named_with_a_link(region, cast):
    task = Task(partnership=region.waste, name="Ophalen")
    batch = add_part(part=task, at=AT, by=cast.ambtenaar)
    correct_part(part=task, values={"name": "Inzamelen"}, at=AT, by=cast.ambtenaar)
    answer = window(cast.ambtenaar).post(reverse("history:undo", args=[batch]))
    assert answer.status_code == 409
    assert "daarna gewijzigd door bijhouder Gemeente Houten" in text_of(answer)
    assert of(task) in answer.content.decode()


def test_a_page_that_went_with_the_undo_makes_place_for_its_history(region, cast):
    values = {"name": "Overleg Lek"}
    started, batch = keep.start_partnership(
        values=values, participants=[keep.Taking(region.houten)], on=TODAY, at=AT, by=cast.ambtenaar
    )
    browser = window(cast.ambtenaar)
    where = reverse("register:partnership", args=[started.public_id])
    answer = browser.post(reverse("history:undo", args=[batch]), {"terug": where})
    assert answer.url == f"{of(started)}#toasts"
    assert browser.get(of(started)).status_code == 200
    assert not Partnership.objects.filter(pk=started.pk).exists()


@pytest.mark.parametrize(
    "asked", ["https://elders.test/", "//elders.test/", "javascript:alert(1)", "\\\\elders.test"]
)
def test_no_one_is_sent_to_another_site(region, cast, left, asked):
    answer = window(cast.ambtenaar).post(reverse("history:undo", args=[left]), {"terug": asked})
    assert answer.url.startswith("/geschiedenis/")


def test_a_record_in_the_bin_is_brought_back_from_there(region, cast):
    task = Task.objects.create(partnership=region.waste, name="Ophalen")
    remove_part(part=task, at=AT, by=cast.ambtenaar)
    browser = window(cast.ambtenaar)
    assert "Ophalen taak 1 juni 2026" in page(cast.ambtenaar, BIN)
    [event] = Event.objects.filter(object_id=task.public_id)
    browser.post(reverse("history:put-back", args=[event.pk]), {"terug": BIN})
    assert Task.objects.get().public_id == task.public_id
    assert "De prullenbak is leeg" in page(cast.ambtenaar, BIN)


def test_the_bin_says_what_is_for_others_to_bring_back(region, cast):
    task = Task.objects.create(partnership=region.waste, name="Ophalen")
    remove_part(part=task, at=AT, by=cast.programmateam)
    Membership.objects.filter(partnership=region.waste, party=region.houten).delete()
    assert "dat mag iemand anders" in page(cast.ambtenaar, BIN)
    assert exported(window(cast.ambtenaar), BIN, {})[0]["Naam"] == "Ophalen"


def test_recent_changes_are_one_row_a_deed_and_can_be_filtered_and_saved(region, cast, left):
    remove_part(part=_task(region), at=AT, by=cast.programmateam)
    assert "Deelname Gemeente Houten".casefold() in page(None, RECENT).casefold()
    assert [row["Wat"] for row in exported(window(None), RECENT, {"soort": "task"})] == ["taak Ophalen"]
    assert exported(window(None), RECENT, {"daad": "end"})[0]["Bundel"] == str(left)
    assert exported(window(None), RECENT, {"dag": "2026-05-31"}) == []
    assert len(exported(window(None), RECENT, {"dag": "2026-06-01", "bron": "hand"})) == 2


def _task(region):
    return Task.objects.create(partnership=region.waste, name="Ophalen")


def test_an_import_shows_what_it_did_and_is_undone_by_who_runs_the_site(bring, cast):
    bring(small(), name="klein.xml")
    batch = Event.objects.latest("id").batch
    where = reverse("history:batch", args=[batch])
    told = page(None, where)
    assert "Inlezing uit register" in told
    assert "ingelezen uit klein.xml" in told
    assert "deelnames toegevoegd 2" in told
    assert "Alles ongedaan maken" not in told
    assert "Alles ongedaan maken" not in page(cast.ambtenaar, where)
    assert "Alles ongedaan maken" in page(cast.beheerder, where)
    assert "Alles ongedaan maken" in page(cast.programmateam, where)
    assert window(cast.ambtenaar).post(reverse("history:undo", args=[batch])).status_code == 404
    browser = window(cast.beheerder)
    browser.post(reverse("history:undo", args=[batch]))
    assert not Partnership.objects.filter(versions__name="GR Vuurwacht").exists()
    assert "als geheel ongedaan gemaakt" in page(None, where)
    assert "andere records zijn weggehaald toen een inlezing" in page(cast.programmateam, BIN)


def test_a_row_of_an_import_does_not_go_alone(bring, cast):
    bring(small())
    event = Event.objects.filter(object_kind="membership").first()
    answer = window(cast.programmateam).post(reverse("history:put-back", args=[event.pk]))
    assert answer.status_code in {404, 409}
    assert Membership.objects.filter(public_id=event.object_id).exists()


def test_what_no_room_made_public_is_seen_by_nobody(region, cast):
    secret = uuid4()
    record_changes(
        [Change("update", "dossier-note", secret, "Geheim gesprek", None, None)], at=AT, by=cast.ambtenaar
    )
    batch = Event.objects.get(object_id=secret).batch
    for user in cast.everyone().values():
        browser = window(user)
        assert browser.get(reverse("history:record", args=[secret])).status_code == 404
        assert browser.get(reverse("history:batch", args=[batch])).status_code == 404
        assert "Geheim" not in browser.get(RECENT).content.decode()


def test_a_record_of_which_nothing_is_written_has_an_empty_history(region):
    assert "Nog niets opgeschreven" in page(None, of(region.houten))


def test_the_history_stays_out_of_search_engines(region, left):
    for address in (RECENT, of(region.waste), reverse("history:batch", args=[left])):
        assert window(None).get(address)["X-Robots-Tag"] == "noindex"


def queries(user, address):
    browser = window(user)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def test_no_page_asks_more_often_when_more_was_done(region, cast, left):
    tasks = [Task.objects.create(partnership=region.waste, name=f"Taak {n}") for n in range(20)]
    remove_part(part=tasks.pop(), at=AT, by=cast.ambtenaar)
    correct_part(part=tasks[0], values={"name": "Anders"}, at=AT, by=cast.ambtenaar)
    undone = undo_batch(batch=left, at=AT, on=TODAY, by=cast.ambtenaar)
    places = (RECENT, BIN, of(region.waste), reverse("history:batch", args=[undone.batch]))
    before = [queries(cast.ambtenaar, place) for place in places]
    for task in tasks[1:8]:
        correct_part(part=task, values={"name": "Anders"}, at=AT, by=cast.ambtenaar)
        remove_part(part=task, at=AT, by=cast.ambtenaar)
    assert [queries(cast.ambtenaar, place) for place in places] == before
    assert max(before) < 60
