"""Nobody reads without being named: not by another address, not by touching the columns, not as the administrator."""

import pickle
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldError
from django.http import Http404
from django.utils import timezone

from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.models import Dossier, DossierReader, Note, NoteVersion, Plain
from verband.rooms.dossiers.models.fields import Ciphertext
from verband.rooms.dossiers.services.dossiers import open_dossier
from verband.rooms.dossiers.services.notes import Content, write_note
from verband.rooms.dossiers.services.readers import grant, revoke
from verband.rooms.dossiers.services.reading import opened, reading
from verband.rooms.dossiers.tests.conftest import HEADING, SENTENCE, TITLE
from verband.rooms.dossiers.vault.errors import BrokenSealError, KeyMissingError


@pytest.fixture
def version(note: Note) -> NoteVersion:
    return NoteVersion.objects.get()


@pytest.mark.parametrize("who", ["owner", "contributor", "reader"])
def test_who_is_named_reads(version, dossier, people, at, who):
    reader = getattr(people, who)
    assert opened(version.text, reader=reader, at=at) == SENTENCE
    assert opened(dossier.title, reader=reader, at=at) == TITLE


@pytest.mark.parametrize("who", ["outsider", "administrator", "second"])
def test_who_is_not_named_gets_what_is_not_there(version, dossier, people, at, who):
    visitor = getattr(people, who)
    with pytest.raises(Http404):
        opened(version.text, reader=visitor, at=at)
    for rows in (Dossier.objects, Note.objects, NoteVersion.objects):
        assert not rows.all().readable_by(visitor, at).exists()


def test_a_visitor_without_account_reads_nothing(version, at):
    with pytest.raises(Http404):
        opened(version.text, reader=AnonymousUser(), at=at)
    assert not NoteVersion.objects.all().readable_by(AnonymousUser(), at).exists()


def test_an_ended_account_reads_nothing(version, people, at):
    people.reader.is_active = False
    with pytest.raises(Http404):
        opened(version.text, reader=people.reader, at=at)
    assert not Dossier.objects.readable_by(people.reader, at).exists()


def test_forgetting_the_person_is_impossible(version):
    with pytest.raises(TypeError, match="reader"):
        opened(version.text)  # type: ignore[call-arg]  # without a reader, which is what is refused
    assert SENTENCE not in f"{version.text} {version.text!r} {version} {version!r} {Plain(SENTENCE)!r}"
    assert not hasattr(version.text, "value")


@pytest.mark.parametrize("value", ["los", b"bytes", None, 3])
def test_a_loose_value_is_never_stored_unsealed(value):
    with pytest.raises(TypeError, match="Plain"):
        NoteVersion(text=value)


def test_an_update_past_the_record_is_refused(version):
    for loose in ("los", b"los", Plain("los")):
        with pytest.raises(TypeError, match="verzegelen"):
            NoteVersion.objects.update(text=loose)


def test_a_sealed_column_cannot_be_searched(version):
    with pytest.raises(FieldError):
        NoteVersion.objects.filter(text=b"x").exists()


def test_a_sealed_value_survives_reading_the_row_again(version, people, at):
    version.refresh_from_db()
    version.save()
    assert opened(NoteVersion.objects.get().text, reader=people.reader, at=at) == SENTENCE


def test_a_deferred_column_stays_closed(version, people, at):
    later = NoteVersion.objects.defer("text").get()
    assert opened(later.text, reader=people.reader, at=at) == SENTENCE


def test_a_reader_whose_term_ended_reads_no_more(version, people, at):
    DossierReader.objects.filter(user=people.reader).update(valid_to=timezone.localdate(at) + timedelta(1))
    assert opened(version.text, reader=people.reader, at=at) == SENTENCE
    later = at + timedelta(days=1)
    with pytest.raises(Http404):
        opened(NoteVersion.objects.get().text, reader=people.reader, at=later)
    assert not Dossier.objects.readable_by(people.reader, later).exists()


def test_a_revoked_reader_reads_no_more_from_that_moment(version, people, at):
    revoke(row=DossierReader.objects.get(user=people.reader), at=at, by=people.owner)
    with pytest.raises(Http404):
        opened(NoteVersion.objects.get().text, reader=people.reader, at=at)


def test_a_reading_of_one_dossier_opens_nothing_of_another(version, people, at):
    own = open_dossier(room="notebook", title="Van mij", at=at, by=people.outsider)
    with pytest.raises(Http404):
        reading(own, reader=people.outsider, at=at).open(version.text)


def test_a_row_that_is_hung_in_ones_own_dossier_stays_closed(version, people, at):
    own = open_dossier(room="notebook", title="Van mij", at=at, by=people.outsider)
    NoteVersion.objects.update(dossier=own)
    with pytest.raises(BrokenSealError):
        opened(NoteVersion.objects.get().text, reader=people.outsider, at=at)


def test_swapped_ciphertext_does_not_open(version, dossier, people, at):
    other = write_note(
        dossier=dossier, content=Content("B", "Iets anders"), at=at, by=people.owner
    ).versions.get()
    NoteVersion.objects.filter(pk=version.pk).update(text=other.text)
    with pytest.raises(BrokenSealError):
        opened(NoteVersion.objects.get(pk=version.pk).text, reader=people.reader, at=at)


def test_a_heading_does_not_open_as_a_text(version, people, at):
    NoteVersion.objects.update(text=version.heading)
    with pytest.raises(BrokenSealError):
        opened(NoteVersion.objects.get().text, reader=people.reader, at=at)


@pytest.mark.parametrize("length", [0, 1, 12, 13, 28, -1])
def test_truncated_ciphertext_does_not_open(version, people, at, length):
    NoteVersion.objects.update(text=Ciphertext(version.text.content[:length]))
    with pytest.raises(BrokenSealError):
        opened(NoteVersion.objects.get().text, reader=people.reader, at=at)


def test_the_key_of_another_dossier_is_of_no_use(version, people, at):
    own = open_dossier(room="notebook", title="Van mij", at=at, by=people.outsider)
    Dossier.objects.filter(pk=version.dossier_id).update(wrapped_key=own.wrapped_key, key_id=own.key_id)
    with pytest.raises(BrokenSealError):
        opened(NoteVersion.objects.get().text, reader=people.reader, at=at)


def test_without_the_key_of_the_installation_nothing_opens(version, people, at, settings):
    settings.VAULT_FILE.unlink()
    with pytest.raises(KeyMissingError):
        opened(NoteVersion.objects.get().text, reader=people.reader, at=at)


def test_a_reading_cannot_be_kept(dossier, people, at):
    read = reading(dossier, reader=people.owner, at=at)
    with pytest.raises(TypeError, match="bewaard"):
        pickle.dumps(read)
    assert repr(read) == "Reading(…)"


def test_a_planted_breach_is_caught(version, people, at):
    """Without the right in the selector, the reading itself still refuses; with a right, the text is there."""
    breach = NoteVersion.objects.get()
    with pytest.raises(Http404):
        opened(breach.text, reader=people.outsider, at=at)
    owner = people.owner
    grant(dossier=breach.dossier, user=people.outsider, capacity=Capacity.READER, until=None, at=at, by=owner)
    assert opened(NoteVersion.objects.get().heading, reader=people.outsider, at=at) == HEADING
