"""Numbers, choices and the mail server, as the environment gives them."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from verband.site import env

NAME = "VERBAND_MAIL_URL"


@pytest.mark.parametrize(("given", "meant"), [("5", 5), ("90", 90)])
def test_a_number_may_be_either_bound(monkeypatch, given, meant):
    monkeypatch.setenv(NAME, given)
    assert env.number(NAME, default=10, least=5, most=90) == meant


@pytest.mark.parametrize("given", ["4", "91", "-6", "tien", "", "5.5", "٦"])
def test_another_number_stops_the_start(monkeypatch, given):
    monkeypatch.setenv(NAME, given)
    with pytest.raises(ImproperlyConfigured, match="een getal van 5 tot en met 90"):
        env.number(NAME, default=10, least=5, most=90)


def test_the_first_word_is_the_default_and_others_are_refused(monkeypatch):
    assert env.one_of(NAME, ("optional", "required")) == "optional"
    monkeypatch.setenv(NAME, "ja")
    with pytest.raises(ImproperlyConfigured, match="optional of required"):
        env.one_of(NAME, ("optional", "required"))


@pytest.mark.parametrize(
    ("address", "mail"),
    [
        ("", env.Mail()),
        ("smtp://jan:a%40b@post.nl", env.Mail("post.nl", 587, "jan", "a@b", tls=True)),
        ("smtps://post.nl:466", env.Mail("post.nl", 466, ssl=True)),
        ("smtp+plain://post.nl", env.Mail("post.nl", 25)),
    ],
)
def test_the_mail_server_is_read_from_its_address(monkeypatch, address, mail):
    monkeypatch.setenv(NAME, address)
    assert env.mail(NAME) == mail


@pytest.mark.parametrize("address", ["post.nl", "http://post.nl", "smtp://"])
def test_what_is_no_mail_server_stops_the_start_without_its_password(monkeypatch, address):
    monkeypatch.setenv(NAME, address)
    with pytest.raises(ImproperlyConfigured, match="smtp://naam:wachtwoord@computer:587"):
        env.mail(NAME)


def test_strange_character_in_a_mail_password_is_named_without_the_password(monkeypatch):
    monkeypatch.setenv(NAME, "smtp://jan:gehe#im@post.nl")
    with pytest.raises(ImproperlyConfigured, match="poort") as refused:
        env.mail(NAME)
    assert "gehe" not in str(refused.value)
