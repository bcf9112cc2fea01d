"""The same hits in the same order on every database: written down once, and compared wherever the suite runs."""

import json
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from django.db.models import F

from verband.rooms.register.bridge.search import AllOf, Token, read_question
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Area, Remark, SearchEntry, Seat, Task
from verband.rooms.register.selectors.search import matching
from verband.rooms.register.selectors.search.matching import Holding
from verband.rooms.register.services.search import renew_index
from verband.rooms.register.tests.factories import STAND, TOLD, join, partnership, party, version
from verband.rooms.register.tests.searching import candidates

HITS = json.loads((Path(__file__).parent / "search_hits.json").read_text(encoding="utf-8"))
"""What is asked → what an outsider finds, in order, each as kind and name."""
REMARK = "Vergaderingen zijn te lang."


@pytest.fixture
def library(region):
    """Fill the region with names and texts of every kind."""
    party("Gemeente Súdwest-Fryslân", tooi="gm1900")
    party("Gemeente 's-Gravenhage", tooi="gm0518", short_name="Den Haag")
    party("Gemeente De Bilt", tooi="gm0310")
    party("Stichting Schoon Water", "company-or-foundation")
    party("Provincie Fryslân", "province")
    party("Stichting Schieland en de Krimpenerwaard", "company-or-foundation")
    party("Hoogheemraadschap van Schieland en de Krimpenerwaard", "water-authority", short_name="Schieland")
    party("Gemeente Lekdorp", ended_on=STAND)
    partnership("GGD Lek", short_name="GGD", purpose="Gezondheid van inwoners bewaken.")
    partnership("Gemeentelijke Gezondheidsdienst Linge")
    partnership("Gemeenschappelijke regeling Omgevingsdienst Lek", short_name="ODL")
    partnership("RUD Linge", purpose="Vergunningen verlenen en toezicht houden op bedrijven.")
    partnership("Belastingsamenwerking Coöperatief", purpose="Heffen en innen van belastingen.")
    version(region.lek, "Streekoverleg", source=Source.CONVERSATIONS, as_told="Wonen langs de rivier")
    Task.objects.create(partnership=region.fire, name="Vergunningverlening", description="Bij evenementen.")
    Task.objects.create(partnership=region.waste, name="Huisvuil ophalen")
    organs = (("Algemeen bestuur", "voorzitter"), ("Dagelijks bestuur", "portefeuillehouder"))
    for organ, function in organs:
        Seat.objects.create(partnership=region.waste, party=region.houten, organ=organ, function=function)
    Area.objects.create(division="energy-region", code="RES99", name="Rivierenland")
    told = [party(f"Waterschap {name}", "water-authority") for name in ("Een", "Twee", "Drie")]
    join(region.lek, *told, source=Source.CONVERSATIONS)
    Remark.objects.create(
        partnership=region.lek, text=REMARK, round_name="2024", told_from=TOLD, told_to=TOLD
    )
    renew_index()
    return region


def found(text, visitor=None, **days):
    rows = candidates(text, visitor=visitor, **days)
    return [f"{row.kind}: {row.shown.name if row.shown else ''}".rstrip() for row in rows]


@pytest.mark.parametrize("text", HITS)
def test_an_outsider_finds_what_was_written_down(library, text):
    assert found(text) == HITS[text]


def holds(condition, words):
    """Say in plain Python what the index of a database must answer."""
    if isinstance(condition, Token):
        return any(
            word.startswith(condition.word) if condition.start else word == condition.word for word in words
        )
    return (all if isinstance(condition, AllOf) else any)(holds(part, words) for part in condition.parts)


def test_every_pair_of_words_is_answered_as_in_plain_python(library):
    words = {pk: line.split() for pk, line in SearchEntry.objects.values_list("pk", "words")}
    typed = [
        "lek",
        "l",
        "gemeente",
        "gemeenten",
        "ggd",
        "vr",
        "od",
        "oml",
        "de",
        "vergunning",
        "houd",
        "a1",
        "rud",
    ]
    for one, other in [*((word, "") for word in typed), *combinations(typed, 2)]:
        condition = read_question(f"{one} {other}").condition
        answered = set(SearchEntry.objects.filter(Holding(F("pk"), condition)).values_list("pk", flat=True))
        assert answered == {pk for pk, line in words.items() if holds(condition, line)}, (one, other)
        in_memory = {pk for pk, line in words.items() if matching.holds(condition, f" {' '.join(line)} ")}
        assert answered == in_memory, (one, other)


def test_remark_is_found_by_partners_only_and_counts_for_nobody_else(library, cast):
    for name, visitor in cast.everyone().items():
        expected = (
            ["remark:"]
            if name in {"raadslid", "bestuurder", "ambtenaar", "griffier", "programmateam"}
            else []
        )
        assert found("vergadering", visitor) == expected, name


def test_remark_on_a_small_circle_is_found_by_nobody(library, cast):
    library.lek.memberships.filter(party=library.province).delete()
    library.lek.memberships.filter(party__name__startswith="Waterschap").delete()
    assert found("vergadering", cast.raadslid) == []


@pytest.mark.parametrize("days", [0, 1])
def test_remark_is_found_for_four_years(library, cast, days):
    last = TOLD + timedelta(days=4 * 365 + days)
    assert len(found("vergadering", cast.raadslid, today=last)) == 1 - days


def test_remark_of_after_the_day_is_not_found(library, cast):
    assert found("vergadering", cast.raadslid, day=TOLD.replace(year=2020)) == []
