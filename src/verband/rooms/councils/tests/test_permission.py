"""Permission: where the law names the grounds of a refusal, and where it leaves them free; it is 1 June 2026."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.councils.tests.pieces import clerk_of, drafted, piece
from verband.rooms.councils.tests.planned import publish
from verband.rooms.councils.tests.test_consultations import fill, page, says, where
from verband.rooms.register.models import PartnershipVersion
from verband.rooms.register.tests.cast import window

REFUSED = {"reaction": "refused", "decided_on": "2026-05-12", "text": "De raad wil geen lening verstrekken."}
LOAN = {"voice": "permission", "occasion": "decision", "subject": "lening aan de dienst"}


def permission(region, **values):
    return drafted(region, **{"voice": "permission", "occasion": "arrangement"} | values)


@pytest.mark.parametrize("procedure", ["make", "amend", "join", "leave"])
def test_a_refusal_needs_one_of_two_grounds_where_the_law_names_them(clerk, region, procedure):
    answer = fill(clerk, permission(region, procedure=procedure), "besluit", **REFUSED)
    assert answer.status_code == 422
    assert "Kies de grond van de weigering" in says(answer)


@pytest.mark.parametrize("of", [LOAN, {"procedure": "end"}], ids=["loan", "end"])
def test_elsewhere_the_ground_of_a_refusal_is_free_text(clerk, region, of):
    row = permission(region, **of)
    form = says(clerk.get(where(row, "besluit")))
    assert 'name="ground"' not in form
    assert "Op welke grond de raad kan weigeren, zegt de wet hier niet" in form
    assert fill(clerk, row, "besluit", **REFUSED).status_code == 302
    row.refresh_from_db()
    assert (row.reaction, row.ground, row.text) == ("refused", "", REFUSED["text"])
    shown = says(clerk.get(page(row)))
    assert "Op welke grond de raad kan weigeren, zegt de wet hier niet" in shown
    assert "alleen weigeren wegens strijd" not in shown


def test_a_text_of_an_arrangement_shows_the_two_grounds_and_not_that_the_law_is_silent(clerk, region):
    shown = says(clerk.get(page(permission(region, procedure="amend"))))
    assert "alleen weigeren wegens strijd" in shown
    assert "zegt de wet hier niet" not in shown


# --- where it stands, and whether a view on the draft came first ----------------------------------------------------
# By hand: a draft received on Friday 3 April 2026 leaves councils eight weeks, until Friday 29 May.

NO_DRAFT = "Over het ontwerp is hier geen zienswijze van deze raad gevraagd"
STILL_RAN = "De termijn voor een zienswijze liep toen nog"
TEXT = {"occasion": "arrangement", "procedure": "amend", "year": 2026}


def asked(region, on, **values):
    told = {"voice": "permission", "subject": "tweede wijziging", "sent_on": on, "received_on": on}
    return piece(region, partnership=region.fire, **TEXT | told | values)


def draft(region, **values):
    told = {"subject": "ontwerp tweede wijziging", "received_on": date(2026, 4, 3)}
    return piece(region, partnership=region.fire, **TEXT | told | values)


def presidium(region):
    return reverse("councils:presidium", args=[region.houten.public_id]) + "?jaar=2026"


def pages(region, houten, fire):
    return [houten, fire, presidium(region)]


def test_it_stands_where_a_view_stands(clerk, region, houten, fire):
    asked(region, date(2026, 5, 30), agenda_on=date(2026, 6, 25))
    for where_ in pages(region, houten, fire):
        shown = says(clerk.get(where_))
        assert "tweede wijziging (wijzigen)" in shown
        assert "25 juni 2026" in shown
        assert "wacht op besluit" in shown


def test_another_year_has_its_own(clerk, region, houten, fire):
    asked(region, date(2025, 5, 30))
    for where_ in pages(region, houten, fire):
        assert "tweede wijziging" not in says(clerk.get(where_))


def test_the_public_reads_nothing_of_it(region, houten, fire):
    asked(region, date(2026, 5, 30))
    publish("calendar", "council")
    for where_ in (houten, fire):
        answer = window(None).get(where_)
        assert (answer.status_code, "tweede wijziging" in says(answer)) == (200, False)


def test_what_a_council_decided_stays_its_own_until_it_is_sent(clerk, cast, region, houten, fire):
    asked(region, date(2026, 5, 30), reaction="granted", decided_on=date(2026, 5, 31))
    elsewhere = clerk_of(region.nieuwegein)
    for where_ in pages(region, houten, fire):
        assert "besloten, nog niet verstuurd" in says(clerk.get(where_))
        others = says(elsewhere.get(where_))
        assert "ligt bij de raad" in others
        assert "besloten" not in others.split("tweede wijziging")[1][:400]


def test_permission_without_a_view_on_the_draft_gets_a_warning_and_is_not_refused(
    clerk, region, houten, fire
):
    row = asked(region, date(2026, 5, 30))
    for where_ in (page(row), where(row, "besluit"), *pages(region, houten, fire)):
        assert NO_DRAFT in says(clerk.get(where_))
    assert fill(clerk, row, "besluit", reaction="granted", decided_on="2026-05-31").status_code == 302


@pytest.mark.parametrize(
    ("on", "warned"), [(date(2026, 5, 29), True), (date(2026, 5, 30), False)], ids=["last-day", "day-after"]
)
def test_permission_that_is_asked_before_the_eight_weeks_are_over_gets_a_warning(clerk, region, on, warned):
    draft(region)
    shown = says(clerk.get(page(asked(region, on))))
    assert (STILL_RAN in shown) is warned
    assert (
        "gevraagd op 29 mei 2026. De termijn voor een zienswijze liep toen nog, tot en met 29 mei 2026"
        in shown
    ) is warned
    assert NO_DRAFT not in shown


def test_permission_that_was_decided_before_they_are_over_says_both_days(clerk, region):
    draft(region)
    row = asked(region, date(2026, 5, 4), reaction="granted", decided_on=date(2026, 5, 20))
    assert "gevraagd op 4 mei 2026 en besloten op 20 mei 2026" in says(clerk.get(page(row)))
    assert "besloten op 20 mei 2026" not in says(clerk_of(region.nieuwegein).get(page(row)))


def test_a_view_that_was_sent_ends_the_term(clerk, region):
    draft(
        region, reaction="said", text="Akkoord.", decided_on=date(2026, 4, 20), returned_on=date(2026, 4, 21)
    )
    assert STILL_RAN not in says(clerk.get(page(asked(region, date(2026, 4, 21)))))


def test_a_view_on_something_else_is_no_view_on_this_draft(clerk, region):
    draft(region, procedure="leave")
    assert NO_DRAFT in says(clerk.get(page(asked(region, date(2026, 5, 30)))))


@pytest.mark.parametrize(("scheme", "warned"), [("council", False), ("executive", True), ("mixed", True)])
def test_councils_that_make_an_arrangement_themselves_get_no_warning(clerk, region, scheme, warned):
    PartnershipVersion.objects.filter(partnership=region.fire).update(scheme_kind=scheme)
    assert (NO_DRAFT in says(clerk.get(page(asked(region, date(2026, 5, 30)))))) is warned


@pytest.mark.parametrize(
    "of", [{"occasion": "decision", "procedure": ""}, {"procedure": "end"}], ids=["loan", "end"]
)
def test_what_article_1_does_not_name_gets_no_warning(clerk, region, of):
    assert NO_DRAFT not in says(clerk.get(page(asked(region, date(2026, 5, 30), **of))))


def test_more_of_them_ask_the_database_no_more_often(clerk, region, houten, fire, django_assert_num_queries):
    draft(region)
    asked(region, date(2026, 5, 29))
    counts = {}
    for where_ in pages(region, houten, fire):
        clerk.get(where_)
        with CaptureQueriesContext(connection) as few:
            clerk.get(where_)
        counts[where_] = len(few)
    for number in range(5):
        asked(region, date(2026, 5, 30), subject=f"wijziging {number}")
    for where_, count in counts.items():
        with django_assert_num_queries(count):
            assert "wijziging 4 (wijzigen)" in says(clerk.get(where_))
