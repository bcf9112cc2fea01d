"""What a new member finds in the introduction: words, the own agenda, and where what is missing is filled in."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.exports.dossier import dossier_html
from verband.rooms.councils.models import Frame, Rapporteur
from verband.rooms.councils.selectors.dossier import dossier_for
from verband.rooms.councils.tests.planned import put
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, text_of

WORDS = ("Zienswijze", "Kaderbrief", "Algemeen bestuur", "Dagelijks bestuur", "Griffie")


def whole(region):
    return reverse("councils:member-dossier", args=[region.houten.public_id])


def one(region):
    return reverse("councils:member-dossier-page", args=[region.houten.public_id, region.fire.public_id])


def following(region):
    return reverse("councils:following", args=[region.houten.public_id, region.fire.public_id])


def parts(region, word):
    return reverse("register:parts", args=[region.fire.public_id, word])


def test_the_words_come_before_the_first_page_on_screen_and_in_the_file(cast, region):
    page = text_of(window(cast.raadslid).get(whole(region)))
    file = dossier_html(dossier_for(cast.raadslid, region.houten.public_id, date(2026, 6, 1)), "stand")
    for told in (page, file):
        assert "Zo werkt het" in told
        places = [told.index(word) for word in WORDS]
        assert places == sorted(places)
        assert max(places) < told.index("Wat het doet:")


def test_on_which_agenda_a_piece_stands_is_told_with_what_comes(cast, region):
    row = put(region, region.houten, received_on=date(2026, 5, 4))
    assert "op de agenda van" not in text_of(window(cast.raadslid).get(one(region)))
    row.agenda_on, row.agenda = date(2026, 6, 24), "besluitvormende raad"
    row.save()
    said = text_of(window(cast.raadslid).get(one(region)))
    assert "ontvangen op 4 mei 2026; op de agenda van 24 juni 2026 (besluitvormende raad)" in said


def test_a_clerk_goes_from_what_is_not_known_to_where_it_is_filled_in(cast, region):
    clerk = window(cast.griffier)
    assert following(region) in addresses(clerk.get(one(region)))
    about = {"partnership": region.fire, "party": region.houten}
    Rapporteur.objects.create(name="A. de Vries", valid_from=date(2026, 1, 1), **about)
    Frame.objects.create(text="Geen hogere bijdrage.", set_on=date(2026, 1, 1), **about)
    assert following(region) not in addresses(clerk.get(one(region)))


def test_who_keeps_the_partnership_goes_to_its_seats_and_money(cast, region):
    page = window(cast.ambtenaar).get(one(region))
    assert {parts(region, "zetels"), parts(region, "bijdragen")} <= set(addresses(page))
    assert following(region) not in addresses(page)


@pytest.mark.parametrize("where", [whole, one])
def test_a_councillor_is_sent_to_no_form(cast, region, where):
    found = addresses(window(cast.raadslid).get(where(region)))
    assert not [one for one in found if "/bijhouden/" in one or "/bijzonderheden/" in one]
    assert following(region) not in found
