from datetime import date
from decimal import Decimal

import pytest

from verband.core.roo.arrangements import form_of
from verband.core.roo.records import Ground, Participant, Power, Reference

from .cases import TOOI, arrangement, export, participant, read

BODY = f'p:systeemId="23" p:resourceIdentifierTOOI="{TOOI}/samenwerkingsorgaan/so0335"'
RICH = arrangement(
    "100",
    "Gemeenschappelijke regeling  Vuurwacht",
    inside=(
        "<p:citeertitel>GR Vuurwacht</p:citeertitel><p:afkorting>VW</p:afkorting>"
        "<p:samenwerkingsvorm p:afkorting=\"RZM\">'Regeling zonder meer'</p:samenwerkingsvorm>"
        "<p:bevoegdheidsverkrijgingen><p:bevoegdheidsverkrijging>Delegatie</p:bevoegdheidsverkrijging>"
        "<p:bevoegdheidsverkrijging>Mandaat</p:bevoegdheidsverkrijging></p:bevoegdheidsverkrijgingen>"
        f"<p:regionaalSamenwerkingsorgaan {BODY}>Dienst Vuurwacht</p:regionaalSamenwerkingsorgaan>"
        "<p:archiefzorgdrager p:systeemId='1'>Gemeente Eikdorp</p:archiefzorgdrager><p:bronhouder/>"
        "<p:instellingsbesluiten><p:referentie>https://example.org/1</p:referentie><p:referentie/>"
        "</p:instellingsbesluiten>"
        "<p:wettelijkeGrondslagen><p:wettelijkeGrondslag><p:opschrift>Gemeentewet</p:opschrift>"
        "<p:referentie>https://example.org/wet</p:referentie></p:wettelijkeGrondslag></p:wettelijkeGrondslagen>"
        "<p:bevoegdheden><p:bevoegdheid><p:kopArtikel>Artikel 4</p:kopArtikel>"
        "<p:inhoudArtikel>1. blussen\n2. oefenen</p:inhoudArtikel></p:bevoegdheid></p:bevoegdheden>"
        "<p:doel>Bluswater.</p:doel><p:datumUitwerkingtreding>2020-01-01</p:datumUitwerkingtreding>"
        "<p:datumTerVerificatie>2019-02-03</p:datumTerVerificatie><p:datumMutatie>2019-02-04</p:datumMutatie>"
        "<p:beleidsterreinen><p:beleidsterrein>veiligheid</p:beleidsterrein>"
        "<p:beleidsterrein><p:naam>water</p:naam></p:beleidsterrein></p:beleidsterreinen>"
        "<p:functies><p:functie><p:naam>Voorzitter</p:naam></p:functie></p:functies>"
        "<p:previousVersion p:systeemId='99'>Oud</p:previousVersion>"
        "<p:nextVersion p:systeemId='101'>Nieuw</p:nextVersion>"
    ),
    participants=[
        participant(
            "1",
            attributes=f'p:resourceIdentifierTOOI="{TOOI}/gemeente/gm0310"',
            inside=(
                "<p:toetredingsDatum>2010-07-01</p:toetredingsDatum><p:uittredingsDatum>2018-01-01</p:uittredingsDatum>"
                "<p:verdeelsleutel>16,33</p:verdeelsleutel><p:bestuursorganen>"
                "<p:bestuursorgaan>Burgemeester</p:bestuursorgaan><p:bestuursorgaan>Gemeenteraad</p:bestuursorgaan>"
                "</p:bestuursorganen>"
            ),
        ),
        participant("2", "Stadt Eiche"),
    ],
)


def first(*arrangements: str, **others: object):
    return read(export(*arrangements, **others)).arrangements[0]


def test_every_field_of_an_arrangement_is_taken():
    rich = first(RICH)
    assert (rich.register_id, rich.title) == ("100", "Gemeenschappelijke regeling Vuurwacht")
    assert (rich.short_title, rich.abbreviation, rich.purpose) == ("GR Vuurwacht", "VW", "Bluswater.")
    assert (rich.form, rich.form_text) == ("RZM", "Regeling zonder meer")
    assert rich.power_transfers == ("Delegatie", "Mandaat")
    assert rich.body == Reference("23", "so0335", "Dienst Vuurwacht")
    assert rich.archive_keeper == Reference("1", "", "Gemeente Eikdorp")
    assert rich.source_holder is None
    assert rich.decisions == ("https://example.org/1",)
    assert rich.grounds == (Ground("Gemeentewet", "https://example.org/wet"),)
    assert rich.powers == (Power("Artikel 4", "1. blussen\n2. oefenen"),)
    assert rich.policy_areas == ("veiligheid", "water")
    assert (rich.starts, rich.ends) == (date(2015, 1, 1), date(2020, 1, 1))
    assert (rich.verified, rich.changed) == (date(2019, 2, 3), date(2019, 2, 4))
    assert (rich.previous, rich.next, rich.cross_border, rich.line) == ("99", "101", False, 4)


def test_every_field_of_a_participant_is_taken():
    town, foreign = first(RICH).participants
    assert town == Participant(
        "1",
        "gm0310",
        "Gemeente Eikdorp",
        date(2010, 7, 1),
        date(2018, 1, 1),
        ("Burgemeester", "Gemeenteraad"),
        Decimal("16.33"),
    )
    assert foreign == Participant("2", "", "Stadt Eiche")
    assert foreign.reference.key == "2"


def test_a_bare_arrangement_is_unknown_in_all_else():
    bare = first(arrangement("7", starts=""))
    assert (bare.form, bare.starts, bare.ends, bare.body, bare.previous) == ("unknown", None, None, None, "")


def test_an_arrangement_across_the_border_is_marked():
    records = read(export(arrangement("7"), cross_border=[arrangement("8")])).arrangements
    assert [record.cross_border for record in records] == [False, True]


def test_a_lone_arrangement_without_its_group_is_not_across_the_border():
    content = (
        b"<overheidsorganisaties><regeling systeemId='7'><titel>x</titel></regeling></overheidsorganisaties>"
    )
    assert not read(content).arrangements[0].cross_border


@pytest.mark.parametrize(
    ("abbreviation", "text", "form"),
    [
        ("OL", "", "OL"),
        ("'bvo'", "iets", "BVO"),
        ("GO", "Openbaar lichaam", "GO"),
        ("CC", "", "CEN"),
        ("", "'Regeling zonder meer'", "RZM"),
        ("XYZ", "Gemeenschappelijk Orgaan", "GO"),
        ("", "“Openbaar lichaam”", "OL"),
        ("", "Convenant", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_a_form_is_known_by_abbreviation_else_by_text(abbreviation, text, form):
    assert form_of(abbreviation, text) == form


def test_a_participant_without_id_is_known_by_its_name():
    nameless = "<p:deelnemendeOrganisatie><p:naam>Stadt Eiche</p:naam></p:deelnemendeOrganisatie>"
    assert first(arrangement(participants=[nameless])).participants[0].reference.key == "Stadt Eiche"
