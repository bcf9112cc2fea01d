import pytest

from verband.core.patchwork.prompts.similar import similar_partnerships

CARE, TAX = {"task_kinds": ("zorg",)}, {"task_kinds": ("belastingen",)}


def found(context):
    return [prompt.partnerships for prompt in similar_partnerships(context)]


def test_much_the_same_participants_and_task_give_a_prompt(context_of):
    context = context_of(
        {"one": "a b c d", "two": "a b c e"},
        partnerships={"one": CARE, "two": CARE},
        kind_titles={"zorg": "Zorg"},
    )
    (prompt,) = similar_partnerships(context)
    assert prompt.code == "similar"
    assert prompt.title == "Bijna dezelfde deelnemers, dezelfde soort taak"
    assert prompt.partnerships == ("s-one", "s-two")
    assert prompt.parties == ("p-a", "p-b", "p-c")
    assert prompt.figures == {"shared": 3, "jaccard": 0.6, "containment": 0.75}
    assert prompt.reasons == (
        "3 deelnemers zitten in allebei: dat is 60 % van alle deelnemers van de twee samen "
        "en 75 % van de kleinste van de twee.",
        "Soort taak: Zorg.",
    )
    assert prompt.sources[0] == "Verzonnen voorbeeld"


def test_a_small_one_within_a_large_one_is_named_as_such(context_of):
    context = context_of({"one": "a b c", "two": "a b c d e f g h"}, partnerships={"one": CARE, "two": CARE})
    (prompt,) = similar_partnerships(context)
    assert prompt.title == "De een grotendeels binnen de ander, dezelfde soort taak"


@pytest.mark.parametrize(
    ("one", "two", "why"),
    [
        ("a b c d", "a b e f", "too little in common"),
        ("a b", "a b c d e f g h", "within, but with too few"),
    ],
)
def test_other_overlap_gives_none(context_of, one, two, why):
    context = context_of({"one": one, "two": two}, partnerships={"one": CARE, "two": CARE})
    assert found(context) == [], why


def test_different_kinds_of_task_are_combined_only_when_asked(context_of):
    members, facts = {"one": "a b c", "two": "a b c"}, {"one": CARE, "two": TAX}
    assert found(context_of(members, partnerships=facts)) == []
    (prompt,) = similar_partnerships(context_of(members, partnerships=facts, across_kinds=True))
    assert prompt.title == "Bijna dezelfde deelnemers, verschillende soorten taak"
    assert prompt.reasons[1] == "De soorten taak verschillen; er is gevraagd om die naast elkaar te zetten."


def test_unclassified_partnerships_are_not_combined(context_of):
    assert found(context_of({"one": "a b c", "two": "a b c"})) == []


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({}, 1),
        ({"s-one": "policy"}, 1),
        ({"s-one": "policy", "s-two": "policy"}, 1),
        ({"s-one": "policy", "s-two": "executive"}, 0),
    ],
)
def test_policy_and_execution_are_kept_apart(context_of, work, expected):
    context = context_of({"one": "a b", "two": "a b"}, partnerships={"one": CARE, "two": CARE}, work=work)
    assert len(found(context)) == expected


def test_policy_and_execution_are_combined_when_asked(context_of):
    work = {"s-one": "policy", "s-two": "executive"}
    members = {"one": "a b", "two": "a b"}
    context = context_of(members, partnerships={"one": CARE, "two": CARE}, work=work, across_work=True)
    assert found(context) == [("s-one", "s-two")]


def test_two_bodies_with_the_same_participants_belong_to_another_prompt(context_of):
    body = CARE | {"form": "OL"}
    members = {"one": "a b c", "two": "a b c", "three": "a b c d"}
    context = context_of(members, partnerships={"one": body, "two": body, "three": body})
    assert found(context) == [("s-one", "s-three"), ("s-three", "s-two")]


def test_what_the_law_obliges_to_is_marked(context_of):
    facts = {"one": CARE | {"obligation": "statutory-free"}, "two": CARE}
    (prompt,) = similar_partnerships(context_of({"one": "a b", "two": "a b"}, partnerships=facts))
    assert prompt.statutory == ("s-one",)
    assert prompt.reasons[-1] == "Deze samenwerking is wettelijk verplicht: ‘one’."


@pytest.mark.register
def test_succeeded_environmental_services_are_not_reported_first(national, national_context):
    older = {succession.older for succession in national_context.successions.values()}
    keys = {national.snapshot.partnerships[position].key for position in older}
    assert len(older) == 5
    assert not [pair for pair in found(national_context) if keys & set(pair)]
