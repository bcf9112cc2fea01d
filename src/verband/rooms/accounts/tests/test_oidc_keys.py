"""The key with which providers recognise us: made once, published in half, replaced without a gap."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from joserfc.jwk import ECKey, KeySet, OctKey, OKPKey, RSAKey

from verband.rooms.accounts.oidc.keys import algorithm_of, public_keys, signing_key
from verband.rooms.accounts.tests.provider import SmallProvider, key_named
from verband.rooms.accounts.tests.visits import account, connected, visit


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.DATA, settings.OIDC_KEY, settings.OIDC_KEY_PREVIOUS = tmp_path, "", ""
    return tmp_path


def small_rsa() -> str:
    made = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - weak on purpose
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def pem(key: RSAKey | ECKey | OKPKey) -> str:
    return key.as_pem(private=True).decode()


def test_a_key_is_made_once_and_only_we_read_it(folder: Path):
    first = signing_key()
    assert first.kid == signing_key().kid
    [file] = folder.iterdir()
    assert (file.name, file.stat().st_mode & 0o777) == ("oidc_key.pem", 0o600)


def test_a_key_from_the_environment_is_used_and_nothing_is_written(folder: Path, settings):
    settings.OIDC_KEY = pem(key_named("own")).replace("\n", "\\n")
    assert signing_key().raw_value.key_size == 2048
    assert list(folder.iterdir()) == []


def test_only_public_halves_are_published(folder: Path, settings, client: Client):
    settings.OIDC_KEY = pem(key_named("own"))
    settings.OIDC_KEY_PREVIOUS = pem(ECKey.generate_key("P-256", private=True))
    answer = client.get("/aanmelden/sleutels.json")
    told = answer.json()["keys"]
    assert [one["alg"] for one in told] == ["RS256", "ES256"]
    assert not {"d", "p", "q", "dp", "dq", "qi", "k"} & set().union(*told)
    assert "max-age=3600" in answer["Cache-Control"]


@pytest.mark.django_db
def test_after_a_change_of_key_a_provider_that_reads_again_still_knows_us(
    folder: Path, client: Client, small: SmallProvider
):
    account()
    provider = connected(small)
    (folder / "oidc_key.pem").rename(folder / "oidc_key_previous.pem")
    small.client_keys = public_keys()
    assert len(small.client_keys["keys"]) == 2
    assert visit(client, provider).status_code == 302


@pytest.mark.django_db
def test_an_elliptic_key_works_too(folder: Path, client: Client, small: SmallProvider, settings):
    settings.OIDC_KEY = pem(ECKey.generate_key("P-256", private=True))
    account()
    small.client_keys = public_keys()
    assert algorithm_of(signing_key()) == "ES256"
    assert visit(client, connected(small)).status_code == 302


@pytest.mark.parametrize(
    "bad",
    [
        "geen sleutel",
        key_named("own").as_pem(private=False).decode(),
        pem(ECKey.generate_key("P-384", private=True)),
        pem(OKPKey.generate_key("Ed25519", private=True)),
        small_rsa(),
    ],
)
def test_a_key_that_is_unfit_stops_with_one_sentence(folder: Path, settings, bad: str):
    settings.OIDC_KEY = bad
    with pytest.raises(ImproperlyConfigured, match="VERBAND_OIDC_KEY is geen geheime sleutel in PEM"):
        signing_key()


def test_the_published_set_can_be_read_back(folder: Path):
    keys = KeySet.import_key_set(public_keys())
    assert not isinstance(keys.keys[0], OctKey)
    assert keys.keys[0].kid == signing_key().kid
