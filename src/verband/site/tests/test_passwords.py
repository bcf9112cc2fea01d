"""A new password is refused in whole Dutch sentences, and when it is easy to guess."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from verband.rooms.accounts.models import User

ELS = User(name="Els de Bos", email="els.bos@baarn.nl")
SHORT = "Dit wachtwoord is te kort. Kies er een van 12 tekens of meer, bijvoorbeeld vier losse woorden."
EASY = "Dit wachtwoord is makkelijk te raden. Kies iets anders, bijvoorbeeld vier losse woorden."
LIKE = "Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies iets anders, bijvoorbeeld vier losse woorden."


def refused(password):
    try:
        validate_password(password, ELS)
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize(
    "password",
    [
        *("wachtwoord123", "Wachtwoord-2026!", "123wachtwoord", "passwordpassword", "Welkom01Welkom01"),
        *("welkom welkom welkom", "qwerty123456", "1qaz2wsx3edc", "password1234", "zomer2026zomer"),
        *("Gemeente2026!!", "abababababab", "123456789012", "2026-11-21-12", "aaaaaaaaaaaa"),
    ],
)
def test_what_is_easy_to_guess_is_refused(password):
    assert refused(password) == [EASY]


@pytest.mark.parametrize(
    "password",
    ["vier losse woorden hier", "wachtwoord vergeten wij nooit", "kR7#pQ2!zLw9x", "toffee-ijs-7-lampen"],
)
def test_what_is_hard_to_guess_is_taken(password):
    assert refused(password) == []


def test_each_refusal_is_one_dutch_sentence_that_says_what_to_do():
    assert refused("fietspomp") == [SHORT]
    assert refused("els.bos@baarn") == [LIKE]
