"""The first administrator, and the daily tidying."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from verband.rooms.accounts.models import User

pytestmark = pytest.mark.django_db


def run(name: str, *arguments: str) -> str:
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def test_the_first_administrator_comes_in_by_a_link(client: Client):
    told = run("invite_administrator", "Bea@Utrecht.nl", "--site", "http://testserver")
    link = told.splitlines()[-1]
    assert client.get(link).status_code == 200
    user = User.objects.get()
    assert (user.email, user.is_staff, user.is_active) == ("bea@utrecht.nl", True, False)


@pytest.mark.parametrize("email", ["geen adres", "jan@houten.nl"])
def test_what_cannot_be_invited_is_one_sentence(person: User, email: str):
    with pytest.raises(CommandError):
        run("invite_administrator", email)
    assert User.objects.count() == 1


def test_tidying_says_what_went():
    assert run("tidy_accounts").startswith("Gewist: 0 accounts")
