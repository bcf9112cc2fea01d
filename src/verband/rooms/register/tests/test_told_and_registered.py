"""The conversations of 2024 and the national register in one house, in either order: nothing stands twice."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from verband.rooms.register.bridge.conversations import read_conversations
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
    PoliticalGroup,
    SourceRecord,
    Succession,
)
from verband.rooms.register.tests.small_exports import everything

SURE = 8
"""Partnerships that were told of and surely are an arrangement of the register."""
NOT_COMPARED = {"id", "revision"}
pytestmark = [pytest.mark.register, pytest.mark.django_db]
TOLD = [one.values for one in read_conversations().wanted if one.kind == "party"]


def demo():
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def contents():
    """Return what stands here by its addresses, without the numbers of rows, which depend on the order."""
    return {
        model.__name__: sorted(_plain(row) for row in model.objects.select_related())
        for model in (Party, Partnership, PartnershipVersion, Membership, PoliticalGroup)
    }


def _plain(row):
    fields = [field for field in row._meta.concrete_fields if field.name not in NOT_COMPARED]
    values = {field.name: getattr(row, field.name) for field in fields}
    return str({name: str(getattr(value, "public_id", value)) for name, value in values.items()})


def forget_everything():
    """Empty every table of the register."""
    for model in (
        Membership,
        PartnershipVersion,
        Partnership,
        AreaMember,
        Area,
        Succession,
        Party,
        Challenge,
    ):
        model.objects.all().delete()
    for model in (SourceRecord, ImportRun):
        model.objects.all().delete()


def test_nothing_stands_twice_when_the_register_was_there_first(imported_register):
    parties, partnerships = Party.objects.count(), Partnership.objects.count()
    demo()
    assert_nothing_stands_twice()
    told = read_conversations().wanted
    known = sum(bool(one.values["register_id"]) for one in told if one.kind == "party")
    assert Party.objects.count() == parties + sum(one.kind == "party" for one in told) - known
    assert Partnership.objects.count() == partnerships + 22 - SURE


def test_nothing_stands_twice_when_the_conversations_were_there_first(national_register):
    demo()
    call_command("import_roo", str(national_register), stdout=StringIO())
    assert_nothing_stands_twice()


def test_either_order_gives_the_same(imported_register):
    demo()
    register_first = contents()
    with transaction.atomic():
        forget_everything()
        demo()
        call_command("import_roo", str(imported_register), stdout=StringIO())
        conversations_first = contents()
        transaction.set_rollback(True)
    assert register_first == conversations_first


def test_both_again_change_nothing(imported_register):
    demo()
    before = everything()
    call_command("import_roo", str(imported_register), stdout=StringIO())
    demo()
    assert everything() == before


def assert_nothing_stands_twice():
    codes = [told["tooi"] for told in TOLD if told["kind"] in {"municipality", "province", "water-authority"}]
    governments = Party.objects.filter(tooi__in=codes)
    in_province = governments.filter(area_members__area__code="PV26", kind="municipality")
    assert in_province.count() == 26
    assert governments.filter(kind="water-authority").count() == 4
    assert governments.filter(kind="province").count() == 1
    both = Partnership.objects.filter(versions__source="roo").filter(versions__source="gesprekken-2024")
    assert both.distinct().count() == SURE
    assert set(both.values_list("leading_source", flat=True)) == {"roo"}
    assert not Conflict.objects.exists()
    names = list(Party.objects.filter(kind="municipality", ended_on=None).values_list("name", flat=True))
    assert len(names) == len(set(names))
