"""Who runs the site can come in as someone else; what is confidential stays shut to that account until it is safe."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import AccountEvent, Invitation, User
from verband.rooms.accounts.services.accounts import (
    correct_account,
    end_account,
    restore_account,
    set_administrator,
)
from verband.rooms.accounts.services.passwords import make_reset_link, set_password
from verband.rooms.accounts.services.second_factor import turn_off
from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.models import Dossier, EmergencyOpening
from verband.rooms.dossiers.querysets import COUNTS_FOR, SHUT_FOR
from verband.rooms.dossiers.rules import SETTLED, access_of, is_owner
from verband.rooms.dossiers.services.emergencies import ask_opening, second_opening
from verband.rooms.dossiers.services.readers import grant, hand_over, revoke
from verband.rooms.dossiers.tests.conftest import TITLE, account, window

REASON = "De eigenaar is overleden en er loopt een termijn."


def link(user, at, by):
    make_reset_link(user=user, at=at, by=by)


def off(user, at, by):
    user.totpdevice_set.create(name="app", key="ab" * 20, confirmed=True)
    turn_off(user=user, at=at, by=by)


def address(user, at, by):
    correct_account(user=user, name=user.name, email=f"ander-{user.email}", at=at, by=by)


WAYS = {"link": link, "second-step-off": off, "address": address}


def reads(dossier, user, at) -> bool:
    """Both ways to ask must agree."""
    fresh = User.objects.get(pk=user.pk)
    found = Dossier.objects.readable_by(fresh, at).filter(pk=dossier.pk).exists()
    assert (access_of(Dossier.objects.get(pk=dossier.pk), fresh, at) is not None) is found
    return found


@pytest.fixture
def later(at):
    return at + timedelta(hours=1)


@pytest.fixture
def second_owner(dossier, people, at) -> User:
    other = account("olga")
    grant(dossier=dossier, user=other, capacity=Capacity.OWNER, until=None, at=at, by=people.owner)
    return other


@pytest.mark.parametrize("who", ["owner", "contributor", "reader"])
@pytest.mark.parametrize("way", WAYS)
def test_after_help_of_an_administrator_the_dossier_is_shut(dossier, people, later, way, who):
    user = getattr(people, who)
    assert reads(dossier, user, later)
    WAYS[way](user, later, people.administrator)
    assert not reads(dossier, user, later)
    assert window(user).get(reverse("dossiers:dossier", args=[dossier.public_id])).status_code == 404
    assert not is_owner(dossier, user, later)


def test_a_tie_with_a_service_that_was_asked_from_within_shuts_it_too(dossier, people, later):
    User.objects.filter(pk=people.owner.pk).update(
        helped_at=later, helped_by=people.owner, helped_with=AccountEventKind.TIED
    )
    assert not reads(dossier, people.owner, later)
    page = window(people.owner).get(reverse("dossiers:dossiers")).content.decode()
    assert "Na een koppeling met een aanmelddienst op" in page


@pytest.mark.parametrize("way", [off, address])
def test_what_one_does_oneself_shuts_nothing(dossier, people, later, way):
    way(people.owner, later, people.owner)
    assert reads(dossier, people.owner, later)


def test_another_name_shuts_nothing(dossier, people, later):
    correct_account(
        user=people.owner, name="Anna B.", email=people.owner.email, at=later, by=people.administrator
    )
    assert reads(dossier, people.owner, later)


def test_the_only_owner_waits_a_week(dossier, people, later):
    link(people.owner, later, people.administrator)
    assert not reads(dossier, people.owner, later + SHUT_FOR - timedelta(seconds=1))
    assert reads(dossier, people.owner, later + SHUT_FOR)


def test_where_another_owns_it_only_that_owner_opens_it(dossier, people, second_owner, later):
    link(people.owner, later, people.administrator)
    assert not reads(dossier, people.owner, later + timedelta(days=400))
    with pytest.raises(Http404):
        admit(dossier, people.owner, Capacity.OWNER, later, people.owner)
    admit(dossier, people.owner, Capacity.OWNER, later, second_owner)
    assert reads(dossier, people.owner, later)


def test_a_reader_waits_for_the_owner(dossier, people, later):
    link(people.reader, later, people.administrator)
    assert not reads(dossier, people.reader, later + timedelta(days=400))
    admit(dossier, people.reader, Capacity.READER, later, people.owner)
    assert reads(dossier, people.reader, later)


SECOND = timedelta(seconds=1)
LONGEST = COUNTS_FOR + SHUT_FOR


def test_two_owners_who_are_both_shut_out_wait_longer_than_either_alone(dossier, people, second_owner, later):
    for user in (people.owner, second_owner):
        link(user, later, people.administrator)
    assert not reads(dossier, people.owner, later + LONGEST - SECOND)
    assert reads(dossier, people.owner, later + LONGEST)


def test_help_for_one_owner_after_the_other_begins_the_wait_anew(dossier, people, second_owner, later):
    link(second_owner, later, people.administrator)
    last = later + timedelta(days=5)
    link(people.owner, last, people.administrator)
    assert not reads(dossier, people.owner, later + LONGEST - SECOND)
    assert reads(dossier, people.owner, later + LONGEST)
    assert not reads(dossier, second_owner, last + LONGEST - SECOND)


@pytest.mark.parametrize("first", ["link", "end"])
def test_an_administrator_who_ends_the_other_owner_opens_nothing_for_a_month(
    dossier, people, second_owner, later, first
):
    deeds = {
        "link": lambda: link(people.owner, later, people.administrator),
        "end": lambda: end_account(user=second_owner, at=later, by=people.administrator),
    }
    for each in (first, *(deeds.keys() - {first})):
        deeds[each]()
    assert not reads(dossier, people.owner, later + LONGEST - SECOND)
    assert reads(dossier, people.owner, later + LONGEST)


def test_an_owner_who_comes_back_is_asked_again(dossier, people, second_owner, later):
    link(people.owner, later, people.administrator)
    end_account(user=second_owner, at=later, by=people.administrator)
    User.objects.filter(pk=second_owner.pk).update(last_login=later)
    restore_account(user=second_owner, at=later + LONGEST, by=people.administrator)
    assert not reads(dossier, people.owner, later + LONGEST)


@pytest.mark.parametrize("gone", ["ended", "revoked"])
def test_an_owner_who_went_long_ago_admits_nobody_and_keeps_nobody_waiting(
    dossier, people, second_owner, later, gone
):
    if gone == "ended":
        end_account(user=second_owner, at=later - COUNTS_FOR, by=people.administrator)
    else:
        revoke(row=dossier.readers.get(user=second_owner), at=later, by=people.owner)
    link(people.owner, later, people.administrator)
    assert reads(dossier, people.owner, later + SHUT_FOR)


def test_a_dossier_opened_between_the_link_and_its_use_is_shut_too(dossier, people, later):
    link(people.owner, later, people.administrator)
    admit(dossier, people.owner, Capacity.OWNER, later, hand_to(dossier, people, later))
    used = later + timedelta(hours=3)
    assert reads(dossier, people.owner, used)
    set_password(user=people.owner, password="een lang nieuw wachtwoord", at=used, by_link=True)
    assert not reads(dossier, people.owner, used)


def test_a_link_that_one_asked_for_oneself_shuts_nothing(dossier, people, later):
    set_password(user=people.owner, password="een lang nieuw wachtwoord", at=later, by_link=True)
    assert reads(dossier, people.owner, later)


def hand_to(dossier, people, at) -> User:
    """Make someone owner beside the shut-out one, as a time before would have."""
    other = account("petra")
    dossier.readers.create(
        user=other,
        capacity=Capacity.OWNER,
        valid_from=at.date() - timedelta(days=1),
        admitted_at=at,
        granted_by=people.owner,
    )
    return other


def admit(dossier, user, capacity, at, by):
    grant(dossier=dossier, user=user, capacity=capacity, until=None, at=at, by=by)


def test_who_hands_over_and_stays_reads_on(dossier, people, later):
    hand_over(dossier=dossier, to=people.reader, stay=True, at=later, by=people.owner)
    assert reads(dossier, people.owner, later)


# What people see of it


def test_the_account_itself_reads_why_by_whom_and_until_when(dossier, people, later):
    link(people.owner, later, people.administrator)
    page = window(people.owner).get(reverse("dossiers:dossiers")).content.decode()
    assert "beheerder Els" in page
    assert "zijn uw vertrouwelijke dossiers dicht" in page
    assert TITLE not in page


def test_owners_read_who_is_shut_out_and_let_them_in_with_one_click(dossier, people, at):
    dossier.readers.update(admitted_at=at - timedelta(hours=1))
    link(people.reader, at, people.administrator)
    owner, where = window(people.owner), reverse("dossiers:dossier", args=[dossier.public_id])
    for page in (where, reverse("dossiers:dossiers")):
        assert "Carla kan er nu niet bij, na een link voor een nieuw wachtwoord van beheerder Els" in (
            owner.get(page).content.decode()
        )
    assert "Laat weer toe" in owner.get(where).content.decode()
    assert "Laat weer toe" not in window(people.contributor).get(where).content.decode()
    fields = {"who": people.reader.email, "capacity": "reader", "until": ""}
    assert owner.post(reverse("dossiers:name-reader", args=[dossier.public_id]), fields).status_code == 302
    assert "Laat weer toe" not in owner.get(where).content.decode()
    assert window(people.reader).get(where).status_code == 200


def test_who_is_in_no_dossier_reads_nothing_of_it(dossier, people, at):
    link(people.outsider, at, people.administrator)
    page = window(people.outsider).get(reverse("dossiers:dossiers")).content.decode()
    assert "dossiers dicht" not in page


# The second person of emergency access


def waits(dossier, people, at) -> EmergencyOpening:
    return ask_opening(dossier=dossier, reason=REASON, at=at, by=people.administrator)


def test_who_became_administrator_this_month_is_no_second_person(dossier, people, at):
    AccountEvent.objects.create(
        user=people.second, kind=AccountEventKind.ADMINISTRATOR_ON, at=at - SETTLED + timedelta(seconds=1)
    )
    with pytest.raises(Http404):
        second_opening(opening=waits(dossier, people, at), at=at, by=people.second)
    AccountEvent.objects.update(at=at - SETTLED)
    second_opening(opening=EmergencyOpening.objects.get(), at=at, by=people.second)


@pytest.mark.parametrize("sock_asks", [False, True], ids=["sock-seconds", "sock-asks"])
@pytest.mark.parametrize("how", ["appointed", "invited"])
def test_who_was_made_by_the_other_is_no_second_person(dossier, people, at, how, sock_asks):
    long_ago = at - timedelta(days=90)
    asker, second = people.administrator, people.second
    maker, sock = (second, asker) if sock_asks else (asker, second)
    if how == "appointed":
        AccountEvent.objects.create(user=sock, kind=AccountEventKind.ADMINISTRATOR_ON, at=long_ago, by=maker)
    else:
        Invitation.objects.create(user=sock, invited_by=maker, made_at=long_ago, expires_at=long_ago)
    opening = waits(dossier, people, at)
    with pytest.raises(Http404):
        second_opening(opening=opening, at=at, by=second)


@pytest.mark.parametrize(
    "how", [("invited", "invited"), ("appointed", "appointed"), ("invited", "appointed")]
)
def test_two_who_were_made_by_one_third_open_nothing_together(dossier, people, at, how):
    maker, long_ago = account("maker", is_staff=True), at - timedelta(days=90)
    for user, way in zip((people.administrator, people.second), how, strict=True):
        if way == "appointed":
            kind = AccountEventKind.ADMINISTRATOR_ON
            AccountEvent.objects.create(user=user, kind=kind, at=long_ago, by=maker)
        else:
            Invitation.objects.create(
                user=user, fingerprint=str(user.pk), invited_by=maker, made_at=long_ago, expires_at=long_ago
            )
    with pytest.raises(Http404):
        second_opening(opening=waits(dossier, people, at), at=at, by=people.second)


def test_two_who_were_invited_with_the_command_open_together(dossier, people, at):
    for user in (people.administrator, people.second):
        Invitation.objects.create(
            user=user, fingerprint=str(user.pk), invited_by=None, made_at=at, expires_at=at
        )
        AccountEvent.objects.create(
            user=user, kind=AccountEventKind.ADMINISTRATOR_ON, at=at - timedelta(days=90), by=None
        )
    second_opening(opening=waits(dossier, people, at), at=at, by=people.second)
    assert EmergencyOpening.objects.get().opened_at == at


def test_an_administrator_with_a_link_of_another_neither_asks_nor_seconds(dossier, people, at):
    opening = waits(dossier, people, at)
    link(people.second, at, people.administrator)
    second = User.objects.get(pk=people.second.pk)
    with pytest.raises(Http404):
        second_opening(opening=opening, at=at, by=second)
    with pytest.raises(Http404):
        ask_opening(dossier=dossier, reason=REASON, at=at, by=second)
    second_opening(opening=waits(dossier, people, at + SETTLED), at=at + SETTLED, by=second)


def test_a_sock_puppet_opens_nothing(dossier, people, at):
    sock = account("sok")
    set_administrator(user=sock, runs_the_site=True, at=at, by=people.administrator)
    sock.refresh_from_db()
    opening = waits(dossier, people, at)
    page = window(sock).get(reverse("dossiers:emergencies")).content.decode()
    assert "Open als tweede persoon" not in page
    assert window(sock).post(reverse("dossiers:second", args=[opening.public_id])).status_code == 404


def test_whose_dossiers_were_shut_reads_so_on_every_page(dossier, people):
    make_reset_link(user=people.owner, at=timezone.now(), by=people.administrator)
    owner = User.objects.get(pk=people.owner.pk)
    for where in (reverse("home"), reverse("dossiers:dossiers")):
        assert "zijn uw vertrouwelijke dossiers dichtgegaan" in window(owner).get(where).content.decode()
    other = window(people.reader).get(reverse("home")).content.decode()
    assert "dichtgegaan" not in other
