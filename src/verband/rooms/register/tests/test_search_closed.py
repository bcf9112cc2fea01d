"""What is confidential is found by nobody: not by its readers, not by who runs the site, and it is not counted."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from verband.rooms.dossiers.models import NOTEBOOK
from verband.rooms.dossiers.services.dossiers import open_dossier
from verband.rooms.dossiers.services.notes import Content, write_note
from verband.rooms.register.models import SearchEntry
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.searching import TODAY, found

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def dossier(cast, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda _moment=None: TODAY)
    settings.VAULT_KEY = ""
    settings.VAULT_FILE, settings.DESTROYED_KEYS = tmp_path / "vault_key", tmp_path / "destroyed_keys"
    row = open_dossier(room=NOTEBOOK, title="Zilverreiger", at=AT, by=cast.griffier)
    write_note(
        dossier=row, content=Content("Gefluister", "Niemand weet van Kwikstaart."), at=AT, by=cast.griffier
    )
    return row


@pytest.mark.parametrize("word", ["zilverreiger", "gefluister", "kwikstaart"])
def test_dossier_and_its_notes_are_found_by_nobody(dossier, cast, word):
    for name, visitor in cast.everyone().items():
        assert found(word, visitor=visitor) == [], name
    assert not SearchEntry.objects.filter(words__contains=word).exists()


def test_word_of_a_dossier_is_not_offered_as_one_to_try(dossier, cast):
    said = text_of(window(cast.griffier).get(reverse("register:search"), {"zoek": "zilverreigr"}))
    assert "Niets gevonden" in said
    assert "zilverreiger" not in said.casefold()
