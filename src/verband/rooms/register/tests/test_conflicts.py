"""A difference between an import and what stands here is decided once, by who keeps the record, and can be undone."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Conflict, Membership, PartnershipVersion, Party, SourceRecord
from verband.rooms.register.selectors.conflicts import standing_values
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.conflicts import ConflictError, Decision, decide_conflicts
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.rows_of import rows
from verband.rooms.register.tests.small_exports import (
    BODY,
    ZEIST,
    arrangement,
    export,
    member,
    organisation,
    region,
)

pytestmark = pytest.mark.django_db
AT, TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC), date(2026, 6, 1)
THEIRS, OURS = "Branden voorkomen.", "Eigen doel."
LIST = reverse("register:conflicts")
DESK = reverse("register:desk")


def version():
    return PartnershipVersion.objects.get()


def decided(by, *, take, seen=None):
    decisions = [
        Decision(one.public_id, take, standing_values([one])[one.pk] if seen is None else seen)
        for one in Conflict.objects.select_related("source_record")
    ]
    return decide_conflicts(decisions=decisions, on=TODAY, at=AT, by=by)


@pytest.fixture
def editor(bring, today):
    bring(region())
    return person("ambtenaar", AffiliationRole.EDITOR, Party.objects.get(tooi="gm0321"))


@pytest.fixture
def conflict(bring, editor):
    """Let a person and the source each write another goal."""
    keep.correct_partnership(version=version(), values={"purpose": OURS}, at=AT, by=editor)
    bring(region(goal=THEIRS))
    return Conflict.objects.get()


def test_what_stands_here_is_kept_and_the_same_words_of_the_source_bring_nothing_back(
    bring, editor, conflict
):
    decided(editor, take=False)
    assert version().purpose == OURS
    bring(region(goal=THEIRS), "--force")
    bring(region(goal=THEIRS, form="Gemeenschappelijk orgaan"))
    assert (version().purpose, version().form) == (OURS, "GO")
    assert not Conflict.objects.exists()


def test_other_words_of_the_source_do_ask_again(bring, editor, conflict):
    decided(editor, take=False)
    bring(region(goal="Nog iets anders."))
    found = Conflict.objects.get()
    assert (found.base, found.ours, found.theirs) == (THEIRS, OURS, "Nog iets anders.")


def test_the_words_of_the_source_are_taken_over_and_followed_from_then_on(bring, editor, conflict):
    decided(editor, take=True)
    assert version().purpose == THEIRS
    assert not Conflict.objects.exists()
    bring(region(goal="Nog iets anders."))
    assert version().purpose == "Nog iets anders."
    assert not Conflict.objects.exists()


def test_what_is_read_in_the_texts_follows_what_is_taken_over(bring, editor):
    keep.correct_partnership(version=version(), values={"name": "GR Lek"}, at=AT, by=editor)
    bring(export(organisation(1, "Gemeente Houten", "gm0321"), ZEIST, BODY, arrangement(
        100, "GR Veiligheidsregio Lek", member(1), member(2), inside="<p:doel>Samen branden blussen.</p:doel>"
    )))  # fmt: skip
    batch = decided(editor, take=True)
    assert [found.kind for found in version().task_kinds.all()] == ["veiligheid"]
    assert "veiligheidsregio" in version().search_text
    undo_batch(batch=batch, at=AT, on=TODAY, by=editor)
    assert (version().name, version().task_kinds.count(), Conflict.objects.count()) == ("GR Lek", 0, 1)


@pytest.mark.parametrize("take", [True, False])
def test_a_decision_is_one_batch_and_undone_leaves_all_as_it_was(editor, conflict, take):
    before = rows()
    batch = decided(editor, take=take)
    assert Event.objects.filter(batch=batch).count() == 1 + take
    undone = undo_batch(batch=batch, at=AT, on=TODAY, by=editor)
    assert rows() == before
    undo_batch(batch=undone.batch, at=AT, on=TODAY, by=editor)
    assert (version().purpose, Conflict.objects.exists()) == (THEIRS if take else OURS, False)


def test_another_editor_of_the_same_record_may_undo_it(editor, conflict):
    batch = decided(editor, take=True)
    other = person("zeist", AffiliationRole.EDITOR, Party.objects.get(tooi="gm0355"))
    undo_batch(batch=batch, at=AT, on=TODAY, by=other)
    assert version().purpose == OURS


def test_after_the_undo_the_next_reading_still_finds_the_difference_waiting(bring, editor, conflict):
    undo_batch(batch=decided(editor, take=False), at=AT, on=TODAY, by=editor)
    bring(region(goal=THEIRS, form="Gemeenschappelijk orgaan"))
    assert Conflict.objects.get().theirs == THEIRS


def test_a_body_of_the_source_is_told_and_taken_by_its_name(bring, editor):
    points = '<p:regionaalSamenwerkingsorgaan p:systeemId="{}">X</p:regionaalSamenwerkingsorgaan>'
    bodies = (BODY, organisation(4, "Brandwacht", "so0004", kind="Regionaal samenwerkingsorgaan"))
    governments = (organisation(1, "Gemeente Houten", "gm0321"), ZEIST, *bodies)

    def with_body(number):
        return export(*governments, arrangement(100, "GR Vuurwacht", member(1), inside=points.format(number)))

    bring(with_body(3), "--force")
    PartnershipVersion.objects.update(body=None)
    bring(with_body(4))
    told = text_of(window(editor).get(LIST))
    assert "Vuurwacht" in told
    assert "Brandwacht" in told
    decided(editor, take=True)
    assert version().body.name == "Brandwacht"
    event = Event.objects.filter(object_kind="version").latest("id")
    assert event.after["body"] == str(version().body.public_id)


def test_a_period_of_the_source_that_overlaps_another_is_refused(bring, editor):
    one = arrangement(100, "GR Vuurwacht", member(1, joined="2016-01-01"), member(2))
    bring(export(organisation(1, "Gemeente Houten", "gm0321"), ZEIST, BODY, one), "--force")
    row = Membership.objects.get(party__tooi="gm0321", valid_to=None)
    Membership.objects.create(partnership=row.partnership, party=row.party, source="roo", valid_from=date(2010, 1, 1),
                              valid_to=row.valid_from)  # fmt: skip
    record = SourceRecord.objects.get(kind="membership", object_id=row.public_id)
    Conflict.objects.create(
        source_record=record, field="valid_from", base=None, ours="x", theirs="2012-01-01", found_on=TODAY
    )
    with pytest.raises(ConflictError, match="twee keer tegelijk"):
        decided(editor, take=True)
    row.refresh_from_db()
    assert row.valid_from != date(2012, 1, 1)


def test_a_value_that_changed_meanwhile_is_not_written_over(editor, conflict):
    with pytest.raises(ConflictError, match="doel"):
        decided(editor, take=True, seen="iets van gisteren")
    assert version().purpose == OURS


def test_a_second_decision_says_it_was_decided(editor, conflict):
    decision = Decision(conflict.public_id, take=True, seen=OURS)
    decide_conflicts(decisions=[decision], on=TODAY, at=AT, by=editor)
    with pytest.raises(ConflictError, match="al beslist"):
        decide_conflicts(decisions=[decision], on=TODAY, at=AT, by=editor)


def where():
    return reverse("register:decide-conflicts", args=[version().public_id])


def seen(answer):
    return answer.context["form"]["gezien"].value()


def test_the_page_shows_what_was_what_stands_here_and_what_the_source_says(editor, conflict):
    told = text_of(window(editor).get(LIST))
    for text in ("GR Vuurwacht", "Doel", "Samen branden blussen.", OURS, THEIRS, "register"):
        assert text in told


def test_a_record_is_decided_from_the_list_in_one_click_and_undone_from_the_toast(editor, conflict):
    browser = window(editor)
    form = browser.get(LIST).context["forms"][0][1]
    answer = browser.post(where(), {"alles": "bron", "gezien": form["gezien"].value()}, follow=True)
    assert version().purpose == THEIRS
    assert "1 verschil beslist bij GR Vuurwacht" in text_of(answer)
    assert "Ongedaan maken" in text_of(answer)


def test_a_field_is_decided_by_its_own_choice(editor, conflict):
    browser = window(editor)
    browser.post(where(), {str(conflict.public_id): "hier", "gezien": seen(browser.get(where()))})
    assert (version().purpose, Conflict.objects.count()) == (OURS, 0)


def test_a_form_without_a_choice_says_what_to_do(editor, conflict):
    browser = window(editor)
    sent = {str(conflict.public_id): "later", "gezien": seen(browser.get(where()))}
    answer = browser.post(where(), sent)
    assert answer.status_code == 422
    assert "Kies bij ten minste één gegeven" in text_of(answer)
    assert Conflict.objects.exists()


def test_the_form_says_what_another_changed_meanwhile_and_can_then_be_sent(editor, conflict):
    browser = window(editor)
    old = seen(browser.get(where()))
    keep.correct_partnership(version=version(), values={"purpose": "Nieuw doel."}, at=AT, by=editor)
    answer = browser.post(where(), {str(conflict.public_id): "bron", "gezien": old})
    assert answer.status_code == 422
    assert "Nieuw doel." in text_of(answer)
    again = answer.context["form"].data["gezien"]
    assert browser.post(where(), {str(conflict.public_id): "bron", "gezien": again}).status_code == 302
    assert version().purpose == THEIRS


def test_a_second_click_says_that_nothing_waits(editor, conflict):
    browser = window(editor)
    sent = {"alles": "bron", "gezien": seen(browser.get(where()))}
    browser.post(where(), sent)
    assert "al beslist" in text_of(browser.post(where(), sent, follow=True))


def test_who_keeps_another_record_sees_no_difference_and_decides_none(editor, conflict):
    stranger = person("vreemd", AffiliationRole.EDITOR, Party.objects.get(register_id="3"))
    assert "1 record verschilt van wat een bron zegt" in text_of(window(editor).get(DESK))
    assert "geen verschillen met een bron" in text_of(window(stranger).get(DESK))
    assert THEIRS not in text_of(window(stranger).get(LIST))
    assert window(stranger).get(where()).status_code == 404
    assert window(stranger).post(where(), {"alles": "bron"}).status_code == 404
    assert version().purpose == OURS


@pytest.mark.parametrize("role", [AffiliationRole.READER, AffiliationRole.CLERK])
def test_who_keeps_nothing_does_not_come_in(conflict, role):
    someone = person("lezer", role, Party.objects.get(tooi="gm0321"))
    assert window(someone).get(LIST).status_code in {302, 404}
    assert window(someone).post(where(), {"alles": "bron"}).status_code in {302, 404}
    assert Conflict.objects.exists()


def test_the_history_tells_of_decisions_to_keepers_only(editor, conflict):
    decided(editor, take=False)
    record = reverse("history:record", args=[version().partnership.public_id])
    assert window(None).get(record).status_code == 200
    assert "verschil" not in text_of(window(None).get("/geschiedenis/")).lower()
    assert "GR Vuurwacht (doel)" in text_of(window(editor).get("/geschiedenis/"))
