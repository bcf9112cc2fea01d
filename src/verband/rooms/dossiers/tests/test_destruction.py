"""What is destroyed stays destroyed: the key, the texts, and what a backup brings back."""

import base64
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.forms.models import model_to_dict
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from verband.rooms.dossiers.choices import DestructionReason, DossierState
from verband.rooms.dossiers.models import DestroyedKey, Dossier, DossierReader, Note, NoteVersion
from verband.rooms.dossiers.services.destruction import destroy_dossier, what_would_go
from verband.rooms.dossiers.services.dossiers import Keeping, describe_dossier
from verband.rooms.dossiers.services.hooks import Gone, forget_hook, on_destroy
from verband.rooms.dossiers.services.notes import Content, change_note, withdraw_note
from verband.rooms.dossiers.services.reading import opened
from verband.rooms.dossiers.services.restoring import after_restore
from verband.rooms.dossiers.services.retention import keep_terms
from verband.rooms.dossiers.tests.conftest import HEADING, SENTENCE, TITLE, window
from verband.rooms.dossiers.vault.destroyed import destroyed
from verband.rooms.dossiers.vault.errors import DestroyedError, ListError
from verband.rooms.history.models import Event

MODELS = (Dossier, DossierReader, Note, NoteVersion)


@pytest.fixture
def backup(note):
    """Every row as it was, to be put back as a restored backup would."""
    return {model: list(model.objects.all().values()) for model in MODELS}


def restore(rows):
    """Put a backup back: what was there then is there again, what came later is not."""
    DestroyedKey.objects.all().delete()
    for model in reversed(MODELS):
        model.objects.all().delete()
    for model in MODELS:
        model.objects.bulk_create([model(**values) for values in rows[model]])


def destroy_now(dossier, people, at):
    return destroy_dossier(dossier=dossier, at=at, by=people.owner)


def test_destruction_takes_texts_names_title_and_key(note, dossier, people, at):
    assert what_would_go(dossier) == {"vertrouwelijke notities": 1, "versies van vertrouwelijke notities": 1}
    declared = destroy_now(dossier, people, at)
    left = Dossier.objects.get()
    assert (left.state, bytes(left.wrapped_key), bytes(left.title.content)) == (
        DossierState.DESTROYED,
        b"",
        b"",
    )
    assert not any(model.objects.exists() for model in (Note, NoteVersion, DossierReader))
    assert declared.counts == {"vertrouwelijke notities": 1, "versies van vertrouwelijke notities": 1}
    assert destroyed().dossiers == {dossier.public_id}
    assert Event.objects.filter(deed="destroy", object_id=dossier.public_id).count() == 1


@pytest.mark.parametrize("who", ["contributor", "reader", "outsider", "administrator"])
def test_only_an_owner_destroys(dossier, people, at, who):
    with pytest.raises(Http404):
        destroy_dossier(dossier=dossier, at=at, by=getattr(people, who))
    assert Dossier.objects.get().state == DossierState.OPEN


def test_a_second_click_destroys_nothing_more(dossier, people, at):
    destroy_now(dossier, people, at)
    with pytest.raises(Http404):
        destroy_now(dossier, people, at)
    assert DestroyedKey.objects.count() == 1


def test_a_restored_dossier_is_unreadable_at_once_and_destroyed_by_the_command(backup, dossier, people, at):
    destroy_now(dossier, people, at)
    restore(backup)
    version = NoteVersion.objects.get()
    with pytest.raises(DestroyedError):
        opened(version.text, reader=people.owner, at=at)
    out = StringIO()
    call_command("after_restore", stdout=out)
    assert "Opnieuw vernietigd: 1 dossiers en 0 losse records." in out.getvalue()
    assert bytes(Dossier.objects.get().wrapped_key) == b""
    assert not NoteVersion.objects.exists()
    assert DestroyedKey.objects.get().reason == DestructionReason.RESTORED


def test_the_simulated_restore_really_brings_the_text_back(backup, people, at):
    """A guard on the test above: without destruction the restored text is readable."""
    restore(backup)
    assert opened(NoteVersion.objects.get().text, reader=people.owner, at=at) == SENTENCE


