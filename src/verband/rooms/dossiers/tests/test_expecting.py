"""Naming an address tells nothing of accounts; who has it comes in, or an owner says that it is this person."""

import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.exports import own_data
from verband.rooms.accounts.models import Invitation, User
from verband.rooms.accounts.selectors.addresses import change_behind
from verband.rooms.accounts.services.accounts import correct_account, end_account, rename_account
from verband.rooms.accounts.services.addresses import ask_address, confirm_address
from verband.rooms.common.bridge import InputError
from verband.rooms.dossiers.choices import Capacity, DossierDeed
from verband.rooms.dossiers.models import DossierReader, ExpectedReader
from verband.rooms.dossiers.services.destruction import destroy_dossier
from verband.rooms.dossiers.services.expecting import (
    KEPT_FOR,
    MOST_NAMED,
    WITHIN,
    come_in,
    forget_lapsed,
    name_reader,
    withdraw_naming,
)
from verband.rooms.dossiers.services.readers import grant, hand_over, revoke
from verband.rooms.dossiers.services.retention import keep_terms
from verband.rooms.dossiers.tests.conftest import account, window
from verband.rooms.history.models import Event

KNOWN, UNKNOWN = "dirk@example.org", "niemand@example.org"


def name(dossier, by, address=KNOWN, capacity=Capacity.READER, until=None, at=None):
    name_reader(
        dossier=dossier, address=address, capacity=capacity, until=until, at=at or timezone.now(), by=by
    )
    return ExpectedReader.objects.filter(address=address).first()


def named_page(dossier, owner, address):
    """Return what an owner sees after naming an address, without that address and what differs at every visit."""
    where = reverse("dossiers:name-reader", args=[dossier.public_id])
    with CaptureQueriesContext(connection) as asked:
        answer = window(owner).post(where, {"who": address, "capacity": "reader"}, follow=True)
    questions = [re.split(r"WHERE|VALUES|SAVEPOINT| SET ", each["sql"])[0] for each in asked]
    said = answer.content.decode().replace(address, "ADRES")
    said = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9]{64}", "", said)
    return answer.redirect_chain, said, questions


def test_known_and_unknown_address_give_the_same_page_after_the_same_questions(dossier, people):
    shown = []
    for address in (KNOWN, UNKNOWN):
        shown.append(named_page(dossier, people.owner, address))
        ExpectedReader.objects.all().delete()
    assert shown[0] == shown[1]
    assert "ADRES is nu genoemd als lezer" in shown[0][1]


def test_of_an_ended_or_invited_account_naming_tells_nothing_either(dossier, people):
    account("hans", is_active=False)
    for address in ("hans@example.org", UNKNOWN):
        assert name(dossier, people.owner, address).came is None
    assert DossierReader.objects.count() == 3


@pytest.mark.parametrize("name_of_page", ["dossiers", "dossier"])
def test_who_has_the_address_comes_in_on_the_list_or_by_a_link(dossier, people, name_of_page):
    row = name(dossier, people.owner, "Dirk@Example.org".lower(), Capacity.CONTRIBUTOR)
    args = [] if name_of_page == "dossiers" else [dossier.public_id]
    assert window(people.outsider).get(reverse(f"dossiers:{name_of_page}", args=args)).status_code == 200
    reader = DossierReader.objects.get(user=people.outsider)
    assert (reader.capacity, reader.granted_by, reader.admitted_at) == (
        Capacity.CONTRIBUTOR,
        people.owner,
        row.named_at,
    )
    assert not ExpectedReader.objects.exists()
    assert come_in(user=people.outsider, at=timezone.now()) == 0


def test_address_is_compared_without_capitals(dossier, people):
    where = reverse("dossiers:name-reader", args=[dossier.public_id])
    window(people.owner).post(where, {"who": "DIRK@Example.org", "capacity": "reader"})
    window(people.outsider).get(reverse("dossiers:dossiers"))
    assert DossierReader.objects.filter(user=people.outsider).exists()


