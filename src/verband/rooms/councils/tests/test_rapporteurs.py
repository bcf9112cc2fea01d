"""Rapporteurs, frames and reports: kept by the clerk of the council, read by all partners."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.models import Frame, FrameReport, Rapporteur
from verband.rooms.councils.tests.planned import put
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import PartnershipVersion
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import addresses, exported, text_of
from verband.rooms.register.tests.test_keep_pages import sent

MAY_KEEP = {"griffier"}
READS = {"raadslid", "bestuurder", "ambtenaar", "griffier", "programmateam"}
FRAME = {"text": "De kosten stijgen niet sneller dan de index", "set_on": "2026-02-01"}
RAPPORTEUR = {"name": "Fractie Dorpslijst", "valid_from": "2026-01-15"}


@pytest.fixture
def clerk(cast):
    return window(cast.griffier)


@pytest.fixture
def fire(region):
    """Return the page of how Houten follows the fire brigade."""
    return reverse("councils:following", args=[region.houten.public_id, region.fire.public_id])


def adding(region, word, council=None):
    party = council or region.houten
    return reverse("councils:add-following", args=[party.public_id, region.fire.public_id, word])


def report_on(frame, rapporteur, **values):
    told = {"on": "2026-05-01", "judgement": "partly", "text": "De loonkosten stijgen harder."}
    return told | {"frame": str(frame.public_id), "rapporteur": str(rapporteur.public_id)} | values


@pytest.fixture
def followed(clerk, region):
    """Let Houten follow the fire brigade, by one frame and with one report."""
    assert clerk.post(adding(region, "rapporteur"), RAPPORTEUR).status_code == 302
    assert clerk.post(adding(region, "kader"), FRAME).status_code == 302
    frame, rapporteur = Frame.objects.get(), Rapporteur.objects.get()
    assert clerk.post(adding(region, "verslag"), report_on(frame, rapporteur)).status_code == 302
    return frame


def test_what_is_written_down_stands_on_the_page(clerk, fire, followed):
    said = text_of(clerk.get(fire))
    for words in (
        "Fractie Dorpslijst, vanaf 15 januari 2026",
        "niet sneller dan de index",
        "deels binnen het kader",
    ):
        assert words in said


def test_reports_stand_under_their_frame_the_newest_first(clerk, fire, region, followed):
    later = report_on(followed, Rapporteur.objects.get(), on="2026-05-20", text="Het is bijgesteld.")
    clerk.post(adding(region, "verslag"), later)
    said = text_of(clerk.get(fire))
    assert said.index("20 mei 2026") < said.index("1 mei 2026 deels")


def test_the_page_leads_to_calendar_views_and_what_comes(clerk, fire, region):
    row = put(region, region.houten, received_on=date(2026, 5, 4))
    page = clerk.get(fire)
    # By hand: twelve weeks after Monday 4 May is 27 July.
    assert "27 juli 2026: Zienswijze op ontwerpbegroting 2027, 2027 loopt" in text_of(page)
    views = f"{reverse('councils:opinions')}?verband={region.fire.public_id}&raad={region.houten.public_id}"
    for where in (
        reverse("councils:consultation", args=[row.public_id]),
        reverse("councils:calendar", args=[region.fire.public_id]),
        views,
    ):
        assert where in addresses(page)
    assert "ontwerpbegroting 2027" in text_of(clerk.get(views))


def test_nothing_comes_to_who_takes_no_part_now(clerk, fire, region):
    region.fire.memberships.filter(party=region.houten).update(valid_to=date(2026, 1, 1))
    forget()
    assert "geen momenten van de wet bekend" in text_of(clerk.get(fire))


def test_a_council_sees_what_nobody_follows(clerk, region, followed):
    page = clerk.get(reverse("councils:rapporteurs-council", args=[region.houten.public_id]))
    gaps = [line.of.name for line in page.context["page"].gaps]
    assert "Veiligheidsregio Lek" not in gaps
    assert {"Afvaldienst Lek", "Regio Lek"} <= set(gaps)
    assert "nog geen rapporteur" in text_of(page)


def test_a_partnership_shows_the_councils_that_do_not_follow_it(clerk, region, followed):
    page = clerk.get(reverse("councils:rapporteurs-partnership", args=[region.fire.public_id]))
    assert [line.of.name for line in page.context["page"].gaps] == [
        "Gemeente Nieuwegein",
        "Gemeente Vijfheerenlanden",
    ]


def test_who_is_involved_without_taking_part_is_no_gap(clerk, region):
    page = clerk.get(reverse("councils:rapporteurs-partnership", args=[region.talks.public_id]))
    assert "Provincie Utrecht" not in [line.of.name for line in page.context["page"].lines]


def test_all_councils_are_counted(clerk, region, followed):
    rows = {row["Overheid"]: row for row in exported(clerk, reverse("councils:rapporteurs"), {})}
    assert rows["Gemeente Houten"]["Met rapporteur"] == "1"
    assert rows["Gemeente Nieuwegein"]["Met rapporteur"] == "0"


def test_the_lists_are_saved_as_they_are_seen(clerk, region, followed):
    where = reverse("councils:rapporteurs-council", args=[region.houten.public_id])
    rows = {row["Samenwerkingsverband"]: row for row in exported(clerk, where, {})}
    assert rows["Veiligheidsregio Lek"]["Bevinding"] == "deels binnen het kader"
    assert rows["Regio Lek"]["Rapporteur"] == "nog geen rapporteur"


def test_a_rapporteur_who_has_stopped_leaves_a_gap_and_stays_to_be_read(clerk, region, fire, followed):
    Rapporteur.objects.update(valid_to=date(2026, 5, 15))
    assert "nog geen rapporteur" in text_of(clerk.get(fire))
    assert "Eerder of later (1)" in text_of(clerk.get(fire))


@pytest.mark.parametrize("word", ["rapporteur", "kader", "verslag"])
def test_only_the_clerk_of_that_council_adds(cast, region, followed, word):
    for who, user in cast.everyone().items():
        answer = window(user).get(adding(region, word)).status_code
        assert answer == (200 if who in MAY_KEEP else 302 if who == "inwoner" else 404), who


def test_only_the_clerk_of_that_council_corrects_and_takes_away(cast, region, followed):
    report = FrameReport.objects.get()
    for name, row in (("verslag", report), ("kader", followed), ("rapporteur", report.rapporteur)):
        for who, user in cast.everyone().items():
            if who in MAY_KEEP:
                continue
            for address in ("correct-following", "remove-following"):
                where = reverse(f"councils:{address}", args=[name, row.public_id])
                assert window(user).post(where, {}).status_code in {302, 404}, who
    assert (Rapporteur.objects.count(), Frame.objects.count(), FrameReport.objects.count()) == (1, 1, 1)


def test_a_clerk_of_another_council_keeps_nothing_here(region, followed):
    other = window(person("buur", AffiliationRole.CLERK, region.nieuwegein))
    assert other.post(adding(region, "kader"), FRAME).status_code == 404
    correct = reverse("councils:correct-following", args=["kader", followed.public_id])
    assert other.get(correct).status_code == 404


def test_partners_read_it_and_see_no_buttons(cast, fire, followed):
    for who, user in cast.everyone().items():
        answer = window(user).get(fire)
        assert answer.status_code == (200 if who in READS else 302 if who == "inwoner" else 404), who
        if who in READS - MAY_KEEP:
            assert not [link for link in addresses(answer) if "nieuw" in link or "wijzigen" in link]


def test_nothing_is_added_to_what_the_government_takes_no_part_in(cast, region):
    water = window(person("secretaris", AffiliationRole.CLERK, region.water))
    assert water.post(adding(region, "kader", region.water), FRAME).status_code == 404
    assert not Frame.objects.exists()


def test_a_report_asks_for_a_frame_and_a_rapporteur_first(clerk, region):
    assert "Eerst een kader en een rapporteur" in text_of(clerk.get(adding(region, "verslag")))


@pytest.mark.parametrize(
    ("word", "values", "said"),
    [
        ("rapporteur", RAPPORTEUR | {"valid_to": "2026-01-14"}, "ligt voor het begin"),
        ("rapporteur", RAPPORTEUR | {"name": " "}, "Vul dit in"),
        ("rapporteur", RAPPORTEUR | {"valid_from": "1926-01-15"}, "voor 1990"),
        ("kader", FRAME | {"decision": "javascript:alert(1)"}, "geldige URL"),
        ("kader", FRAME | {"set_on": "gisteren"}, "geldige datum"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(clerk, region, word, values, said):
    answer = clerk.post(adding(region, word), values)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert (values.get("text") or values["valid_from"]) in answer.content.decode()
    assert Rapporteur.objects.count() + Frame.objects.count() == 0


def test_the_form_of_a_report_knows_the_frame_and_names_the_rapporteurs_with_their_period(
    clerk, region, fire, followed
):
    [address] = [link for link in addresses(clerk.get(fire)) if "verslag/?kader" in link]
    form = clerk.get(address).context["form"]
    assert str(form["frame"].value()) == str(followed.public_id)
    assert "Fractie Dorpslijst, vanaf 15 januari 2026" in text_of(clerk.get(address))


def test_a_report_on_a_frame_of_another_council_is_refused(clerk, region, followed):
    elsewhere = Frame.objects.create(
        party=region.nieuwegein, partnership=region.fire, text="Van de buren", set_on=date(2026, 1, 1)
    )
    answer = clerk.post(adding(region, "verslag"), report_on(elsewhere, Rapporteur.objects.get()))
    assert answer.status_code == 422
    assert FrameReport.objects.count() == 1


def test_a_frame_with_reports_is_not_taken_away(clerk, fire, followed):
    answer = clerk.post(reverse("councils:remove-following", args=["kader", followed.public_id]), follow=True)
    assert "Vul een einddatum in, of haal eerst de verslagen weg." in text_of(answer)
    assert Frame.objects.exists()


@pytest.mark.parametrize("word", ["rapporteur", "kader", "verslag"])
def test_each_deed_is_undone_and_done_again(clerk, cast, region, today, word):
    clerk.post(adding(region, "rapporteur"), RAPPORTEUR)
    clerk.post(adding(region, "kader"), FRAME)
    if word == "verslag":
        clerk.post(adding(region, word), report_on(Frame.objects.get(), Rapporteur.objects.get()))
    model = {"rapporteur": Rapporteur, "kader": Frame, "verslag": FrameReport}[word]
    row = model.objects.get()
    clerk.post(reverse("councils:remove-following", args=[word, row.public_id]))
    assert not model.objects.exists()
    at, batch = Event.objects.latest("pk").moment, Event.objects.latest("pk").batch
    back = undo_batch(batch=batch, at=at, on=today, by=cast.griffier)
    assert model.objects.get().public_id == row.public_id
    undo_batch(batch=back.batch, at=at, on=today, by=cast.griffier)
    assert not model.objects.exists()


@pytest.mark.parametrize("word", ["rapporteur", "kader", "verslag"])
def test_a_second_click_on_adding_adds_nothing(clerk, region, followed, word):
    again = {
        "rapporteur": RAPPORTEUR,
        "kader": FRAME,
        "verslag": report_on(followed, Rapporteur.objects.get()),
    }
    answer = clerk.post(adding(region, word), again[word])
    assert answer.status_code == 422
    assert "Dit staat er al" in text_of(answer)
    assert (Rapporteur.objects.count(), Frame.objects.count(), FrameReport.objects.count()) == (1, 1, 1)


def test_a_second_click_on_taking_away_finds_nothing(clerk, region, followed):
    where = reverse("councils:remove-following", args=["verslag", FrameReport.objects.get().public_id])
    assert clerk.post(where).status_code == 302
    assert clerk.post(where).status_code == 404


def test_two_clerks_on_one_frame_see_what_differs(clerk, region, followed):
    where = reverse("councils:correct-following", args=["kader", followed.public_id])
    mine = sent(clerk.get(where)) | {"text": "De kosten blijven gelijk"}
    colleague = window(person("collega", AffiliationRole.CLERK, region.houten))
    theirs = sent(colleague.get(where)) | {"text": "De kosten dalen"}
    assert colleague.post(where, theirs).status_code == 302
    answer = clerk.post(where, mine)
    assert answer.status_code == 422
    assert "Terwijl u dit invulde heeft iemand anders kader gewijzigd" in text_of(answer)
    assert "De kosten dalen" in text_of(answer)


def test_an_unknown_word_is_no_page(clerk, region):
    assert clerk.get(adding(region, "kaas")).status_code == 404


def test_a_partnership_that_has_ended_keeps_its_name(clerk, region, followed, fire):
    PartnershipVersion.objects.filter(partnership=region.fire).update(valid_to=date(2026, 5, 1))
    said = text_of(clerk.get(fire))
    assert "neemt nu niet deel" in said
    assert "Fractie Dorpslijst" in said
