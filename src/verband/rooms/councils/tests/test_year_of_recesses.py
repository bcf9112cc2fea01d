"""A clerk pastes the recesses of a year at once: all of them or none, each wrong line by its number; 1 June 2026."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.councils.forms import recesses
from verband.rooms.councils.models import CouncilMeeting, Recess
from verband.rooms.councils.tests.test_consultations import undo
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.pages import text_of

YEAR = (
    "zomerreces 13-07-2026 t/m 21-08-2026\n\n"
    "kerst 21 december 2026 - 3 januari 2027\n"
    "herfst: 19 t/m 23 oktober 2026"
)


@pytest.fixture
def where(region):
    return reverse("councils:add-recesses", args=[region.houten.public_id])


def stands(region, **values):
    told = {"name": "Meireces", "first_day": date(2026, 4, 25), "last_day": date(2026, 5, 3)}
    return Recess.objects.create(party=region.houten, **told | values)


def days():
    return list(Recess.objects.order_by("first_day").values_list("name", "first_day", "last_day"))


def test_a_year_is_pasted_at_once_and_undone_at_once(clerk, houten, where):
    answer = clerk.post(where, {"lines": YEAR, "source": "presidium"})
    assert answer.url == f"{houten}?jaar=2026"
    assert days() == [
        ("zomerreces", date(2026, 7, 13), date(2026, 8, 21)),
        ("herfst", date(2026, 10, 19), date(2026, 10, 23)),
        ("kerst", date(2026, 12, 21), date(2027, 1, 3)),
    ]
    assert set(Recess.objects.values_list("source", "reported")) == {("presidium", False)}
    assert "3 recessen staan erin" in text_of(clerk.get(houten))
    undo(clerk)
    assert days() == []


def test_a_line_without_a_name_is_a_recess_all_the_same(clerk, where):
    clerk.post(where, {"lines": "13-7-2026 t/m 21-8-2026"})
    assert [name for name, _, _ in days()] == ["reces"]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("\nzomer", "Regel 2 ('zomer') noemt geen eerste en laatste dag die bestaan"),
        ("zomer 13-07-2026 t/m 32-08-2026", "Regel 1 ('zomer 13-07-2026 t/m 32-08-2026') noemt geen"),
        ("zomer 21-08-2026 t/m 13-07-2026", "eindigt voor het begint; draai de dagen om"),
        ("zomer 1-01-2026 t/m 13-07-2026", "duurt langer dan 100 dagen"),
        ("zomer 1-7-1926 t/m 13-07-1926", "ligt buiten 2015 tot en met 2060"),
        ("x" * 121 + " 1-7-2026 t/m 13-07-2026", "kort hem in"),
        ("a 1-7-2026 t/m 9-7-2026\nb 9 t/m 12-7-2026", "Regel 2 ('b 9 t/m 12-7-2026') valt samen met regel 1"),
        ("mei 3-5-2026 t/m 5-5-2026", "valt samen met Meireces (25 april 2026 tot en met 3 mei 2026), dat er al staat"),
        ("a 1-7-2026 t/m 9-7-2026\n" * 201, "hoogstens 200"),
        (" \n", "Vul dit in"),
    ],
    ids=["no-days", "no-such-day", "turned", "long", "long-ago", "name", "together", "stands", "many", "nothing"],
)  # fmt: skip
def test_a_wrong_line_is_named_nothing_is_lost_and_nothing_is_written(clerk, region, where, lines, says):
    stands(region)
    answer = clerk.post(where, {"lines": f"{lines}\ngoed 1-9-2026 t/m 3-9-2026" if lines.strip() else lines})
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert len(days()) == 1
    if lines.strip():
        assert "goed 1-9-2026 t/m 3-9-2026" in answer.content.decode()


def test_a_line_that_is_too_long_is_refused_and_not_read(clerk, where, monkeypatch):
    read = []
    monkeypatch.setattr(recesses, "read_period", read.append)
    said = text_of(clerk.post(where, {"lines": "1" + "\t" * 300 + "x\nzomer"}))
    assert "is langer dan 300 tekens; kort hem in." in said
    assert read == ["zomer"]


def test_all_wrong_lines_are_named_at_once(clerk, where):
    said = text_of(clerk.post(where, {"lines": "zomer\nherfst 3-10-2026 t/m 10-10-2026\nkerst"}))
    assert "Regel 1 ('zomer')" in said
    assert "Regel 3 ('kerst')" in said
    assert "Regel 2" not in said


def test_the_second_click_says_of_each_line_that_it_stands(clerk, where):
    clerk.post(where, {"lines": YEAR})
    again = clerk.post(where, {"lines": YEAR})
    assert again.status_code == 422
    assert text_of(again).count("dat er al staat") >= 3
    assert len(days()) == 3


def test_it_goes_before_what_others_noted_of_the_same_days_and_undo_puts_that_back(clerk, region, where):
    stands(region, reported=True, source="de griffies")
    clerk.post(where, {"lines": "meivakantie 27-4-2026 t/m 8-5-2026"})
    assert [name for name, _, _ in days()] == ["meivakantie"]
    undo(clerk)
    assert [name for name, _, _ in days()] == ["Meireces"]


def test_a_meeting_in_one_of_them_is_said_by_its_name(clerk, region, where):
    CouncilMeeting.objects.create(party=region.houten, on=date(2026, 7, 16), name="raad")
    answer = clerk.post(where, {"lines": YEAR})
    assert "Let op: in zomerreces staat een vergadering op 16 juli 2026." in text_of(clerk.get(answer.url))


def test_only_the_own_clerk_pastes(cast, region, where):
    elsewhere = person("griffier-elders", AffiliationRole.CLERK, region.water)
    everyone = cast.everyone() | {"elders": elsewhere}
    may = {name for name, user in everyone.items() if window(user).get(where).status_code == 200}
    assert may == {"griffier"}
    assert window(elsewhere).post(where, {"lines": YEAR}).status_code == 404
    assert days() == []
