"""Managing accounts: who may, and what ends when an account does."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind, AccountState, Scope
from verband.rooms.accounts.models import AccountEvent, ApiToken, Session, User
from verband.rooms.accounts.selectors import user_of_token
from verband.rooms.accounts.selectors.accounts import accounts_for
from verband.rooms.accounts.services.accounts import end_account, restore_account, set_administrator
from verband.rooms.accounts.services.invitations import invite
from verband.rooms.accounts.services.passwords import HELP_LASTS
from verband.rooms.accounts.services.retention import tidy_accounts
from verband.rooms.accounts.services.tokens import make_token
from verband.rooms.accounts.tests.browser import OTHER, PASSWORD, sign_in, who
from verband.rooms.accounts.urls import urlpatterns
from verband.rooms.common.bridge import InputError

pytestmark = pytest.mark.django_db

MANAGED = [pattern.name for pattern in urlpatterns if str(pattern.pattern).startswith("beheer/")]
OF_ONE = sorted({*MANAGED} - {"accounts", "invite"})


def page_of(name: str, user: User) -> str:
    return reverse(f"accounts:{name}", args=[user.public_id] if name in OF_ONE else [])


@pytest.mark.parametrize("name", MANAGED)
def test_who_does_not_run_the_site_finds_no_such_page(signed_in, person: User, manager: User, name: str):
    client = signed_in(person)
    where = page_of(name, manager)
    assert client.get(where).status_code in {404, 405}
    assert client.post(where, {"beheert": "nee"}).status_code in {404, 405}
    assert not AccountEvent.objects.exists()


@pytest.mark.parametrize("name", MANAGED)
def test_who_has_not_signed_in_changes_nothing(client: Client, manager: User, name: str):
    assert client.post(page_of(name, manager)).status_code == 302
    assert not AccountEvent.objects.exists()


def test_a_planted_breach_reads_no_accounts(person: User, manager: User):
    assert accounts_for(person, "", timezone.now()) == ()
    assert len(accounts_for(manager, "", timezone.now())) == 2


def test_the_list_is_searched_and_narrowed(signed_in, person: User, manager: User):
    invite(email="els@baarn.nl", name="Els Bos", at=timezone.now(), by=manager)
    client = signed_in(manager)
    where = reverse("accounts:accounts")
    assert "Els Bos" not in client.get(where, {"zoek": "houten vries"}).content.decode()
    narrowed = client.get(where, {"staat": "invited"}).content.decode()
    assert ("els@baarn.nl" in narrowed, "jan@houten.nl" in narrowed) == (True, False)


def test_the_list_asks_no_more_often_for_more_accounts(manager: User, django_assert_num_queries):
    for number in range(12):
        invite(email=f"a{number}@b.nl", name="A", at=timezone.now(), by=manager)
    with django_assert_num_queries(2):
        assert len(accounts_for(manager, "", timezone.now())) == 13


def test_the_list_is_saved_with_ids(signed_in, person: User, manager: User):
    answer = signed_in(manager).get(reverse("accounts:accounts"), {"formaat": "csv"})
    assert str(person.public_id) in answer.content.decode("utf-8-sig")


def test_an_ended_account_is_out_everywhere_at_once(client: Client, person: User, manager: User):
    now = timezone.now()
    sign_in(client, person.email)
    _, secret = make_token(
        user=person, name="x", scopes=[Scope.READ], expires_at=now + timedelta(days=1), at=now
    )
    assert end_account(user=person, at=now, by=manager)
    assert client.get(reverse("accounts:profile")).status_code == 302
    assert user_of_token(secret, now) is None
    assert not Session.objects.filter(user=person).exists()
    assert sign_in(Client(), person.email).status_code == 422


def test_ending_twice_is_one_deed(person: User, manager: User):
    now = timezone.now()
    assert end_account(user=person, at=now, by=manager)
    assert not end_account(user=person, at=now, by=manager)
    assert AccountEvent.objects.filter(kind=AccountEventKind.ENDED).count() == 1


def test_an_ended_account_comes_back_from_the_toast_without_its_keys(signed_in, person: User, manager: User):
    now = timezone.now()
    sign_in(Client(), person.email)
    _, secret = make_token(
        user=person, name="x", scopes=[Scope.READ], expires_at=now + timedelta(days=1), at=now
    )
    client = signed_in(manager)
    where = client.post(page_of("end", person)).url
    undo = page_of("restore", person)
    assert f'action="{undo}"' in client.get(where).content.decode()
    client.post(undo)
    assert sign_in(Client(), person.email).status_code == 302
    assert user_of_token(secret, now) is None


def test_who_never_came_waits_again_after_being_restored(manager: User):
    invitation, _ = invite(email="els@baarn.nl", name="Els", at=timezone.now(), by=manager)
    end_account(user=invitation.user, at=timezone.now(), by=manager)
    assert restore_account(user=invitation.user, at=timezone.now(), by=manager).state == AccountState.INVITED


def test_the_last_administrator_stays(signed_in, manager: User):
    answer = signed_in(manager).post(page_of("end", manager))
    assert (answer.status_code, "enige beheerder" in answer.content.decode()) == (422, True)
    with pytest.raises(InputError, match="enige beheerder"):
        set_administrator(user=manager, runs_the_site=False, at=timezone.now(), by=manager)


def test_an_administrator_may_go_once_there_is_another(person: User, manager: User):
    now = timezone.now()
    assert set_administrator(user=person, runs_the_site=True, at=now, by=manager)
    assert not set_administrator(user=person, runs_the_site=True, at=now, by=manager)
    assert set_administrator(user=manager, runs_the_site=False, at=now, by=manager)


def test_a_link_to_copy_gives_a_new_password_and_the_person_sees_who_made_it(
    signed_in, person: User, manager: User
):
    client = signed_in(manager)
    where = client.post(page_of("reset-link", person)).url
    page = client.get(where).content.decode()
    link = page.split('readonly value="http://testserver')[1].split('"')[0]
    Client().post(link, {"password": OTHER, "password_again": OTHER})
    own = Client()
    assert sign_in(own, person.email, OTHER).status_code == 302
    seen = own.get(reverse("accounts:profile")).content.decode()
    assert "link voor een nieuw wachtwoord gemaakt" in seen
    assert "Bea Beheer" in seen


def test_no_link_is_made_for_who_does_not_use_the_account(signed_in, person: User, manager: User):
    end_account(user=person, at=timezone.now(), by=manager)
    assert signed_in(manager).post(page_of("reset-link", person)).status_code == 422


@pytest.mark.usefixtures("device", "with_mail")
def test_taking_the_second_step_away_is_told_to_its_owner(signed_in, person: User, manager: User):
    client = signed_in(manager)
    for _ in range(2):
        assert client.post(page_of("second-factor-off", person)).status_code == 302
    assert [letter.to for letter in mail.outbox] == [[person.email]]
    assert AccountEvent.objects.get(kind=AccountEventKind.SECOND_FACTOR_OFF).by == manager


@pytest.mark.usefixtures("with_mail")
def test_the_end_of_an_account_and_its_return_are_told_to_its_owner(signed_in, person: User, manager: User):
    client = signed_in(manager)
    for deed, words in (("end", "beëindigde uw account"), ("restore", "herstelde uw account")):
        mail.outbox.clear()
        assert client.post(page_of(deed, person)).status_code == 302
        assert [letter.to for letter in mail.outbox] == [[person.email]]
        assert words in mail.outbox[0].body


@pytest.mark.usefixtures("with_mail")
def test_another_address_is_told_to_the_old_one(signed_in, person: User, manager: User):
    values = {"name": "Jan Jansen", "email": "JAN@nieuwegein.nl"}
    assert signed_in(manager).post(page_of("correct", person), values).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.email) == ("Jan Jansen", "jan@nieuwegein.nl")
    assert [letter.to for letter in mail.outbox] == [["jan@houten.nl"]]


def test_the_address_of_another_account_is_refused_and_what_was_typed_stays(
    signed_in, person: User, manager: User
):
    answer = signed_in(manager).post(page_of("correct", person), {"name": "Jan", "email": manager.email})
    assert answer.status_code == 422
    assert manager.email in answer.content.decode()
    assert User.objects.get(pk=person.pk).email == "jan@houten.nl"


def test_a_field_that_is_not_on_the_form_changes_nothing(signed_in, person: User, manager: User):
    values = {"name": "Jan", "email": person.email, "is_staff": "1", "is_superuser": "1", "password": "x"}
    signed_in(manager).post(page_of("correct", person), values)
    kept = User.objects.get(pk=person.pk)
    assert (kept.is_staff, kept.is_superuser, kept.check_password(PASSWORD)) == (False, False, True)


def test_after_its_term_an_ended_account_keeps_only_its_name(settings, person: User, manager: User):
    settings.ENDED_ACCOUNT_DAYS = 30
    sign_in(Client(), person.email)
    now = timezone.now()
    make_token(user=person, name="x", scopes=[Scope.READ], expires_at=now + timedelta(days=1), at=now)
    end_account(user=person, at=now, by=manager)
    assert tidy_accounts(at=now + timedelta(days=29)).accounts == 0
    assert tidy_accounts(at=now + timedelta(days=30)).accounts == 1
    kept = User.objects.get(pk=person.pk)
    assert (kept.name, kept.email) == ("Jan de Vries", f"{person.public_id}@vervallen.invalid")
    assert not kept.has_usable_password()
    assert not ApiToken.objects.exists()
    assert [event.kind for event in AccountEvent.objects.filter(user=person)] == [AccountEventKind.ERASED]


def test_an_erased_account_does_not_come_back_and_its_address_is_free(settings, person: User, manager: User):
    settings.ENDED_ACCOUNT_DAYS = 0
    end_account(user=person, at=timezone.now(), by=manager)
    tidy_accounts(at=timezone.now())
    with pytest.raises(InputError, match="gewist"):
        restore_account(user=User.objects.get(pk=person.pk), at=timezone.now(), by=manager)
    invitation, _ = invite(email="jan@houten.nl", name="Jan", at=timezone.now(), by=manager)
    assert invitation.user != person


def test_old_events_and_sessions_go(settings, client: Client, person: User):
    settings.ACCOUNT_EVENT_DAYS = 30
    sign_in(client, person.email)
    gone = tidy_accounts(at=timezone.now() + timedelta(days=31))
    assert (gone.events, gone.sessions) == (1, 1)
    assert who(client) is None


def test_two_accounts_never_share_an_address_in_other_letters(person: User):
    for email in ("jan@houten.nl", "Jan@Houten.nl"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(email=email)


def test_who_was_helped_reads_by_whom_at_every_sign_in_for_a_month(client, signed_in, manager, person):
    signed_in(manager).post(reverse("accounts:reset-link", args=[person.public_id]))
    for _ in range(2):
        page = sign_in(client, person.email, follow=True)
        assert "Door een link voor een nieuw wachtwoord van beheerder Bea Beheer op" in page.content.decode()
    User.objects.filter(pk=person.pk).update(helped_at=timezone.now() - HELP_LASTS)
    page = sign_in(client, person.email, follow=True)
    assert "kon ook een ander met uw account" not in page.content.decode()
