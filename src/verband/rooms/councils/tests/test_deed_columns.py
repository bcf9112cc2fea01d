"""A deed writes its own columns and no others: nothing that is handed to it moves a row to another government."""

from datetime import UTC, date, datetime

import pytest

from verband.rooms.councils.choices import Occasion
from verband.rooms.councils.models import (
    BoardItem,
    CouncilMeeting,
    Frame,
    FrameReport,
    OwnTerm,
    Rapporteur,
    Recess,
)
from verband.rooms.councils.services import consultations, contents, days, preparation, rapporteurs
from verband.rooms.councils.services.columns import NotOfDeedError
from verband.rooms.councils.services.rapporteurs import ElsewhereError
from verband.rooms.councils.tests.pieces import returned
from verband.rooms.councils.tests.planned import board_meets

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
ON = AT.date()
STEPS = {
    consultations.correct_piece: {"subject": "Begroting"},
    consultations.note_receipt: {"received_on": date(2026, 4, 4)},
    consultations.put_on_agenda: {"agenda": "raad"},
    consultations.send: {"returned_on": date(2026, 5, 14)},
    consultations.note_answer: {"afterwards": "Verwerkt."},
}
NOT_THEIRS = {
    consultations.correct_piece: "text",
    consultations.note_receipt: "subject",
    consultations.put_on_agenda: "received_on",
    consultations.send: "text",
    consultations.note_answer: "returned_on",
}


def by_name(deed):
    return deed.__name__


@pytest.mark.parametrize("deed", STEPS, ids=by_name)
def test_a_step_moves_no_piece_to_another_council(cast, region, deed):
    row = returned(region)
    acted = {"on": ON, "at": AT, "by": cast.griffier}
    assert deed(row=row, values=STEPS[deed], **acted)
    for name, value in (("party", region.nieuwegein), (NOT_THEIRS[deed], "2026-05-01")):
        with pytest.raises(NotOfDeedError, match=name):
            deed(row=row, values=STEPS[deed] | {name: value}, **acted)
    row.refresh_from_db()
    assert row.party == region.houten


def test_a_decision_does_not_send_itself(cast, region):
    row = returned(region, returned_on=None)
    with pytest.raises(NotOfDeedError, match="returned_on"):
        consultations.decide(row=row, values={"returned_on": ON}, on=ON, at=AT, by=cast.griffier)


def calendar_rows(region):
    return [
        (board_meets(region), {"on": date(2026, 7, 9)}, ("partnership", region.waste)),
        (
            OwnTerm.objects.create(partnership=region.fire, occasion=Occasion.BUDGET, weeks=14, clause="4"),
            {"weeks": 15},
            ("partnership", region.waste),
        ),
        (
            CouncilMeeting.objects.create(party=region.houten, on=ON, name="raad"),
            {"name": "commissie"},
            ("party", region.nieuwegein),
        ),
        (
            Recess.objects.create(party=region.houten, name="reces", first_day=ON, last_day=ON),
            {"name": "zomerreces"},
            ("party", region.nieuwegein),
        ),
    ]


@pytest.mark.parametrize("place", range(4), ids=["vergadering", "termijn", "raadsvergadering", "reces"])
def test_correcting_a_day_leaves_it_where_it_is(cast, region, place):
    row, values, (name, elsewhere) = calendar_rows(region)[place]
    assert days.correct_day(row=row, values=values, at=AT, by=cast.griffier)
    with pytest.raises(NotOfDeedError, match=name):
        days.correct_day(row=row, values=values | {name: elsewhere}, at=AT, by=cast.griffier)


@pytest.fixture
def report(region):
    """Return a report of Houten on the fire brigade."""
    of = {"party": region.houten, "partnership": region.fire}
    follows = Rapporteur.objects.create(name="A. de Vries", valid_from=ON, **of)
    frame = Frame.objects.create(text="Binnen de begroting.", set_on=ON, **of)
    return FrameReport.objects.create(
        frame=frame, rapporteur=follows, on=ON, judgement="within", text="Het gaat goed."
    )


@pytest.mark.parametrize("which", ["rapporteur", "frame"])
def test_a_correction_takes_no_rapporteur_and_no_frame_to_another_council(cast, region, report, which):
    row = getattr(report, which)
    with pytest.raises(NotOfDeedError, match="party"):
        rapporteurs.correct(row=row, values={"party": region.nieuwegein}, at=AT, by=cast.griffier)


def test_a_report_stays_with_the_frames_and_the_rapporteurs_of_its_council(cast, region, report):
    other = Frame.objects.create(
        party=region.nieuwegein, partnership=region.fire, text="Anders.", set_on=date(2026, 5, 1)
    )
    with pytest.raises(ElsewhereError):
        rapporteurs.correct(row=report, values={"frame": other}, at=AT, by=cast.griffier)
    fresh = FrameReport(frame=other, rapporteur=report.rapporteur, on=ON, judgement="within", text="Nee.")
    with pytest.raises(ElsewhereError):
        rapporteurs.add(row=fresh, at=AT, by=cast.griffier)


def test_an_item_stays_on_its_meeting(cast, region):
    meeting, later = board_meets(region), board_meets(region, date(2026, 9, 9))
    values = {"title": "Begroting", "asked": "Vaststellen", "note": ""}
    acted = {"at": AT, "by": cast.ambtenaar}
    with pytest.raises(NotOfDeedError, match="meeting"):
        preparation.add_item(
            meeting=meeting, drafted_by=region.houten, values=values | {"meeting": later}, **acted
        )
    item, _ = preparation.add_item(meeting=meeting, drafted_by=region.houten, values=values, **acted)
    with pytest.raises(NotOfDeedError, match="drafted_by"):
        preparation.change_item(item=item, values={"drafted_by": region.nieuwegein}, **acted)
    assert BoardItem.objects.get().drafted_by == region.houten


def test_a_finding_stays_with_its_arrangement(cast, region):
    acted = {"on": ON, "at": AT, "by": cast.ambtenaar}
    found = {"holds": "yes", "clause": "3", "note": ""}
    with pytest.raises(NotOfDeedError, match="seen_on"):
        contents.answer(partnership=region.fire, requirement="doel", values=found | {"seen_on": ON}, **acted)
    contents.answer(partnership=region.fire, requirement="doel", values=found, **acted)
    row = region.fire.contents_answers.get()
    with pytest.raises(NotOfDeedError, match="partnership"):
        contents.look_again(row=row, values={"partnership": region.waste}, **acted)
