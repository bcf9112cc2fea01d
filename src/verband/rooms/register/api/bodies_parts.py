"""What a change sends of what hangs on a partnership: tasks, seats, contributions and yearly figures."""

from typing import Any

from rest_framework import serializers

from verband.rooms.common.api.bodies import Body
from verband.rooms.common.api.shapes import AmountField, CodeField, NumberField
from verband.rooms.register.api.bodies import DayField, text
from verband.rooms.register.choices import FigureKind
from verband.rooms.register.models import Contribution, YearFigures
from verband.rooms.register.models.governance import FIRST_YEAR, LAST_YEAR

OF = "Openbaar id van een verband dat u bijhoudt."
WHO = "Openbaar id van een deelnemer."
PAPER = "In welk stuk het staat, zoals 'programmabegroting 2026, bladzijde 41'."
OFFICE = "Het ambt, geen naam van een persoon."


def _day(source: str) -> DayField:
    return DayField(source=source, required=False, allow_null=True)


def _year(**options: Any) -> NumberField:
    return NumberField(source="year", min_value=FIRST_YEAR, max_value=LAST_YEAR, **options)


def _amount(model: type[Contribution | YearFigures], source: str, **options: Any) -> AmountField:
    column = model._meta.get_field(source)
    return AmountField(max_digits=column.max_digits or 0, source=source, **options)  # type: ignore[union-attr]  # a column of amounts


class TaskChangeBody(Body):
    """Wat er verandert aan een taak."""

    called = "TaakWijziging"

    naam = serializers.CharField(source="name", max_length=200)
    omschrijving = text("description", 20_000)
    van = _day("valid_from")
    tot = _day("valid_to")


class TaskBody(TaskChangeBody):
    """Een nieuwe taak van een samenwerkingsverband."""

    called = "NieuweTaak"

    samenwerkingsverband = serializers.UUIDField(source="partnership", help_text=OF)


class SeatChangeBody(Body):
    """Wat er verandert aan een zetel."""

    called = "ZetelWijziging"

    orgaan = serializers.CharField(source="organ", max_length=120)
    functie = serializers.CharField(source="function", max_length=120)
    bekleed_door = serializers.CharField(
        source="held_by", required=False, allow_blank=True, max_length=200, help_text=OFFICE
    )
    vervanger = serializers.CharField(
        source="substitute", required=False, allow_blank=True, max_length=200, help_text=OFFICE
    )
    van = _day("valid_from")
    tot = _day("valid_to")


class SeatBody(SeatChangeBody):
    """Een nieuwe zetel van een deelnemer in een orgaan."""

    called = "NieuweZetel"

    samenwerkingsverband = serializers.UUIDField(source="partnership", help_text=OF)
    partij = serializers.UUIDField(source="party", help_text=WHO)


def _told(source: str) -> AmountField:
    says = "In euro, nul of meer; leeg is niet bekend."
    return _amount(Contribution, source, min_value=0, required=False, allow_null=True, help_text=says)


class ContributionChangeBody(Body):
    """Wat er verandert aan een bijdrage."""

    called = "BijdrageWijziging"

    jaar = _year()
    volgens = CodeField(FigureKind, source="kind")
    bedrag = _told("amount")
    belang_begin = _told("stake_begin")
    belang_einde = _told("stake_end")
    bron = serializers.CharField(source="source", max_length=300, help_text=PAPER)


class ContributionBody(ContributionChangeBody):
    """Een nieuwe bijdrage van een deelnemer over een jaar."""

    called = "NieuweBijdrage"

    samenwerkingsverband = serializers.UUIDField(source="partnership", help_text=OF)
    partij = serializers.UUIDField(source="party", help_text=WHO)


def _figure(source: str) -> AmountField:
    return _amount(
        YearFigures, source, required=False, allow_null=True, help_text="In euro; leeg is niet bekend."
    )


class YearFiguresChangeBody(Body):
    """Wat er verandert aan jaarcijfers."""

    called = "JaarcijfersWijziging"

    jaar = _year()
    volgens = CodeField(FigureKind, source="kind")
    eigen_vermogen_begin = _figure("equity_begin")
    eigen_vermogen_einde = _figure("equity_end")
    vreemd_vermogen_begin = _figure("debt_begin")
    vreemd_vermogen_einde = _figure("debt_end")
    resultaat = _figure("result")
    bron = serializers.CharField(source="source", max_length=300, help_text=PAPER)


class YearFiguresBody(YearFiguresChangeBody):
    """Nieuwe cijfers van een samenwerkingsverband over een jaar."""

    called = "NieuweJaarcijfers"

    samenwerkingsverband = serializers.UUIDField(source="partnership", help_text=OF)