def test_until_they_come_only_owners_see_the_address(dossier, people):
    name(dossier, people.owner, UNKNOWN)
    where = reverse("dossiers:dossier", args=[dossier.public_id])
    assert UNKNOWN in window(people.owner).get(where).content.decode()
    for who in (people.contributor, people.reader):
        assert UNKNOWN not in window(who).get(where).content.decode()


def test_nobody_else_comes_in_with_it(dossier, people):
    name(dossier, people.owner)
    for user in (people.administrator, people.second):
        assert come_in(user=user, at=timezone.now()) == 0
    assert DossierReader.objects.count() == 3


def helped(user, at):
    User.objects.filter(pk=user.pk).update(helped_at=at, helped_with=AccountEventKind.RESET_LINK_MADE)


def invited(user, at):
    Invitation.objects.create(user=user, fingerprint="x", made_at=at, expires_at=at, accepted_at=at)


def made(user, at):
    User.objects.filter(pk=user.pk).update(date_joined=at)


@pytest.mark.parametrize("change", [helped, invited, made])
def test_account_that_another_could_open_since_waits_for_an_owner(dossier, people, at, change):
    """Breach: who runs the site makes an account of the address, or helps with it, and uses the link."""
    name(dossier, people.owner, at=at)
    change(people.outsider, at + timedelta(microseconds=1))
    people.outsider.refresh_from_db()
    browser = window(people.outsider)
    assert "Een eigenaar moet u nog toelaten" in browser.get(reverse("dossiers:dossiers")).content.decode()
    where = reverse("dossiers:dossier", args=[dossier.public_id])
    assert browser.get(where).status_code == 404
    told = window(people.owner).get(where).content.decode()
    assert "Dirk meldde zich op" in told
    assert "Laat toe" in told
    sent = {"who": KNOWN, "capacity": "reader", "until": ""}
    window(people.owner).post(reverse("dossiers:name-reader", args=[dossier.public_id]), sent)
    assert browser.get(where).status_code == 200
    assert not ExpectedReader.objects.exists()


def test_help_from_before_the_naming_does_not_count(dossier, people, at):
    helped(people.outsider, at - timedelta(minutes=1))
    people.outsider.refresh_from_db()
    name(dossier, people.owner, at=at)
    assert come_in(user=people.outsider, at=at) == 0
    assert DossierReader.objects.filter(user=people.outsider).exists()


def moved(user, address, at):
    """Ask for an address and use the link that arrives there."""
    secret = ask_address(user=user, email=address, at=at)
    confirm_address(change=change_behind(user, secret), at=at)


def corrected(user, address, at):
    """Change one's own address as someone who runs the site."""
    correct_account(user=user, name=user.name, email=address, at=at, by=user)


@pytest.mark.parametrize("way", [moved, corrected])
def test_who_takes_the_address_after_the_naming_waits_for_an_owner(dossier, people, at, way):
    """Breach: someone gets hold of a mailbox that is expected here, and gives its address to their own account."""
    name(dossier, people.owner, UNKNOWN, at=at)
    way(people.administrator, UNKNOWN, at + timedelta(minutes=1))
    people.administrator.refresh_from_db()
    assert come_in(user=people.administrator, at=at + timedelta(minutes=2)) == 1
    assert not DossierReader.objects.filter(user=people.administrator).exists()


def test_the_link_for_an_address_may_be_forgotten_before_one_comes(dossier, people, at):
    name(dossier, people.owner, UNKNOWN, at=at)
    moved(people.outsider, UNKNOWN, at + timedelta(minutes=1))
    people.outsider.refresh_from_db()
    later = at + timedelta(days=2)
    people.outsider.address_changes.filter(expires_at__lt=later).delete()
    assert come_in(user=people.outsider, at=later) == 1


def test_another_name_or_an_address_from_before_the_naming_does_not_count(dossier, people, at):
    moved(people.outsider, UNKNOWN, at - timedelta(minutes=1))
    people.outsider.refresh_from_db()
    name(dossier, people.owner, UNKNOWN, at=at)
    rename_account(user=people.outsider, name="Dirk de Vries", at=at + timedelta(minutes=1))
    assert come_in(user=people.outsider, at=at + timedelta(minutes=2)) == 0
    assert DossierReader.objects.filter(user=people.outsider).exists()


