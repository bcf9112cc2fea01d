"""What a provider says of groups reaches whoever knows roles, and nothing else."""

from collections.abc import Iterator, Mapping

import pytest
from django.test import Client
from django.utils import timezone

from verband.rooms.accounts.models import Identity
from verband.rooms.accounts.oidc import groups
from verband.rooms.accounts.oidc.groups import GroupReport
from verband.rooms.accounts.tests.provider import SmallProvider
from verband.rooms.accounts.tests.visits import account, connected, visit, who

pytestmark = pytest.mark.django_db
TIED = {"verband-redactie": "editor", "griffie": "clerk"}


class Receiver:
    """Someone who knows roles."""

    def __init__(self) -> None:
        self.reports: list[GroupReport] = []

    def role_labels(self) -> Mapping[str, str]:
        return {"editor": "redacteur", "clerk": "griffie"}

    def receive_groups(self, report: GroupReport) -> None:
        self.reports.append(report)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    known = Receiver()
    before = groups.on_groups(known)
    yield known
    groups.on_groups(before)


@pytest.mark.parametrize(
    ("told", "roles"),
    [
        ({"groups": ["verband-redactie", "koffie"]}, {"editor"}),
        ({"groups": ["verband-redactie", "griffie"]}, {"editor", "clerk"}),
        ({"groups": "griffie"}, {"clerk"}),
        ({"groups": []}, set()),
        ({}, set()),
        ({"groups": {"griffie": True}}, set()),
        ({"groups": [["griffie"], None, 7]}, set()),
    ],
)
def test_groups_become_the_roles_that_are_tied_to_them(
    client: Client, small: SmallProvider, receiver: Receiver, told: dict, roles: set
):
    user, provider = account(), connected(small, groups_claim="groups", group_roles=TIED)
    small.claims = told
    visit(client, provider)
    [report] = receiver.reports
    assert (report.user, report.provider_id, report.roles) == (user, provider.public_id, roles)


def test_who_runs_the_site_gets_no_role_from_a_group(
    client: Client, small: SmallProvider, receiver: Receiver
):
    user = account(is_staff=True)
    provider = connected(small, groups_claim="groups", group_roles=TIED)
    Identity.objects.create(
        user=user, issuer=small.issuer, subject="s-1", linked_at=timezone.now(), used_at=timezone.now()
    )
    small.claims = {"groups": ["griffie"]}
    visit(client, provider)
    assert (who(client), receiver.reports[0].roles) == (str(user.pk), set())


def test_a_provider_gives_roles_only_for_governments_that_were_named_with_it(
    client: Client, small: SmallProvider, receiver: Receiver
):
    account()
    tied = {"a": "clerk:gm0342", "b": "clerk:gm0632", "c": "clerk:gm03"}
    provider = connected(small, groups_claim="groups", group_roles=tied, places="gm0310 gm0342")
    small.claims = {"groups": list(tied)}
    visit(client, provider)
    assert receiver.reports[0].roles == {"clerk:gm0342"}


def test_groups_are_told_at_every_visit(small: SmallProvider, receiver: Receiver):
    account()
    provider = connected(small, groups_claim="groups", group_roles=TIED)
    for told in (["griffie"], []):
        small.claims = {"groups": told}
        visit(Client(), provider)
    assert [report.roles for report in receiver.reports] == [{"clerk"}, set()]


def test_groups_may_stand_beside_the_token(client: Client, small: SmallProvider, receiver: Receiver):
    account()
    small.userinfo = {"rollen": ["griffie"]}
    visit(client, connected(small, groups_claim="rollen", group_roles=TIED))
    assert receiver.reports[0].roles == {"clerk"}


def test_a_provider_without_groups_says_nothing(client: Client, small: SmallProvider, receiver: Receiver):
    account()
    small.claims = {"groups": ["griffie"]}
    visit(client, connected(small, group_roles=TIED))
    assert receiver.reports == []


def test_groups_that_are_too_many_to_send_are_not_taken_for_none(
    client: Client, small: SmallProvider, receiver: Receiver
):
    account()
    small.claims = {"_claim_names": {"groups": "src1"}}
    answer = visit(client, connected(small, groups_claim="groups", group_roles=TIED))
    assert (answer.status_code, who(client), receiver.reports) == (400, "", [])


def test_who_is_refused_has_no_groups_told(small: SmallProvider, receiver: Receiver):
    small.claims = {"groups": ["griffie"]}
    visit(Client(), connected(small, groups_claim="groups", group_roles=TIED))
    assert receiver.reports == []


def test_roles_that_cannot_be_given_undo_the_tie(
    client: Client, small: SmallProvider, receiver: Receiver, monkeypatch
):
    account()
    monkeypatch.setattr(receiver, "receive_groups", lambda _: 1 / 0)
    provider = connected(small, groups_claim="groups")
    with pytest.raises(ZeroDivisionError):
        visit(client, provider)
    assert (who(client), Identity.objects.count()) == ("", 0)


def test_without_a_receiver_groups_come_to_nothing(client: Client, small: SmallProvider):
    account()
    before = groups.on_groups(None)
    assert visit(client, connected(small, groups_claim="groups", group_roles=TIED)).status_code == 302
    groups.on_groups(before)
