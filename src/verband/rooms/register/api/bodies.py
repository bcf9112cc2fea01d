"""What a change of the register sends."""

from datetime import date
from typing import Any

from rest_framework import serializers

from verband.rooms.common.api.bodies import Body
from verband.rooms.common.api.queries import NO_DAY
from verband.rooms.common.api.shapes import CodeField
from verband.rooms.register.bridge.facts import organs, task_kinds
from verband.rooms.register.choices import Form, Obligation, Role, SchemeKind
from verband.rooms.register.forms.participants import UNKNOWN_ALONE, UNKNOWN_ORGAN

FROM_NOW_ON = (
    "De eerste dag waarop het anders is. Zonder deze dag is het een verbetering: zo was het altijd al."
)
ENDS = "De eerste dag waarop het niet meer geldt."
CORRECTED = "Alleen als verbetering, dus zonder 'per'."
ALONE = "Stuur het einde apart: 'tot' gaat niet samen met andere velden."
NOT_FROM = "Dit veld verandert niet vanaf een dag; stuur het zonder 'per'."
WHAT = "Stuur ook wat er vanaf die dag anders is."
NO_KIND = "'{}' is geen soort taak; zie /soorten-taken."
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)
NOT_THAT_DAY = f"Kies een dag tussen {FIRST_DAY.year} en {LAST_DAY.year}."


class DayField(serializers.DateField):
    """A day in a period of the register."""

    def __init__(self, **options: Any) -> None:
        super().__init__(error_messages={"invalid": NO_DAY}, **options)

    def to_internal_value(self, value: Any) -> date:  # noqa: ANN401 - as the framework has it
        """Return the day, when it is one that the register can hold."""
        found: date = super().to_internal_value(value)
        if not FIRST_DAY <= found <= LAST_DAY:
            raise serializers.ValidationError(NOT_THAT_DAY, "out_of_range")
        return found


def text(source: str, most: int) -> serializers.CharField:
    """Return a text that may be left out or emptied."""
    return serializers.CharField(source=source, required=False, allow_blank=True, max_length=most)


class TaskKindsField(serializers.ListField):
    """Codes of task kinds that a person chose."""

    child = serializers.CharField(max_length=40)

    def to_internal_value(self, data: Any) -> list[str]:  # noqa: ANN401 - as the framework has it
        """Return the codes, each once."""
        found = list(dict.fromkeys(super().to_internal_value(data)))
        if strange := [code for code in found if code not in task_kinds().kinds]:
            raise serializers.ValidationError(NO_KIND.format("', '".join(strange)), "invalid_choice")
        return found


class VersionFields(Body):
    """What a partnership is called, is for and looks like."""

    naam = serializers.CharField(source="name", max_length=1024)
    afkorting = text("short_name", 250)
    vorm = CodeField(Form, source="form", required=False)
    soort_regeling = CodeField(SchemeKind, source="scheme_kind", required=False)
    verplicht = CodeField(
        Obligation, source="obligation_told", required=False, help_text="Zonder deze code lezen wij het zelf."
    )
    doel = text("purpose", 20_000)
    plaats = text("place", 250)
    website = serializers.URLField(required=False, allow_blank=True, max_length=2000)
    niet_genoemde_deelnemers = text("unnamed", 300)
    soorten_taken = TaskKindsField(
        source="task_kinds", required=False, help_text="Zonder deze codes lezen wij ze uit naam en doel."
    )


class OrganField(CodeField):
    """An organ, by a name that the answers give it."""

    def __init__(self, **options: Any) -> None:
        super().__init__({code: one.label for code, one in organs().items()}, **options)
        self.stored |= {one.joint_label: code for code, one in organs().items()}
        self.choices = list(self.stored)


class OrgansField(serializers.ListField):
    """Organs that take part, each once."""

    child = OrganField()

    def to_internal_value(self, data: Any) -> list[str]:  # noqa: ANN401 - as the framework has it
        """Return the stored codes, when what is not known stands alone."""
        found = list(dict.fromkeys(super().to_internal_value(data)))
        if UNKNOWN_ORGAN in found and len(found) > 1:
            raise serializers.ValidationError(UNKNOWN_ALONE, "combination")
        return found


def _organs() -> OrgansField:
    return OrgansField(source="organs", required=False, help_text="Namens welke organen.")


class TakingBody(Body):
    """Wie er meedoet, en hoe."""

    called = "NieuweDeelnemer"

    partij = serializers.UUIDField(source="party", help_text="Openbaar id.")
    rol = CodeField(Role, source="role", required=False)
    geheel = serializers.BooleanField(source="whole", required=False, help_text="Onwaar: op onderdelen.")
    bestuursorganen = _organs()


class PartnershipBody(VersionFields):
    """Een nieuw samenwerkingsverband."""

    called = "NieuwSamenwerkingsverband"

    van = DayField(source="on", required=False, allow_null=True, help_text="Leeg als dat niet bekend is.")
    deelnames = TakingBody(source="takings", many=True, help_text="Ten minste een partij die u bijhoudt.")


class EndBody(Body):
    """Het einde van een samenwerkingsverband."""

    called = "EindeSamenwerkingsverband"

    tot = DayField(source="ends", help_text=f"{ENDS} Alle deelnames eindigen mee.")


class VersionBody(VersionFields):
    """Wat er verandert aan een versie."""

    called = "VersieWijziging"

    per = DayField(source="on", required=False, help_text=FROM_NOW_ON)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask what is otherwise from the day."""
        if attrs.keys() == {"on"}:
            raise serializers.ValidationError({"per": [WHAT]}, "combination")
        return attrs


class MembershipBody(TakingBody):
    """Een nieuwe deelname."""

    called = "NieuweDeelname"

    samenwerkingsverband = serializers.UUIDField(source="partnership", help_text="Openbaar id.")
    van = DayField(source="on", required=False, allow_null=True, help_text="Leeg als dat niet bekend is.")


class MembershipChangeBody(Body):
    """Wat er verandert aan een deelname."""

    called = "DeelnameWijziging"

    rol = CodeField(Role, source="role", required=False)
    geheel = serializers.BooleanField(source="whole", required=False, help_text="Onwaar: op onderdelen.")
    bestuursorganen = _organs()
    verdeelsleutel = text("cost_share", 300)
    toetredingsdatum = DayField(source="joined_on", required=False, allow_null=True, help_text=CORRECTED)
    van = DayField(source="valid_from", required=False, allow_null=True, help_text=CORRECTED)
    per = DayField(source="on", required=False, help_text=FROM_NOW_ON)
    tot = DayField(source="ends", required=False, help_text=f"{ENDS} Gaat niet samen met andere velden.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Let an end stand alone, and a first day be corrected only."""
        if "ends" in attrs and len(attrs) > 1:
            raise serializers.ValidationError({"tot": [ALONE]}, "combination")
        if attrs.keys() == {"on"}:
            raise serializers.ValidationError({"per": [WHAT]}, "combination")
        days = {"van": "valid_from", "toetredingsdatum": "joined_on"}
        if "on" in attrs and (wrong := [name for name, source in days.items() if source in attrs]):
            raise serializers.ValidationError({name: [NOT_FROM] for name in wrong}, "combination")
        return attrs
