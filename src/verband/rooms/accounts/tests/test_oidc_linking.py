"""Which account a person at a provider becomes, and why nobody takes over that of another."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from verband.rooms.accounts import emails
from verband.rooms.accounts.choices import AccountEventKind, AccountState
from verband.rooms.accounts.models import AccountEvent, Identity, Invitation, Provider, User
from verband.rooms.accounts.oidc.asking import INVITATION
from verband.rooms.accounts.selectors.help import help_in_words
from verband.rooms.accounts.services.invitations import invite
from verband.rooms.accounts.services.passwords import make_reset_link
from verband.rooms.accounts.tests.provider import SmallProvider
from verband.rooms.accounts.tests.visits import GIVEN, account, at_provider, connected, go, visit, who

pytestmark = pytest.mark.django_db
OTHER = {"sub": "s-1", "email": "iemand@elders.nl", "email_verified": True, "name": "Anna de Vries"}


@pytest.fixture
def provider(small: SmallProvider) -> Provider:
    return connected(small)


def invited(email: str = "griffier@soest.nl", name: str = "") -> Invitation:
    return invite(email=email, name=name, at=timezone.now(), by=None)[0]


def came_with(client: Client, invitation: Invitation) -> None:
    """Do as the page behind the link of the invitation does."""
    session = client.session
    session[INVITATION] = invitation.pk
    session.save()


def ask_to_link(client: Client, provider: Provider):
    sent = {"next": "/mijn/", "password": GIVEN}
    return client.post(reverse("oidc:link", args=[provider.public_id]), sent)


def sentence(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_first_tie_leaves_an_event(client: Client, provider: Provider):
    user = account()
    visit(client, provider)
    event = AccountEvent.objects.get(user=user, kind=AccountEventKind.TIED)
    assert (event.by, event.detail) == (user, "Gemeente Soest")


def test_signing_in_through_a_provider_is_written_down(client: Client, provider: Provider):
    user = account()
    visit(client, provider)
    event = AccountEvent.objects.get(user=user, kind=AccountEventKind.SIGNED_IN)
    assert event.detail.startswith("via de eigen organisatie")


def test_who_comes_with_an_invitation_takes_that_account_whatever_the_address(
    client: Client, provider: Provider, small: SmallProvider
):
    invitation, small.person = invited(), OTHER
    came_with(client, invitation)
    assert visit(client, provider).status_code == 302
    user = User.objects.get()
    assert (who(client), user.state, user.name) == (str(user.pk), AccountState.ACTIVE, "Anna de Vries")
    assert not user.has_usable_password()
    assert Identity.objects.get().user == user


def test_an_invitation_that_was_used_meanwhile_opens_nothing(
    client: Client, provider: Provider, small: SmallProvider
):
    invitation, small.person = invited(), OTHER
    came_with(client, invitation)
    Invitation.objects.update(withdrawn_at=timezone.now())
    answer = visit(client, provider)
    assert (answer.status_code, who(client), Identity.objects.count()) == (403, "", 0)
    assert "Uw uitnodiging is intussen gebruikt" in sentence(answer)


def test_an_account_that_waits_is_taken_by_whoever_has_its_verified_address(
    client: Client, provider: Provider
):
    invited()
    assert visit(client, provider).status_code == 302
    assert Invitation.objects.get().accepted_at is not None


def test_an_account_whose_invitation_has_expired_is_not(client: Client, provider: Provider):
    invited()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert (visit(client, provider).status_code, who(client)) == (403, "")
    assert User.objects.get().state == AccountState.INVITED


@pytest.mark.parametrize("strict", ["is_staff", "second step"])
def test_an_account_that_asks_for_more_is_not_tied_by_an_address(
    client: Client, provider: Provider, strict: str
):
    user = account(is_staff=strict == "is_staff")
    if strict == "second step":
        TOTPDevice.objects.create(user=user, confirmed=True)
    answer = visit(client, provider)
    assert (answer.status_code, who(client), Identity.objects.count()) == (403, "", 0)
    assert "Dit account koppelt u zelf" in sentence(answer)


def test_who_is_signed_in_ties_the_own_account(client: Client, provider: Provider, small: SmallProvider):
    user, small.person = account(is_staff=True), OTHER
    client.force_login(user)
    page = ask_to_link(client, provider)
    assert (page.status_code, reverse("oidc:start", args=[provider.public_id]) in sentence(page)) == (
        200,
        True,
    )
    assert visit(client, provider, "/mijn/").url == "/mijn/"
    assert Identity.objects.get().user == user


def test_without_asking_nothing_is_tied(client: Client, provider: Provider, small: SmallProvider):
    small.person = OTHER
    client.force_login(account())
    assert visit(client, provider).status_code == 403
    assert not Identity.objects.exists()


def test_a_link_that_someone_else_made_cannot_ask_it(client: Client, provider: Provider):
    client.force_login(account())
    address = reverse("oidc:link", args=[provider.public_id])
    assert client.get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    assert strict.post(address).status_code == 403


def test_asking_holds_for_one_visit(client: Client, provider: Provider, small: SmallProvider):
    small.person = OTHER
    client.force_login(account())
    ask_to_link(client, provider)
    go(client, provider)
    assert visit(client, provider).status_code == 403


def test_who_became_someone_else_meanwhile_is_not_tied(
    client: Client, provider: Provider, small: SmallProvider
):
    small.person = OTHER
    client.force_login(account())
    ask_to_link(client, provider)
    back = at_provider(go(client, provider).url)
    session = dict(client.session)
    client.force_login(account("ander@soest.nl"))
    later = client.session
    later["oidc-pending"] = session["oidc-pending"]
    later.save()
    assert client.get(back).status_code == 403
    assert not Identity.objects.exists()


def test_a_person_who_is_tied_elsewhere_is_not_tied_again(client: Client, provider: Provider):
    account()
    visit(Client(), provider)
    client.force_login(account("ander@soest.nl"))
    ask_to_link(client, provider)
    answer = visit(client, provider)
    assert (answer.status_code, Identity.objects.count()) == (403, 1)
    assert "al gekoppeld" in sentence(answer)


def test_a_tie_is_undone_by_its_owner_and_leaves_an_event(client: Client, provider: Provider):
    user = account()
    visit(client, provider)
    client.post(reverse("oidc:untie", args=[provider.public_id]))
    assert not Identity.objects.exists()
    assert AccountEvent.objects.filter(user=user, by=user, kind=AccountEventKind.UNTIED).count() == 1
    client.post(reverse("oidc:untie", args=[provider.public_id]))
    assert AccountEvent.objects.filter(kind=AccountEventKind.UNTIED).count() == 1


def test_the_only_way_in_is_not_taken_away(client: Client, provider: Provider):
    invited()
    visit(client, provider)
    client.post(reverse("oidc:untie", args=[provider.public_id]))
    assert Identity.objects.count() == 1


def test_the_tie_of_another_stays(client: Client, provider: Provider):
    account()
    visit(Client(), provider)
    client.force_login(account("ander@soest.nl"))
    client.post(reverse("oidc:untie", args=[provider.public_id]))
    assert Identity.objects.count() == 1


def test_a_tie_by_address_counts_as_help_for_who_came_in_otherwise_before(client: Client, provider: Provider):
    user = account()
    User.objects.update(last_login=timezone.now())
    visit(client, provider)
    user.refresh_from_db()
    assert (user.helped_with, user.helped_by) == (AccountEventKind.TIED, None)
    first = user.helped_at
    visit(Client(), provider)
    user.refresh_from_db()
    assert user.helped_at == first


def tied_by_hand(client: Client, provider: Provider, user: User) -> User:
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    ask_to_link(client, provider)
    visit(client, provider)
    assert Identity.objects.get().user == user
    return User.objects.get(pk=user.pk)


def test_a_tie_by_ones_own_hand_counts_too_and_is_told(
    client: Client, provider: Provider, settings, monkeypatch, django_capture_on_commit_callbacks
):
    settings.MAIL_IS_SENT = True
    monkeypatch.setattr(emails, "in_background", lambda work: work())
    with django_capture_on_commit_callbacks(execute=True):
        user = tied_by_hand(client, provider, account())
    assert (user.helped_with, user.helped_by) == (AccountEventKind.TIED, user)
    assert help_in_words(user).startswith("een koppeling met een aanmelddienst op")
    assert [letter.to for letter in mail.outbox] == [[user.email]]
    assert "gekoppeld aan de aanmelddienst van Gemeente Soest" in " ".join(mail.outbox[0].body.split())


def test_a_tie_does_not_hide_who_helped_shortly_before(client: Client, provider: Provider):
    user, helper = account(), account("beheer@soest.nl", is_staff=True)
    before = timezone.now() - timedelta(days=2)
    make_reset_link(user=user, at=before, by=helper)
    user = tied_by_hand(client, provider, user)
    assert (user.helped_with, user.helped_by) == (AccountEventKind.RESET_LINK_MADE, helper)
    assert user.helped_at > before


@pytest.mark.parametrize(("given", "status"), [(None, 200), ("iets anders", 422), ("", 422)])
def test_without_the_password_nothing_is_tied(
    client: Client, provider: Provider, small: SmallProvider, given: str | None, status: int
):
    small.person = OTHER
    client.force_login(account())
    values = {"next": "/mijn/"} | ({} if given is None else {"password": given})
    page = client.post(reverse("oidc:link", args=[provider.public_id]), values)
    assert page.status_code == status
    assert "Ga verder naar" not in sentence(page)
    assert visit(client, provider).status_code == 403
    assert not Identity.objects.exists()


def test_who_has_no_password_here_and_came_long_ago_ties_nothing(client: Client, provider: Provider):
    user = account()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    page = client.post(reverse("oidc:link", args=[provider.public_id]), {"next": "/mijn/"})
    assert (page.status_code, "meld u af en opnieuw aan" in sentence(page)) == (422, True)
