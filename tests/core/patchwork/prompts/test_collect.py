import pytest

from verband.core.patchwork.prompts import FINDERS, find_prompts

CARE = {"task_kinds": ("zorg",)}
VERDICTS = (
    "optimaal",
    "beste ",
    "bewezen",
    "slecht",
    "onnodig",
    "dubbel",
    "inefficiënt",
    "kandidaat",
    "leden ",
    "moet ",
)


@pytest.fixture
def context(context_of):
    members = {"zebra": "a b c", "Gemeente Aap": "a b c d", "mus": "x"}
    return context_of(members, partnerships={"zebra": CARE, "Gemeente Aap": CARE})


def test_prompts_come_alphabetically(context):
    found = [(prompt.partnerships[0], prompt.code) for prompt in find_prompts(context)]
    assert found == [
        ("s-Gemeente Aap", "stale"),
        ("s-Gemeente Aap", "similar"),
        ("s-mus", "stale"),
        ("s-zebra", "stale"),
    ]


def test_some_prompts_can_be_asked_for(context):
    assert {prompt.code for prompt in find_prompts(context, ["similar"])} == {"similar"}
    assert find_prompts(context, []) == ()


def test_each_file_has_its_own_code():
    assert list(FINDERS) == ["similar", "adjoining", "same-members", "stale", "absent"]


@pytest.mark.register
def test_every_prompt_of_the_register_has_reasons_figures_and_source_and_no_verdict(national_context):
    found = find_prompts(national_context)
    assert {prompt.code for prompt in found} == set(FINDERS)
    assert all(
        prompt.reasons and prompt.figures and prompt.sources and prompt.partnerships for prompt in found
    )
    names = {fact.name for fact in national_context.snapshot.partnerships}
    for prompt in found:
        text = " ".join((prompt.title, *prompt.reasons)).lower()
        for name in names:
            text = text.replace(name.lower(), "")
        assert not [word for word in VERDICTS if word in text], text
    assert found == find_prompts(national_context)
