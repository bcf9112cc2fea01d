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


def test_nobody_has_checked_the_article_in_the_text_that_holds():
    division = affiliated_entities()
    assert (division.article, division.pack.certainty) == ("BBV artikel 15", "unverified")