def test_a_withdrawn_note_stays_gone_after_a_restore(backup, note, people, at):
    withdraw_note(note=note, at=at, by=people.contributor)
    assert not NoteVersion.objects.exists()
    assert Note.objects.get().withdrawn_by == people.contributor
    restore(backup)
    with pytest.raises(DestroyedError):
        opened(NoteVersion.objects.get().text, reader=people.owner, at=at)
    assert after_restore(at=at).records == 1
    assert not NoteVersion.objects.exists()


def test_withdrawing_takes_every_version(note, people, at):
    change_note(note=note, content=Content(HEADING, "Anders"), seen=1, at=at, by=people.owner)
    assert withdraw_note(note=note, at=at, by=people.owner) == 2
    assert len(destroyed().records) == 2


def test_after_restore_puts_on_the_list_what_only_the_database_knows(dossier, people, at, settings):
    destroy_now(dossier, people, at)
    settings.DESTROYED_KEYS.unlink()
    assert after_restore(at=at).listed == 1
    assert destroyed().dossiers == {dossier.public_id}


def test_nothing_is_destroyed_when_the_list_cannot_be_written(dossier, people, at, settings, tmp_path):
    (tmp_path / "bezet").write_text("", encoding="ascii")
    settings.DESTROYED_KEYS = tmp_path / "bezet" / "lijst"
    with pytest.raises(ListError, match="VERBAND_DESTROYED_KEYS"):
        destroy_now(dossier, people, at)
    assert Dossier.objects.get().state == DossierState.OPEN


def test_other_rooms_are_told_what_goes(note, dossier, people, at):
    told: list[Gone] = []
    hook = on_destroy(told.append)
    try:
        version = NoteVersion.objects.get().public_id
        withdraw_note(note=note, at=at, by=people.owner)
        destroy_now(dossier, people, at)
    finally:
        forget_hook(hook)
    assert [(gone.records, gone.whole) for gone in told] == [
        (frozenset({version}), False),
        (frozenset({note.public_id}), True),
    ]


def test_a_room_that_cannot_forget_stops_the_destruction(dossier, people, at):
    def fails(_gone):
        raise RuntimeError("export is being made")

    on_destroy(fails)
    try:
        with pytest.raises(RuntimeError):
            destroy_now(dossier, people, at)
    finally:
        forget_hook(fails)
    assert Dossier.objects.get().state == DossierState.OPEN
    assert destroyed().dossiers == frozenset()


def test_the_page_says_beforehand_what_goes_and_asks_once(note, dossier, people):
    browser, where = window(people.owner), reverse("dossiers:destroy", args=[dossier.public_id])
    page = browser.get(where).content.decode()
    assert "versies van vertrouwelijke notities: 1" in page
    assert browser.post(where, {}).status_code == 422
    assert Dossier.objects.get().state == DossierState.OPEN
    answer = browser.post(where, {"sure": "on"})
    declaration = browser.get(answer.url).content.decode()
    assert "Verklaring van vernietiging" in declaration
    assert "Anna" in declaration
    assert all(word not in declaration for word in (TITLE, HEADING, SENTENCE))


@pytest.mark.parametrize(("who", "status"), [("owner", 200), ("reader", 404), ("administrator", 404)])
def test_the_declaration_is_for_who_owned_it(dossier, people, at, who, status):
    declared = destroy_now(dossier, people, at)
    browser = window(getattr(people, who))
    for name in ("dossiers:declaration", "dossiers:declaration-pdf"):
        assert browser.get(reverse(name, args=[declared.public_id])).status_code == status


def test_the_declaration_is_a_pdf_without_content(note, dossier, people, at):
    declared = destroy_now(dossier, people, at)
    answer = window(people.owner).get(reverse("dossiers:declaration-pdf", args=[declared.public_id]))
    assert answer.content.startswith(b"%PDF")
    assert TITLE not in str(model_to_dict(declared))


