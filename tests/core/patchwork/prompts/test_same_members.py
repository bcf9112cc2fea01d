from dataclasses import replace

import pytest

from verband.core.patchwork.prompts.same_members import same_members_several_bodies

BODY = {"form": "OL", "task_kinds": ("zorg",)}


def found(context):
    return [prompt.partnerships for prompt in same_members_several_bodies(context)]


def test_same_participants_in_two_bodies_give_a_prompt(context_of):
    (prompt,) = same_members_several_bodies(
        context_of({"one": "b a", "two": "a b"}, partnerships={"one": BODY, "two": BODY})
    )
    assert (prompt.partnerships, prompt.parties) == (("s-one", "s-two"), ("p-a", "p-b"))
    assert prompt.reasons == ("Dezelfde 2 deelnemers hebben 2 besturen naast elkaar.", "Soort taak: zorg.")
    assert prompt.figures == {"bodies": 2, "members": 2}


def test_an_arrangement_without_a_board_is_no_body(context_of):
    facts = {"one": BODY, "two": BODY | {"form": "RZM"}}
    assert found(context_of({"one": "a b", "two": "a b"}, partnerships=facts)) == []


def test_bodies_are_grouped_by_kind_unless_asked_otherwise(context_of):
    tax = BODY | {"task_kinds": ("belastingen",)}
    members = dict.fromkeys(("one", "two", "three", "four"), "a b")
    facts = {"one": BODY, "two": BODY, "three": tax, "four": tax | {"task_kinds": ("water",)}}
    assert found(context_of(members, partnerships=facts)) == [("s-one", "s-two")]
    assert found(context_of(members, partnerships=facts, across_kinds=True)) == [
        ("s-four", "s-one", "s-three", "s-two")
    ]


def test_two_kinds_in_common_give_one_prompt(context_of):
    both = BODY | {"task_kinds": ("zorg", "jeugd")}
    assert found(context_of({"one": "a b", "two": "a b"}, partnerships={"one": both, "two": both})) == [
        ("s-one", "s-two")
    ]


def test_bodies_that_differ_in_work_stand_with_their_own(context_of):
    members = dict.fromkeys(("one", "two", "three"), "a b")
    work = {"s-one": "policy", "s-two": "executive"}
    context = context_of(members, partnerships=dict.fromkeys(members, BODY), work=work)
    assert sorted(found(context)) == [("s-one", "s-three"), ("s-three", "s-two")]


def test_more_bodies_can_be_asked_for(context_of):
    context = context_of({"one": "a b", "two": "a b"}, partnerships={"one": BODY, "two": BODY})
    assert found(replace(context, thresholds=replace(context.thresholds, bodies=3))) == []


@pytest.mark.register
def test_bleizo_and_hoefweg_have_the_same_participants(national, national_context):
    pairs = found(national_context)
    names = {fact.key: fact.name for fact in national.snapshot.partnerships}
    assert any("Bleizo" in names[pair[-1]] and "Hoefweg" in names[pair[0]] for pair in pairs)
