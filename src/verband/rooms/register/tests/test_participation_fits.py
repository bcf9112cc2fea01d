"""Nobody takes part before a partnership begins or after it ended, and none takes part in itself."""

from datetime import UTC, date, datetime

import pytest

from verband.rooms.register.choices import Form, Role
from verband.rooms.register.models import Membership
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.fitting import UnfitError
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.pages import text_of
from verband.rooms.register.tests.programs import Program, key_of, problem
from verband.rooms.register.tests.test_keep_pages import page, sent

BEGINS, ENDED = date(2026, 1, 1), date(2026, 4, 1)
NOT_YET = "begint pas op 1 januari 2026"
ITSELF = "kan niet aan zichzelf deelnemen"


@pytest.fixture
def by(cast):
    return {"at": datetime(2026, 6, 1, 12, tzinfo=UTC), "by": cast.ambtenaar}


@pytest.fixture
def young(region, by):
    """Return a partnership that began this year."""
    values = {"name": "Lekse ICT", "form": Form.NETWORK}
    takings = [keep.Taking(region.houten)]
    return keep.start_partnership(values=values, participants=takings, on=BEGINS, **by)[0]


def add(young, region, by, on, until=None):
    takings = [keep.Taking(region.nieuwegein)]
    return keep.add_participants(partnership=young, takings=takings, on=on, until=until, **by)


@pytest.mark.parametrize("on", [BEGINS, date(2026, 5, 1), None], ids=["first day", "later", "unknown"])
def test_who_joins_in_its_life_or_nobody_knows_when_takes_part(young, region, by, on):
    add(young, region, by, on)
    assert young.memberships.filter(party=region.nieuwegein, valid_from=on).exists()


def test_nobody_takes_part_before_it_begins(young, region, by):
    with pytest.raises(UnfitError, match=NOT_YET):
        add(young, region, by, date(2010, 1, 1))
    assert young.memberships.count() == 1


@pytest.mark.parametrize(
    ("on", "until"),
    [(ENDED, None), (None, date(2026, 4, 2)), (BEGINS, date(2026, 4, 2))],
    ids=["joins then", "leaves later", "joins in time and leaves later"],
)
def test_nobody_takes_part_after_it_ended(young, region, by, on, until):
    keep.end_partnership(partnership=young, on=ENDED, **by)
    with pytest.raises(UnfitError, match="bestaat niet meer vanaf 1 april 2026"):
        add(young, region, by, on, until)
    add(young, region, by, BEGINS, ENDED)


def test_an_unknown_beginning_of_the_partnership_refuses_no_day(region, by):
    takings = [keep.Taking(region.water)]
    keep.add_participants(partnership=region.lek, takings=takings, on=date(1900, 1, 1), **by)
    assert region.lek.memberships.filter(valid_from=date(1900, 1, 1)).exists()


def test_a_correction_brings_nobody_before_it_begins(young, by):
    change = {"valid_from": date(2010, 1, 1)}
    with pytest.raises(UnfitError, match=NOT_YET):
        keep.correct_participation(membership=young.memberships.get(), values=change, **by)


def test_what_a_source_tells_outside_its_life_can_still_be_corrected_otherwise(young, by):
    young.memberships.update(valid_from=date(2010, 1, 1))
    keep.correct_participation(membership=young.memberships.get(), values={"role": Role.HOST}, **by)
    assert young.memberships.get().role == Role.HOST


def test_a_change_after_it_ended_is_refused(young, by):
    row = young.memberships.get()
    young.versions.update(valid_to=ENDED)
    with pytest.raises(UnfitError, match="bestaat niet meer vanaf"):
        keep.change_participation(membership=row, role=Role.HOST, whole=True, tasks=[], on=ENDED, **by)


def test_nobody_joined_later_than_the_record_begins(cast, region, young):
    row = young.memberships.get()
    where = page("change-participation", row)
    editor = window(cast.ambtenaar)
    answer = editor.post(where, sent(editor.get(where)) | {"joined_on": "2026-03-01"})
    assert answer.status_code == 422
    assert "Toegetreden op 1 maart 2026 ligt na het begin van deze deelname" in text_of(answer)
    assert editor.post(where, sent(editor.get(where)) | {"joined_on": "2025-03-01"}).status_code == 302


def test_a_begin_moved_with_the_partnership_takes_its_participants_along(young, by):
    version = young.versions.get()
    keep.correct_partnership(version=version, values={"valid_from": date(2025, 1, 1)}, **by)
    assert young.memberships.get().valid_from == date(2025, 1, 1)


# --- In itself --------------------------------------------------------------------------------------------------------


def test_no_partnership_takes_part_in_itself_on_the_page(cast, region):
    where = page("add-participants", region.waste)
    editor = window(cast.ambtenaar)
    answer = editor.post(where, {"deelnemers": "ADL", "rol": "participant", "whole": "True"})
    assert answer.status_code == 422
    assert ITSELF in text_of(answer)
    assert not Membership.objects.filter(partnership=region.waste, party=region.waste_body).exists()


def test_no_partnership_takes_part_in_itself_through_a_program(cast, region):
    body = {
        "samenwerkingsverband": str(region.waste.public_id),
        "partij": str(region.waste_body.public_id),
        "van": "2026-01-01",
    }
    answer = Program(key_of(cast.ambtenaar)[1]).send("POST", "deelnames", body)
    assert ITSELF in problem(answer, 409)["detail"]
    assert not Membership.objects.filter(partnership=region.waste, party=region.waste_body).exists()


def test_a_partnership_takes_part_in_another(region, by):
    takings = [keep.Taking(region.waste_body)]
    keep.add_participants(partnership=region.fire, takings=takings, on=None, **by)
    assert region.fire.memberships.filter(party=region.waste_body).exists()
