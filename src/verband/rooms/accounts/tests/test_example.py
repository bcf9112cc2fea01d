"""The people of the example sign in with one click, on a working copy that shows the example and nowhere else."""

import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from verband.rooms.accounts.models import User
from verband.rooms.accounts.selectors.example import DOMAIN

WHERE = reverse("accounts:sign-in-as")
pytestmark = pytest.mark.django_db


@pytest.fixture
def griffier():
    return User.objects.create_user(f"griffier@{DOMAIN}", name="Griffier van Woerden")


def test_a_person_of_the_example_comes_in_with_one_click(settings, griffier):
    settings.DEMO = True
    browser = Client()
    page = browser.get(reverse("accounts:sign-in") + "?next=/overheden/").content.decode()
    assert "Griffier van Woerden" in page
    answer = browser.post(WHERE, {"person": str(griffier.public_id), "next": "/overheden/"})
    assert answer.url == "/overheden/"
    assert "_auth_user_id" in browser.session


def test_without_the_example_they_are_not_shown_and_cannot_come_in(settings, griffier):
    settings.DEMO = False
    browser = Client()
    assert "Griffier van Woerden" not in browser.get(reverse("accounts:sign-in")).content.decode()
    assert browser.post(WHERE, {"person": str(griffier.public_id)}).status_code == 404


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_nobody_else_comes_in_here(settings, griffier, asked):
    settings.DEMO = True
    other = User.objects.create_user("echt@example.org")
    assert Client().post(WHERE, {"person": asked or str(other.public_id)}).status_code == 404


def test_a_site_for_others_refuses_to_start_with_the_example():
    surroundings = {
        **os.environ,
        "VERBAND_HOSTS": "verband.example",
        "VERBAND_DEMO": "1",
        "VERBAND_SECRET_KEY": "x",
    }
    start = "import verband.site.settings"
    tried = subprocess.run(
        [sys.executable, "-c", start], env=surroundings, capture_output=True, text=True, check=False
    )
    assert tried.returncode
    assert "VERBAND_DEMO" in tried.stderr
