"""The desk says how much waits for who sits at it, with the same numbers as the pages behind it."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.register.choices import Source
from verband.rooms.register.models import Conflict, Membership, PartnershipVersion, SourceRecord
from verband.rooms.register.selectors import keeping
from verband.rooms.register.selectors.conflicts import conflicts_page
from verband.rooms.register.selectors.matching import matches_page
from verband.rooms.register.selectors.on_day import register_on
from verband.rooms.register.services.keep.matching import say_different
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import STAND, join, partnership
from verband.rooms.register.tests.pages import text_of

pytestmark = pytest.mark.django_db
DESK = reverse("register:desk")
AT, TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC), date(2026, 6, 1)
KEEPERS = ["ambtenaar", "programmateam"]
NOTHING = "Geen nieuwe meldingen, geen verschillen met een bron en geen voorstellen om te koppelen."


@pytest.fixture
def waiting(region):
    """Let a source say something else of a government, a partnership's version and a part in it."""
    version = PartnershipVersion.objects.filter(partnership=region.waste).latest("number")
    membership = Membership.objects.get(partnership=region.waste, party=region.houten)
    elsewhere = Membership.objects.filter(partnership=region.fire).first()
    differ("party", region.houten.public_id, "name")
    differ("version", version.public_id, "name")
    differ("membership", membership.public_id, "role", "as_told")
    differ("membership", elsewhere.public_id, "role")


def differ(kind, object_id, *fields):
    record = SourceRecord.objects.create(
        source=Source.REGISTER, kind=kind, key=str(object_id), object_id=object_id, values={}, digest=""
    )
    for field in fields:
        Conflict.objects.create(source_record=record, field=field, base="a", theirs="b", found_on=TODAY)


def numbers(user):
    """Return how many records differ and how many proposals there are, as the desk says."""
    said = text_of(window(user).get(DESK))
    found = (re.search(rf"(\d+) {words}", said) for words in ("records? verschil", "voorstel(len)? om"))
    return tuple(int(one.group(1)) if one else 0 for one in found)


@pytest.mark.parametrize("who", KEEPERS)
def test_the_numbers_are_those_of_the_pages_behind_them(cast, region, waiting, who):
    user = getattr(cast, who)
    conflicts = conflicts_page(user, TODAY).total
    proposals = matches_page(user, register_on(STAND), TODAY).total
    assert numbers(user) == (conflicts, proposals)
    assert conflicts >= 3


def test_the_numbers_lead_to_their_pages(cast, region, waiting):
    page = window(cast.ambtenaar).get(DESK).content.decode()
    waits = page.partition("Wacht op uw besluit")[2].partition("</section>")[0]
    assert reverse("register:conflicts") in waits
    assert reverse("register:matches") in waits


def test_what_was_decided_waits_no_more(cast, region):
    [pair] = matches_page(cast.ambtenaar, register_on(STAND), TODAY).proposals
    before = numbers(cast.ambtenaar)
    told, registered = (
        PartnershipVersion.objects.get(pk=one.version_pk).partnership for one in (pair.told, pair.registered)
    )
    say_different(told=told, registered=registered, because="", on=TODAY, at=AT, by=cast.ambtenaar)
    assert numbers(cast.ambtenaar) == (0, before[1] - 1)


def test_who_keeps_none_of_it_is_told_that_nothing_waits(cast, region):
    Conflict.objects.all().delete()
    PartnershipVersion.objects.filter(source=Source.CONVERSATIONS).delete()
    assert NOTHING in text_of(window(cast.ambtenaar).get(DESK))


@pytest.mark.parametrize("who", ["griffier", "raadslid", "toezichthouder", "buitenstaander", "beheerder"])
def test_the_desk_is_for_keepers(cast, region, who):
    assert window(getattr(cast, who)).get(DESK).status_code == 404


def asked(user, table):
    browser = window(user)
    browser.get(DESK)
    with CaptureQueriesContext(connection) as captured:
        browser.get(DESK)
    return len(captured), sum(f'FROM "{table}"' in query["sql"] for query in captured)


def test_more_that_waits_asks_no_more_queries(cast, region):
    before = asked(cast.programmateam, "register_sourcerecord")
    assert before[1] == 1
    for number in range(5):
        told = partnership(f"Lekoverleg {number}", source=Source.CONVERSATIONS)
        join(told, region.houten, source=Source.CONVERSATIONS)
        differ("partnership", told.public_id, "name")
    assert asked(cast.programmateam, "register_sourcerecord") == before


# --- More than fit on a page ------------------------------------------------------------------------------------------


def test_a_desk_that_shows_not_all_says_so_and_finds_the_others(cast, region, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_SHOWN", 2)
    browser = window(cast.ambtenaar)
    page = browser.get(DESK)
    assert "2 van 5 getoond, van 5 gevonden" in text_of(page)
    assert "Veiligheidsregio Lek" not in rows(page)
    found = browser.get(DESK, {"zoek": "veil"})
    assert rows(found) == ["Veiligheidsregio Lek"]
    assert "1 van" in text_of(found)
    assert 'value="veil"' in found.content.decode()


def test_a_desk_that_shows_all_says_nothing_of_it(cast, region):
    assert "getoond" not in text_of(window(cast.ambtenaar).get(DESK))


def test_a_search_at_the_desk_finds_nothing_of_others_and_says_so(cast, region):
    partnership("Waterberaad")
    page = window(cast.ambtenaar).get(DESK, {"zoek": "waterberaad"})
    assert "Niets gevonden" in text_of(page)
    assert rows(page) == []


@pytest.mark.parametrize("asked", ["%", "_", "\x00", "x " * 3000])
def test_whatever_is_searched_at_the_desk_is_answered(cast, region, asked):
    assert window(cast.ambtenaar).get(DESK, {"zoek": asked}).status_code == 200


def rows(page):
    return [row["name"] for row in page.context["desk"].partnerships]