def revoked(dossier, namer, people, at):
    revoke(row=DossierReader.objects.get(user=namer, valid_to=None), at=at, by=people.owner)


def left(dossier, namer, people, at):
    hand_over(dossier=dossier, to=people.reader, stay=True, at=at, by=namer)


def ended(dossier, namer, people, at):
    end_account(user=namer, at=at, by=people.administrator)


@pytest.mark.parametrize("way", [revoked, left, ended])
@pytest.mark.parametrize("capacity", [Capacity.OWNER, Capacity.READER])
def test_whom_a_former_owner_named_waits_for_an_owner(dossier, people, at, way, capacity):
    """Breach: an owner who is put out has named someone who comes in afterwards, and is owner in their place."""
    namer = people.contributor
    grant(dossier=dossier, user=namer, capacity=Capacity.OWNER, until=None, at=at, by=people.owner)
    name(dossier, namer, capacity=capacity, at=at)
    way(dossier, namer, people, at + timedelta(minutes=1))
    browser, where = window(people.outsider), reverse("dossiers:dossier", args=[dossier.public_id])
    assert "Een eigenaar moet u nog toelaten" in browser.get(reverse("dossiers:dossiers")).content.decode()
    assert browser.get(where).status_code == 404
    assert "is nu geen eigenaar" in window(people.owner).get(where).content.decode()
    name(dossier, people.owner, at=at + timedelta(minutes=2))
    assert browser.get(where).status_code == 200
    assert not ExpectedReader.objects.exists()


def test_who_came_in_here_before_is_named_at_once(dossier, people):
    name(dossier, people.owner, "carla@example.org", Capacity.CONTRIBUTOR)
    assert not ExpectedReader.objects.exists()
    held = DossierReader.objects.get(user=people.reader, valid_to=None)
    assert held.capacity == Capacity.CONTRIBUTOR


def test_naming_an_address_again_changes_its_one_row(dossier, people, at):
    first = name(dossier, people.owner, UNKNOWN, at=at)
    later = at + timedelta(days=2)
    again = name(dossier, people.owner, UNKNOWN, Capacity.OWNER, at=later)
    assert ExpectedReader.objects.count() == 1
    assert (again.pk, again.capacity, again.named_at) == (first.pk, Capacity.OWNER, later)


def test_who_is_expected_as_owner_does_not_count_as_one(dossier, people, at):
    name(dossier, people.owner, UNKNOWN, Capacity.OWNER)
    with pytest.raises(InputError, match="altijd een eigenaar"):
        revoke(row=DossierReader.objects.get(user=people.owner), at=at, by=people.owner)


@pytest.mark.parametrize("who", ["contributor", "reader", "outsider", "administrator"])
def test_only_an_owner_names_and_withdraws(dossier, people, at, who):
    row = name(dossier, people.owner, UNKNOWN)
    with pytest.raises(Http404):
        name(dossier, getattr(people, who), "ander@example.org")
    with pytest.raises(Http404):
        withdraw_naming(row=row, at=at, by=getattr(people, who))
    where = reverse("dossiers:withdraw-naming", args=[dossier.public_id, row.public_id])
    assert window(getattr(people, who)).post(where).status_code == 404
    assert ExpectedReader.objects.count() == 1


def test_withdrawn_address_opens_nothing_and_a_second_click_changes_nothing(dossier, people):
    row = name(dossier, people.owner)
    where = reverse("dossiers:withdraw-naming", args=[dossier.public_id, row.public_id])
    assert window(people.owner).post(where).status_code == 302
    assert window(people.owner).post(where).status_code == 404
    browser = window(people.outsider)
    assert browser.get(reverse("dossiers:dossier", args=[dossier.public_id])).status_code == 404


def test_more_than_a_committee_in_an_hour_is_refused_over_all_dossiers(dossier, people, at):
    for number in range(MOST_NAMED - 2):  # two were named when the dossier was made
        name(dossier, people.owner, f"lid{number}@example.org", at=at)
    with pytest.raises(InputError, match="dit uur al 30 keer"):
        name(dossier, people.owner, UNKNOWN, at=at + timedelta(minutes=59))
    assert not ExpectedReader.objects.filter(address=UNKNOWN).exists()
    assert name(dossier, people.owner, UNKNOWN, at=at + WITHIN)


