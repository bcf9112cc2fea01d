"""What a new password may not be, each refusal in a whole Dutch sentence.

Django finds a well-known word only when it is the whole password. People add digits to it or write it twice.
"""

import re

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from verband.rooms.accounts.models import User

INSTEAD = "bijvoorbeeld vier losse woorden."
DUTCH = frozenset(
    {
        *("gemeente", "provincie", "waterschap", "samenwerking", "verband"),
        *("raadhuis", "stadhuis", "nederland", "utrecht", "oranje", "ajax"),
        *("lente", "zomer", "herfst", "voorjaar", "najaar"),
        *("februari", "maart", "mei", "juni", "juli"),
        *("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        *("vakantie", "inloggen", "toegang", "beheerder", "gebruiker"),
        *("goedemorgen", "koffie", "fiets"),
    }
)
"""Words that Dutch people choose and that the list of Django lacks."""


class LongEnough(password_validation.MinimumLengthValidator):
    """Refuses what is short."""

    def get_error_message(self) -> str:
        """Return why, and what to do."""
        return f"Dit wachtwoord is te kort. Kies er een van {self.min_length} tekens of meer, {INSTEAD}"


class NotEasy(password_validation.CommonPasswordValidator):
    """Refuses digits only, and one well-known word however often and with whatever digits and marks around it."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Look at the whole, and at what its letters repeat."""
        super().validate(password, user)
        letters = "".join(sign for sign in password.lower() if sign.isalpha())
        word = _repeated(letters)
        if not letters or word in self.passwords or word in DUTCH or _repeated(password) != password:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        """Return why, and what to do."""
        return f"Dit wachtwoord is makkelijk te raden. Kies iets anders, {INSTEAD}"


class NotOneself(password_validation.UserAttributeSimilarityValidator):
    """Refuses what is like the name or the address of its owner."""

    def get_error_message(self) -> str:
        """Return why, and what to do."""
        return f"Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies iets anders, {INSTEAD}"


def _repeated(text: str) -> str:
    """Return the shortest piece that the text repeats, the text itself when it repeats nothing."""
    return re.sub(r"^(.+?)\1+$", r"\1", text, flags=re.DOTALL)
