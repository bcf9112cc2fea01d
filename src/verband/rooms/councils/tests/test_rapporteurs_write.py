"""Rapporteurs with an account: whom the clerk can name, what they keep, and how they come to writing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.exports import own_data
from verband.rooms.accounts.services.accounts import end_account
from verband.rooms.accounts.services.retention import erase_account
from verband.rooms.councils.models import Feed, FrameReport, Rapporteur, ReportDraft
from verband.rooms.councils.rules import people_of
from verband.rooms.councils.selectors.feeds import calendar_behind
from verband.rooms.councils.services import rapporteurs as services
from verband.rooms.councils.services.rapporteurs import StrangerError
from verband.rooms.councils.tests.drafts import BEGUN, SECRET, adding, offered, read_everywhere, told
from verband.rooms.history.kinds import visible
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.batch_state import may_undo_batch
from verband.rooms.history.services import undo_batch
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import addresses, text_of
from verband.rooms.register.tests.test_keep_pages import sent


@pytest.mark.parametrize("deed", ["correct", "remove"])
def test_a_rapporteur_keeps_the_own_reports_and_everyone_sees_that(writer, cast, today, page, draft, deed):
    offered(writer, draft)
    report = FrameReport.objects.get()
    where = reverse(f"councils:{deed}-following", args=["verslag", report.public_id])
    values = sent(writer.get(where)) | {"text": "Bij nader inzien."} if deed == "correct" else {}
    assert writer.post(where, values).status_code == 302
    event = Event.objects.latest("pk")
    assert Event.objects.filter(visible(cast.bestuurder, today), pk=event.pk).exists()
    assert may_undo_batch(cast.raadslid, event.batch, today)
    undo_batch(batch=event.batch, at=timezone.now(), on=today, by=cast.raadslid)
    assert FrameReport.objects.get().text == SECRET


def test_a_rapporteur_keeps_nothing_of_another_rapporteur(writer, region, cast, frame, follows, today):
    other = Rapporteur.objects.create(
        party=region.houten, partnership=region.fire, name="Haan", valid_from=BEGUN
    )
    window(cast.griffier).post(adding(region, "verslag"), told(frame, other))
    report, batch = FrameReport.objects.get(), Event.objects.latest("pk").batch
    for name in ("correct-following", "remove-following"):
        where = reverse(f"councils:{name}", args=["verslag", report.public_id])
        assert writer.post(where, told(frame, other)).status_code == 404
    assert not may_undo_batch(cast.raadslid, batch, today)
    assert writer.post(adding(region, "concept"), told(frame, other)).status_code == 422
    assert not ReportDraft.objects.exists()


@pytest.mark.parametrize("word", ["rapporteur", "kader", "verslag"])
def test_a_rapporteur_adds_no_more_than_drafts(writer, region, frame, follows, word):
    assert writer.get(adding(region, word)).status_code == 404


def test_a_rapporteur_makes_no_one_rapporteur(writer, cast, follows):
    where = reverse("councils:correct-following", args=["rapporteur", follows.public_id])
    assert writer.get(where).status_code == 404
    assert writer.post(where, {"account": str(cast.ambtenaar.public_id)}).status_code == 404


def test_an_author_cannot_be_sent_along(writer, cast, region, frame, follows):
    more = {"author": str(cast.griffier.public_id), "account": str(cast.griffier.public_id)}
    writer.post(adding(region, "concept"), told(frame, follows) | more)
    assert ReportDraft.objects.get().author == cast.raadslid
    follows.refresh_from_db()
    assert follows.account == cast.raadslid


def test_the_clerk_chooses_from_the_people_of_that_government(clerk, cast, region, today, follows):
    assert set(people_of(region.houten, today)) == {cast.raadslid, cast.ambtenaar, cast.griffier}
    form = clerk.get(adding(region, "rapporteur")).context["form"]
    assert set(form.fields["account"].queryset) == {cast.raadslid, cast.ambtenaar, cast.griffier}


@pytest.mark.parametrize("who", ["bestuurder", "programmateam", "beheerder", "buitenstaander"])
@pytest.mark.parametrize("way", ["add", "correct"])
def test_nobody_else_is_named_as_writer(clerk, cast, region, follows, who, way):
    stranger = getattr(cast, who)
    correct = reverse("councils:correct-following", args=["rapporteur", follows.public_id])
    where = adding(region, "rapporteur") if way == "add" else correct
    values = {"name": "Vreemd", "valid_from": "2026-02-01", "account": str(stranger.public_id)}
    answer = clerk.post(where, values)
    assert answer.status_code == 422
    assert not Rapporteur.objects.filter(account=stranger).exists()


def test_the_deed_refuses_a_stranger_too(cast, region, follows):
    acted = {"at": timezone.now(), "by": cast.griffier}
    with pytest.raises(StrangerError):
        services.correct(row=follows, values={"account": cast.bestuurder}, **acted)
    about = {"party": region.houten, "partnership": region.fire}
    row = Rapporteur(**about, name="Vreemd", account=cast.bestuurder, valid_from=BEGUN)
    with pytest.raises(StrangerError):
        services.add(row=row, **acted)


def test_who_is_named_is_told_to_the_clerk_only(clerk, cast, page, region, follows):
    cast.raadslid.name = "Wilhelmina de Vos"
    cast.raadslid.save()
    assert "schrijft zelf: Wilhelmina de Vos" in text_of(clerk.get(page))
    where = reverse("councils:correct-following", args=["rapporteur", follows.public_id])
    values = sent(clerk.get(where)) | {"name": "Mevrouw V."}
    assert clerk.post(where, values).status_code == 302
    for user in (cast.bestuurder, cast.programmateam, cast.ambtenaar):
        assert "Wilhelmina" not in text_of(window(user).get(page))
        assert "Wilhelmina" not in read_everywhere(user, region)


def test_naming_a_writer_is_undone(clerk, cast, today, follows):
    where = reverse("councils:correct-following", args=["rapporteur", follows.public_id])
    clerk.post(where, sent(clerk.get(where)) | {"account": ""})
    follows.refresh_from_db()
    assert follows.account is None
    undo_batch(batch=Event.objects.latest("pk").batch, at=timezone.now(), on=today, by=cast.griffier)
    follows.refresh_from_db()
    assert follows.account == cast.raadslid


def test_an_account_that_ended_or_was_erased_breaks_nothing(clerk, cast, page, region, today, follows, draft):
    at = timezone.now()
    end_account(user=cast.raadslid, at=at, by=cast.beheerder)
    cast.raadslid.refresh_from_db()
    erase_account(user=cast.raadslid, at=at + timedelta(days=400))
    assert cast.raadslid not in people_of(region.houten, today)
    assert SECRET in text_of(clerk.get(page))
    where = reverse("councils:correct-following", args=["rapporteur", follows.public_id])
    assert clerk.post(where, sent(clerk.get(where)) | {"name": "Vos (tot mei)"}).status_code == 302
    assert offered(clerk, draft).status_code == 302


@pytest.mark.parametrize("name", ["start", "rapporteurs", "member-dossier", "member-dossier-page"])
def test_the_way_to_writing_stands_where_the_rapporteur_comes(writer, cast, region, follows, name):
    ids = {
        "member-dossier": [region.houten.public_id],
        "member-dossier-page": [region.houten.public_id, region.fire.public_id],
    }
    where = reverse(f"councils:{name}", args=ids.get(name, []))
    assert adding(region, "concept") in addresses(writer.get(where))
    assert adding(region, "concept") not in addresses(window(cast.ambtenaar).get(where))


def test_the_first_page_counts_the_own_drafts(writer, draft):
    assert "1 concept: Schrijf verslag" in text_of(writer.get(reverse("councils:start")))


def test_without_a_frame_the_rapporteur_hears_whom_to_ask(writer, region, follows, frame):
    frame.delete()
    assert "Vraag de griffie om het kader" in text_of(writer.get(adding(region, "concept")))


def test_the_own_calendar_holds_all_of_what_a_rapporteur_follows(cast, region, today, follows):
    feed = Feed(owner=cast.raadslid, kind="person", made_at=timezone.now())
    assert region.fire.pk in calendar_behind(feed, today).scope.partnerships
    Rapporteur.objects.update(account=None)
    assert region.fire.pk not in calendar_behind(feed, today).scope.partnerships


def test_the_own_data_tell_of_it(cast, follows, draft):
    [told_of] = own_data(cast.raadslid, timezone.now())["rapporteurschappen"]
    assert (told_of["naam"], told_of["samenwerkingsverband"]) == ("Vos", "Veiligheidsregio Lek")
    assert own_data(cast.griffier, timezone.now())["rapporteurschappen"] == []
