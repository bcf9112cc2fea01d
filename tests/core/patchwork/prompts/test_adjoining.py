import pytest

from verband.core.patchwork.prompts.adjoining import adjoining_areas

TAX = {"task_kinds": ("belastingen",)}
FACTS = {"west": TAX, "east": TAX}
# a1 and a2 lie west of b1 and b2; every one of them adjoins both on the other side.
NEXT = {"a1": ["b1", "b2"], "a2": ["b1", "b2"], "b1": ["a1", "a2"], "b2": ["a1", "a2"]}


def found(context):
    return [prompt.partnerships for prompt in adjoining_areas(context)]


def test_same_task_next_door_gives_a_prompt(context_of):
    context = context_of(
        {"west": "a1 a2 away", "east": "b1 b2"},
        partnerships=FACTS,
        neighbours=NEXT,
        neighbours_source="CBS en Kadaster",
    )
    (prompt,) = adjoining_areas(context)
    assert prompt.partnerships == ("s-east", "s-west")
    assert prompt.parties == ("p-a1", "p-a2", "p-b1", "p-b2")
    assert prompt.figures == {"adjoining_pairs": 4}
    assert prompt.reasons == (
        "Geen enkele gemeente neemt aan allebei deel.",
        "4 keer grenst een gemeente van de een aan een gemeente van de ander, bijvoorbeeld a1 aan b1.",
        "Soort taak: belastingen.",
    )
    assert prompt.sources[:2] == ("Verzonnen voorbeeld", "CBS en Kadaster")


def test_neighbours_may_be_a_function(context_of):
    context = context_of({"west": "a1 a2", "east": "b1 b2"}, partnerships=FACTS, neighbours=NEXT.__getitem__)
    assert found(context) == [("s-east", "s-west")]


def test_a_province_in_both_does_not_join_the_areas(context_of):
    context = context_of(
        {"west": "a1 a2 prov", "east": "b1 b2 prov"},
        partnerships=FACTS,
        parties={"prov": {"kind": "province"}},
        neighbours=NEXT,
    )
    assert found(context) == [("s-east", "s-west")]


@pytest.mark.parametrize(
    ("members", "facts", "neighbours"),
    [
        ({"west": "a1 a2 b1", "east": "b1 b2"}, FACTS, NEXT),
        ({"west": "a1 a2", "east": "b1 b2"}, {"west": TAX, "east": {"task_kinds": ("ggd",)}}, NEXT),
        ({"west": "a1 a2", "east": "b1 b2"}, FACTS, {}),
        ({"west": "a1", "east": "b1 b2"}, FACTS, NEXT),
    ],
    ids=["a municipality in both", "another task", "not adjoining", "a border of two pairs"],
)
def test_other_areas_give_none(context_of, members, facts, neighbours):
    assert found(context_of(members, partnerships=facts, neighbours=neighbours)) == []


def test_policy_next_to_execution_gives_none(context_of):
    context = context_of(
        {"west": "a1 a2", "east": "b1 b2"},
        partnerships=FACTS,
        neighbours=NEXT,
        work={"s-west": "policy", "s-east": "executive"},
    )
    assert found(context) == []


@pytest.mark.register
def test_gelderse_environmental_services_lie_side_by_side(national, national_context):
    names = {fact.key: fact.name for fact in national.snapshot.partnerships}
    pairs = [tuple(names[key] for key in pair) for pair in found(national_context)]
    assert any("De Vallei" in one + two and "Groene Metropool" in one + two for one, two in pairs)
    assert not any("Omgevingsdienst regio Utrecht" in one + two for one, two in pairs)
