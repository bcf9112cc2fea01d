"""The user."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

from verband.rooms.accounts.choices import AccountEventKind, AccountState

LONGEST_ADDRESS = 254


def same_address(email: str) -> str:
    """Return an e-mail address in the one form in which it is kept and compared."""
    return email.strip().lower()


class UserManager(BaseUserManager["User"]):
    """Makes users; the e-mail address is the name they sign in with."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return the address in lower case: people do not remember capitals."""
        return same_address(email or "")

    def create_user(self, email: str, password: str | None = None, **values: Any) -> "User":
        """Add a user; without a password nobody can sign in with one."""
        user = self.model(email=self.normalize_email(email), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return who signs in with an address, however it is written."""
        return self.get(email=self.normalize_email(username))


class User(AbstractUser):
    """A person with an account; addressed by ``public_id``, never by number or name.

    ``is_staff`` says that someone runs the site: gives accounts and roles, and reads nothing that is confidential.
    """

    username = None  # type: ignore[assignment]  # the address is the name to sign in with
    first_name = None  # type: ignore[assignment]  # a name is one text: people know best how theirs is written
    last_name = None  # type: ignore[assignment]  # as first_name: a name is one text
    public_id = models.UUIDField("openbaar id", default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("naam", max_length=150, blank=True)
    email = models.EmailField(
        "e-mailadres",
        max_length=LONGEST_ADDRESS,
        unique=True,
        error_messages={"unique": "Er is al een account met dit e-mailadres."},
    )
    ended_at = models.DateTimeField("beëindigd", null=True, blank=True)
    erased_at = models.DateTimeField("gegevens gewist", null=True, blank=True)
    helped_at = models.DateTimeField("door een ander geholpen", null=True, blank=True)
    """When someone else last made it possible to come in as this person; what is confidential asks for it."""
    helped_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="geholpen door",
    )
    """Empty when it was a sign-in service; the person, when they tied one of those to the account themselves."""
    helped_with = models.CharField("geholpen met", max_length=30, choices=AccountEventKind, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # no names, so another create_user

    class Meta(AbstractUser.Meta):
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_in_lower_case"),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """Return the name, or the address as long as there is none."""
        return self.name or self.email

    def get_short_name(self) -> str:
        """Return what stands in the header: the name, else the address up to the @."""
        return self.name or self.email.partition("@")[0]

    @property
    def state(self) -> AccountState:
        """How the account stands."""
        if self.ended_at:
            return AccountState.ENDED
        return AccountState.ACTIVE if self.is_active else AccountState.INVITED
