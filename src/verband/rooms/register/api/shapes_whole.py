"""What one partnership tells in full, and what task kinds, areas and figures look like on the wire."""

from rest_framework import serializers

from verband.rooms.common.api.shapes import CodeField, Shape, TextField, WebField
from verband.rooms.register.api import fields
from verband.rooms.register.api.shapes import READING, TASKS, MembershipShape, PartyRef
from verband.rooms.register.choices import Division, Form, Obligation, SchemeKind


class TitledShape(Shape):
    """Een tekst met een opschrift of een adres."""

    called = "TekstMetTitel"
    titel = TextField(source="title")
    tekst = TextField(source="text")


class VersionShape(Shape):
    """Een versie: hoe het samenwerkingsverband in één periode was."""

    called = "Versie"
    openbaar_id = fields.public_id("version.public_id")
    revisie = fields.revision("version.revision")
    volgnummer = serializers.IntegerField(source="version.number", min_value=0)
    naam = fields.name("version.name")
    afkorting = TextField(source="version.short_name", help_text="Citeertitel of afkorting.")
    vorm = CodeField(Form, source="version.form")
    verplicht = CodeField(Obligation, source="version.obligation", help_text=READING)
    soort_regeling = CodeField(SchemeKind, source="version.scheme_kind")
    soorten_taken = fields.texts("task_kinds", TASKS)
    doel = TextField(source="version.purpose")
    bevoegdheidsverkrijging = fields.texts("version.power_transfers", "Zoals het register het noemt.")
    beleidsterreinen = fields.texts("version.policy_areas", "Zoals het register ze noemt.")
    grondslagen = TitledShape(source="legal_grounds", many=True, help_text="Titel en adres van de wet.")
    bevoegdheden = TitledShape(source="powers", many=True, help_text="Artikel en tekst.")
    instellingsbesluiten = fields.texts("decisions", "Adressen van de tekst.")
    archiefzorgdrager = TextField(source="version.archive_keeper")
    ingestelde_organisatie = PartyRef(source="version.body", allow_null=True)
    grensoverschrijdend = serializers.BooleanField(source="version.cross_border")
    niet_genoemde_deelnemers = TextField(source="version.unnamed", help_text="Niet bij naam genoemd.")
    plaats = TextField(source="version.place")
    website = WebField(source="version.website")
    registernummer = TextField(source="version.register_id")
    van = fields.begin("version.valid_from")
    tot = fields.end()
    gecontroleerd_op = fields.day("version.verified_on", "Laatste controle door de bron.")
    gewijzigd_op = fields.day("version.changed_on", "Laatste wijziging door de bron.")
    bron = fields.source_code("version.source")
    hier_bijgewerkt = fields.kept_here("version.kept_here")
    standdatum = fields.stand()


class NamedCodeShape(Shape):
    """Een code met haar naam."""

    called = "CodeMetNaam"
    code = serializers.CharField(source="code")
    naam = fields.name()


class WholePartnershipShape(Shape):
    """Een samenwerkingsverband met al zijn versies en wie er deelneemt."""

    called = "SamenwerkingsverbandGeheel"
    openbaar_id = fields.public_id("partnership.public_id")
    revisie = serializers.IntegerField(
        source="revision",
        min_value=0,
        help_text="Gaat omhoog met elke wijziging, ook van een versie of een deelname.",
    )
    registernummer = TextField(source="partnership.register_id", help_text="Van de eerste versie.")
    van_kracht = serializers.BooleanField(source="in_force", help_text="Of het op de peildatum geldt.")
    versie = VersionShape(source="shown", help_text="De versie op de peildatum, anders de laatste ervoor.")
    versies = VersionShape(source="versions", many=True)
    deelnames = MembershipShape(source="memberships", many=True)
    opgaven = NamedCodeShape(source="challenges", many=True)
    eigen_partij = PartyRef(
        source="partnership.own_party", allow_null=True, help_text="De partij waarmee het elders deelneemt."
    )
    bron = fields.source_code("partnership.leading_source")
    standdatum = fields.stand()
    adres = fields.page()


class TaskKindShape(Shape):
    """Een soort taak."""

    called = "SoortTaak"
    code = serializers.CharField(source="code")
    naam = serializers.CharField(source="label")
    omschrijving = serializers.CharField(source="description")


class AreaShape(Shape):
    """Een gebied: gemeenten en andere overheden die volgens een indeling bij elkaar horen."""

    called = "Gebied"
    openbaar_id = fields.public_id("area.public_id")
    indeling = CodeField(Division, source="area.division")
    code = serializers.CharField(source="area.code")
    naam = fields.name("area.name")
    partijen = PartyRef(source="parties", many=True, help_text="Wie er op de peildatum in ligt.")


def counts(source: str, says: str) -> serializers.DictField:
    """Return numbers by code."""
    return serializers.DictField(source=source, child=serializers.IntegerField(min_value=0), help_text=says)


class FiguresShape(Shape):
    """Aantallen op de peildatum."""

    called = "Cijfers"
    peildatum = serializers.DateField(source="day")
    samenwerkingsverbanden = serializers.IntegerField(source="partnerships")
    deelnames = serializers.IntegerField(source="memberships")
    deelnames_van_opgeheven_partijen = serializers.IntegerField(source="memberships_of_ended_parties")
    partijen = serializers.IntegerField(source="parties", help_text="Partijen die ergens aan deelnemen.")
    alleen_verteld = serializers.IntegerField(
        source="told_only", help_text="Niet in het register; staat naast de andere aantallen."
    )
    waarschijnlijk_opgevolgd = serializers.IntegerField(
        source="probably_succeeded",
        help_text="Nog in het register; een nieuwere regeling heeft taak en deelnemers.",
    )
    per_vorm = counts("by_form", "Samenwerkingsverbanden per vorm.")
    per_verplichting = counts("by_obligation", f"Samenwerkingsverbanden per verplichting. {READING}")
    per_soort_taak = counts(
        "by_task_kind", "Samenwerkingsverbanden per soort taak; een verband kan er meer hebben."
    )
    bronnen = fields.texts("sources", "Bronnen waaruit geteld is.")
    voorbehoud = serializers.CharField(source="caveat", help_text="Wat de aantallen niet zeggen.")
