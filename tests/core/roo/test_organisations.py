from datetime import date

from verband.core.roo.records import GroupSeats

from .cases import TOOI, arrangement, export, organisation, read

TOWN = organisation(
    "23937",
    "Gemeente Eikdorp",
    attributes=f'p:resourceIdentifierTOOI="{TOOI}/gemeente/gm0310"',
    inside=(
        "<p:subnaam>Eik en Beuk</p:subnaam><p:afkorting>Eikdorp</p:afkorting>"
        "<p:types><p:type>Gemeente</p:type><p:type>Iets anders</p:type></p:types>"
        "<p:rechtsvorm>Publiekrechtelijk</p:rechtsvorm>"
        "<p:adressen>"
        "<p:adres><p:adresType>Postadres</p:adresType><p:woonplaats>Beukdorp</p:woonplaats></p:adres>"
        "<p:adres><p:adresType>Bezoekadres</p:adresType><p:woonplaats>Eikdorp</p:woonplaats><p:land>NL</p:land></p:adres>"
        "</p:adressen>"
        "<p:contact>"
        "<p:telefoonnummers><p:telefoonnummer><p:nummer>014 030</p:nummer></p:telefoonnummer>"
        "</p:telefoonnummers>"
        "<p:internetadressen>"
        "<p:internetadres><p:url>https://eikdorp.example/contact</p:url><p:label>contact</p:label></p:internetadres>"
        "<p:internetadres><p:url>https://eikdorp.example</p:url><p:label>Algemeen</p:label></p:internetadres>"
        "</p:internetadressen></p:contact>"
        "<p:startDatum>1926-01-01</p:startDatum><p:eindDatum>2030-01-01</p:eindDatum>"
        "<p:datumTerVerificatie>2026-05-09</p:datumTerVerificatie><p:datumMutatie>2026-05-10</p:datumMutatie>"
        "<p:geografie><p:aantalInwoners>33596</p:aantalInwoners>"
        "<p:inwoners p:eenheid='per km2'>12</p:inwoners></p:geografie>"
        "<p:raad><p:totaalZetels>5</p:totaalZetels><p:partijen>"
        "<p:partij><p:naam>Lijst Eik</p:naam><p:aantalZetels>3</p:aantalZetels></p:partij>"
        "<p:partij><p:naam>Lijst Beuk</p:naam><p:aantalZetels>2</p:aantalZetels></p:partij>"
        "</p:partijen></p:raad>"
        "<p:functies><p:functie><p:naam>Burgemeester</p:naam><p:medewerkers><p:medewerker>"
        "<p:naam>Mevrouw Geheim</p:naam></p:medewerker></p:medewerkers></p:functie></p:functies>"
    ),
)


def first(*organisations: str):
    return read(export(arrangement(), organisations=organisations)).organisations[0]


def test_every_field_of_a_municipality_is_taken():
    town = first(TOWN)
    assert (town.register_id, town.name, town.sub_name, town.short_name) == (
        "23937",
        "Gemeente Eikdorp",
        "Eik en Beuk",
        "Eikdorp",
    )
    assert (town.tooi, town.tooi_uri) == ("gm0310", f"{TOOI}/gemeente/gm0310")
    assert (town.types, town.legal_form) == (("Gemeente", "Iets anders"), "Publiekrechtelijk")
    assert (town.started, town.ended) == (date(1926, 1, 1), date(2030, 1, 1))
    assert (town.verified, town.changed) == (date(2026, 5, 9), date(2026, 5, 10))
    assert (town.inhabitants, town.seats_total) == (33596, 5)
    assert town.groups == (GroupSeats("Lijst Eik", 3), GroupSeats("Lijst Beuk", 2))
    assert (town.website, town.place, town.country) == ("https://eikdorp.example", "Eikdorp", "NL")
    assert (town.line, town.parent) == (3, "")


def test_of_people_and_telephones_nothing_is_taken():
    assert "Geheim" not in repr(first(TOWN))
    assert "014 030" not in repr(first(TOWN))


def test_a_bare_organisation_is_unknown_in_all_else():
    bare = first(organisation("7", "Vereniging Eik"))
    assert (bare.tooi, bare.types, bare.started, bare.inhabitants, bare.seats_total) == (
        "",
        (),
        None,
        None,
        None,
    )
    assert (bare.website, bare.place, bare.country, bare.groups) == ("", "", "", ())


def test_a_code_is_also_found_among_the_listed_codes():
    codes = (
        '<p:identificatiecodes><p:resourceIdentifier p:naam="systeemId">7</p:resourceIdentifier>'
        f'<p:resourceIdentifier p:naam="resourceIdentifierTOOI">{TOOI}/provincie/pv26</p:resourceIdentifier>'
        "</p:identificatiecodes>"
    )
    assert first(organisation("7", inside=codes)).tooi == "pv26"


def test_an_address_of_an_older_export_is_read():
    old = (
        "<p:adressen><p:adres><p:type>Bezoekadres</p:type><p:plaats>Eikdorp</p:plaats></p:adres></p:adressen>"
    )
    assert first(organisation("7", inside=old)).place == "Eikdorp"


def test_a_website_without_a_general_one_is_the_first():
    sites = (
        "<p:contact><p:internetadressen>"
        "<p:internetadres><p:label>Algemeen</p:label></p:internetadres>"
        "<p:internetadres><p:url>www.een.example</p:url></p:internetadres>"
        "<p:internetadres><p:url>www.twee.example</p:url></p:internetadres>"
        "</p:internetadressen></p:contact>"
    )
    assert first(organisation("7", inside=sites)).website == "www.een.example"


def test_an_organisation_within_another_is_one_of_its_own():
    inner = organisation("8", "Directie Eik", inside="<p:startDatum>2001-01-01</p:startDatum>")
    outer = organisation(
        "7", "Ministerie", inside=f"<p:organisaties>{inner}{organisation('9')}</p:organisaties>"
    )
    directorate, other, ministry = read(export(arrangement(), organisations=[outer])).organisations
    assert (directorate.parent, other.parent, ministry.parent) == ("7", "7", "")
    assert (directorate.started, ministry.started, ministry.name) == (date(2001, 1, 1), None, "Ministerie")
