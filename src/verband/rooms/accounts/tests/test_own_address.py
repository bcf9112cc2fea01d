"""Another e-mail address for one's own account: asked with the password, confirmed from the new address."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts import emails
from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, AddressChange, User
from verband.rooms.accounts.services.accounts import correct_account, end_account
from verband.rooms.accounts.services.addresses import CLOSED, MOST_ASKED, ask_address, confirm_address
from verband.rooms.accounts.services.passwords import set_password
from verband.rooms.accounts.services.retention import erase_account, tidy_accounts
from verband.rooms.accounts.sessions import BEGUN
from verband.rooms.accounts.tests.browser import OTHER, PASSWORD, sign_in, who
from verband.rooms.common.bridge import InputError

pytestmark = pytest.mark.django_db

ASK = reverse("accounts:change-address")
SENT = reverse("accounts:address-sent")
PROFILE = reverse("accounts:profile")
OLD, NEW = "jan@houten.nl", "jan@nieuwegein.nl"


def ask(client: Client, email: str = NEW, password: str = PASSWORD):
    return client.post(ASK, {"email": email, "password": password})


def link_in(letter) -> str:
    [line] = [line for line in letter.body.splitlines() if line.startswith("http")]
    return line.removeprefix("http://testserver")


def mailed_link(client: Client) -> str:
    ask(client)
    return link_in(mail.outbox[0])


def address_of(person: User) -> str:
    person.refresh_from_db()
    return person.email


@pytest.fixture
def browser(signed_in, person: User) -> Client:
    return signed_in(person)


@pytest.mark.usefixtures("with_mail")
def test_the_link_goes_to_the_new_address_and_the_old_one_is_told(browser: Client, person: User):
    answer = ask(browser, " Jan@Nieuwegein.NL ")
    assert (answer.status_code, answer.url) == (302, SENT)
    link, notice = mail.outbox
    assert (link.to, notice.to) == ([NEW], [OLD])
    assert "/mijn/e-mailadres/" in link.body
    assert "Er is gevraagd om het e-mailadres" in notice.body
    assert "http" not in notice.body
    assert NEW not in notice.body
    assert address_of(person) == OLD


@pytest.mark.usefixtures("with_mail")
def test_using_the_link_changes_the_address_and_tells_the_old_one(browser: Client, person: User):
    link = mailed_link(browser)
    assert browser.post(link).url == PROFILE
    assert address_of(person) == NEW
    assert mail.outbox[-1].to == [OLD]
    assert "is gewijzigd" in mail.outbox[-1].body
    assert who(browser) == person
    assert sign_in(Client(), OLD).status_code == 422
    assert sign_in(Client(), NEW).status_code == 302


@pytest.mark.usefixtures("with_mail")
def test_a_program_that_only_opens_the_link_changes_nothing(browser: Client, person: User):
    page = browser.get(mailed_link(browser)).content.decode()
    assert "Bevestig het nieuwe adres" in page
    assert NEW in page
    assert address_of(person) == OLD


@pytest.mark.usefixtures("with_mail")
def test_a_second_click_changes_nothing_and_says_so(browser: Client, person: User):
    link = mailed_link(browser)
    for _ in range(2):
        assert browser.post(link).status_code == 302
    assert "Uw e-mailadres was al gewijzigd." in browser.get(PROFILE).content.decode()
    corrected = AccountEvent.objects.filter(kind=AccountEventKind.CORRECTED)
    assert [(each.user, each.by, each.detail) for each in corrected] == [(person, person, "e-mailadres")]
    assert len(mail.outbox) == 3


@pytest.mark.usefixtures("with_mail")
def test_asking_is_an_event_without_the_address(browser: Client, person: User):
    ask(browser)
    [event] = AccountEvent.objects.all()
    assert (event.kind, event.user, event.by, event.detail) == ("address-asked", person, person, "")


@pytest.mark.usefixtures("with_mail")
def test_a_link_lasts_four_hours(browser: Client, person: User):
    link = mailed_link(browser)
    AddressChange.objects.update(expires_at=timezone.now())
    for answer in (browser.get(link), browser.post(link)):
        assert (answer.status_code, CLOSED in answer.content.decode()) == (410, True)
    assert address_of(person) == OLD


@pytest.mark.usefixtures("with_mail")
def test_asking_again_makes_the_first_link_worthless(browser: Client, person: User):
    first = mailed_link(browser)
    ask(browser, "jan@utrecht.nl")
    assert browser.post(first).status_code == 410
    browser.post(link_in(mail.outbox[2]))
    assert address_of(person) == "jan@utrecht.nl"


@pytest.mark.usefixtures("with_mail")
def test_a_link_is_for_who_asked_alone(browser: Client, signed_in, person: User, manager: User):
    link = mailed_link(browser)
    assert signed_in(manager).post(link).status_code == 410
    assert Client().post(link).url.startswith(reverse("accounts:sign-in"))
    assert (address_of(person), address_of(manager)) == (OLD, "beheer@utrecht.nl")


def test_a_link_that_nobody_made_opens_nothing(browser: Client):
    assert browser.get(reverse("accounts:confirm-address", args=["verzonnen"])).status_code == 410


@pytest.mark.usefixtures("with_mail")
@pytest.mark.parametrize("password", [OTHER, ""])
def test_without_the_password_nothing_is_asked(browser: Client, password: str):
    assert ask(browser, password=password).status_code == 422
    assert not AddressChange.objects.exists()
    assert mail.outbox == []


@pytest.mark.usefixtures("with_mail")
def test_guessing_the_password_is_counted_as_at_the_door(browser: Client):
    assert [ask(browser, password=OTHER).status_code for _ in range(5)] == [422] * 4 + [429]


@pytest.mark.usefixtures("with_mail")
@pytest.mark.parametrize("email", ["", "geen adres", "a@b.nl\r\nBcc: c@d.nl", "\x00", OLD, "JAN@houten.nl"])
def test_an_address_that_cannot_be_is_asked_for_again(browser: Client, email: str):
    assert ask(browser, email).status_code == 422
    assert mail.outbox == []


@pytest.mark.usefixtures("with_mail")
def test_nothing_tells_whether_an_address_has_an_account(signed_in, person: User, manager: User):
    answers, pages = [], []
    for email in (manager.email, "vrij@utrecht.nl"):
        browser = signed_in(person)
        answer = ask(browser, email)
        answers.append((answer.status_code, answer.url, sorted(answer.headers)))
        sent, profile = (browser.get(page).content.decode() for page in (SENT, PROFILE))
        pages.append((sent.count("adres"), profile.count(email)))
    assert answers[0] == answers[1]
    assert pages[0] == pages[1]
    assert not any(letter.to == [manager.email] for letter in mail.outbox)


@pytest.mark.usefixtures("with_mail")
def test_before_the_answer_as_much_is_asked_of_the_database_for_each_address(
    browser: Client, manager: User, monkeypatch
):
    monkeypatch.setattr(emails, "in_background", lambda _work: None)
    numbers = []
    for email in ("eerst@utrecht.nl", manager.email, "vrij@utrecht.nl"):
        with CaptureQueriesContext(connection) as captured:
            ask(browser, email)
        numbers.append(len(captured))
    assert numbers[1] == numbers[2]


@pytest.mark.usefixtures("with_mail")
def test_an_address_that_was_taken_meanwhile_changes_nothing(browser: Client, person: User):
    link = mailed_link(browser)
    User.objects.create_user(NEW, PASSWORD)
    answer = browser.post(link)
    assert answer.status_code == 410
    assert "niet meer vrij" in answer.content.decode()
    assert address_of(person) == OLD


@pytest.mark.usefixtures("with_mail")
def test_three_times_an_hour_is_enough(browser: Client, monkeypatch):
    answers = [ask(browser, f"jan{number}@utrecht.nl").status_code for number in range(MOST_ASKED + 1)]
    assert answers == [302] * MOST_ASKED + [422]
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("verband.rooms.accounts.views.own_address.timezone.now", lambda: later)
    assert ask(browser).status_code == 302


def test_without_mail_the_page_names_who_runs_the_site_and_asks_nothing(
    browser: Client, person: User, manager: User
):
    whom = "Bea Beheer, beheerder van deze site,"
    sentence = f"Deze site verstuurt geen mail; vraag {whom} om uw e-mailadres te wijzigen."
    for answer in (browser.get(ASK), ask(browser)):
        assert sentence in answer.content.decode()
        assert b'name="email"' not in answer.content
    assert not AddressChange.objects.exists()


def test_an_administrator_without_a_name_is_not_named_by_address(browser: Client, manager: User):
    User.objects.filter(pk=manager.pk).update(name="")
    page = browser.get(ASK).content.decode()
    assert "vraag een beheerder van deze site" in page
    assert manager.email not in page


def test_where_no_mail_is_sent_an_administrator_changes_it_and_that_is_told_with_who_and_when(
    signed_in, person: User, manager: User
):
    where = reverse("accounts:correct", args=[person.public_id])
    signed_in(manager).post(where, {"name": person.name, "email": NEW})
    assert address_of(person) == NEW
    event = AccountEvent.objects.get(kind=AccountEventKind.CORRECTED)
    assert (event.by, event.detail) == (manager, "e-mailadres")
    assert timezone.now() - event.at < timedelta(minutes=1)


def from_provider(browser: Client, person: User, ago: timedelta) -> Client:
    """Let someone who has no password here have signed in some time ago."""
    User.objects.filter(pk=person.pk).update(password="!")
    person.refresh_from_db()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    session = browser.session
    session[BEGUN] = (timezone.now() - ago).timestamp()
    session.save()
    return browser


@pytest.mark.usefixtures("with_mail")
def test_who_has_no_password_here_has_signed_in_just_now(browser: Client, person: User):
    client = from_provider(browser, person, timedelta(minutes=2))
    assert b'name="password"' not in client.get(ASK).content
    assert client.post(ASK, {"email": NEW}).status_code == 302
    assert client.post(link_in(mail.outbox[0])).status_code == 302
    assert address_of(person) == NEW


@pytest.mark.usefixtures("with_mail")
@pytest.mark.parametrize(
    "ago", [timedelta(minutes=11), timedelta(hours=-1)], ids=["long ago", "in the future"]
)
def test_who_has_no_password_here_and_came_long_ago_signs_in_anew(browser: Client, person: User, ago):
    client = from_provider(browser, person, ago)
    answer = client.post(ASK, {"email": NEW})
    assert "meld u af en opnieuw aan" in answer.content.decode()
    assert mail.outbox == []


@pytest.mark.usefixtures("with_mail")
@pytest.mark.parametrize("deed", ["password", "correct", "end"])
def test_what_is_newer_makes_the_link_worthless(browser: Client, person: User, manager: User, deed: str):
    link, now = mailed_link(browser), timezone.now()
    if deed == "password":
        set_password(user=person, password=OTHER, at=now)
    elif deed == "correct":
        correct_account(user=person, name="Jan", email="jan@elders.nl", at=now, by=manager)
    else:
        end_account(user=person, at=now, by=manager)
    assert not AddressChange.objects.exists()
    browser.post(link)
    assert address_of(person) != NEW


def test_a_link_of_an_ended_account_changes_nothing(person: User, manager: User, now):
    ask_address(user=person, email=NEW, at=now)
    change = AddressChange.objects.get()
    User.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(InputError, match="werkt niet meer"):
        confirm_address(change=change, at=now)


def test_the_wanted_address_is_kept_no_longer_than_needed(person: User, manager: User, now):
    ask_address(user=person, email=NEW, at=now)
    confirm_address(change=AddressChange.objects.get(), at=now)
    assert AddressChange.objects.get().email == ""
    tidy_accounts(at=now + timedelta(hours=5))
    assert not AddressChange.objects.exists()
    ask_address(user=person, email="derde@houten.nl", at=now + timedelta(hours=6))
    User.objects.filter(pk=person.pk).update(ended_at=now, is_active=False)
    erase_account(user=person, at=now + timedelta(hours=7))
    assert not AddressChange.objects.exists()


@pytest.mark.usefixtures("with_mail")
def test_no_secret_is_kept_nor_handed_out_with_ones_data(browser: Client, person: User):
    secret = mailed_link(browser).rstrip("/").rpartition("/")[2]
    assert secret not in str(AddressChange.objects.values().get())
    told = browser.get(reverse("accounts:own-data")).content.decode()
    assert NEW in told
    assert secret not in told
    assert AddressChange.objects.get().fingerprint not in told
