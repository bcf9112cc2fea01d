"""A government confirms its own list, and its page says how complete the list is believed to be."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Confirmation
from verband.rooms.register.services import keep
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def where(party):
    return reverse("register:confirm", args=[party.public_id])


def confirm(browser, party, note="", **after):
    """Open the page, read the list and say that it is right."""
    return browser.post(where(party), sent(browser.get(where(party))) | {"note": note}, **after)


def page_of(party):
    return window(None).get(party.get_absolute_url()).content.decode()


def test_nothing_confirmed_is_said_so(region):
    assert "heeft deze lijst nog niet bevestigd" in page_of(region.houten)


def test_a_confirmed_list_says_when_it_was_seen_and_what_was_remarked(region, cast, today):
    confirm(window(cast.ambtenaar), region.houten, "Zonder de convenanten.")
    assert Confirmation.objects.get().seen_on == today
    assert "gezien op 1 juni 2026" in page_of(region.houten)


def test_a_second_click_confirms_nothing_again_and_another_remark_is_another_confirmation(region, cast):
    browser = window(cast.ambtenaar)
    typed = sent(browser.get(where(region.houten)))
    browser.post(where(region.houten), typed)
    again = browser.post(where(region.houten), typed)
    assert again.status_code == 422
    assert "gezien op 1 juni 2026, is al vastgelegd" in again.content.decode()
    assert Confirmation.objects.count() == 1
    confirm(browser, region.houten, "Zonder de convenanten.")
    assert Confirmation.objects.count() == 2


def test_what_was_confirmed_today_stands_on_the_page_of_today(region, cast, today):
    confirm(window(cast.ambtenaar), region.houten, "Zonder de convenanten.")
    said = window(None).get(f"{region.houten.get_absolute_url()}?peildatum={today}").content.decode()
    assert "gezien op 1 juni 2026" in said
    assert "Zonder de convenanten." in said


def test_a_day_before_does_not_know_of_it(region, cast):
    confirm(window(cast.ambtenaar), region.houten)
    said = window(None).get(f"{region.houten.get_absolute_url()}?peildatum=2020-01-01").content.decode()
    assert "heeft deze lijst nog niet bevestigd" in said


@pytest.mark.parametrize("who", ["ambtenaar", "programmateam"])
def test_nobody_confirms_the_list_of_another(region, cast, who):
    assert window(getattr(cast, who)).post(where(region.waste_body)).status_code == 404
    assert not Confirmation.objects.exists()


def test_a_confirmation_is_undone_from_the_toast(region, cast):
    browser = window(cast.ambtenaar)
    page = confirm(browser, region.houten, follow=True).content.decode()
    undo = page.split('action="/geschiedenis/bundel/')[1].split('"')[0]
    browser.post(f"/geschiedenis/bundel/{undo}")
    assert not Confirmation.objects.exists()


def test_the_team_of_the_region_may_look_but_does_not_confirm_for_a_municipality(region, cast):
    team = window(cast.programmateam)
    page = team.get(where(region.houten))
    assert "Afvaldienst Lek" in text_of(page)
    assert "Alleen wie een rol heeft bij Gemeente Houten zelf, kan dit bevestigen." in text_of(page)
    assert 'class="form"' not in page.content.decode()
    assert team.post(where(region.houten), {"note": ""}).status_code == 404
    assert not Confirmation.objects.exists()


def test_the_team_confirms_the_list_of_its_own_government(region, cast):
    assert confirm(window(cast.programmateam), region.province).status_code == 302
    assert Confirmation.objects.get().party == region.province


def test_a_list_that_changed_while_it_was_read_is_shown_anew(region, cast):
    browser = window(cast.ambtenaar)
    typed = sent(browser.get(where(region.houten))) | {"note": "Zonder de convenanten."}
    name = {"name": "Afval aan de Lek"}
    keep.correct_partnership(version=region.waste.versions.get(), values=name, at=AT, by=cast.programmateam)
    answer = browser.post(where(region.houten), typed)
    assert answer.status_code == 422
    assert "Deze lijst is gewijzigd terwijl u haar bekeek" in text_of(answer)
    assert "Afval aan de Lek" in text_of(answer)
    assert sent(answer)["note"] == "Zonder de convenanten."
    assert not Confirmation.objects.exists()
    assert browser.post(where(region.houten), sent(answer)).status_code == 302


def test_what_was_joined_while_the_list_was_read_is_not_confirmed_unseen(region, cast):
    browser = window(cast.ambtenaar)
    typed = sent(browser.get(where(region.houten)))
    values, takings = {"name": "Lekse ICT"}, [keep.Taking(region.houten)]
    keep.start_partnership(values=values, participants=takings, on=None, at=AT, by=cast.programmateam)
    assert "gewijzigd terwijl u haar bekeek" in text_of(browser.post(where(region.houten), typed))
    assert not Confirmation.objects.exists()


def test_the_list_of_another_day_is_not_what_is_confirmed(region, cast):
    page = window(cast.ambtenaar).get(where(region.houten), {"peildatum": "2000-01-01"})
    assert "Afvaldienst Lek" in text_of(page)
    assert "Andere peildatum" not in text_of(page)


def test_a_list_that_nobody_opened_is_not_confirmed(region, cast):
    answer = window(cast.ambtenaar).post(where(region.houten), {"note": ""})
    assert answer.status_code == 422
    assert not Confirmation.objects.exists()


def test_a_remark_that_stands_is_shown_before_another_takes_its_place(region, cast):
    first = window(cast.ambtenaar)
    second = window(person("collega", AffiliationRole.EDITOR, region.houten))
    typed = sent(second.get(where(region.houten)))
    confirm(first, region.houten, "Zonder de convenanten.")
    answer = second.post(where(region.houten), typed)
    assert answer.status_code == 422
    assert "is al vastgelegd terwijl u keek" in text_of(answer)
    assert "Opmerking daarbij: Zonder de convenanten." in text_of(answer)
    assert Confirmation.objects.count() == 1
    assert second.post(where(region.houten), sent(answer)).status_code == 302
