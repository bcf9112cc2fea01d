from datetime import date

import pytest
from django.db import IntegrityError, transaction

from verband.rooms.register.models import (
    Area,
    AreaMember,
    Challenge,
    Conflict,
    ImportRun,
    Membership,
    Partnership,
    PartnershipVersion,
    Party,
    Remark,
    SourceRecord,
    Succession,
    VersionTaskKind,
)
from verband.rooms.register.tests.factories import join, outline


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Party, "tooi"),
        (Party, "register_id"),
        (Partnership, "register_id"),
        (PartnershipVersion, "register_id"),
    ],
)
def test_code_of_a_source_is_given_once_but_may_be_missing_often(region, model, field):
    first, second = model.objects.order_by("pk")[:2]
    setattr(first, field, "")
    setattr(second, field, "")
    first.save()
    second.save()
    setattr(first, field, "twee")
    setattr(second, field, "twee")
    first.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


@pytest.mark.parametrize(
    "values",
    [{"valid_from": date(2001, 1, 1)}, {"valid_from": date(2020, 1, 2), "valid_to": date(2020, 1, 1)}],
)
def test_period_of_a_membership_is_one_and_runs_forwards(region, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        join(region.old_waste, region.houten, **values)


def test_second_membership_without_a_beginning_is_refused(region):
    with pytest.raises(IntegrityError), transaction.atomic():
        join(region.lek, region.houten)


def test_party_does_not_succeed_itself(region):
    with pytest.raises(IntegrityError), transaction.atomic():
        Succession.objects.create(predecessor=region.houten, successor=region.houten, on=date(2020, 1, 1))


def test_party_that_takes_part_cannot_be_deleted(region):
    with pytest.raises(IntegrityError), transaction.atomic():
        region.houten.delete()


def test_export_names_a_party_by_the_best_code_there_is(region):
    assert region.houten.key == "gm0321"
    assert region.waste_body.key == f"roo:{region.waste_body.register_id}"
    assert Party(public_id=region.houten.public_id).key == str(region.houten.public_id)


def test_every_record_says_what_it_is(region):
    said = {
        Area: "Utrecht",
        AreaMember: "Gemeente Houten in Utrecht",
        Challenge: "Wonen",
        ImportRun: "register van 2026-05-16",
        Membership: f"Gemeente Houten in samenwerkingsverband {region.fire.register_id}",
        PartnershipVersion: "Regionale Brandweer Lek",
        Remark: "Het gesprek kan korter.",
        Succession: "Gemeente Vianen → Gemeente Vijfheerenlanden",
        VersionTaskKind: "veiligheid",
    }
    assert {model: text for model, text in said.items() if text not in map(str, model.objects.all())} == {}
    assert str(outline(region.houten)) == "Gemeente Houten"
    assert str(region.vijfheerenlanden.groups.first()) == "Dorpslijst (20)"
    record = SourceRecord(source="roo", kind="party", key="1")
    assert str(record) == "roo party 1"
    assert str(Conflict(source_record=record, field="name")) == "roo party 1: name"
