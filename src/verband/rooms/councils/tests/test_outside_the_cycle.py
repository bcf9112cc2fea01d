"""Texts and named decisions: planned around a meeting of the board until a piece is laid; it is 1 June 2026."""

from datetime import date

from django.urls import reverse

from verband.rooms.common.asked import Asked
from verband.rooms.councils.choices import Occasion, Procedure
from verband.rooms.councils.models import BoardMeeting, OwnTerm
from verband.rooms.councils.selectors.collisions import collisions_in
from verband.rooms.councils.selectors.grid import grid_of
from verband.rooms.councils.tests.planned import put
from verband.rooms.register.tests.pages import section, text_of

TODAY = date(2026, 6, 1)


def decides(region, occasion=Occasion.DECISION, on=date(2026, 9, 30)):
    """Let the fire brigade decide on something outside the yearly cycle, with ten weeks for councils."""
    OwnTerm.objects.create(partnership=region.fire, occasion=Occasion.DECISION, weeks=10, clause="artikel 8")
    return BoardMeeting.objects.create(partnership=region.fire, on=on, occasion=occasion, year=2026)


def marks(cast, party):
    """Return what stands in the cell of the fire brigade and a council."""
    grid = grid_of(cast.griffier, Asked({}), 2026, TODAY)
    [row] = [row for row in grid.rows if row.row.name == "Veiligheidsregio Lek"]
    place = [column.pk for column in grid.columns].index(party.pk)
    return [(mark.letter, mark.moment.day) for mark in row.cells[place].marks]


def test_a_planned_decision_stands_in_calendar_and_grid_by_the_weeks_of_the_arrangement(
    cast, clerk, fire, region
):
    """By hand: ten weeks before 30 September is 22 July."""
    decides(region)
    said = text_of(clerk.get(fire))
    assert "22 juli 2026 Ontwerp van een besluit dat de regeling noemt naar de raden 2026" in said
    assert ("U", date(2026, 7, 22)) in marks(cast, region.houten)
    assert ("X", date(2026, 9, 30)) in marks(cast, region.houten)


def test_once_a_piece_is_laid_its_own_term_takes_the_place_of_what_was_planned(cast, clerk, fire, region):
    """By hand: ten weeks after 15 July are 23 September; the other council keeps what was planned."""
    decides(region)
    put(region, region.houten, occasion=Occasion.DECISION, year=2026, received_on=date(2026, 7, 15))
    assert [day for letter, day in marks(cast, region.houten) if letter in "UX"] == [date(2026, 9, 23)]
    assert [day for letter, day in marks(cast, region.nieuwegein) if letter in "UX"] == [
        date(2026, 7, 22),
        date(2026, 9, 30),
    ]
    assert "15 juli 2026 ontvangen 23 september 2026" in section(clerk.get(fire), "De termijn van elke raad")


def test_another_piece_of_that_year_leaves_the_plan_of_a_later_meeting_as_it_was(cast, clerk, houten, region):
    """By hand: received on 8 January 2026 and ten weeks long, to 19 March; the meeting is on 30 September."""
    decides(region)
    put(region, region.houten, occasion=Occasion.DECISION, year=2026, received_on=date(2026, 1, 8))
    assert [each for each in marks(cast, region.houten) if each[0] in "UX"] == [
        ("U", date(2026, 7, 22)),
        ("X", date(2026, 9, 30)),
        ("X", date(2026, 3, 19)),
    ]
    said = text_of(clerk.get(houten, {"jaar": "2026"}))
    assert "30 september 2026" in said
    assert "19 maart 2026" in said


def test_a_text_in_the_recess_of_a_council_is_seen_in_the_region(cast, region):
    """The eight weeks after 1 July hold the whole of a recess from 11 July to 23 August."""
    region.houten.recesses.create(name="zomerreces", first_day=date(2026, 7, 11), last_day=date(2026, 8, 23))
    assert "recess" not in _kinds(cast, date(2026, 7, 1))
    put(
        region, region.houten, occasion=Occasion.ARRANGEMENT, year=2026, received_on=date(2026, 7, 1),
        procedure=Procedure.AMEND,
    )  # fmt: skip
    assert "recess" in _kinds(cast, date(2026, 8, 23))


def _kinds(cast, last):
    found = collisions_in(cast.griffier, Asked({}), 2026, TODAY).found
    return {each.kind for each in found if each.last == last and each.first == date(2026, 7, 11)}


def test_the_way_to_a_meeting_is_filled_in_beforehand(clerk, region):
    page = reverse("councils:add-day", args=[region.fire.public_id, "vergadering"])
    form = clerk.get(page, {"op": "2026-07-08", "onderwerp": "budget", "over": "2027"}).context["form"]
    assert [form[name].value() for name in ("on", "occasion", "year")] == ["2026-07-08", "budget", "2027"]
    assert clerk.get(page, {"op": "<script>"}).status_code == 200


def test_dates_lead_to_noting_the_meeting_for_who_keeps_it(clerk, region):
    shown = clerk.get(reverse("councils:dates-for", args=[region.fire.public_id]), {"jaar": "2027"})
    assert b"Leg deze vergadering vast" in shown.content