def end_on(dossier, people, at, day):
    describe_dossier(dossier=dossier, title=TITLE, keeping=Keeping("11.1", day), at=at, by=people.owner)


def test_a_term_is_announced_a_month_before_and_kept_after_it(note, dossier, people, at):
    day = timezone.localdate(at) + timedelta(days=60)
    end_on(dossier, people, at, day)
    soon, past = day - timedelta(days=30), day
    assert keep_terms(on=soon - timedelta(days=1), at=at).warned == []
    assert keep_terms(on=soon, at=at + timedelta(days=30)).warned == [dossier.public_id]
    assert keep_terms(on=soon, at=at + timedelta(days=30)) == keep_terms(on=soon, at=at + timedelta(days=30))
    assert keep_terms(on=past - timedelta(days=1), at=at + timedelta(days=59)).destroyed == []
    assert keep_terms(on=past, at=at + timedelta(days=60)).destroyed == [dossier.public_id]
    assert DestroyedKey.objects.get().reason == DestructionReason.TERM
    assert keep_terms(on=past, at=at + timedelta(days=61)).destroyed == []


def test_owners_know_it_two_weeks_however_late_the_warning_is(dossier, people, at):
    day = timezone.localdate(at) + timedelta(days=1)
    end_on(dossier, people, at, day)
    assert keep_terms(on=day, at=at).warned == [dossier.public_id]
    assert keep_terms(on=day, at=at + timedelta(days=13)).waiting == [dossier.public_id]
    assert keep_terms(on=day, at=at + timedelta(days=14)).destroyed == [dossier.public_id]


def test_another_term_is_announced_again(dossier, people, at):
    day = timezone.localdate(at) + timedelta(days=5)
    end_on(dossier, people, at, day)
    keep_terms(on=timezone.localdate(at), at=at)
    end_on(dossier, people, at, day + timedelta(days=5))
    assert Dossier.objects.get().warned_at is None


def test_a_dry_run_changes_nothing(dossier, people, at):
    day = timezone.localdate(at) + timedelta(days=1)
    end_on(dossier, people, at, day)
    out = StringIO()
    call_command("retention", "--on", day.isoformat(), "--dry-run", stdout=out)
    assert f"Aangekondigd: 1\n  {dossier.public_id}" in out.getvalue()
    assert Dossier.objects.get().warned_at is None
    assert TITLE not in out.getvalue()


def test_a_day_that_is_none_is_refused_in_one_sentence(db):
    with pytest.raises(CommandError, match="'morgen' is geen datum"):
        call_command("retention", "--on", "morgen")


def test_an_owner_sees_that_the_term_ends(dossier, people, at):
    end_on(dossier, people, at, timezone.localdate(at) + timedelta(days=5))
    keep_terms(on=timezone.localdate(at), at=at)
    sentence = "De bewaartermijn van een dossier van u eindigt op"
    assert sentence in window(people.owner).get(reverse("dossiers:dossiers")).content.decode()
    assert sentence not in window(people.reader).get(reverse("dossiers:dossiers")).content.decode()


def test_rewrapping_lets_the_old_key_go(note, people, at, settings):
    old = settings.VAULT_FILE.read_text(encoding="ascii")
    new = base64.b64encode(b"n" * 32).decode()
    settings.VAULT_KEY = f"{new},{old}"
    out = StringIO()
    call_command("rewrap_keys", stdout=out)
    assert "Opnieuw afgesloten: 1." in out.getvalue()
    settings.VAULT_KEY = new
    assert opened(NoteVersion.objects.get().text, reader=people.reader, at=at) == SENTENCE
    call_command("rewrap_keys", stdout=out)
    assert "Opnieuw afgesloten: 0. Was al goed: 1." in out.getvalue()


def test_rewrapping_without_the_old_key_says_so(dossier, settings):
    settings.VAULT_KEY = base64.b64encode(b"n" * 32).decode()
    with pytest.raises(CommandError, match="1 dossiers zijn niet te openen"):
        call_command("rewrap_keys", stdout=StringIO())
