"""What the addresses of the register can be asked."""

from django.db.models import TextChoices
from rest_framework import serializers
from rest_framework.fields import empty

from verband.rooms.common.api.queries import DayQuery, PageQuery, SearchQuery, order_field, text_field
from verband.rooms.common.api.shapes import CodesField
from verband.rooms.register.choices import Division, Form, Obligation, PartyKind, Role, Source
from verband.rooms.register.models.governance import FIRST_YEAR, LAST_YEAR

PROVINCE = "Code van een provincie, zoals PV26."


class YesNoField(serializers.BooleanField):
    """True or false in an address; absent is neither."""

    TRUE_VALUES = {"true"}  # the framework's own takes a dozen spellings
    FALSE_VALUES = {"false"}
    default_empty_html = empty


def data_codes(source: str, says: str) -> serializers.ListField:
    """Return a parameter for codes that are data: one that nobody has finds nothing."""
    return serializers.ListField(
        source=source,
        child=text_field(max_length=60, allow_blank=True),
        required=False,
        help_text=f"{says} Mag vaker voorkomen.",
    )


def codes(choices: type[TextChoices], source: str, says: str) -> CodesField:
    """Return the parameter for codes, of which any may hold."""
    return CodesField(choices, source=source, required=False, help_text=f"{says} Mag vaker voorkomen.")


def year_field() -> serializers.IntegerField:
    """Return the parameter for a year of money."""
    return serializers.IntegerField(
        source="year", required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, help_text="Jaar."
    )


class PartiesQuery(SearchQuery):
    """Parameters of the list of parties."""

    soort = codes(PartyKind, "kinds", "Soort partij.")
    provincie = data_codes("provinces", PROVINCE)
    tooi = text_field(required=False, max_length=40, help_text="TOOI-code, zoals gm0344.")
    registernummer = text_field(source="register_id", required=False, max_length=20)
    bestaat = YesNoField(source="exists", required=False, help_text="Of de partij op de peildatum bestaat.")
    sorteer = order_field("naam", "soort", "inwoners")


class PartnershipsQuery(SearchQuery):
    """Parameters of the list of partnerships."""

    vorm = codes(Form, "forms", "Vorm.")
    verplicht = codes(Obligation, "obligations", "Verplicht of vrijwillig, naar onze lezing.")
    soort_taak = data_codes("tasks", "Soort taak, zie /soorten-taken.")
    provincie = data_codes("provinces", PROVINCE)
    bron = codes(Source, "sources", "Bron.")
    deelnemer = serializers.UUIDField(
        source="member", required=False, help_text="Openbaar id van een deelnemer."
    )
    registernummer = text_field(source="register_id", required=False, max_length=20)
    sorteer = order_field("naam", "vorm", "aantalDeelnemers", "van")


class MembershipsQuery(SearchQuery):
    """Parameters of the list of memberships."""

    partij = serializers.UUIDField(source="party", required=False, help_text="Openbaar id.")
    samenwerkingsverband = serializers.UUIDField(
        source="partnership", required=False, help_text="Openbaar id."
    )
    soort = codes(PartyKind, "kinds", "Soort deelnemer.")
    provincie = data_codes("provinces", PROVINCE)
    rol = codes(Role, "roles", "Rol.")
    geheel = YesNoField(source="whole", required=False, help_text="Onwaar: op onderdelen.")
    vorm = codes(Form, "forms", "Vorm van het samenwerkingsverband.")
    soort_taak = data_codes("tasks", "Soort taak van het samenwerkingsverband, zie /soorten-taken.")
    bron = codes(Source, "sources", "Bron.")
    sorteer = order_field("samenwerkingsverband", "partij", "van")


class JoinedQuery(PageQuery):
    """Parameters of the memberships of one party or one partnership."""

    sorteer = order_field("naam", "van")


class TasksQuery(PageQuery):
    """Parameters of the list of tasks."""

    samenwerkingsverband = serializers.UUIDField(
        source="partnership", required=False, help_text="Openbaar id."
    )


class OfPartyQuery(TasksQuery):
    """Parameters of a list of what hangs on a partnership and a party."""

    partij = serializers.UUIDField(source="party", required=False, help_text="Openbaar id.")


class YearFiguresQuery(TasksQuery):
    """Parameters of the list of yearly figures."""

    jaar = year_field()


class ContributionsQuery(OfPartyQuery):
    """Parameters of the list of contributions."""

    jaar = year_field()


class AreasQuery(PageQuery):
    """Parameters of the list of areas."""

    indeling = codes(Division, "divisions", "Indeling.")


class FiguresQuery(DayQuery):
    """Parameters of the figures."""

    provincie = text_field(source="province", required=False, max_length=20, help_text=PROVINCE)
