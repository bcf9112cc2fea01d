"""Drafts of reports: read by their rapporteur and the clerk of that council, until they are offered to it."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.councils.models import FrameReport, Rapporteur, ReportDraft
from verband.rooms.councils.selectors import rapporteurs
from verband.rooms.councils.tests.drafts import (
    SECRET,
    adding,
    offered,
    offering,
    others,
    read_everywhere,
    told,
)
from verband.rooms.history import kinds
from verband.rooms.history.kinds import everyone, kind_of, visible
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.batch_state import may_undo_batch
from verband.rooms.history.services import undo_batch
from verband.rooms.register.models import Affiliation
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import exported, text_of
from verband.rooms.register.tests.test_keep_pages import sent


def test_a_rapporteur_writes_a_draft_that_is_no_report(writer, page, draft, cast):
    assert draft.author == cast.raadslid
    assert not FrameReport.objects.exists()
    said = text_of(writer.get(page))
    assert SECRET in said
    assert "Alleen de rapporteur en de griffie lezen dit." in said


def test_the_clerk_reads_the_draft_too(clerk, page, draft):
    assert SECRET in text_of(clerk.get(page))
    assert offering(draft) in clerk.get(page).content.decode()


def test_nobody_else_reads_a_word_of_a_draft_anywhere(writer, cast, region, today, draft):
    correct = reverse("councils:correct-following", args=["concept", draft.public_id])
    said = sent(writer.get(correct)) | {"text": f"{SECRET} Echt."}
    assert writer.post(correct, said).status_code == 302
    for who, user in others(cast, region).items():
        assert SECRET not in read_everywhere(user, region), who
        told_of = Event.objects.filter(object_kind=ReportDraft.told_as)
        assert user is None or not told_of.filter(visible(user, today)).exists(), who
    for user in (cast.raadslid, cast.griffier):
        assert SECRET in read_everywhere(user, region)


@pytest.mark.parametrize("where", ["page", "history"])
def test_a_planted_breach_is_seen_by_that_look_around(cast, region, draft, monkeypatch, where):
    if where == "page":
        monkeypatch.setattr(rapporteurs, "drafts_of", lambda _visitor, _on: ReportDraft.objects.all())
    else:
        open_kind = replace(kind_of(ReportDraft.told_as), sees=everyone)
        monkeypatch.setitem(kinds._kinds, ReportDraft.told_as, open_kind)
    assert SECRET in read_everywhere(cast.programmateam, region)


def test_a_draft_is_not_counted_as_a_report(clerk, region, draft):
    where = reverse("councils:rapporteurs-council", args=[region.houten.public_id])
    rows = {row["Samenwerkingsverband"]: row for row in exported(clerk, where, {})}
    assert rows["Veiligheidsregio Lek"]["Laatste verslag"] == ""
    assert rows["Veiligheidsregio Lek"]["Bevinding"] == ""


def test_nobody_else_writes_corrects_offers_or_takes_away(cast, region, frame, draft):
    ways = [adding(region, "concept"), offering(draft)]
    for name in ("correct-following", "remove-following"):
        ways.append(reverse(f"councils:{name}", args=["concept", draft.public_id]))
    for who, user in others(cast, region).items():
        for way in ways:
            answer = window(user).post(way, told(frame, draft.rapporteur, text="Ingebroken"))
            assert answer.status_code == (302 if user is None else 404), who
    draft.refresh_from_db()
    assert (draft.text, ReportDraft.objects.count(), FrameReport.objects.count()) == (SECRET, 1, 0)


def test_a_draft_that_is_offered_is_read_by_all_partners(writer, cast, page, draft):
    assert offered(writer, draft).status_code == 302
    report = FrameReport.objects.get()
    assert (report.text, report.on, report.rapporteur) == (SECRET, date(2026, 5, 1), draft.rapporteur)
    assert not ReportDraft.objects.exists()
    for user in (cast.bestuurder, cast.programmateam):
        assert SECRET in text_of(window(user).get(page))


def test_what_was_once_a_draft_stays_unread_after_it_is_offered(writer, cast, region, draft):
    correct = reverse("councils:correct-following", args=["concept", draft.public_id])
    said = sent(writer.get(correct)) | {"text": "Het geld is bijna op."}
    assert writer.post(correct, said).status_code == 302
    offered(writer, ReportDraft.objects.get())
    for who, user in others(cast, region).items():
        assert SECRET not in read_everywhere(user, region), who


@pytest.mark.parametrize("who", ["raadslid", "griffier"])
def test_offering_is_undone_and_done_again_by_who_did_it(cast, today, draft, who):
    user = getattr(cast, who)
    offered(window(user), draft)
    batch, at = Event.objects.latest("pk").batch, timezone.now()
    assert may_undo_batch(user, batch, today)
    back = undo_batch(batch=batch, at=at, on=today, by=user)
    assert not FrameReport.objects.exists()
    again = ReportDraft.objects.get()
    assert (again.text, again.author) == (SECRET, cast.raadslid)
    assert may_undo_batch(user, back.batch, today)
    undo_batch(batch=back.batch, at=at, on=today, by=user)
    assert FrameReport.objects.get().text == SECRET
    assert not ReportDraft.objects.exists()


def test_another_takes_nothing_of_it_back(cast, region, today, writer, draft):
    offered(writer, draft)
    batches = set(Event.objects.filter(object_kind__in=["report-draft", "frame-report"]).values_list("batch"))
    for who, user in others(cast, region).items():
        assert user is None or not any(may_undo_batch(user, batch, today) for (batch,) in batches), who


def test_the_clerk_undoes_what_the_rapporteur_offered(cast, writer, today, draft):
    offered(writer, draft)
    assert may_undo_batch(cast.griffier, Event.objects.latest("pk").batch, today)


def test_a_draft_that_was_changed_meanwhile_is_not_offered_unread(clerk, writer, page, draft):
    correct = reverse("councils:correct-following", args=["concept", draft.public_id])
    writer.post(correct, sent(writer.get(correct)) | {"text": "Toch niet."})
    answer = clerk.post(offering(draft), {"gelezen": draft.revision}, follow=True)
    assert "intussen gewijzigd" in text_of(answer)
    assert not FrameReport.objects.exists()


def test_a_draft_is_offered_by_a_deed_only(writer, draft):
    assert writer.get(offering(draft)).status_code == 405
    offered(writer, draft)
    assert offered(writer, draft).status_code == 404
    assert FrameReport.objects.count() == 1


def test_another_who_becomes_rapporteur_does_not_read_the_drafts_of_the_former(cast, page, follows, draft):
    Rapporteur.objects.update(account=cast.ambtenaar)
    for user in (cast.ambtenaar, cast.raadslid):
        assert SECRET not in window(user).get(page).content.decode()
    assert SECRET in window(cast.griffier).get(page).content.decode()


def ended_rapporteurship(cast, follows):
    Rapporteur.objects.update(valid_to=date(2026, 5, 2))


def helped_by_another(cast, follows):
    cast.raadslid.helped_at, cast.raadslid.helped_by = timezone.now(), cast.beheerder
    cast.raadslid.helped_with = AccountEventKind.CORRECTED
    cast.raadslid.save()


@pytest.mark.parametrize("how", [ended_rapporteurship, helped_by_another], ids=lambda how: how.__name__)
def test_what_ends_ends_writing_and_reading(cast, region, page, today, follows, draft, how):
    batch = Event.objects.latest("pk").batch
    how(cast, follows)
    client = window(cast.raadslid)
    assert client.get(adding(region, "concept")).status_code in {403, 404}
    assert offered(client, draft).status_code in {403, 404}
    assert SECRET not in read_everywhere(cast.raadslid, region)
    assert not may_undo_batch(cast.raadslid, batch, today)


def test_who_left_the_government_writes_and_reads_no_more(cast, region, today, draft):
    Affiliation.objects.filter(user=cast.raadslid).update(party=region.nieuwegein)
    client = window(cast.raadslid)
    assert client.get(adding(region, "concept")).status_code == 404
    assert offered(client, draft).status_code == 404
    assert SECRET not in read_everywhere(cast.raadslid, region)


def test_a_rapporteur_or_frame_with_drafts_is_not_taken_away(clerk, frame, follows, draft):
    for word, row in (("kader", frame), ("rapporteur", follows)):
        where = reverse("councils:remove-following", args=[word, row.public_id])
        assert "haal eerst de concepten van verslagen weg" in text_of(clerk.post(where, follow=True))
    assert ReportDraft.objects.exists()


def test_the_page_asks_as_much_of_the_database_with_many_drafts(
    writer, region, frame, follows, page, cast, django_assert_max_num_queries
):
    def number():
        with django_assert_max_num_queries(200) as asked:
            writer.get(page)
        return len(asked)

    number()
    writer.post(adding(region, "concept"), told(frame, follows))
    few = number()
    for each in range(8):
        writer.post(adding(region, "concept"), told(frame, follows, text=f"Verslag {each}"))
    assert number() == few
