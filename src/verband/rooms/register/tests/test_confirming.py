"""A government confirms its own list, and its page says how complete the list is believed to be."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, record_changes
from verband.rooms.register.choices import AffiliationRole, Source
from verband.rooms.register.models import Confirmation
from verband.rooms.register.selectors.completeness import own_list
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.confirming import confirm_list
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import STAND, join, partnership, read_in
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
TODAY = date(2026, 6, 1)


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


# --- What changed since -----------------------------------------------------------------------------------------------

LATER = datetime(2026, 6, 1, 15, tzinfo=UTC)


def confirmed(region, cast, party=None):
    confirm_list(party=party or region.houten, note="", seen_on=TODAY, at=AT, by=cast.ambtenaar)


def changed(party, until=TODAY):
    return own_list(party, register_on(STAND), until).changed_since


def test_nothing_changed_is_nothing_told(region, cast):
    version = region.waste.versions.get()
    keep.correct_partnership(version=version, values={"place": "Houten"}, at=AT, by=cast.ambtenaar)
    confirmed(region, cast)
    assert changed(region.houten) == 0
    assert "Sindsdien" not in page_of(region.houten)


def test_a_correction_by_hand_on_the_same_day_counts_once_however_often(region, cast):
    confirmed(region, cast)
    for place in ("Houten", "Vianen"):
        version = region.waste.versions.get()
        keep.correct_partnership(version=version, values={"place": place}, at=LATER, by=cast.ambtenaar)
    assert changed(region.houten) == 1
    assert "Sindsdien 1 regeling gewijzigd." in page_of(region.houten)


def test_what_was_changed_of_others_does_not_count(region, cast):
    confirmed(region, cast)
    other = partnership("Waterberaad")
    version = other.versions.get()
    keep.correct_partnership(version=version, values={"place": "Vianen"}, at=LATER, by=cast.programmateam)
    row = region.waste.memberships.get(party=region.nieuwegein)
    keep.end_participation(membership=row, on=TODAY, at=LATER, by=cast.ambtenaar)
    assert changed(region.houten) == 0


def test_joining_and_leaving_count(region, cast):
    confirmed(region, cast)
    row = region.waste.memberships.get(party=region.houten)
    keep.end_participation(membership=row, on=TODAY, at=LATER, by=cast.ambtenaar)
    assert changed(region.houten) == 1
    keep.start_partnership(
        values={"name": "Lekse ICT"},
        participants=[keep.Taking(region.houten)],
        on=None,
        at=LATER,
        by=cast.ambtenaar,
    )
    assert changed(region.houten) == 2


def test_who_looks_back_reads_of_no_change_that_came_later(region, cast):
    confirmed(region, cast)
    version = region.waste.versions.get()
    next_day = LATER + timedelta(days=1)
    keep.correct_partnership(version=version, values={"place": "Vianen"}, at=next_day, by=cast.ambtenaar)
    assert changed(region.houten) == 0
    assert changed(region.houten, next_day.date()) == 1


def test_a_source_that_only_checked_anew_changed_nothing_and_one_that_changed_did(region, cast):
    confirmed(region, cast)
    version = region.waste.versions.get()
    run = read_in(Source.REGISTER, date(2026, 6, 2))
    checked = Change(
        Deed.UPDATE, "version", version.public_id, "Afval", {"verified_on": None}, {"verified_on": "x"}
    )
    record_changes([checked], at=LATER, by=None, batch=run.batch)
    assert changed(region.houten) == 0
    version.changed_on = date(2026, 6, 2)
    version.save()
    assert changed(region.houten, date(2026, 6, 2)) == 1


def test_more_that_changed_asks_no_more_queries(region, cast):
    confirmed(region, cast)

    def asked():
        register = register_on(STAND)
        with CaptureQueriesContext(connection) as captured:
            own_list(region.houten, register, TODAY)
        return len(captured)

    before = asked()
    for row in (region.waste, region.lek, region.old_waste):
        version = row.versions.filter(source=row.leading_source).get()
        keep.correct_partnership(version=version, values={"place": "Vianen"}, at=LATER, by=cast.ambtenaar)
    assert asked() == before == 3


def test_the_list_that_is_confirmed_is_that_of_today_and_not_of_the_source(region, cast):
    since = date(2026, 5, 20)
    join(partnership("Lekse ICT", valid_from=since), region.houten, valid_from=since)
    page = text_of(window(cast.ambtenaar).get(where(region.houten)))
    assert "Lekse ICT" in page
    assert "Stand op 1 juni 2026, volgens" in page
