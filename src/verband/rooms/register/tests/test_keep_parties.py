"""A party is added and corrected by hand: by who keeps it, and never a government that nobody knows."""

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.register.choices import PartyKind
from verband.rooms.register.models import Party
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import join, party
from verband.rooms.register.tests.test_keep_pages import sent

ADD = reverse("register:add-party")


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


def where(row):
    return reverse("register:correct-party", args=[row.public_id])


def filled_in(browser, row, **values):
    return sent(browser.get(where(row))) | values


def stichting(**more):
    return {"name": "Stichting Lekdijk", "kind": "company-or-foundation", "place": "Houten"} | more


def test_a_foundation_is_added_found_and_taken_back(editor, region):
    answer = editor.post(ADD, stichting(), follow=True)
    made = Party.objects.get(name="Stichting Lekdijk")
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    said = answer.content.decode()
    assert "hier toegevoegd" in said
    assert "Ongedaan maken" in said
    found = editor.get(reverse("register:search"), {"zoek": "lekdijk"}).content.decode()
    assert made.get_absolute_url() in found


def test_what_stands_here_is_not_added_again_and_nothing_typed_is_lost(editor, region):
    editor.post(ADD, stichting())
    answer = editor.post(ADD, stichting(name="STICHTING LEKDIJK", place="Vianen"))
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "staat hier al" in said
    assert 'value="Vianen"' in said
    assert Party.objects.filter(name__iexact="stichting lekdijk").count() == 1


@pytest.mark.parametrize("kind", ["municipality", "province", "water-authority", "ministry", "kaas"])
def test_nobody_thinks_up_a_government(editor, region, kind):
    assert editor.post(ADD, stichting(kind=kind)).status_code == 422
    assert not Party.objects.filter(name="Stichting Lekdijk").exists()


def test_an_end_before_the_beginning_is_refused(editor, region):
    answer = editor.post(ADD, stichting(started_on="2026-01-01", ended_on="2025-01-01"))
    assert "Deze dag ligt voor het begin" in answer.content.decode()


def test_an_own_government_is_corrected_and_a_second_click_changes_nothing(editor, region):
    values = filled_in(editor, region.houten, name="Gemeente Houten aan de Lek")
    assert editor.post(where(region.houten), values).status_code == 302
    assert Party.objects.get(pk=region.houten.pk).search_text.count("lek")
    before = Event.objects.count()
    editor.post(where(region.houten), values)
    assert Event.objects.count() == before


def test_when_a_government_began_is_not_asked(editor, region):
    assert "started_on" not in editor.get(where(region.houten)).content.decode()


def test_two_people_on_one_party_see_which_field_differs(editor, cast, region):
    mine = filled_in(editor, region.houten, place="Houten")
    other = window(cast.programmateam)
    other.post(where(region.houten), filled_in(other, region.houten, place="Schalkwijk"))
    answer = editor.post(where(region.houten), mine)
    assert answer.status_code == 422
    assert "Schalkwijk" in answer.content.decode()


def test_who_keeps_something_else_finds_no_form(cast, region):
    shared = party("Gedeeld", PartyKind.ASSOCIATION)
    join(region.waste, shared)
    join(region.talks, shared)
    region.talks.memberships.filter(party=region.houten).delete()
    editor = window(cast.ambtenaar)
    for row in (shared, region.water):
        assert editor.get(where(row)).status_code == 404
        assert where(row) not in editor.get(row.get_absolute_url()).content.decode()


def test_the_page_of_a_party_leads_who_keeps_it_to_the_form(editor, cast, region):
    assert where(region.houten) in editor.get(region.houten.get_absolute_url()).content.decode()
    reader = window(cast.raadslid)
    assert where(region.houten) not in reader.get(region.houten.get_absolute_url()).content.decode()
