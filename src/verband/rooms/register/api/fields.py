"""The fields that come back in every shape of the register."""

from rest_framework import serializers

from verband.rooms.common.api.shapes import CodeField
from verband.rooms.register.choices import Source


def public_id(source: str = "public_id") -> serializers.UUIDField:
    """Return the id that stays the same when a source is read in again."""
    return serializers.UUIDField(
        source=source, help_text="Blijft gelijk, ook als een bron opnieuw wordt ingelezen."
    )


def name(source: str = "name") -> serializers.CharField:
    """Return what something is called."""
    return serializers.CharField(source=source)


def day(source: str, says: str) -> serializers.DateField:
    """Return a day that may be unknown."""
    return serializers.DateField(source=source, allow_null=True, help_text=says)


def begin(source: str = "valid_from") -> serializers.DateField:
    """Return the first day of a period."""
    return day(source, "Eerste dag; leeg is niet bekend en telt mee als van kracht.")


def end(source: str = "valid_to") -> serializers.DateField:
    """Return the end of a period."""
    return day(source, "Eerste dag waarop het niet meer geldt; leeg als er geen einde bekend is.")


def texts(source: str, says: str) -> serializers.ListField:
    """Return a list of texts."""
    return serializers.ListField(source=source, child=serializers.CharField(), help_text=says)


def count(source: str, says: str) -> serializers.IntegerField:
    """Return a number that may be unknown; unknown is not zero."""
    return serializers.IntegerField(source=source, allow_null=True, min_value=0, help_text=says)


def revision(source: str = "revision") -> serializers.IntegerField:
    """Return how often the record was changed here."""
    return serializers.IntegerField(
        source=source, min_value=1, help_text="Gaat omhoog bij elke wijziging; staat ook vooraan in de ETag."
    )


def page() -> serializers.URLField:
    """Return the address for people."""
    return serializers.URLField(source="page", help_text="Adres van de pagina voor mensen.")


def source_code(source: str = "source") -> CodeField:
    """Return who says so."""
    return CodeField(
        Source, source=source, allow_null=True, help_text="Wie het zegt; leeg als dat niet bekend is."
    )


def kept_here(source: str) -> serializers.BooleanField:
    """Return whether a person added or changed the record."""
    return serializers.BooleanField(
        source=source, help_text="Of het hier is toegevoegd of gewijzigd; dan zegt de bron het niet zo."
    )


def stand() -> serializers.DateField:
    """Return the day that the source tells of."""
    return day("stand_on", "De dag waarover de bron vertelt; leeg als het hier is bijgehouden.")
