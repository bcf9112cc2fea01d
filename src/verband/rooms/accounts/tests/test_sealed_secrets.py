"""Who reads the database, or a backup of it, finds no secret that waits to be shown."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from verband.rooms.accounts.models import Session, User
from verband.rooms.accounts.models.tokens import PREFIX
from verband.rooms.accounts.tests.browser import PASSWORD, code_of, key_on, sign_in
from verband.rooms.common.kept import COOKIE

pytestmark = pytest.mark.django_db


def stored() -> str:
    """Return all that the table of sessions says, unpacked."""
    return str([session.get_decoded() for session in Session.objects.all()])


def shown(client: Client, address: str, mark: str) -> str:
    """Return the secret on a page: what stands between a mark and the end of the word."""
    page = client.get(address).content.decode()
    assert mark in page, page
    return page.partition(mark)[2].partition('"')[0].partition("<")[0].strip()


def after_reset_link(client: Client, person: User) -> tuple[str, str]:
    client.post(reverse("accounts:reset-link", args=[person.public_id]))
    return reverse("accounts:account", args=[person.public_id]), "/wachtwoord-vergeten/"


def after_invitation(client: Client, _person: User) -> tuple[str, str]:
    answer = client.post(reverse("accounts:invite"), {"name": "Nel", "email": "nel@soest.nl"})
    return answer.url, "/uitnodiging/"


def after_key(client: Client, _person: User) -> tuple[str, str]:
    client.post(
        reverse("accounts:keys"), {"name": "rapport", "scope": "read", "days": "30", "password": PASSWORD}
    )
    return reverse("accounts:keys"), f">{PREFIX}"


@pytest.mark.parametrize("made", [after_reset_link, after_invitation, after_key])
def test_a_link_or_key_stands_in_no_session_and_is_shown_once(signed_in, manager, person, made):
    client = signed_in(manager)
    address, mark = made(client, person)
    told = stored()
    assert mark not in told
    secret = shown(client, address, mark)
    assert len(secret) > 20
    assert secret not in told
    assert secret not in client.get(address).content.decode()


def test_a_key_for_the_app_stands_in_no_session_and_holds_until_its_code(signed_in, person):
    client = signed_in(person)
    where = reverse("accounts:second-factor")
    key = key_on(client.get(where))
    assert key not in stored()
    assert key_on(client.post(where, {"code": "000000"})) == key
    answer = client.post(where, {"code": code_of(key)})
    assert answer.url == reverse("accounts:recovery-codes")
    told = stored()
    codes = client.get(answer.url).content.decode().partition('class="codes"')[2]
    first = codes.partition("<code>")[2].partition("</code>")[0].strip()
    assert len(first) == 19
    assert first not in told


def test_a_key_for_the_app_of_one_person_is_not_given_to_the_next_in_the_same_browser(
    settings, client, person
):
    settings.SECOND_FACTOR_REQUIRED = True
    other = User.objects.create_user("els@houten.nl", PASSWORD, name="Els")
    keys = []
    for user in (person, other, other):
        sign_in(client, user.email)
        keys.append(key_on(client.get(reverse("accounts:set-up"))))
    assert keys[0] != keys[1]
    assert keys[1] == keys[2]


def test_another_browser_with_the_same_session_opens_nothing(signed_in, manager, person):
    client = signed_in(manager)
    address, mark = after_reset_link(client, person)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    thief.cookies[COOKIE] = "geraden"
    page = thief.get(address)
    assert page.status_code == 200
    assert mark not in page.content.decode().partition("<main")[2].partition("</main>")[0]
