"""The closed lists of accounts: what may be done with a key, how an account stands, what happened to it."""

from django.db import models


class Scope(models.TextChoices):
    """What a program may do with a key, at most: never more than its owner may."""

    READ = "read", "lezen"
    WRITE = "write", "lezen en wijzigen"


class AccountState(models.TextChoices):
    """How an account stands; derived from its columns, never stored."""

    INVITED = "invited", "uitgenodigd"
    ACTIVE = "active", "in gebruik"
    ENDED = "ended", "beëindigd"


class SignInMethod(models.TextChoices):
    """How someone showed who they are."""

    PASSWORD = "password", "met wachtwoord"
    TWO_STEPS = "two-steps", "met wachtwoord en code"
    RECOVERY_CODE = "recovery-code", "met wachtwoord en herstelcode"
    INVITATION = "invitation", "met een uitnodiging"
    PROVIDER = "provider", "via de eigen organisatie"
    EXAMPLE = "example", "als iemand van het voorbeeld"


class AccountEventKind(models.TextChoices):
    """What happened to an account."""

    INVITED = "invited", "uitgenodigd"
    RENEWED = "renewed", "nieuwe uitnodiging gemaakt"
    WITHDRAWN = "withdrawn", "uitnodiging ingetrokken"
    ACCEPTED = "accepted", "uitnodiging aangenomen"
    SIGNED_IN = "signed-in", "aangemeld"
    SIGNED_OUT_ELSEWHERE = "signed-out-elsewhere", "op een ander apparaat afgemeld"
    PASSWORD_CHANGED = "password-changed", "wachtwoord gewijzigd"
    RESET_MAILED = "reset-mailed", "link voor een nieuw wachtwoord gemaild"
    RESET_LINK_MADE = "reset-link-made", "link voor een nieuw wachtwoord gemaakt"
    SECOND_FACTOR_ON = "second-factor-on", "tweede stap ingesteld"
    SECOND_FACTOR_OFF = "second-factor-off", "tweede stap uitgezet"
    RECOVERY_CODES_MADE = "recovery-codes-made", "herstelcodes gemaakt"
    KEY_MADE = "key-made", "sleutel gemaakt"
    KEY_REVOKED = "key-revoked", "sleutel ingetrokken"
    TIED = "tied", "gekoppeld aan de eigen organisatie"
    UNTIED = "untied", "losgemaakt van de eigen organisatie"
    CORRECTED = "corrected", "gegevens gewijzigd"
    ADDRESS_ASKED = "address-asked", "ander e-mailadres gevraagd"
    ADMINISTRATOR_ON = "administrator-on", "beheerder geworden"
    ADMINISTRATOR_OFF = "administrator-off", "geen beheerder meer"
    ENDED = "ended", "beëindigd"
    RESTORED = "restored", "hersteld"
    ERASED = "erased", "gegevens gewist"
