"""Too many wrong passwords."""

import pytest
from axes.models import AccessAttempt, AccessLog
from django.test import Client, RequestFactory

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import computer_of
from verband.rooms.accounts.tests.browser import OTHER, sign_in, who

pytestmark = pytest.mark.django_db


def fail(email: str, times: int, **headers) -> list[int]:
    return [sign_in(Client(), email, OTHER, **headers).status_code for _ in range(times)]


def test_the_fifth_wrong_password_closes_the_door_also_for_the_right_one(client: Client, person: User):
    assert fail(person.email, 5) == [422] * 4 + [429]
    answer = sign_in(client, person.email)
    assert (answer.status_code, who(client)) == (429, None)
    assert "Wacht een kwartier" in answer.content.decode()
    assert "jan@houten.nl" in answer.content.decode()


def test_an_address_that_nobody_has_is_locked_alike(person: User):
    known, unknown = fail(person.email, 7), fail("niemand@houten.nl", 7)
    assert known == unknown


def test_capitals_do_not_give_new_chances(person: User):
    fail("JAN@houten.nl", 3)
    assert fail("jan@HOUTEN.nl", 2) == [422, 429]


def test_nobody_is_locked_out_from_another_computer(client: Client, person: User):
    fail(person.email, 5, REMOTE_ADDR="192.0.2.7")
    assert sign_in(client, person.email).status_code == 302


def test_a_colleague_at_the_same_address_is_not_locked_out(client: Client, person: User, manager: User):
    fail(person.email, 5)
    assert sign_in(client, manager.email).status_code == 302


def test_the_door_opens_again_after_its_time(client: Client, person: User, settings):
    fail(person.email, 5)
    AccessAttempt.objects.update(attempt_time="2020-01-01T00:00Z")
    assert sign_in(client, person.email).status_code == 302


def test_signing_in_forgets_the_failures(client: Client, person: User):
    fail(person.email, 4)
    sign_in(client, person.email)
    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()


def test_no_password_is_kept_of_a_failed_attempt(person: User):
    fail(person.email, 1)
    [attempt] = AccessAttempt.objects.all()
    assert OTHER not in attempt.post_data
    assert person.email not in attempt.post_data


@pytest.mark.parametrize(
    ("proxies", "told", "computer"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "onzin", "10.0.0.1"),
        (1, "203.0.113.9:4711", "203.0.113.9"),
        (1, "[2001:db8::1]:443", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_a_visitor_cannot_write_another_computer_in_front(settings, proxies: int, told: str, computer: str):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=told)
    assert computer_of(request) == computer
