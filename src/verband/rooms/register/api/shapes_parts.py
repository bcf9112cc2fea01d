"""What hangs on a partnership looks like on the wire: tasks, seats, contributions and yearly figures."""

from rest_framework import serializers

from verband.rooms.common.api.shapes import AmountField, CodeField, Shape, TextField
from verband.rooms.register.api import fields
from verband.rooms.register.api.shapes import PartyRef
from verband.rooms.register.choices import FigureKind


class PartShape(Shape):
    """Wat bij een samenwerkingsverband hoort."""

    openbaar_id = fields.public_id("part.public_id")
    revisie = fields.revision("part.revision")
    samenwerkingsverband = fields.public_id("part.partnership.public_id")


class TaskShape(PartShape):
    """Een taak van een samenwerkingsverband."""

    called = "Taak"
    naam = fields.name("part.name")
    omschrijving = TextField(source="part.description")
    van = fields.begin("part.valid_from")
    tot = fields.end()


class SeatShape(PartShape):
    """Een zetel van een partij in een orgaan van een samenwerkingsverband: ambten, geen personen."""

    called = "Zetel"
    partij = PartyRef(source="part.party")
    orgaan = serializers.CharField(source="part.organ")
    functie = serializers.CharField(source="part.function")
    bekleed_door = TextField(source="part.held_by", help_text="Het ambt.")
    vervanger = TextField(source="part.substitute", help_text="Het ambt.")
    van = fields.begin("part.valid_from")
    tot = fields.end()


def _figure(source: str) -> AmountField:
    return AmountField(
        source=source, max_digits=16, allow_null=True, help_text="In euro; leeg is niet bekend."
    )


class ContributionShape(PartShape):
    """Wat een partij over een jaar aan een samenwerkingsverband bijdraagt en welk belang zij erin heeft, in euro."""

    called = "Bijdrage"
    partij = PartyRef(source="part.party")
    jaar = serializers.IntegerField(source="part.year")
    volgens = CodeField(FigureKind, source="part.kind")
    bedrag = AmountField(
        source="part.amount", max_digits=14, allow_null=True, help_text="In euro; leeg is niet bekend."
    )
    belang_begin = _figure("part.stake_begin")
    belang_einde = _figure("part.stake_end")
    bron = serializers.CharField(source="part.source", help_text="In welk stuk het staat.")


class YearFiguresShape(PartShape):
    """Vermogen en resultaat van een samenwerkingsverband over een jaar, in euro."""

    called = "Jaarcijfers"
    jaar = serializers.IntegerField(source="part.year")
    volgens = CodeField(FigureKind, source="part.kind")
    eigen_vermogen_begin = _figure("part.equity_begin")
    eigen_vermogen_einde = _figure("part.equity_end")
    vreemd_vermogen_begin = _figure("part.debt_begin")
    vreemd_vermogen_einde = _figure("part.debt_end")
    resultaat = _figure("part.result")
    bron = serializers.CharField(source="part.source", help_text="In welk stuk het staat.")
