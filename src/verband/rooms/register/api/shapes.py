"""What parties, partnerships and memberships look like on the wire."""

from rest_framework import serializers

from verband.rooms.common.api.shapes import CodeField, Shape, TextField, WebField
from verband.rooms.register.api import fields
from verband.rooms.register.choices import Form, Obligation, PartyKind, Role, SchemeKind

READING = "Onze lezing; het register zegt dit niet."
TASKS = "Codes van de soorten taken (zie /soorten-taken). Onze lezing van de tekst."


class PartyRef(Shape):
    """Een partij, kort."""

    called = "PartijKort"
    openbaar_id = fields.public_id()
    naam = fields.name()
    soort = CodeField(PartyKind, source="kind")
    tooi = TextField(source="tooi")
    registernummer = TextField(source="register_id")


class PartnershipRef(Shape):
    """Een samenwerkingsverband, kort."""

    called = "SamenwerkingsverbandKort"
    openbaar_id = fields.public_id()
    naam = fields.name()
    vorm = CodeField(Form, source="form")
    registernummer = TextField(source="register_id")


class PartyShape(Shape):
    """Een partij: een overheid, of wie verder ergens aan deelneemt."""

    called = "Partij"
    openbaar_id = fields.public_id("party.public_id")
    naam = fields.name("party.name")
    afkorting = TextField(source="party.short_name")
    soort = CodeField(PartyKind, source="party.kind")
    tooi = TextField(source="party.tooi", help_text="TOOI-code, zoals gm0344.")
    tooi_adres = serializers.URLField(source="tooi_address", allow_null=True, help_text="Landelijk adres.")
    registernummer = TextField(source="party.register_id")
    plaats = TextField(source="party.place")
    provincies = fields.texts("party.provinces", "Codes van de provincies waarin zij ligt.")
    inwoners = fields.count("party.inhabitants", "Personen, volgens het register.")
    zetels = fields.count("party.council_seats", "Zetels in de raad, de Staten of het algemeen bestuur.")
    bestaat_sinds = fields.day("party.started_on", "Leeg is niet bekend.")
    opgeheven_op = fields.day("ended_on", "Leeg als zij bestaat.")
    bron = fields.source_code()
    standdatum = fields.stand()
    adres = fields.page()


class PoliticalGroupShape(Shape):
    """Een fractie."""

    called = "Fractie"
    naam = fields.name()
    zetels = fields.count("seats", "Aantal zetels.")


class SuccessionShape(Shape):
    """Een opvolging bij een herindeling."""

    called = "Opvolging"
    partij = PartyRef(source="party")
    per = fields.day("on", "De dag van de opvolging.")
    aandeel = serializers.FloatField(
        source="share", allow_null=True, help_text="Deel dat overging, 1 is alles."
    )


class WholePartyShape(PartyShape):
    """Een partij met alles wat het overzicht van haar weet."""

    called = "PartijGeheel"
    revisie = fields.revision("record.revision")
    website = WebField(source="record.website")
    gecontroleerd_op = fields.day("record.verified_on", "Laatste controle door de bron.")
    gewijzigd_op = fields.day("record.changed_on", "Laatste wijziging door de bron.")
    fracties = PoliticalGroupShape(source="groups", many=True)
    voorgangers = SuccessionShape(source="predecessors", many=True)
    opvolgers = SuccessionShape(source="successors", many=True)


class PartnershipShape(Shape):
    """Een samenwerkingsverband zoals het op de peildatum is."""

    called = "Samenwerkingsverband"
    openbaar_id = fields.public_id("partnership.public_id")
    naam = fields.name("partnership.name")
    afkorting = TextField(source="partnership.short_name", help_text="Citeertitel of afkorting.")
    vorm = CodeField(Form, source="partnership.form")
    verplicht = CodeField(Obligation, source="partnership.obligation", help_text=READING)
    soort_regeling = CodeField(SchemeKind, source="partnership.scheme_kind")
    soorten_taken = fields.texts("partnership.task_kinds", TASKS)
    registernummer = TextField(source="partnership.register_id", help_text="Van de eerste versie.")
    grensoverschrijdend = serializers.BooleanField(source="partnership.cross_border")
    provincies = fields.texts("provinces", "Codes van de provincies met een gemeente die deelneemt.")
    aantal_deelnemers = fields.count("members", "Op de peildatum, opgeheven deelnemers meegeteld.")
    begonnen_op = fields.day("partnership.started_on", "Begin van de eerste versie.")
    van = fields.begin("partnership.valid_from")
    gecontroleerd_op = fields.day("partnership.verified_on", "Laatste controle door de bron.")
    bron = fields.source_code("partnership.source")
    hier_bijgewerkt = fields.kept_here("partnership.kept_here")
    standdatum = fields.stand()
    adres = fields.page()


class TaskRef(Shape):
    """Een taak, kort."""

    called = "TaakKort"
    openbaar_id = fields.public_id()
    naam = fields.name()


class MembershipShape(Shape):
    """Een deelname: één partij in één samenwerkingsverband, in één periode."""

    called = "Deelname"
    openbaar_id = fields.public_id("membership.public_id")
    revisie = fields.revision("membership.revision")
    partij = PartyRef(source="party")
    samenwerkingsverband = PartnershipRef(source="partnership")
    rol = CodeField(Role, source="membership.role")
    geheel = serializers.BooleanField(source="membership.whole", help_text="Nee: op onderdelen.")
    taken = TaskRef(source="tasks", many=True, help_text="Voor welke taken, bij een deelname op onderdelen.")
    verdeelsleutel = TextField(source="membership.cost_share", help_text="Hoe de kosten worden verdeeld.")
    bestuursorganen = fields.texts("organs", "Namens welke organen.")
    toetredingsdatum = fields.day("membership.joined_on", "Volgens de bron; kan van vóór het verband zijn.")
    van = fields.begin("membership.valid_from")
    tot = fields.end()
    bron = fields.source_code()
    hier_bijgewerkt = fields.kept_here("membership.kept_here")
    standdatum = fields.stand()
    adres = fields.page()
