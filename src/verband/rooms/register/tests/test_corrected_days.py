"""A begin or an end that was written down wrong is corrected on the page; what never was is taken away."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole, Role
from verband.rooms.register.models import Membership, Task
from verband.rooms.register.services import keep
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.small_exports import region as small_region
from verband.rooms.register.tests.test_keep_pages import page, sent

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
LEFT = date(2026, 3, 1)


@pytest.fixture
def editor(cast):
    return window(cast.ambtenaar)


@pytest.fixture
def gone(region):
    """Return a participation of a municipality that left."""
    row = Membership.objects.get(partnership=region.waste, party=region.nieuwegein)
    row.valid_to = LEFT
    row.save()
    return row


def corrected(browser, address, **values):
    return browser.post(address, sent(browser.get(address)) | values)


def test_who_left_is_found_on_the_page_on_which_participants_are_kept(editor, gone, region):
    answer = editor.get(page("participants", region.waste))
    assert "Eerdere deelnemers (1)" in text_of(answer)
    assert page("change-participation", gone) in answer.content.decode()


@pytest.mark.parametrize(
    ("day", "ends"), [("2026-05-01", date(2026, 5, 1)), ("", None)], ids=["later", "open"]
)
def test_an_end_is_corrected_to_a_later_day_or_to_none(editor, gone, day, ends):
    assert corrected(editor, page("change-participation", gone), valid_to=day).status_code == 302
    gone.refresh_from_db()
    assert gone.valid_to == ends


def test_a_corrected_end_runs_into_no_other_period(editor, gone, region):
    Membership.objects.create(
        partnership=region.waste, party=region.nieuwegein, source=gone.source, valid_from=date(2026, 4, 1)
    )
    answer = corrected(editor, page("change-participation", gone), valid_to="2026-05-01")
    assert answer.status_code == 422
    assert "neemt in die periode al deel" in text_of(answer)
    assert corrected(editor, page("change-participation", gone), valid_to="2026-04-01").status_code == 302


def test_a_corrected_end_does_not_lie_before_the_begin(editor, gone):
    answer = corrected(editor, page("change-participation", gone), valid_to="2021-12-31")
    assert answer.status_code == 422
    assert "dus voor zij begint" in text_of(answer)


def test_an_end_does_not_change_from_a_day(editor, gone):
    values = {"hoe": "wijziging", "vanaf": "2026-02-01", "valid_to": "2026-05-01"}
    answer = corrected(editor, page("change-participation", gone), **values)
    assert answer.status_code == 422
    assert "kies 'verbetering'" in text_of(answer)


def test_who_never_took_part_is_taken_away_and_put_back_with_its_tasks(editor, cast, region):
    row = Membership.objects.get(partnership=region.waste, party=region.nieuwegein)
    task = Task.objects.create(partnership=region.waste, name="Inzamelen")
    row.tasks.add(task)
    answer = editor.post(page("remove-participation", row))
    assert answer.url == page("participants", region.waste)
    assert not Membership.objects.filter(pk=row.pk).exists()
    again = editor.post(page("remove-participation", row), follow=True)
    assert "al weggehaald" in text_of(again)
    undo_batch(batch=Event.objects.latest("id").batch, at=AT, on=AT.date(), by=cast.ambtenaar)
    back = Membership.objects.get(public_id=row.public_id)
    assert (back.valid_from, list(back.tasks.all())) == (row.valid_from, [task])


def test_who_takes_away_the_own_part_lands_on_the_public_page(editor, region):
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    assert editor.post(page("remove-participation", row)).url == region.waste.get_absolute_url()


def test_an_editor_of_another_government_takes_nobody_away(cast, region):
    row = Membership.objects.get(partnership=region.fire, party=region.houten)
    stranger = window(person("vreemd", AffiliationRole.EDITOR, region.waste_body))
    assert stranger.post(page("remove-participation", row)).status_code == 404
    assert Membership.objects.filter(pk=row.pk).exists()


def test_who_took_part_for_a_while_is_added_with_both_days(editor, region):
    where = page("add-participants", region.waste)
    sent_by = {"deelnemers": "Waterschap Lekzoom", "rol": "participant", "whole": "True"}
    answer = editor.post(where, sent_by | {"sinds": "2024-01-01", "tot": "2024-01-01"})
    assert answer.status_code == 422
    assert "ligt niet na 'Sinds'" in text_of(answer)
    assert editor.post(where, sent_by | {"sinds": "2024-01-01", "tot": "2025-01-01"}).status_code == 302
    row = Membership.objects.get(partnership=region.waste, party=region.water)
    assert (row.valid_from, row.valid_to) == (date(2024, 1, 1), date(2025, 1, 1))


@pytest.fixture
def started(region, cast):
    """Return a partnership that began in 2024 and is called otherwise since 2025."""
    takings = [keep.Taking(region.houten, Role.HOST), keep.Taking(region.nieuwegein)]
    by = {"at": AT, "by": cast.ambtenaar}
    made, _ = keep.start_partnership(
        values={"name": "Lek Oud"}, participants=takings, on=date(2024, 1, 1), **by
    )
    keep.change_partnership(
        version=made.versions.get(), values={"name": "Lek Nieuw"}, on=date(2025, 1, 1), **by
    )
    return made


def periods(partnership):
    return list(partnership.versions.order_by("number").values_list("valid_from", "valid_to"))


def test_the_version_before_ends_where_a_corrected_version_begins(editor, started):
    where = page("change-partnership", started)
    assert corrected(editor, where, valid_from="2025-06-01").status_code == 302
    day = date(2025, 6, 1)
    assert periods(started) == [(date(2024, 1, 1), day), (day, None)]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"valid_from": "2024-01-01"}, "De vorige versie begint op 1 januari 2024"),
        ({"valid_from": ""}, "Er is een eerdere versie"),
        ({"valid_to": "2025-01-01"}, "niet na het begin"),
    ],
    ids=["before", "open", "turned"],
)
def test_a_period_of_a_version_that_cannot_be_is_refused_in_one_sentence(editor, started, values, sentence):
    before = periods(started)
    answer = corrected(editor, page("change-partnership", started), **values)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert periods(started) == before


def test_an_end_that_was_wrong_is_corrected_for_the_partnership_and_who_ended_with_it(editor, started, cast):
    keep.end_partnership(partnership=started, on=date(2026, 3, 1), at=AT, by=cast.ambtenaar)
    where = page("change-partnership", started)
    assert corrected(editor, where, valid_to="2026-05-01").status_code == 302
    assert periods(started)[-1][1] == date(2026, 5, 1)
    assert set(started.memberships.values_list("valid_to", flat=True)) == {date(2026, 5, 1)}
    assert corrected(editor, where, valid_to="").status_code == 302
    assert set(started.memberships.values_list("valid_to", flat=True)) == {None}


def test_a_begin_that_was_wrong_is_corrected_for_the_partnership_and_who_began_with_it(editor, region, cast):
    made, _ = keep.start_partnership(
        values={"name": "Lek"},
        participants=[keep.Taking(region.houten)],
        on=date(2025, 1, 1),
        at=AT,
        by=cast.ambtenaar,
    )
    assert corrected(editor, page("change-partnership", made), valid_from="2023-01-01").status_code == 302
    assert periods(made) == [(date(2023, 1, 1), None)]
    assert made.memberships.get().valid_from == date(2023, 1, 1)
    undo_batch(batch=Event.objects.latest("id").batch, at=AT, on=AT.date(), by=cast.ambtenaar)
    assert (periods(made)[0][0], made.memberships.get().valid_from) == (date(2025, 1, 1), date(2025, 1, 1))


def test_only_the_last_version_has_an_end_to_correct(editor, started):
    assert "valid_to" in editor.get(page("change-partnership", started)).context["form"].fields
    started.versions.filter(number=2).update(valid_from=date(2027, 1, 1))
    started.versions.filter(number=1).update(valid_to=date(2027, 1, 1))
    assert "valid_to" not in editor.get(page("change-partnership", started)).context["form"].fields


def test_days_of_a_version_do_not_change_from_a_day(editor, started):
    values = {"hoe": "wijziging", "vanaf": "2026-02-01", "valid_from": "2025-06-01"}
    answer = corrected(editor, page("change-partnership", started), **values)
    assert answer.status_code == 422
    assert "kies 'verbetering'" in text_of(answer)


def test_nobody_takes_a_part_away_by_following_a_link(editor, region):
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    assert editor.get(reverse("register:remove-participation", args=[row.public_id])).status_code == 405


def test_who_never_took_part_stays_away_when_the_source_says_something_else_of_it(bring, db):
    bring(small_region())
    row = Membership.objects.order_by("pk").first()
    keep.remove_participation(membership=row, at=AT, by=person("team"))
    bring(small_region(ends="2026-01-01"))
    assert not Membership.objects.filter(party=row.party).exists()
    assert Membership.objects.get().valid_to == date(2026, 1, 1)
