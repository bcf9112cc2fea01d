"""Where something can be read on the web: the address of a page that a browser opens."""

from django import forms
from django.core.validators import URLValidator

LONGEST = 2000
NO_ADDRESS = "Dit is geen adres van een bladzijde; neem het over uit de browser, met https:// ervoor."


class AddressField(forms.URLField):
    """An address of the web, of no other kind; one without a beginning gets https."""

    default_validators = [URLValidator(schemes=["http", "https"], message=NO_ADDRESS)]
    default_error_messages = {"invalid": NO_ADDRESS}

    def __init__(self, *, label: str, help_text: str) -> None:
        super().__init__(
            label=label, help_text=help_text, required=False, max_length=LONGEST, assume_scheme="https"
        )


def document_field() -> AddressField:
    """Return where a piece itself can be read."""
    return AddressField(
        label="Vindplaats van het stuk",
        help_text="Het adres waar raadsleden het stuk openen, bijvoorbeeld in het raadsinformatiesysteem.",
    )


def decision_field() -> AddressField:
    """Return where the decision of a council can be read."""
    return AddressField(
        label="Vindplaats van het besluit",
        help_text="Het adres van het besluit in het raadsinformatiesysteem. Leeg als het daar nog niet staat.",
    )
