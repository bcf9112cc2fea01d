from uuid import uuid4

import pytest
from django.urls import reverse

from verband.core.facts.grip import decision_rules
from verband.rooms.register.models import PartnershipVersion
from verband.rooms.register.tests.pages import addresses, text_of

EXECUTIVE = frozenset({"executive"})


def open_page(client, row, **query):
    return client.get(reverse("register:council-member", args=[row.public_id]), query)


def lines_of(response):
    return [line for group in response.context["page"].forms for line in group.lines]


def line_of(response, name):
    return next(line for line in lines_of(response) if line.joined.partnership.name == name)


def test_every_partnership_says_who_decides(client, region):
    response = open_page(client, region.houten)
    assert [(line.number, line.joined.partnership.name) for line in lines_of(response)] == [
        (1, "Afvaldienst Oud"),
        (2, "Veiligheidsregio Lek"),
        (3, "Afvaldienst Lek"),
        (4, "Regio Lek"),
        (5, "Lekoverleg"),
    ]
    assert [group.form for group in response.context["page"].forms] == ["OL", "BVO", "CEN", "NET"]
    assert all(group.topics for group in response.context["page"].forms)


def test_statement_stands_once_with_a_form_and_says_where_alone_it_holds(client, region):
    response = open_page(client, region.houten)
    group, *_ = response.context["page"].forms
    rules = [rule for _, rules in group.topics for rule in rules]
    assert len({rule.text for rule in rules}) == len(rules)
    for line in group.lines:
        here = (line.number,)
        shown = {
            ground.statement
            for rule in rules
            for ground in rule.grounds
            if line.number in (rule.numbers or here) and line.number in (ground.numbers or here)
        }
        assert shown == set(line.statements)
    assert {rule.numbers for rule in rules} == {(), (1,), (2,)}
    assert any(ground.numbers for rule in rules for ground in rule.grounds)
    assert "Alleen bij 1. " in text_of(response)
    assert "Alleen bij 2. " in text_of(response)


def test_chosen_day_goes_along_to_the_partnerships(client, region):
    links = addresses(open_page(client, region.houten, peildatum="2026-05-01"))
    assert f"{region.fire.get_absolute_url()}?peildatum=2026-05-01" in links


def test_statements_follow_from_form_and_organs(client, region):
    line = line_of(open_page(client, region.houten), "Veiligheidsregio Lek")
    assert line.statements == decision_rules("OL", EXECUTIVE)
    assert line.organs == ("executive",)


def test_organs_and_kind_of_scheme_are_named(client, region):
    said = text_of(open_page(client, region.houten))
    assert "Openbaar lichaam" in said
    assert "Veiligheidsregio Lek collegeregeling college 4" in said
    assert "Regio Lek niet bekend niet bekend 4" in said


def test_organs_of_all_members_count_not_only_its_own(client, region):
    region.waste.memberships.filter(party=region.nieuwegein).update(organs=["council"])
    line = line_of(open_page(client, region.houten), "Afvaldienst Lek")
    assert line.statements == decision_rules("BVO", frozenset({"council"}))
    assert line.organs == ()


def test_topics_are_in_words(client, region):
    said = text_of(open_page(client, region.houten))
    assert "Wie beslist" in said
    assert "who-decides" not in said


def test_unknown_form_is_said(client, region):
    PartnershipVersion.objects.filter(partnership=region.waste).update(form="unknown")
    said = text_of(open_page(client, region.houten))
    assert "De vorm van dit samenwerkingsverband is niet bekend." in said


def test_statement_switched_off_disappears_everywhere(client, region, settings):
    statements = {
        each.key: each.text for line in lines_of(open_page(client, region.houten)) for each in line.statements
    }
    settings.HIDDEN_STATEMENTS = list(statements)
    said = text_of(open_page(client, region.houten))
    assert statements
    assert not [key for key, text in statements.items() if text in said]


def test_one_statement_switched_off_takes_no_other_along(client, region, settings):
    first, *_ = line_of(open_page(client, region.houten), "Veiligheidsregio Lek").statements
    settings.HIDDEN_STATEMENTS = [first.key]
    left = line_of(open_page(client, region.houten), "Veiligheidsregio Lek")
    assert [each.key for each in left.statements] == [
        each.key for each in decision_rules("OL", EXECUTIVE) if each.key != first.key
    ]


def test_probable_succession_is_said(client, region):
    assert "waarschijnlijk opgevolgd door Afvaldienst Lek" in text_of(open_page(client, region.houten))


def test_own_arrangement_goes_before_what_follows_from_the_form(client, region):
    assert "De eigen regeling kan meer of anders bepalen" in text_of(open_page(client, region.houten))


def test_municipality_without_a_partnership_on_the_day_is_told_so(client, region):
    said = text_of(open_page(client, region.vianen, peildatum="1990-01-01"))
    assert "geen deelname van deze gemeente bekend" in said


@pytest.mark.parametrize("name", ["water", "province", "waste_body"])
def test_page_is_there_for_municipalities_only(client, region, name):
    assert open_page(client, getattr(region, name)).status_code == 404
    assert client.get(reverse("register:council-member", args=[uuid4()])).status_code == 404
