import pytest

from verband.core.patchwork.prompts.absent import absent_tasks

TAX = {"task_kinds": ("belastingen",)}
AROUND = {"x": ["a", "b", "c", "d", "e"]}


def test_a_task_that_nearly_every_neighbour_has_arranged_gives_a_prompt(context_of):
    context = context_of(
        {"one": "a b", "two": "c d", "other": "x e"},
        partnerships={"one": TAX, "two": TAX, "other": {"task_kinds": ("ggd",)}},
        neighbours=AROUND,
        neighbours_source="CBS en Kadaster",
        kind_titles={"belastingen": "WOZ"},
    )
    (prompt,) = absent_tasks(context)
    assert prompt.partnerships == ("s-one", "s-two")
    assert prompt.parties == ("p-a", "p-b", "p-c", "p-d", "p-x")
    assert prompt.subject == "p-x"
    assert prompt.figures == {"neighbours_with": 4, "neighbours": 5}
    assert prompt.reasons == (
        "4 van de 5 buurgemeenten van x staan in een geregistreerde regeling voor WOZ: a, b, c en d.",
        "x staat daarvoor in geen geregistreerde regeling en doet dit mogelijk zelf of anders.",
    )
    assert "CBS en Kadaster" in prompt.sources


@pytest.mark.parametrize(
    ("members", "neighbours"),
    [
        ({"one": "a b c", "other": "x e d"}, AROUND),
        ({"one": "a b", "other": "x"}, {"x": ["a", "b"]}),
        ({"one": "a b c d x"}, AROUND),
        ({"one": "a b c d", "other": "x"}, {}),
    ],
    ids=["three of five", "two neighbours only", "has it too", "an island"],
)
def test_otherwise_nothing_is_missing(context_of, members, neighbours):
    context = context_of(members, partnerships={"one": TAX}, neighbours=neighbours)
    assert list(absent_tasks(context)) == []


def test_unknown_and_abolished_neighbours_do_not_count(context_of):
    context = context_of(
        {"one": "a b c", "other": "x gone"},
        partnerships={"one": TAX},
        parties={"gone": {"ended": True}},
        neighbours={"x": ["a", "b", "c", "gone", "GM9999"]},
    )
    (prompt,) = absent_tasks(context)
    assert prompt.figures == {"neighbours_with": 3, "neighbours": 3}


@pytest.mark.register
def test_waalwijk_does_its_taxes_alone_or_otherwise(national_context):
    sentences = " ".join(reason for prompt in absent_tasks(national_context) for reason in prompt.reasons)
    assert "4 van de 5 buurgemeenten van Gemeente Waalwijk" in sentences
