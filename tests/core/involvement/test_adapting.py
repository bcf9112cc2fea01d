"""Where an agreement differs from the standard arrangement, and what another choice changes."""

from decimal import Decimal

import pytest

from verband.core.involvement.adapting import Stands, deviation, missing, switch, terms
from verband.core.involvement.standards import standards

ONE, TWO, NONE = Decimal(1), Decimal(2), Decimal(0)
A, B = standards()["uitvoering-zonder-beleidsruimte"], standards()["uitvoering-met-beleidskeuzes"]


@pytest.mark.parametrize(
    ("instrument", "times", "words"),
    [
        ("radenmarkt", "1", ""),
        ("radenmarkt", "2", "het standaardarrangement noemt 1 keer per jaar"),
        ("radenmarkt", None, "het standaardarrangement noemt 1 keer per jaar, hier als het zich voordoet"),
        ("radenmarkt", "0", "hoort bij het standaardarrangement, en wordt bewust niet gedaan"),
        ("evaluatiegesprek", "0.50", "het standaardarrangement noemt 0,25 keer per jaar"),
        ("raadsrapporteur", "1", ""),
        ("raadsrapporteur", "0", ""),
        ("ambassadeurs", "1", "staat niet in het standaardarrangement"),
        ("ambassadeurs", "0", ""),
    ],
)
def test_a_deviation_is_said_in_words(instrument, times, words):
    assert deviation(A, instrument, None if times is None else Decimal(times)) == words


def test_what_belongs_and_was_not_agreed_is_missing():
    assert missing(A, ["radenmarkt", "informatiebrief", "ambassadeurs"]) == (
        "zienswijze-begroting",
        "evaluatiegesprek",
    )


def test_a_first_choice_adds_all_that_belongs():
    changes = switch(None, A, [])
    assert changes.add == {code: part.per_year for code, part in A.belonging.items()}
    assert (changes.drop, changes.change, changes.keep) == (frozenset(), {}, frozenset())


def test_another_choice_replaces_what_nobody_touched():
    standing = [Stands(code, part.per_year) for code, part in B.belonging.items()]
    changes = switch(B, A, standing)
    # B asks three letters a year, A one; the market, the budget and the evaluation are the same in both.
    assert changes.change == {"informatiebrief": ONE}
    assert changes.drop == {
        "startnotitie-en-dialoogsessie",
        "zienswijze-kaderbrief",
        "raadsrapporteur",
        "werkbezoek",
    }
    assert (changes.add, changes.keep) == ({}, frozenset())


@pytest.mark.parametrize(
    "own",
    [
        Stands("raadsrapporteur", TWO),
        Stands("raadsrapporteur", ONE, hours=Decimal(12)),
        Stands("raadsrapporteur", ONE, note="samen met Baarn"),
        Stands("ambassadeurs", ONE),
        Stands("radenmarkt", NONE, note="te druk"),
    ],
    ids=["times", "hours", "note", "not in the standard", "left out"],
)
def test_another_choice_leaves_what_the_partners_made_their_own(own):
    changes = switch(B, A, [own])
    assert changes.keep == {own.instrument}
    assert own.instrument not in {*changes.add, *changes.drop, *changes.change}


def test_without_the_old_standard_everything_counts_as_ones_own():
    assert switch(None, A, [Stands("werkbezoek", ONE)]).keep == {"werkbezoek"}


def test_terms_read_the_same_before_and_after_they_were_stored():
    typed = [Stands("radenmarkt", Decimal(1), Decimal(12)), Stands("toestemming", None)]
    stored = [Stands("toestemming", None), Stands("radenmarkt", Decimal("1.00"), Decimal("12.0"))]
    assert terms("x", "", typed) == terms("x", "", stored)


def test_terms_tell_everything_a_council_says_yes_to():
    rows = [
        Stands("werkbezoek", Decimal("0.25")),
        Stands("radenmarkt", NONE, note="te druk"),
        Stands("m", Decimal(10)),
    ]
    assert terms("netwerk", "met een panel", rows) == [
        "werksoort: netwerk",
        "m: 10 keer per jaar, uren naar de schatting",
        "radenmarkt: bewust niet, uren naar de schatting (te druk)",
        "werkbezoek: 0,25 keer per jaar, uren naar de schatting",
        "inwoners en belanghebbenden: met een panel",
    ]
