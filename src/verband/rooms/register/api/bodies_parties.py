"""What a change sends of a party."""

from rest_framework import serializers

from verband.rooms.common.api.bodies import Body
from verband.rooms.common.api.shapes import CodeField, dutch_codes
from verband.rooms.register.api.bodies import DayField, text
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.services.keep.parties import BY_HAND

KINDS = {code: shown for code, shown in dutch_codes(PartyKind).items() if code in BY_HAND}


class PartyChangeBody(Body):
    """Wat er verandert aan een partij: zo was het altijd al."""

    called = "PartijWijziging"

    naam = serializers.CharField(source="name", max_length=1024)
    afkorting = text("short_name", 250)
    plaats = text("place", 250)
    website = serializers.URLField(required=False, allow_blank=True, max_length=2000)
    bestaat_sinds = DayField(source="started_on", required=False, allow_null=True)
    opgeheven_op = DayField(source="ended_on", required=False, allow_null=True)


class PartyBody(PartyChangeBody):
    """Een nieuwe partij die geen overheid is."""

    called = "NieuwePartij"

    soort = CodeField(KINDS, source="kind", help_text="Overheden komen uit het register.")
