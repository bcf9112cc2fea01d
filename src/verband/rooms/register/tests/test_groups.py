"""Roles through the groups of an organisation's own sign-in service."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail

from verband.rooms.accounts import emails
from verband.rooms.accounts.oidc.groups import GroupReport
from verband.rooms.history.models import Event
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation
from verband.rooms.register.services.people.groups import RolesFromGroups
from verband.rooms.register.tests.cast import person

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
PROVIDER = uuid4()


@pytest.fixture
def houten(region):
    region.houten.tooi = "gm0321"
    region.houten.save()
    return region.houten


@pytest.fixture
def somebody(region):
    return person("iemand")


def report(user, *codes, at=AT):
    RolesFromGroups().receive_groups(GroupReport(user, PROVIDER, "Houten", frozenset(), frozenset(codes), at))


def roles(user, at=AT):
    held = Affiliation.objects.filter(user=user)
    return {(each.role, each.given_by != "") for each in held if each.holds_on(at.date())}


def test_a_group_gives_its_role_and_says_who_gave_it(houten, somebody):
    report(somebody, "editor:gm0321")
    report(somebody, "editor:gm0321")
    assert roles(somebody) == {("editor", True)}
    assert Affiliation.objects.count() == 1


def test_what_the_service_no_longer_says_ends(houten, somebody):
    report(somebody, "editor:gm0321")
    later = AT + timedelta(days=1)
    report(somebody, "reader:gm0321", at=later)
    assert roles(somebody, later) == {("reader", True)}


def test_a_role_that_an_administrator_gave_stays(houten):
    user = person("vast", AffiliationRole.EDITOR, houten)
    report(user)
    assert roles(user) == {("editor", False)}


def test_a_role_that_was_promised_from_later_is_given_until_then_and_keeps_nobody_out(houten):
    promised = AT.date() + timedelta(days=30)
    user = person("straks", AffiliationRole.EDITOR, houten, valid_from=promised)
    report(user, "editor:gm0321")
    assert roles(user) == {("editor", True)}
    assert Affiliation.objects.get(user=user, valid_from=AT.date()).valid_to == promised


@pytest.fixture
def letters(settings, monkeypatch, django_capture_on_commit_callbacks):
    """Return what is mailed once a report was taken."""
    settings.MAIL_IS_SENT = True
    monkeypatch.setattr(emails, "in_background", lambda work: work())

    def taken(*codes, user, at=AT):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            report(user, *codes, at=at)
        return {(address, " ".join(letter.body.split())) for letter in mail.outbox for address in letter.to}

    return taken


def test_who_keep_a_government_hear_of_a_role_that_a_group_gave_or_took(houten, somebody, letters):
    clerk = person("griffier", AffiliationRole.CLERK, houten)
    person("lezer", AffiliationRole.READER, houten)
    [(address, body)] = letters("editor:gm0321", user=somebody)
    assert address == clerk.email
    assert (
        f"{somebody} kreeg de rol bijhouder Gemeente Houten, volgens de groepen van aanmelddienst Houten."
        in body
    )
    assert letters("editor:gm0321", user=somebody) == set()
    [(address, body)] = letters(user=somebody, at=AT + timedelta(days=1))
    assert address == clerk.email
    assert f"De rol bijhouder Gemeente Houten van {somebody} is beëindigd" in body


def test_the_history_names_the_service_that_gave_a_role(houten, somebody):
    report(somebody, "editor:gm0321")
    assert Event.objects.get().after["given_by"] == f"Houten ({PROVIDER})"


@pytest.mark.parametrize("code", ["editor:gm9999", "koning:gm0321", "adviser:gm0321", "x", ""])
def test_a_code_that_means_nothing_gives_nothing(houten, somebody, code):
    report(somebody, code)
    assert roles(somebody) == set()


def test_an_administrator_chooses_from_roles_by_government(houten):
    labels = RolesFromGroups().role_labels()
    assert labels["editor:gm0321"] == "bijhouder van Gemeente Houten"
    assert not any(code.startswith("adviser") for code in labels)
