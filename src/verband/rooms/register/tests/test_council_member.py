from uuid import uuid4

import pytest
from django.urls import reverse

from verband.core.facts.grip import decision_rules
from verband.rooms.register.models import PartnershipVersion
from verband.rooms.register.tests.pages import text_of

EXECUTIVE = frozenset({"executive"})


def open_page(client, row, **query):
    return client.get(reverse("register:council-member", args=[row.public_id]), query)


def line_of(response, name):
    return next(line for line in response.context["page"].lines if line.joined.partnership.name == name)


def test_every_partnership_says_who_decides(client, region):
    lines = open_page(client, region.houten).context["page"].lines
    assert [line.joined.partnership.name for line in lines] == [
        "Afvaldienst Lek",
        "Afvaldienst Oud",
        "Lekoverleg",
        "Regio Lek",
        "Veiligheidsregio Lek",
    ]
    assert all(line.topics for line in lines)


def test_statements_follow_from_form_and_organs(client, region):
    line = line_of(open_page(client, region.houten), "Veiligheidsregio Lek")
    found = [statement for _, statements in line.topics for statement in statements]
    assert sorted(found, key=lambda each: each.key) == sorted(
        decision_rules("OL", EXECUTIVE), key=lambda each: each.key
    )
    assert line.organs == ("executive",)


def test_organs_and_kind_of_scheme_are_named(client, region):
    said = text_of(open_page(client, region.houten))
    assert "openbaar lichaam, collegeregeling" in said
    assert "Namens deze gemeente college" in said
    assert "Namens deze gemeente niet bekend" in said


def test_organs_of_all_members_count_not_only_its_own(client, region):
    region.waste.memberships.filter(party=region.nieuwegein).update(organs=["council"])
    line = line_of(open_page(client, region.houten), "Afvaldienst Lek")
    found = {statement.key for _, statements in line.topics for statement in statements}
    assert found == {each.key for each in decision_rules("BVO", frozenset({"council"}))}
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
        each.key: each.text
        for line in open_page(client, region.houten).context["page"].lines
        for _, group in line.topics
        for each in group
    }
    settings.HIDDEN_STATEMENTS = list(statements)
    said = text_of(open_page(client, region.houten))
    assert statements
    assert not [key for key, text in statements.items() if text in said]


def test_one_statement_switched_off_takes_no_other_along(client, region, settings):
    page = open_page(client, region.houten)
    (_, (first, *_)), *_ = line_of(page, "Veiligheidsregio Lek").topics
    settings.HIDDEN_STATEMENTS = [first.key]
    left = line_of(open_page(client, region.houten), "Veiligheidsregio Lek")
    kept = [each.key for _, statements in left.topics for each in statements]
    assert kept == [each.key for each in decision_rules("OL", EXECUTIVE) if each.key != first.key]


def test_probable_succession_is_said(client, region):
    assert "Let op waarschijnlijk opgevolgd door Afvaldienst Lek" in text_of(open_page(client, region.houten))


def test_own_arrangement_goes_before_what_follows_from_the_form(client, region):
    assert "De eigen regeling kan meer of anders bepalen" in text_of(open_page(client, region.houten))


def test_municipality_without_a_partnership_on_the_day_is_told_so(client, region):
    said = text_of(open_page(client, region.vianen, peildatum="1990-01-01"))
    assert "geen deelname van deze gemeente bekend" in said


@pytest.mark.parametrize("name", ["water", "province", "waste_body"])
def test_page_is_there_for_municipalities_only(client, region, name):
    assert open_page(client, getattr(region, name)).status_code == 404
    assert client.get(reverse("register:council-member", args=[uuid4()])).status_code == 404
