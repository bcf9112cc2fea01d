from collections import Counter

from verband.core.facts.affiliated_entities import affiliated_entities
from verband.core.facts.forms import forms


def test_every_form_stands_in_one_part_of_the_list():
    placed = Counter(form for group in affiliated_entities().groups for form in group.forms)
    assert placed == dict.fromkeys(forms(), 1)


def test_a_public_body_is_an_arrangement_and_a_covenant_has_no_body():
    division = affiliated_entities()
    assert division.group_of("OL").key == "arrangements"
    assert division.group_of("CONV").key == "without-body"


def test_a_joint_body_is_no_legal_person_and_stands_with_what_is_none():
    assert affiliated_entities().group_of("GO").key == "without-body"


def test_an_unknown_form_stands_after_and_outside_the_list():
    division = affiliated_entities()
    unknown = division.group_of("unknown")
    assert division.groups[-1] == unknown
    assert unknown.label == "Vorm niet bekend: beoordeel zelf of dit een verbonden partij is"
    assert [group.key for group in division.groups if group.outside] == ["without-body", "unknown"]


def test_the_list_has_the_four_parts_of_the_decree():
    inside = [group.label for group in affiliated_entities().groups if not group.outside]
    assert inside == [
        "Gemeenschappelijke regelingen",
        "Vennootschappen en coöperaties",
        "Stichtingen en verenigingen",
        "Overige verbonden partijen",
    ]


def test_what_the_decree_asks_and_the_register_does_not_hold_is_said():
    told = affiliated_entities().not_held
    assert "begin en het einde van het jaar" in told
    assert "bijdrage" in told


def test_nobody_has_checked_the_article_in_the_text_that_holds():
    division = affiliated_entities()
    assert (division.article, division.pack.certainty) == ("BBV artikel 15", "unverified")
