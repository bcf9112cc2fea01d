from datetime import date

import pytest

from verband.core.patchwork.prompts.stale import stale_entries

RECENT = {"verified": date(2026, 1, 1)}
GONE = {"ended": True}


def reasons(context):
    return {prompt.partnerships[0]: prompt.reasons for prompt in stale_entries(context)}


def test_a_sound_entry_gives_no_prompt(context_of):
    assert reasons(context_of({"one": "a b"}, partnerships={"one": RECENT})) == {}


@pytest.mark.parametrize(
    ("verified", "reason"),
    [
        (date(2021, 5, 17), None),
        (
            date(2021, 5, 16),
            "Deze vermelding is voor het laatst nagekeken op 16 mei 2021, 5 jaar of langer geleden.",
        ),
        (None, "Het is niet bekend wanneer deze vermelding is nagekeken."),
    ],
)
def test_an_entry_that_was_not_verified_for_five_years_is_stale(context_of, verified, reason):
    found = reasons(context_of({"one": "a b"}, partnerships={"one": {"verified": verified}}))
    assert found == ({"s-one": (reason,)} if reason else {})


def test_all_participants_abolished(context_of):
    context = context_of(
        {"one": "a b"},
        partnerships={"one": RECENT},
        parties={"a": GONE, "b": GONE},
        also="c d",
        successors={"p-a": ("p-d", "p-c")},
    )
    (prompt,) = stale_entries(context)
    assert prompt.reasons == (
        "Alle 2 deelnemers zijn opgeheven.",
        "Daarvoor kwam in de plaats: c en d.",
    )
    assert prompt.figures == {"members": 2, "ended": 2}


def test_all_participants_abolished_without_known_successor(context_of):
    found = reasons(context_of({"one": "a"}, partnerships={"one": RECENT}, parties={"a": GONE}))
    assert found == {"s-one": ("De enige deelnemer is opgeheven.",)}


def test_a_merger_can_leave_one_participant(context_of):
    context = context_of(
        {"one": "a b"}, partnerships={"one": RECENT}, parties={"a": GONE}, successors={"p-a": ("p-b",)}
    )
    assert reasons(context) == {"s-one": ("Door herindeling is er nog één deelnemer over: b.",)}


@pytest.mark.parametrize("successors", [{}, {"p-a": ("p-c",)}], ids=["not known", "another one"])
def test_who_may_still_be_two_is_not_called_one(context_of, successors):
    context = context_of(
        {"one": "a b"}, partnerships={"one": RECENT}, parties={"a": GONE}, also="c", successors=successors
    )
    assert reasons(context) == {}


def test_probable_succession_names_the_successor(context_of):
    service = RECENT | {"task_kinds": ("omgevingsdienst",)}
    context = context_of(
        {"old": "a b", "new": "a b c"},
        partnerships={
            "old": service | {"started": date(2015, 1, 1)},
            "new": service | {"started": date(2025, 1, 1)},
        },
    )
    (prompt,) = stale_entries(context)
    assert prompt.partnerships == ("s-new", "s-old")
    assert prompt.parties == ("p-a", "p-b")
    assert prompt.reasons[0] == "In het register nog van kracht, waarschijnlijk opgevolgd door ‘new’."
    assert prompt.figures == {"members": 2, "ended": 0, "share": 1}


@pytest.mark.register
def test_register_shows_the_predecessors_of_omgevingsdienst_utrecht(national, national_context):
    key = national.snapshot.partnerships[national.partnership("Omgevingsdienst Utrecht")].key
    assert len([prompt for prompt in stale_entries(national_context) if key in prompt.partnerships]) == 2
