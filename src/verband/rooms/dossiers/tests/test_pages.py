"""The pages: open, name, write, change, withdraw, hand over; and the same 404 for everyone else."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from verband.rooms.common.bridge import InputError
from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.models import Dossier, DossierReader, Note, NoteVersion
from verband.rooms.dossiers.services.dossiers import open_dossier
from verband.rooms.dossiers.services.notes import Content, write_note
from verband.rooms.dossiers.services.readers import grant, hand_over, revoke
from verband.rooms.dossiers.tests.conftest import HEADING, SENTENCE, TITLE, account, window
from verband.rooms.dossiers.urls import urlpatterns

OF_ONE = ["dossier", "edit", "destroy", "name-reader", "hand-over", "write"]
OWNERS_ONLY = {"edit", "destroy", "name-reader", "hand-over"}
CHANGED = {"heading": HEADING, "text": "Toch niet.", "seen": 1}


def page(user, name, *args):
    return window(user).get(reverse(f"dossiers:{name}", args=args))


def text_of(answer):
    return answer.content.decode()


def bare(answer):
    """Return a page without what differs at every visit: its own address and the token of its forms."""
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{64}", "", text_of(answer))


@pytest.mark.parametrize("name", OF_ONE)
@pytest.mark.parametrize("who", ["owner", "contributor", "reader", "outsider", "administrator"])
def test_each_page_is_for_those_named_and_for_its_capacity(dossier, people, name, who):
    allowed = {"owner"} if name in OWNERS_ONLY else {"owner", "contributor"}
    allowed |= {"reader"} if name == "dossier" else set()
    assert page(getattr(people, who), name, dossier.public_id).status_code == (200 if who in allowed else 404)


@pytest.mark.parametrize("who", ["outsider", "administrator"])
def test_not_allowed_and_not_there_are_one_answer(dossier, people, who):
    user = getattr(people, who)
    closed, absent = page(user, "dossier", dossier.public_id), page(user, "dossier", uuid4())
    assert bare(closed) == bare(absent)
    assert sorted(closed.headers) == sorted(absent.headers)


def test_someone_without_account_is_asked_to_sign_in_at_any_address(dossier):
    for one in (dossier.public_id, uuid4()):
        assert page(None, "dossier", one).status_code == 302


def test_a_note_of_another_dossier_is_not_there(note, people, at):
    own = open_dossier(room="notebook", title="Van mij", at=at, by=people.outsider)
    for name in ("change", "withdraw"):
        assert page(people.outsider, name, own.public_id, note.public_id).status_code == 404
        assert page(people.owner, name, own.public_id, note.public_id).status_code == 404


def test_a_person_opens_a_dossier_and_only_that_person_reads_it(people):
    browser = window(people.outsider)
    assert browser.post(reverse("dossiers:new"), {"title": TITLE}).status_code == 302
    assert TITLE in text_of(browser.get(reverse("dossiers:dossiers")))
    assert TITLE not in text_of(page(people.administrator, "dossiers"))


def test_a_day_that_is_past_is_refused_and_nothing_typed_is_lost(people):
    answer = window(people.outsider).post(
        reverse("dossiers:new"), {"title": TITLE, "destroy_on": "2020-01-01"}
    )
    assert answer.status_code == 422
    assert "De dag van vernietigen moet na de dag van nu liggen." in text_of(answer)
    assert TITLE in text_of(answer)
    assert not Dossier.objects.exists()


def test_the_page_holds_notes_and_names_and_no_word_in_its_title(note, dossier, people):
    said = text_of(page(people.reader, "dossier", dossier.public_id))
    assert all(word in said for word in (TITLE, HEADING, SENTENCE, "Anna", "Bram", "Carla"))
    head = said.partition("<body>")[0]
    assert TITLE not in head
    assert "noindex" in head


def test_no_page_is_kept_or_indexed(note, dossier, people):
    for name in ("dossiers", "new"):
        assert page(people.owner, name)["Cache-Control"] == "no-store, private"
    answer = page(people.owner, "dossier", dossier.public_id)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")


def test_markup_in_a_note_is_text(dossier, people):
    browser = window(people.owner)
    browser.post(
        reverse("dossiers:write", args=[dossier.public_id]),
        {"heading": "<b>Kop", "text": "<script>x</script>"},
    )
    said = text_of(browser.get(reverse("dossiers:dossier", args=[dossier.public_id])))
    assert "&lt;script&gt;x" in said
    assert "<b>Kop" not in said


def test_an_empty_note_is_asked_for_again(dossier, people):
    answer = window(people.owner).post(reverse("dossiers:write", args=[dossier.public_id]), {"text": " "})
    assert (answer.status_code, Note.objects.count()) == (422, 0)


def test_a_change_keeps_what_was_there_as_a_version(note, dossier, people):
    browser = window(people.contributor)
    where = reverse("dossiers:change", args=[dossier.public_id, note.public_id])
    assert SENTENCE in text_of(browser.get(where))
    browser.post(where, CHANGED)
    said = text_of(browser.get(reverse("dossiers:dossier", args=[dossier.public_id])))
    assert "Toch niet." in said
    assert "Eerdere versies (1)" in said
    assert SENTENCE in said


def test_of_two_who_change_a_note_the_second_sees_both_texts(note, dossier, people):
    where = reverse("dossiers:change", args=[dossier.public_id, note.public_id])
    window(people.contributor).post(where, CHANGED)
    answer = window(people.owner).post(where, {"heading": HEADING, "text": "Mijn eigen tekst.", "seen": 1})
    assert answer.status_code == 409
    assert "Bram heeft deze notitie gewijzigd terwijl u schreef." in text_of(answer)
    assert all(text in text_of(answer) for text in ("Toch niet.", "Mijn eigen tekst."))
    assert NoteVersion.objects.count() == 2
    again = window(people.owner).post(where, {"heading": HEADING, "text": "Mijn eigen tekst.", "seen": 2})
    assert (again.status_code, NoteVersion.objects.count()) == (302, 3)


def test_a_note_is_changed_by_its_writer_or_an_owner(dossier, people, at):
    grant(
        dossier=dossier,
        user=people.outsider,
        capacity=Capacity.CONTRIBUTOR,
        until=None,
        at=at,
        by=people.owner,
    )
    own = write_note(dossier=dossier, content=Content("A", "B"), at=at, by=people.outsider)
    got = {
        who: page(getattr(people, who), "change", dossier.public_id, own.public_id).status_code
        for who in ("owner", "outsider", "contributor", "reader")
    }
    assert got == {"owner": 200, "outsider": 200, "contributor": 404, "reader": 404}


def test_withdrawing_asks_once_and_leaves_that_there_was_a_note(note, dossier, people):
    browser = window(people.contributor)
    where = reverse("dossiers:withdraw", args=[dossier.public_id, note.public_id])
    assert browser.post(where, {}).status_code == 422
    browser.post(where, {"sure": "on"})
    said = text_of(browser.get(reverse("dossiers:dossier", args=[dossier.public_id])))
    assert "ingetrokken door Bram" in said
    assert SENTENCE not in said
    assert browser.post(where, {"sure": "on"}).status_code == 404


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"who": "niemand@", "capacity": "reader"}, "e-mailadres"),
        ({"who": "dirk@example.org", "capacity": "king"}, "king"),
        ({"who": "dirk@example.org", "capacity": "reader", "until": "2020-01-01"}, "na de dag van nu"),
        ({"who": "dirk@example.org", "capacity": "owner", "until": "2199-01-01"}, "heeft geen einddag"),
        ({"who": "anna@example.org", "capacity": "reader"}, "Een dossier heeft altijd een eigenaar."),
    ],
)
def test_what_cannot_be_granted_is_one_sentence(dossier, people, sent, sentence):
    where = reverse("dossiers:name-reader", args=[dossier.public_id])
    answer = window(people.owner).post(where, sent)
    assert (answer.status_code, sentence in text_of(answer)) == (422, True)
    assert DossierReader.objects.count() == 3


def test_the_last_owner_cannot_go(dossier, people, at):
    row = DossierReader.objects.get(user=people.owner)
    with pytest.raises(InputError, match="altijd een eigenaar"):
        revoke(row=row, at=at, by=people.owner)
    answer = window(people.owner).post(
        reverse("dossiers:revoke", args=[dossier.public_id, row.public_id]), follow=True
    )
    assert "Een dossier heeft altijd een eigenaar." in text_of(answer)


def test_an_owner_with_an_ended_account_does_not_count(dossier, people, at):
    gone = account("hans")
    grant(dossier=dossier, user=gone, capacity=Capacity.OWNER, until=None, at=at, by=people.owner)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    with pytest.raises(InputError, match="altijd een eigenaar"):
        revoke(row=DossierReader.objects.get(user=people.owner), at=at, by=people.owner)


def test_who_is_named_may_leave_and_may_not_put_others_out(dossier, people):
    rows = {row.user_id: row for row in DossierReader.objects.all()}
    others = reverse("dossiers:revoke", args=[dossier.public_id, rows[people.contributor.pk].public_id])
    own = reverse("dossiers:revoke", args=[dossier.public_id, rows[people.reader.pk].public_id])
    browser = window(people.reader)
    assert browser.post(others).status_code == 404
    assert browser.post(own).status_code == 302
    assert page(people.reader, "dossier", dossier.public_id).status_code == 404


def test_a_line_of_another_dossier_is_not_there(dossier, people, at):
    own = open_dossier(room="notebook", title="Van mij", at=at, by=people.outsider)
    row = DossierReader.objects.get(user=people.reader)
    where = reverse("dossiers:revoke", args=[own.public_id, row.public_id])
    assert window(people.outsider).post(where).status_code == 404


@pytest.mark.parametrize(("stay", "status"), [("on", 200), ("", 404)])
def test_handing_over_leaves_one_owner(dossier, people, stay, status):
    where = reverse("dossiers:hand-over", args=[dossier.public_id])
    window(people.owner).post(where, {"who": str(people.reader.public_id), "stay": stay})
    assert page(people.owner, "dossier", dossier.public_id).status_code == status
    assert page(people.reader, "edit", dossier.public_id).status_code == 200
    assert page(people.owner, "edit", dossier.public_id).status_code == 404


def test_handing_over_to_oneself_is_refused(dossier, people, at):
    with pytest.raises(InputError, match="altijd een eigenaar"):
        hand_over(dossier=dossier, to=people.owner, stay=False, at=at, by=people.owner)
    assert DossierReader.objects.get(user=people.owner).valid_to is None


def test_someone_who_is_named_again_keeps_one_line_that_holds(dossier, people, at):
    later = timezone.localdate(at) + timedelta(days=9)
    for until in (None, later, None):
        grant(
            dossier=dossier, user=people.reader, capacity=Capacity.READER, until=until, at=at, by=people.owner
        )
    rows = DossierReader.objects.filter(user=people.reader)
    assert [row for row in rows if row.holds_on(timezone.localdate(at))] == [rows.get(valid_to=None)]


@pytest.mark.parametrize("who", ["contributor", "reader", "administrator"])
def test_only_an_owner_names_people(dossier, people, at, who):
    with pytest.raises(Http404):
        grant(
            dossier=dossier,
            user=people.outsider,
            capacity=Capacity.READER,
            until=None,
            at=at,
            by=getattr(people, who),
        )


def test_a_missing_key_is_a_page_with_one_sentence(note, dossier, people, settings):
    settings.VAULT_FILE.unlink()
    answer = page(people.owner, "dossier", dossier.public_id)
    assert answer.status_code == 503
    assert "de sleutel van de installatie met kenmerk" in text_of(answer)
    assert "Titel nu niet te openen" in text_of(page(people.owner, "dossiers"))


def test_a_changed_title_is_sealed_again(dossier, people):
    browser = window(people.owner)
    where = reverse("dossiers:edit", args=[dossier.public_id])
    assert TITLE in text_of(browser.get(where))
    browser.post(where, {"title": "Een nieuwe titel"})
    assert "Een nieuwe titel" in text_of(browser.get(reverse("dossiers:dossier", args=[dossier.public_id])))


def queries(browser, where):
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(where).status_code == 200
    return len(captured)


def test_more_notes_and_dossiers_cost_no_more_questions(note, dossier, people, at):
    browser = window(people.owner)
    pages = [reverse("dossiers:dossiers"), reverse("dossiers:dossier", args=[dossier.public_id])]
    before = [queries(browser, where) for where in pages]
    for number in range(6):
        open_dossier(room="notebook", title=f"Dossier {number}", at=at, by=people.owner)
        write_note(dossier=dossier, content=Content(str(number), "x"), at=at, by=people.owner)
    assert [queries(browser, where) for where in pages] == before


def test_every_address_of_the_room_is_tried_here(note, dossier, people):
    """A new address must find its place in the tests of this folder."""
    tried = {*OF_ONE, "dossiers", "new", "emergencies", "second", "close", "declaration", "declaration-pdf"}
    beside = {"seen", "withdraw-naming"}  # tried in test_notices and test_expecting
    assert {pattern.name for pattern in urlpatterns} == tried | beside | {"revoke", "change", "withdraw"}
