"""A government confirms its own list, and its page says how complete the list is believed to be."""

import pytest
from django.urls import reverse

from verband.rooms.register.models import Confirmation
from verband.rooms.register.tests.cast import window


def where(party):
    return reverse("register:confirm", args=[party.public_id])


def page_of(party):
    return window(None).get(party.get_absolute_url()).content.decode()


def test_nothing_confirmed_is_said_so(region):
    assert "heeft deze lijst nog niet bevestigd" in page_of(region.houten)


def test_a_confirmed_list_says_when_it_was_seen_and_what_was_remarked(region, cast, today):
    window(cast.ambtenaar).post(where(region.houten), {"note": "Zonder de convenanten."})
    assert Confirmation.objects.get().seen_on == today
    assert "gezien op 1 juni 2026" in page_of(region.houten)


def test_a_second_click_confirms_nothing_again_and_another_remark_is_another_confirmation(region, cast):
    browser = window(cast.ambtenaar)
    browser.post(where(region.houten), {"note": ""})
    again = browser.post(where(region.houten), {"note": ""})
    assert again.status_code == 422
    assert "gezien op 1 juni 2026, is al vastgelegd" in again.content.decode()
    browser.post(where(region.houten), {"note": "Zonder de convenanten."})
    assert Confirmation.objects.count() == 2


def test_what_was_confirmed_today_stands_on_the_page_of_today(region, cast, today):
    window(cast.ambtenaar).post(where(region.houten), {"note": "Zonder de convenanten."})
    said = window(None).get(f"{region.houten.get_absolute_url()}?peildatum={today}").content.decode()
    assert "gezien op 1 juni 2026" in said
    assert "Zonder de convenanten." in said


def test_a_day_before_does_not_know_of_it(region, cast):
    window(cast.ambtenaar).post(where(region.houten))
    said = window(None).get(f"{region.houten.get_absolute_url()}?peildatum=2020-01-01").content.decode()
    assert "heeft deze lijst nog niet bevestigd" in said


@pytest.mark.parametrize("who", ["ambtenaar", "programmateam"])
def test_nobody_confirms_the_list_of_another(region, cast, who):
    assert window(getattr(cast, who)).post(where(region.waste_body)).status_code == 404
    assert not Confirmation.objects.exists()


def test_a_confirmation_is_undone_from_the_toast(region, cast):
    browser = window(cast.ambtenaar)
    page = browser.post(where(region.houten), follow=True).content.decode()
    undo = page.split('action="/geschiedenis/bundel/')[1].split('"')[0]
    browser.post(f"/geschiedenis/bundel/{undo}")
    assert not Confirmation.objects.exists()
