"""The second step of signing in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, RecoveryCode, User
from verband.rooms.accounts.services.second_factor import make_recovery_codes
from verband.rooms.accounts.tests.browser import OTHER, PASSWORD, code_of, key_on, sign_in, who
from verband.rooms.accounts.views import coming_in

pytestmark = pytest.mark.django_db

STEP = "accounts:second-step"
KEY = "ab" * 20


def give(client: Client, code: str):
    return client.post(reverse(STEP), {"code": code})


@pytest.mark.usefixtures("device")
def test_a_password_alone_lets_nobody_in(client: Client, person: User):
    answer = sign_in(client, person.email, to="/toegankelijkheid/")
    assert (answer.url, who(client)) == (reverse(STEP), None)
    assert client.get(reverse("accounts:profile")).status_code == 302


@pytest.mark.usefixtures("device")
def test_password_and_code_lead_to_where_one_was_going(client: Client, person: User):
    sign_in(client, person.email, to="/toegankelijkheid/")
    answer = give(client, code_of(KEY))
    assert (answer.url, who(client)) == ("/toegankelijkheid/", person)
    assert "code" in AccountEvent.objects.get(kind=AccountEventKind.SIGNED_IN).detail


@pytest.mark.usefixtures("device")
def test_a_half_filled_form_survives_both_steps(client: Client, person: User):
    session = client.session
    session["kladje"] = "half ingevuld"
    session.save()
    numbers = {session.session_key}
    sign_in(client, person.email)
    numbers.add(client.session.session_key)
    give(client, code_of(KEY))
    numbers.add(client.session.session_key)
    assert client.session["kladje"] == "half ingevuld"
    assert len(numbers) == 3


@pytest.mark.usefixtures("device")
def test_a_code_works_once(client: Client, person: User):
    code = code_of(KEY)
    sign_in(client, person.email)
    give(client, code)
    other = Client()
    sign_in(other, person.email)
    assert give(other, code).status_code == 422
    assert who(other) is None


@pytest.mark.usefixtures("device")
@pytest.mark.parametrize("code", ["000000", "12345", "abcdef", "١٢٣٤٥٦", "\x00", "a" * 41, "-1", "1e5"])
def test_a_wrong_code_lets_nobody_in(client: Client, person: User, code: str):
    sign_in(client, person.email)
    assert give(client, code).status_code == 422
    assert who(client) is None


@pytest.mark.usefixtures("device")
def test_after_a_wrong_code_the_next_try_waits_also_in_another_browser(client: Client, person: User):
    sign_in(client, person.email)
    give(client, "000000")
    other = Client()
    sign_in(other, person.email)
    assert give(other, code_of(KEY)).status_code == 429


def test_too_many_wrong_codes_send_one_back_to_the_password(client: Client, person: User, device: TOTPDevice):
    sign_in(client, person.email)
    for _ in range(coming_in.MOST_TRIES):
        TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
        answer = give(client, "000000")
    assert "Begin opnieuw" in answer.content.decode()
    assert give(client, code_of(KEY)).status_code == 422
    assert who(client) is None


@pytest.mark.usefixtures("device")
def test_the_second_step_cannot_wait_for_ever(client: Client, person: User, monkeypatch):
    sign_in(client, person.email)
    late = timezone.now() + timedelta(seconds=coming_in.SECONDS + 1)
    monkeypatch.setattr("verband.rooms.accounts.views.coming_in.timezone.now", lambda: late)
    give(client, code_of(KEY))
    assert who(client) is None


@pytest.mark.usefixtures("device")
def test_a_password_that_is_changed_meanwhile_ends_the_wait(client: Client, person: User):
    sign_in(client, person.email)
    person.set_password(OTHER)
    person.save()
    give(client, code_of(KEY))
    assert who(client) is None


@pytest.mark.usefixtures("device")
def test_an_account_that_ends_meanwhile_ends_the_wait(client: Client, person: User):
    sign_in(client, person.email)
    User.objects.update(is_active=False)
    give(client, code_of(KEY))
    assert who(client) is None


def test_without_a_password_there_is_no_second_step(client: Client):
    assert client.get(reverse(STEP)).status_code == 422


@pytest.mark.usefixtures("device")
def test_a_recovery_code_works_once_however_it_is_typed(client: Client, person: User):
    code = make_recovery_codes(user=person, at=timezone.now())[0]
    sign_in(client, person.email)
    assert give(client, f" {code.upper().replace('-', ' ')} ").status_code == 302
    other = Client()
    sign_in(other, person.email)
    assert give(other, code).status_code == 422


@pytest.mark.usefixtures("device")
def test_recovery_codes_are_kept_as_fingerprints(person: User):
    codes = make_recovery_codes(user=person, at=timezone.now())
    kept = set(RecoveryCode.objects.values_list("fingerprint", flat=True))
    assert len(kept) == len(codes) == 10
    assert not any(code.replace("-", "") in kept for code in codes)


@pytest.mark.usefixtures("device")
def test_a_recovery_code_of_someone_else_opens_nothing(client: Client, person: User, manager: User):
    [code, *_] = make_recovery_codes(user=manager, at=timezone.now())
    sign_in(client, person.email)
    assert give(client, code).status_code == 422


def test_where_it_is_required_it_is_set_up_before_coming_in(client: Client, person: User, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    where = sign_in(client, person.email, to="/toegankelijkheid/").url
    assert where == reverse("accounts:set-up")
    key = key_on(client.get(where))
    assert client.post(where, {"code": "000000"}).status_code == 422
    assert who(client) is None
    answer = client.post(where, {"code": code_of(key)})
    assert (answer.url, who(client)) == (reverse("accounts:recovery-codes"), person)
    shown = client.get(answer.url).content.decode()
    assert shown.count("<code>") == 10
    assert 'href="/toegankelijkheid/"' in shown
    assert client.get(answer.url).content.decode().count("<code>") == 0


@pytest.mark.usefixtures("device")
def test_setting_up_is_no_way_round_a_second_step_that_stands(client: Client, person: User):
    sign_in(client, person.email)
    assert client.get(reverse("accounts:set-up")).status_code == 422
    assert who(client) is None


@pytest.mark.parametrize("between", [" ", "-", "\u00a0"], ids=["space", "dash", "fixed space"])
def test_setting_it_up_takes_the_code_as_an_app_shows_it(signed_in, person: User, between: str):
    client, where = signed_in(person), reverse("accounts:second-factor")
    code = code_of(key_on(client.get(where)))
    client.post(where, {"code": f"{code[:3]}{between}{code[3:]}"})
    assert TOTPDevice.objects.filter(user=person, confirmed=True).exists()


def test_setting_it_up_oneself(signed_in, person: User):
    client = signed_in(person)
    where = reverse("accounts:second-factor")
    answer = client.get(where)
    page = answer.content.decode()
    assert 'src="data:image/svg+xml' in page
    assert "style=" not in page
    client.post(where, {"code": code_of(key_on(answer))})
    assert TOTPDevice.objects.filter(user=person, confirmed=True).count() == 1
    assert client.get(where).url == reverse("accounts:profile")


def test_the_code_of_setting_up_does_not_sign_in_as_well(signed_in, client: Client, person: User):
    own = signed_in(person)
    code = code_of(key_on(own.get(reverse("accounts:second-factor"))))
    own.post(reverse("accounts:second-factor"), {"code": code})
    sign_in(client, person.email)
    assert give(client, code).status_code == 422


@pytest.mark.usefixtures("device")
def test_turning_it_off_asks_for_the_password(signed_in, person: User):
    client = signed_in(person)
    where = reverse("accounts:turn-off")
    assert client.post(where, {"password": OTHER}).status_code == 422
    assert TOTPDevice.objects.exists()
    assert client.post(where, {"password": PASSWORD}).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert client.post(where, {"password": PASSWORD}).status_code == 302


@pytest.mark.usefixtures("device")
def test_new_recovery_codes_end_the_old(signed_in, person: User):
    old = make_recovery_codes(user=person, at=timezone.now())
    client = signed_in(person)
    client.post(reverse("accounts:new-recovery-codes"), {"password": PASSWORD})
    page = client.get(reverse("accounts:recovery-codes")).content.decode()
    assert page.count("<code>") == 10
    assert not any(code in page for code in old)
