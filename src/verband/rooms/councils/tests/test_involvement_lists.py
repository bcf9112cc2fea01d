"""The catalogue for everyone, and for partners the agreements of a region with the hours they ask."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from verband.core.involvement.catalogue import instruments
from verband.core.involvement.standards import standards
from verband.rooms.councils.bridge.involvement import Effort, terms_of
from verband.rooms.councils.models import AgreedInstrument, Involvement, InvolvementConsent
from verband.rooms.councils.templatetags.involvement_words import keer, uren, van_tot
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, exported, text_of

AGREEMENTS, HOURS = reverse("councils:agreements"), reverse("councils:hours")


def agree(partnership, **times):
    """Let a partnership agree on a market and a letter a year, unless told otherwise."""
    found = Involvement.objects.create(partnership=partnership, work_kind="netwerk")
    for code, often in (times or {"radenmarkt": 1, "informatiebrief": 2}).items():
        AgreedInstrument.objects.create(involvement=found, instrument=code, per_year=often)
    return found


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


@pytest.mark.parametrize("name", ["instruments", "standards"])
def test_the_catalogue_is_open_to_everyone(db, name):
    assert Client().get(reverse(f"councils:{name}")).status_code == 200


def test_every_instrument_stands_in_the_catalogue_and_has_a_page(db):
    page = Client().get(reverse("councils:instruments"))
    for code, each in instruments().items():
        where = reverse("councils:instrument", args=[code])
        assert where in addresses(page)
        assert each.purpose.strip() in text_of(Client().get(where))


def test_the_catalogue_narrows_to_a_phase(db):
    page = Client().get(reverse("councils:instruments"), {"fase": "evaluatie"})
    codes = {row.code for row in page.context["table"].rows}
    assert codes == {code for code, row in instruments().items() if "evaluation" in row.phases}


def test_an_unknown_phase_shows_all_and_says_so(db):
    page = Client().get(reverse("councils:instruments"), {"fase": "kaas"})
    assert "'kaas' is geen bekende keuze" in text_of(page)
    assert len(page.context["table"].rows) == len(instruments())


def test_hours_of_the_catalogue_are_called_estimates(db):
    assert text_of(Client().get(reverse("councils:instruments"))).count("schatting") >= len(instruments())


@pytest.mark.parametrize("code", sorted(standards()))
def test_a_standard_arrangement_shows_its_phases_in_order(db, code):
    said = text_of(Client().get(reverse("councils:standard", args=[code])))
    heads = [f"{place}. {word.capitalize()}" for place, (word, _) in enumerate(standards()[code].by_phase, 1)]
    assert [said.index(head) for head in heads] == sorted(said.index(head) for head in heads)


@pytest.mark.parametrize("name", ["instrument", "standard"])
def test_an_unknown_code_is_no_page(db, name):
    assert Client().get(reverse(f"councils:{name}", args=["kaas"])).status_code == 404


def test_the_catalogue_is_saved_as_it_is_seen(db):
    rows = {row["Code"]: row for row in exported(Client(), reverse("councils:instruments"), {})}
    assert rows["radenmarkt"]["Uren per keer, hoog (schatting)"] == "21"
    assert rows["radenmarkt"]["Werksoort A"] == "standaard"
    assert rows["toestemming"]["Keer per jaar"] == "niet bekend"


def test_the_list_tells_which_partnerships_have_no_agreement(clerk, region):
    agree(region.fire)
    page = clerk.get(AGREEMENTS)
    assert "1 van 4 samenwerkingsverbanden" in text_of(page)
    without = clerk.get(AGREEMENTS, {"afspraak": "zonder"}).context["region"].lines
    assert [line.partnership.name for line in without] == ["Afvaldienst Lek", "Lekoverleg", "Regio Lek"][
        : len(without)
    ]


def test_the_list_is_alphabetical_whatever_order_is_asked(clerk, region):
    asked = clerk.get(AGREEMENTS, {"sorteer": "-uren-hoog"}).context["table"].rows
    assert [row.partnership.name for row in asked] == sorted(row.partnership.name for row in asked)


def test_what_was_probably_succeeded_is_left_out_and_counted(clerk, region):
    page = clerk.get(AGREEMENTS)
    names = [line.partnership.name for line in page.context["region"].lines]
    assert "Afvaldienst Oud" not in names
    assert "1 regeling staat hier niet" in text_of(page)
    agree(region.old_waste)
    names = [line.partnership.name for line in clerk.get(AGREEMENTS).context["region"].lines]
    assert "Afvaldienst Oud" in names


def test_the_list_narrows_to_what_a_government_takes_part_in(clerk, region):
    page = clerk.get(AGREEMENTS, {"overheid": str(region.vijfheerenlanden.public_id)})
    assert "Veiligheidsregio Lek" in text_of(page)
    nobody = clerk.get(AGREEMENTS, {"overheid": "geen-nummer"})
    assert "Geen samenwerkingsverbanden" in text_of(nobody)


def test_the_list_narrows_to_a_province(clerk, region):
    assert clerk.get(AGREEMENTS, {"gebied": "PV26"}).context["region"].total
    assert "geen bekende keuze" in text_of(clerk.get(AGREEMENTS, {"gebied": "PV99"}))


def test_councils_that_agreed_to_what_stands_are_counted(clerk, region):
    found = agree(region.fire)
    now = terms_of(found.work_kind, "", found.instruments.all())
    for party, terms in ((region.houten, now), (region.nieuwegein, ["iets anders"])):
        InvolvementConsent.objects.create(involvement=found, party=party, agreed_on="2026-05-01", terms=terms)
    rows = {row["Samenwerkingsverband"]: row for row in exported(clerk, AGREEMENTS, {})}
    assert (rows["Veiligheidsregio Lek"]["Ingestemd"], rows["Veiligheidsregio Lek"]["Raden"]) == ("1", "3")
    assert rows["Veiligheidsregio Lek"]["Openbaar id"] == str(region.fire.public_id)
    assert rows["Regio Lek"]["Ingestemd"] == ""


def test_a_total_is_of_the_hours_before_rounding_and_says_so(clerk, region):
    """A letter of 1 to 6 hours once in two years: each line says 1, and two of them are 1 hour together, not 2."""
    for each in (region.fire, region.waste):
        agree(each, informatiebrief="0.5")
    said = text_of(clerk.get(reverse("councils:hours-council", args=[region.houten.public_id])))
    assert "Afvaldienst Lek 1 tot 3 uur" in said
    assert "Veiligheidsregio Lek 1 tot 3 uur" in said
    assert "alles samen 1 tot 6 uur" in said
    assert "Elk getal is apart afgerond op hele uren" in said
    assert "Het totaal is opgeteld voordat er is afgerond" in text_of(clerk.get(HOURS))


def test_a_council_is_told_what_all_partnerships_ask_together(clerk, region):
    # The fire brigade: a market of 7 to 21 and two letters of 1 to 6; the waste service the same market and three.
    agree(region.fire)
    agree(region.waste, radenmarkt=1, informatiebrief=3)
    page = clerk.get(reverse("councils:hours-council", args=[region.houten.public_id]))
    effort = page.context["found"].all_together
    assert (effort.low, effort.high, effort.known, effort.total) == (12, 51, 3, 3)
    said = text_of(page)
    assert "12 tot 51 uur" in said
    assert "Telt één keer, hoeveel verbanden het ook noemen: radenmarkt." in said
    assert "Zonder de verbanden die nog geen afspraak hebben." in said


def test_without_any_agreement_the_hours_of_a_council_are_not_known(clerk, region):
    said = text_of(clerk.get(reverse("councils:hours-council", args=[region.houten.public_id])))
    assert "niet bekend" in said
    assert "0 uur" not in said


def test_the_table_sets_councils_beside_partnerships(clerk, region):
    agree(region.fire)
    agree(region.waste)
    rows = exported(clerk, HOURS, {})
    houten = [row for row in rows if row["Overheid"] == "Gemeente Houten"]
    assert [row["Samenwerkingsverband"] for row in houten] == [
        "Afvaldienst Lek",
        "Veiligheidsregio Lek",
        "alle samen",
    ]
    # 7 + 2 and 7 + 2, of which the market once: 11.
    assert [row["Uren laag"] for row in houten] == ["9", "9", "11"]
    assert "Raad van Houten" in text_of(clerk.get(HOURS))


def test_a_municipality_that_has_ended_has_no_council_to_ask(clerk, region):
    agree(region.fire)
    assert "Gemeente Vianen" not in {row["Overheid"] for row in exported(clerk, HOURS, {})}


def test_without_agreements_the_table_says_where_to_begin(clerk, region):
    page = clerk.get(HOURS)
    assert "Nog geen afspraken" in text_of(page)
    assert AGREEMENTS in addresses(page)


@pytest.mark.parametrize("where", [AGREEMENTS, HOURS])
def test_lists_are_for_partners(cast, where):
    for who, user in cast.everyone().items():
        reads = who in {"raadslid", "bestuurder", "ambtenaar", "griffier", "programmateam"}
        answer = window(user).get(where).status_code
        assert answer == (200 if reads else 302 if who == "inwoner" else 404), who


def test_a_party_without_a_council_has_no_hours(clerk, region):
    assert clerk.get(reverse("councils:hours-council", args=[region.waste_body.public_id])).status_code == 404


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (None, "als het zich voordoet"),
        (Decimal("0.00"), "bewust niet"),
        (Decimal("0.25"), "eenmaal in de 4 jaar"),
        (Decimal("0.30"), "0,30 keer per jaar"),
        (Decimal("1.00"), "1 keer per jaar"),
        (Decimal("2.50"), "2,50 keer per jaar"),
    ],
)
def test_how_often_is_written_in_words(times, words):
    assert keer(times) == words


def test_hours_are_written_from_least_to_most_and_unknown_is_not_zero():
    assert uren(None) == "geen afspraak"
    assert uren(Effort()) == "niets afgesproken"
    assert uren(Effort(total=2)) == "niet bekend"
    assert van_tot(None) == "niet bekend"
    assert van_tot((Decimal("7.5"), Decimal("7.5"))) == "7,5 uur"
    assert van_tot((Decimal("2.5"), Decimal("1234.4"))) == "3 tot 1.234 uur"