def test_events_hold_no_address(dossier, people, at):
    row = name(dossier, people.owner)
    come_in(user=people.outsider, at=at + timedelta(minutes=1))
    withdraw_naming(row=name(dossier, people.owner, UNKNOWN), at=at, by=people.owner)
    told = list(Event.objects.order_by("id").values_list("deed", "actor_id", "after", "label"))
    assert [each[:2] for each in told[-4:]] == [
        (DossierDeed.GRANTED, people.owner.pk),
        (DossierDeed.CAME_IN, people.outsider.pk),
        (DossierDeed.GRANTED, people.owner.pk),
        (DossierDeed.REVOKED, people.owner.pk),
    ]
    assert told[-3][2]["expected"] == str(row.public_id)
    assert "@" not in str(told)


def test_address_is_forgotten_when_its_term_is_over(dossier, people, at):
    row = name(dossier, people.owner, at=at)
    last = timezone.localdate(at) + KEPT_FOR
    assert row.lapses_on == last
    assert come_in(user=people.outsider, at=at + KEPT_FOR + timedelta(days=1)) == 0
    assert ExpectedReader.objects.exists()
    assert keep_terms(on=last - timedelta(days=1), at=at).lapsed == []
    assert keep_terms(on=last, at=at, dry_run=True).lapsed == [dossier.public_id]
    assert ExpectedReader.objects.exists()
    said = StringIO()
    call_command("retention", "--on", last.isoformat(), stdout=said)
    assert "Adres vergeten omdat niemand kwam: 1" in said.getvalue()
    assert not ExpectedReader.objects.exists()
    event = Event.objects.latest("id")
    assert (event.deed, event.actor_id) == (DossierDeed.REVOKED, None)
    forget_lapsed(row=row, at=at)
    assert Event.objects.latest("id") == event


def test_address_is_forgotten_with_the_access_it_would_give(dossier, people, at):
    until = timezone.localdate(at) + timedelta(days=3)
    assert name(dossier, people.owner, until=until, at=at).lapses_on == until
    assert name(dossier, people.owner, until=date(2199, 1, 1), at=at).lapses_on < date(2199, 1, 1)


def test_destroying_a_dossier_destroys_who_was_expected(dossier, people, at):
    name(dossier, people.owner, UNKNOWN)
    destroy_dossier(dossier=dossier, at=at, by=people.owner)
    assert not ExpectedReader.objects.exists()
    assert come_in(user=people.outsider, at=at) == 0


def test_own_data_tell_where_someone_is_named_and_expected(dossier, people, at):
    name(dossier, people.owner, at=at)
    (expected,) = own_data(people.outsider, at)["vertrouwelijke dossiers"]
    assert (expected["hoedanigheid"], expected["binnen"]) == ("lezer", False)
    (read,) = own_data(people.reader, at)["vertrouwelijke dossiers"]
    assert (read["dossier"], read["binnen"]) == (str(dossier.public_id), True)
    assert own_data(people.second, at)["vertrouwelijke dossiers"] == []


def test_dossier_is_handed_over_to_who_reads_in_it(dossier, people):
    where = reverse("dossiers:hand-over", args=[dossier.public_id])
    offered = window(people.owner).get(where).content.decode()
    for user in (people.contributor, people.reader):
        assert str(user.public_id) in offered
    for user in (people.outsider, people.owner):
        assert str(user.public_id) not in offered
    answers = [
        window(people.owner).post(where, {"who": who}) for who in (str(people.outsider.public_id), KNOWN)
    ]
    assert [answer.status_code for answer in answers] == [422, 422]


def test_handing_over_without_other_readers_says_what_to_do(dossier, people, at):
    for user in (people.contributor, people.reader):
        revoke(row=DossierReader.objects.get(user=user), at=at, by=people.owner)
    where = reverse("dossiers:hand-over", args=[dossier.public_id])
    answer = window(people.owner).get(where, follow=True)
    assert "Geef eerst iemand toegang" in answer.content.decode()
