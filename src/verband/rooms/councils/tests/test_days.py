"""Meetings, recesses and terms are written down by who may, and rules switched off; it is 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.forms import days
from verband.rooms.councils.models import BoardMeeting, Consultation, CouncilMeeting, OwnTerm, Recess
from verband.rooms.councils.tests.pieces import decided, piece
from verband.rooms.councils.tests.planned import MEETING, adding, board_meets
from verband.rooms.history.models import Event
from verband.rooms.history.services import undo_batch
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.test_keep_pages import sent


def test_a_meeting_is_written_down_and_undone(cast, clerk, fire, region):
    answer = clerk.post(adding(region), MEETING)
    assert answer.url == f"{fire}?jaar=2026"
    assert "15 april 2026" in text_of(clerk.get(fire))
    event = Event.objects.latest("pk")
    from verband.rooms.accounts.models import User

    undo_batch(
        batch=event.batch, at=event.moment, on=date(2026, 6, 1), by=User.objects.get(pk=event.actor_id)
    )
    assert not BoardMeeting.objects.exists()


def test_the_second_click_says_that_it_is_there_already(clerk, region):
    clerk.post(adding(region), MEETING)
    again = clerk.post(adding(region), MEETING)
    assert again.status_code == 422
    assert "Deze dag staat er al" in text_of(again)
    assert BoardMeeting.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"year": "2029"}, "Een begroting over 2029 komt niet in 2026 in het bestuur"),
        ({"on": "31-02-2026"}, "Voer een g"),
        ({"occasion": "nooit"}, "Selecteer een g"),
    ],
)
def test_a_meeting_that_cannot_be_is_asked_for_again(clerk, region, values, says):
    answer = clerk.post(adding(region), MEETING | values)
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert not BoardMeeting.objects.exists()


def test_two_people_on_one_meeting_lose_nothing(clerk, cast, region):
    row = board_meets(region)
    address = reverse("councils:correct-day", args=["vergadering", row.public_id])
    seen = clerk.get(address).context["form"]["gezien"].value()
    other = window(cast.ambtenaar)
    other.post(address, MEETING | {"on": "2026-07-01", "gezien": seen})
    answer = clerk.post(address, MEETING | {"on": "2026-07-06", "gezien": seen})
    assert answer.status_code == 422
    assert "heeft iemand anders vergadering op gewijzigd" in text_of(answer)
    row.refresh_from_db()
    assert row.on == date(2026, 7, 1)


def test_a_recess_shows_which_terms_fall_in_it(clerk, houten, region):
    board_meets(region, date(2026, 9, 9))
    answer = clerk.post(
        reverse("councils:add-council-day", args=[region.houten.public_id, "reces"]),
        {"name": "Zomerreces", "first_day": "2026-07-04", "last_day": "2026-08-30"},
    )
    assert answer.url == f"{houten}?jaar=2026"
    said = text_of(clerk.get(houten))
    assert "58 dagen van de termijn van Veiligheidsregio Lek vallen in het reces" in said
    assert "Zomerreces: 4 juli 2026 tot en met 30 augustus 2026" in said


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [("2026-08-30", "2026-07-04", "draai ze om"), ("2026-01-01", "2026-12-31", "langer dan 100 dagen")],
)
def test_a_recess_that_cannot_be_is_refused(clerk, region, first, last, says):
    address = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    answer = clerk.post(address, {"name": "Reces", "first_day": first, "last_day": last})
    assert says in text_of(answer)
    assert not Recess.objects.exists()


def test_a_whole_year_of_meetings_is_typed_at_once(clerk, houten, region):
    address = reverse("councils:add-year", args=[region.houten.public_id])
    lines = "2026-06-25\n9 juli 2026 besluitvormende raad\n30-6-26 commissie Middelen (zonder besluiten)\n\n"
    typed = {"name": "raadsvergadering", "decides": "on", "papers_ahead": "14", "lines": lines}
    assert clerk.post(address, typed).url == f"{houten}?jaar=2026"
    rows = CouncilMeeting.objects.order_by("on").values_list("on", "name", "decides", "papers_by")
    assert list(rows) == [
        (date(2026, 6, 25), "raadsvergadering", True, date(2026, 6, 11)),
        (date(2026, 6, 30), "commissie Middelen", False, date(2026, 6, 16)),
        (date(2026, 7, 9), "besluitvormende raad", True, date(2026, 6, 25)),
    ]


def test_a_year_of_a_committee_does_not_decide(clerk, region):
    address = reverse("councils:add-year", args=[region.houten.public_id])
    clerk.post(address, {"name": "commissie Samenleving", "lines": "2026-06-25"})
    assert list(CouncilMeeting.objects.values_list("decides", "papers_by")) == [(False, None)]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("2026-06-25\nvolgende week", "Regel 2 ('volgende week') begint niet met een dag"),
        ("2026-13-01", "Regel 1"),
        ("morgen\noverovermorgen", "Regel 2 ('overovermorgen')"),
        ("28-1-1928", "ligt buiten 2015 tot en met 2060"),
        ("x" * 50 + "-1-1", "Regel 1"),
        ("2026-06-25\n25-6-2026", "staat er twee keer in"),
        ("2026-06-25\n" * 201, "hoogstens 200"),
        (" \n", "Vul dit in"),
    ],
)
def test_a_line_that_holds_no_day_is_named_and_nothing_is_lost(clerk, region, lines, says):
    address = reverse("councils:add-year", args=[region.houten.public_id])
    answer = clerk.post(address, {"name": "raadsvergadering", "lines": lines})
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert not CouncilMeeting.objects.exists()


def test_a_line_that_is_too_long_is_refused_and_not_read(clerk, region, monkeypatch):
    read = []
    monkeypatch.setattr(days, "read_line", read.append)
    address = reverse("councils:add-year", args=[region.houten.public_id])
    lines = f"2026-06-25 {'x' * 300}\nmorgen"
    said = text_of(clerk.post(address, {"name": "raad", "lines": lines}))
    assert (
        "Regel 1 ('2026-06-25 xxxxxxxxxxxxxxxxxxxxxxxxxxxxx') is langer dan 300 tekens; kort hem in." in said
    )
    assert read == ["morgen"]


def test_a_time_behind_a_pasted_day_does_not_become_its_name(clerk, region):
    address = reverse("councils:add-year", args=[region.houten.public_id])
    clerk.post(address, {"name": "raadsvergadering", "lines": "29/3/2029 19:30"})
    assert CouncilMeeting.objects.get().name == "raadsvergadering"


def test_an_own_term_lengthens_and_says_so(clerk, fire, region):
    board_meets(region)
    clerk.post(adding(region, "termijn"), {"occasion": "budget", "weeks": "14", "clause": "artikel 30"})
    assert OwnTerm.objects.count() == 1
    said = text_of(clerk.get(fire))
    assert "1 april 2026" in said
    assert "Langer dan de wet, volgens artikel 30 van de regeling." in said


def test_a_rule_is_switched_off_with_a_reason_and_on_again(cast, clerk, fire):
    runs = window(cast.beheerder)
    off = reverse("councils:rule-off", args=["kaderbrief"])
    assert runs.post(off, {"because": ""}).status_code == 422
    assert runs.post(off, {"because": "wordt getoetst"}).status_code == 302
    assert "Kaderbrief naar de raden 2027" not in text_of(clerk.get(fire))
    assert "Op deze installatie staat een regel uit: Kaderbrief naar de raden." in text_of(clerk.get(fire))
    assert "wordt getoetst" in text_of(clerk.get(reverse("councils:law")))
    assert runs.post(off, {"because": "nog eens"}).status_code == 422
    assert clerk.post(reverse("councils:rule-on", args=["kaderbrief"])).status_code in {403, 404}
    runs.post(reverse("councils:rule-on", args=["kaderbrief"]))
    assert "Kaderbrief" in text_of(clerk.get(fire))


def test_a_rule_that_is_none_cannot_be_switched(cast):
    assert window(cast.beheerder).get(reverse("councils:rule-off", args=["onzin"])).status_code == 404


def test_what_was_added_for_another_year_is_seen_at_once(clerk, region):
    values = {"name": "Meireces", "first_day": "2027-04-24", "last_day": "2027-05-02"}
    address = reverse("councils:add-council-day", args=[region.houten.public_id, "reces"])
    assert "Meireces: 24 april 2027 tot en met 2 mei 2027" in text_of(
        clerk.post(address, values, follow=True)
    )


OLD, NEW = date(2026, 6, 25), date(2026, 7, 2)


def council_meets(region, **values):
    told = {"party": region.houten, "on": OLD, "name": "raadsvergadering"}
    return CouncilMeeting.objects.create(**told | values)


def day_of(row, name="correct-day"):
    return reverse(f"councils:{name}", args=["raadsvergadering", row.public_id])


def on_agenda():
    return list(Consultation.objects.order_by("subject").values_list("agenda_on", "agenda"))


@pytest.fixture
def standing(region):
    """Put two pieces on a meeting, one of them with no more than its day."""
    there = {"agenda_on": OLD, "received_on": date(2026, 4, 3)}
    piece(region, subject="a", agenda="raadsvergadering", **there)
    piece(region, subject="b", year=2028, **there)
    return council_meets(region)


def test_pieces_go_along_to_the_new_day_of_a_meeting_and_back_with_one_undo(clerk, region, standing):
    page = clerk.get(day_of(standing))
    assert "Op deze vergadering staan 2 stukken waarover nog niet is besloten: a b" in text_of(page)
    assert "Zet ook 2 stukken op de nieuwe dag" in text_of(page)
    assert clerk.post(day_of(standing), sent(page) | {"on": "2026-07-02", "along": "on"}).status_code == 302
    assert on_agenda() == [(NEW, "raadsvergadering")] * 2
    events = Event.objects.all()
    assert len({event.batch for event in events}) == 1
    clerk.post(reverse("history:undo", args=[events[0].batch]))
    assert on_agenda() == [(OLD, "raadsvergadering"), (OLD, "")]
    standing.refresh_from_db()
    assert standing.on == OLD


def test_pieces_stay_when_that_is_asked(clerk, region, standing):
    values = sent(clerk.get(day_of(standing)))
    values.pop("along", None)
    clerk.post(day_of(standing), values | {"on": "2026-07-02"})
    assert on_agenda() == [(OLD, "raadsvergadering"), (OLD, "")]


def test_pieces_stay_as_they_are_when_the_meeting_keeps_its_day_and_name(clerk, region, standing):
    values = sent(clerk.get(day_of(standing)))
    clerk.post(day_of(standing), values | {"papers_by": "2026-06-11", "along": "on"})
    assert on_agenda() == [(OLD, "raadsvergadering"), (OLD, "")]


def test_a_day_before_a_piece_came_is_refused_and_moves_nothing(clerk, region, standing):
    values = sent(clerk.get(day_of(standing)))
    answer = clerk.post(day_of(standing), values | {"on": "2026-04-01", "along": "on"})
    assert answer.status_code == 422
    assert "kies een latere vergadering" in text_of(answer)
    assert on_agenda() == [(OLD, "raadsvergadering"), (OLD, "")]
    standing.refresh_from_db()
    assert standing.on == OLD


def test_pieces_of_a_meeting_that_is_taken_away_stand_on_no_agenda(clerk, region, standing):
    assert "dan staan die stukken weer niet op een agenda" in text_of(clerk.get(day_of(standing)))
    clerk.post(day_of(standing, "remove-day"))
    assert on_agenda() == [(None, "")] * 2
    clerk.post(reverse("history:undo", args=[Event.objects.first().batch]))
    assert on_agenda() == [(OLD, "raadsvergadering"), (OLD, "")]
    assert CouncilMeeting.objects.get().on == OLD


def test_what_was_decided_or_is_of_others_stays_where_it_is(clerk, region):
    there = {"agenda_on": OLD, "agenda": "raadsvergadering"}
    piece(region, region.nieuwegein, subject="a", **there)
    piece(region, subject="b", **there | {"agenda": "commissie"})
    decided(region, subject="c", **there)
    row = council_meets(region)
    assert "Op deze vergadering" not in text_of(clerk.get(day_of(row)))
    clerk.post(day_of(row, "remove-day"))
    assert {on for on, _ in on_agenda()} == {OLD}


def test_one_comes_back_in_the_year_of_the_day(clerk, houten, region):
    row = council_meets(region, on=date(2027, 1, 28))
    values = sent(clerk.get(day_of(row)))
    assert clerk.post(day_of(row), values | {"name": "raad"}).url == f"{houten}?jaar=2027"
    assert clerk.post(day_of(row, "remove-day")).url == f"{houten}?jaar=2027"


@pytest.mark.parametrize(
    ("on", "says"),
    [
        ("2026-07-05", "5 juli 2026 is een zondag."),
        ("2026-05-14", "14 mei 2026 is een feestdag."),
        ("2026-09-16", "later dan 14 september 2026, de laatste dag die de wet toelaat"),
        ("2026-07-09", "Over de begroting 2027 staat ook een vergadering op 8 juli 2026"),
    ],
    ids=["sunday", "holiday", "after-the-last-day", "a-second"],
)
def test_an_odd_meeting_is_saved_with_what_it_means_and_how_to_take_it_back(clerk, region, on, says):
    if on == "2026-07-09":
        board_meets(region)
    said = text_of(clerk.post(adding(region), MEETING | {"on": on}, follow=True))
    assert BoardMeeting.objects.filter(on=on).exists()
    assert says in said
    assert "Klopt dit niet, kies dan 'Ongedaan maken'" in said


def test_of_an_ordinary_meeting_nothing_is_said(clerk, region):
    in_time = MEETING | {"on": "2026-09-09"}  # the draft goes out on 17 June, and it is 1 June
    assert "Let op:" not in text_of(clerk.post(adding(region), in_time, follow=True))


def test_of_a_meeting_for_which_it_is_too_late_to_send_anything_that_is_said(clerk, region):
    too_late = "De laatste dag om het stuk naar de raden te sturen was 15 april 2026."
    assert too_late in text_of(clerk.post(adding(region), MEETING, follow=True))
    BoardMeeting.objects.all().delete()
    piece(region, partnership=region.fire, year=2027, sent_on=date(2026, 4, 14))
    assert too_late not in text_of(clerk.post(adding(region), MEETING, follow=True))


def test_of_a_meeting_on_what_has_no_term_that_is_said(clerk, region):
    decision = MEETING | {"occasion": "decision", "year": "2026"}
    assert "Hier rekent Verband niets uit" in text_of(clerk.post(adding(region), decision, follow=True))


def test_moving_a_meeting_to_a_free_day_says_so(clerk, region):
    row = board_meets(region)
    where = reverse("councils:correct-day", args=["vergadering", row.public_id])
    seen = clerk.get(where).context["form"]["gezien"].value()
    moved = clerk.post(where, MEETING | {"on": "2026-07-05", "gezien": seen}, follow=True)
    assert "5 juli 2026 is een zondag." in text_of(moved)


def adding_here(region, word):
    return reverse("councils:add-council-day", args=[region.houten.public_id, word])


def told_after(clerk, answer):
    return text_of(clerk.get(answer.url))


def test_a_meeting_in_the_own_recess_is_kept_and_said(clerk, region):
    Recess.objects.create(
        party=region.houten, name="zomerreces", first_day=date(2026, 7, 4), last_day=date(2026, 8, 16)
    )
    told = {"on": "2026-07-09", "name": "Raad", "decides": "on"}
    said = told_after(clerk, clerk.post(adding_here(region, "raadsvergadering"), told))
    assert "Let op: in het reces valt 9 juli 2026 (zomerreces)." in said
    assert "9 juli 2026: Raad (zonder besluiten)" not in said
    assert "9 juli 2026: Raad valt in het reces" in said
    year = reverse("councils:add-year", args=[region.houten.public_id])
    typed = {"name": "Raad", "lines": "2026-07-10\n2026-09-03\n2026-08-16"}
    said = told_after(clerk, clerk.post(year, typed))
    assert "Let op: in het reces vallen 10 juli 2026 (zomerreces) en 16 augustus 2026 (zomerreces)." in said
    assert CouncilMeeting.objects.count() == 4


def test_a_recess_over_an_own_meeting_is_kept_and_said(clerk, region):
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 7, 9), name="Raad")
    told = {"name": "Zomerreces", "first_day": "2026-07-04", "last_day": "2026-08-30"}
    said = told_after(clerk, clerk.post(adding_here(region, "reces"), told))
    assert "Let op: in dit reces staat een vergadering op 9 juli 2026." in said
    assert Recess.objects.exists()


def test_a_meeting_that_moves_past_the_last_day_of_a_piece_says_so(clerk, region):
    """Twelve weeks after 3 April is 26 June; the board of the waste service meets on the last lawful day."""
    row = CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 25), name="Raad")
    piece(region, received_on=date(2026, 4, 3), agenda_on=row.on, agenda="Raad")
    BoardMeeting.objects.create(partnership=region.waste, on=date(2026, 6, 26), occasion="budget", year=2027)
    address = reverse("councils:correct-day", args=["raadsvergadering", row.public_id])
    form = sent(clerk.get(address)) | {"on": "2026-07-02", "along": "on"}
    said = told_after(clerk, clerk.post(address, form))
    assert "Let op: 2 juli 2026 is na de laatste dag voor ontwerpbegroting 2027 (26 juni 2026)." in said
    assert Consultation.objects.get().agenda_on == date(2026, 7, 2)


def test_a_meeting_in_time_gives_no_warning(clerk, region):
    row = CouncilMeeting.objects.create(party=region.houten, on=date(2026, 6, 18), name="Raad")
    piece(region, received_on=date(2026, 4, 3), agenda_on=row.on, agenda="Raad")
    address = reverse("councils:correct-day", args=["raadsvergadering", row.public_id])
    form = sent(clerk.get(address)) | {"on": "2026-06-25", "along": "on"}
    assert "Let op" not in told_after(clerk, clerk.post(address, form))


def test_days_of_a_pasted_year_that_are_there_are_all_named(clerk, region):
    for on in (date(2026, 6, 25), date(2026, 7, 9)):
        CouncilMeeting.objects.create(party=region.houten, on=on, name="raadsvergadering")
    address = reverse("councils:add-year", args=[region.houten.public_id])
    lines = "2026-06-25\n2026-07-09\n2026-09-03\n2026-10-01\n2026-10-01 raadsvergadering"
    answer = clerk.post(address, {"name": "raadsvergadering", "lines": lines})
    assert answer.status_code == 422
    assert (
        "Deze regels staan er al, of staan er twee keer in: 25 juni 2026 (raadsvergadering), 9 juli 2026 "
        "(raadsvergadering) en 1 oktober 2026 (raadsvergadering). Haal ze weg en bewaar opnieuw."
    ) in text_of(answer)
    assert "2026-09-03" in text_of(answer)
    assert CouncilMeeting.objects.count() == 2


def test_history_tells_of_which_day_it_is(clerk, region):
    clerk.post(adding(region), MEETING)
    clerk.post(adding_here(region, "raadsvergadering"), {"on": "2026-07-09", "name": "raad", "decides": "on"})
    told = {"name": "zomerreces", "first_day": "2026-07-11", "last_day": "2026-08-16"}
    clerk.post(adding_here(region, "reces"), told)
    clerk.post(adding(region, "termijn"), {"occasion": "budget", "weeks": "14", "clause": "artikel 30"})
    clerk.post(reverse("councils:remove-day", args=["reces", Recess.objects.get().public_id]))
    assert list(Event.objects.order_by("pk").values_list("label", flat=True)) == [
        "begroting 2027 op 8 juli 2026",
        "raad van Gemeente Houten op 9 juli 2026",
        "zomerreces van Gemeente Houten vanaf 11 juli 2026",
        "eigen termijn bij begroting",
        "zomerreces van Gemeente Houten vanaf 11 juli 2026",
    ]
