"""The bytes of the vault: what is sealed opens in its own place, with its own key, and nowhere else."""

import base64
import secrets
import stat
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verband.rooms.dossiers import checks
from verband.rooms.dossiers.vault.destroyed import DOSSIER, RECORD, destroyed, remember
from verband.rooms.dossiers.vault.errors import (
    BadKeyError,
    BrokenSealError,
    DestroyedError,
    KeyMissingError,
    NoKeyGivenError,
)
from verband.rooms.dossiers.vault.ring import KeyRing, mark_of, ring
from verband.rooms.dossiers.vault.sealing import (
    Place,
    WrappedKey,
    fingerprint,
    new_wrapped_key,
    seal,
    unseal,
    unwrap,
    wrap,
)

KEY, OTHER = b"k" * 32, b"o" * 32
PLACE = Place(uuid4(), "dossiers.noteversion", "text", uuid4())


def keys(*found: bytes) -> KeyRing:
    return KeyRing({mark_of(key): key for key in found})


@given(st.binary(max_size=300))
def test_what_is_sealed_opens_again(content: bytes):
    assert unseal(KEY, seal(KEY, content, PLACE), PLACE) == content


def test_the_same_text_is_sealed_differently_each_time():
    assert seal(KEY, b"ja", PLACE) != seal(KEY, b"ja", PLACE)


@pytest.mark.parametrize(
    "moved",
    [
        replace(PLACE, dossier=uuid4()),
        replace(PLACE, table="dossiers.note"),
        replace(PLACE, field="heading"),
        replace(PLACE, row=uuid4()),
    ],
)
def test_a_value_that_was_moved_does_not_open(moved: Place):
    with pytest.raises(BrokenSealError):
        unseal(KEY, seal(KEY, b"geheim", PLACE), moved)


@given(st.data())
def test_no_changed_or_shortened_value_opens(data):
    sealed = bytearray(seal(KEY, b"geheim", PLACE))
    where = data.draw(st.integers(0, len(sealed) - 1))
    if data.draw(st.booleans()):
        del sealed[where:]
    else:
        sealed[where] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BrokenSealError):
        unseal(KEY, bytes(sealed), PLACE)


def test_another_key_does_not_open_it():
    with pytest.raises(BrokenSealError):
        unseal(OTHER, seal(KEY, b"geheim", PLACE), PLACE)


def test_the_key_of_a_dossier_opens_only_for_that_dossier():
    dossier = uuid4()
    wrapped = new_wrapped_key(keys(KEY), dossier)
    assert len(unwrap(keys(KEY), dossier, wrapped)) == 32
    with pytest.raises(BrokenSealError):
        unwrap(keys(KEY), uuid4(), wrapped)


def test_a_missing_key_is_named_in_one_sentence():
    dossier = uuid4()
    with pytest.raises(KeyMissingError, match=mark_of(KEY)):
        unwrap(keys(OTHER), dossier, new_wrapped_key(keys(KEY), dossier))


def test_a_wiped_key_says_that_it_was_destroyed():
    with pytest.raises(DestroyedError):
        unwrap(keys(KEY), uuid4(), WrappedKey("", b""))


def test_of_several_keys_the_first_locks_and_all_open():
    dossier = uuid4()
    old = wrap(keys(KEY), dossier, b"d" * 32)
    new = wrap(keys(OTHER, KEY), dossier, b"d" * 32)
    assert (old.key_id, new.key_id) == (mark_of(KEY), mark_of(OTHER))
    assert unwrap(keys(OTHER, KEY), dossier, old) == unwrap(keys(OTHER), dossier, new) == b"d" * 32


def test_a_fingerprint_differs_per_dossier_and_holds_no_text():
    assert fingerprint(KEY, b"ja") == fingerprint(KEY, b"ja") != fingerprint(OTHER, b"ja")


def test_a_working_copy_makes_its_key_once_for_its_owner_only(settings):
    first = ring().keys
    assert ring().keys == first
    assert stat.S_IMODE(settings.VAULT_FILE.stat().st_mode) == 0o600


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
def test_a_key_may_come_from_the_environment(settings, encode):
    settings.VAULT_KEY = encode(b"\xfb" * 32).decode()
    assert list(ring().keys.values()) == [b"\xfb" * 32]
    assert not settings.VAULT_FILE.exists()


def test_keys_may_come_from_a_file_one_a_line(settings, tmp_path):
    file = tmp_path / "sleutels"
    file.write_text("\n".join(base64.b64encode(key).decode() for key in (KEY, OTHER)), encoding="ascii")
    settings.VAULT_KEY = str(file)
    assert ring().current == mark_of(KEY)
    assert len(ring().keys) == 2


@pytest.mark.parametrize("given", ["kort", "c2hvcnQ=", "/bestaat/niet", ",", "é" * 44])
def test_what_is_no_key_is_refused_at_the_start(settings, given):
    settings.VAULT_KEY = given
    with pytest.raises(BadKeyError, match="VERBAND_VAULT_KEY"):
        ring()
    assert [error.id for error in checks.keys_are_usable()] == ["dossiers.E001"]


def test_going_live_with_the_key_of_a_working_copy_is_refused(settings):
    assert [error.id for error in checks.key_comes_from_outside()] == ["dossiers.E002"]
    settings.VAULT_KEY = base64.b64encode(secrets.token_bytes(32)).decode()
    assert checks.key_comes_from_outside() == checks.keys_are_usable() == []


def test_a_site_for_others_makes_no_key_of_its_own(settings):
    settings.PRODUCTION = True
    with pytest.raises(NoKeyGivenError, match="VERBAND_VAULT_KEY"):
        ring()
    assert not settings.VAULT_FILE.exists()
    assert [error.id for error in checks.keys_are_usable()] == ["dossiers.E001"]


def test_the_list_of_what_was_destroyed_only_grows(at, settings):
    one, two, three = uuid4(), uuid4(), uuid4()
    remember(DOSSIER, [one], at=at)
    remember(RECORD, [two, three], at=at)
    assert (destroyed().dossiers, destroyed().records) == ({one}, {two, three})
    assert stat.S_IMODE(settings.DESTROYED_KEYS.stat().st_mode) == 0o600


def test_half_a_line_is_counted_and_spoils_no_other(at, settings):
    settings.DESTROYED_KEYS.write_text("2026-01-01 dossier 1b4e28", encoding="ascii")
    one = uuid4()
    remember(DOSSIER, [one], at=at)
    assert (destroyed().dossiers, destroyed().unreadable) == ({one}, 1)
