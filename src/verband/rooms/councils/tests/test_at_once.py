"""Two people who do the same at once: the table keeps one of both, and the other hears it."""

from datetime import UTC, datetime

import pytest

from verband.rooms.councils.choices import Occasion, Voice
from verband.rooms.councils.models import Consultation, JointStance
from verband.rooms.councils.services import consultations, joint
from verband.rooms.councils.tests.pieces import piece
from verband.rooms.history.models import Event

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
PIECE = consultations.Piece(Voice.OPINION, Occasion.BUDGET, 2027, "ontwerpbegroting 2027")


def test_a_piece_that_another_laid_in_between_is_laid_once(cast, region, monkeypatch):
    def lying_before_another_laid_it(*_):
        piece(region, region.nieuwegein)
        return []

    monkeypatch.setattr(consultations, "_lying", lying_before_another_laid_it)
    before = Event.objects.count()
    with pytest.raises(consultations.ConsultationError, match="net ook door een ander"):
        consultations.lay_before(
            partnership=region.waste,
            parties=[region.houten, region.nieuwegein],
            piece=PIECE,
            on=AT.date(),
            at=AT,
            by=cast.griffier,
        )
    assert not Consultation.objects.filter(party=region.houten).exists()
    assert Event.objects.count() == before


def test_a_council_that_another_asked_in_between_is_asked_once(cast, region, monkeypatch):
    acted = {"at": AT, "by": cast.griffier}
    started, _ = joint.start_joint(row=piece(region), title="Samen", text="", asked=[], **acted)
    ask, stance = joint._ask, {"joint": started, "party": region.nieuwegein}

    def after_another(*arguments):
        JointStance.objects.create(**stance)
        ask(*arguments)

    monkeypatch.setattr(joint, "_ask", after_another)
    with pytest.raises(joint.JointError, match="net al gevraagd"):
        joint.ask_councils(joint=started, parties=[region.vijfheerenlanden, region.nieuwegein], **acted)
    assert list(started.stances.values_list("party", flat=True)) == [region.houten.pk]


@pytest.mark.parametrize("module", [consultations, joint], ids=["laying", "asking"])
def test_neither_waits_for_everyone_else(cast, region, monkeypatch, module):
    acted = {"at": AT, "by": cast.griffier}
    row = piece(region)
    started, _ = joint.start_joint(row=row, title="Samen", text="", asked=[], **acted)
    asked = []
    monkeypatch.setattr(module, "keep_others_out", lambda: asked.append(module), raising=False)
    if module is joint:
        joint.ask_councils(joint=started, parties=[region.nieuwegein], **acted)
    else:
        consultations.lay_before(
            partnership=region.waste, parties=[region.nieuwegein], piece=PIECE, on=AT.date(), **acted
        )
    assert asked == []
