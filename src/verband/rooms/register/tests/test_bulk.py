"""Rows written set-wise are the rows that Django would have written one by one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from verband.rooms.common.bulk import Json, insert_rows
from verband.rooms.history.models import Event
from verband.rooms.register.choices import Form
from verband.rooms.register.models import Area, Partnership, PartnershipVersion, Party, Succession

pytestmark = pytest.mark.django_db
ONE, TWO = UUID(int=1), UUID(int=2)


def without_keys(row):
    return {name: value for name, value in row.items() if name not in {"id", "public_id", "partnership_id"}}


def test_every_kind_of_column_is_stored_as_an_instance_would_be():
    values = {
        "name": "Regio Ée & Aa",
        "form": Form.PUBLIC_BODY,
        "number": 1,
        "cross_border": True,
        "powers": [["Artikel 1", "Blussen ✓"]],
        "valid_from": date(2020, 2, 29),
        "body_id": None,
        "source": "roo",
    }
    PartnershipVersion.objects.create(partnership=Partnership.objects.create(public_id=ONE), **values)
    other = Partnership.objects.create(public_id=TWO)
    insert_rows(PartnershipVersion, [{**values, "partnership_id": other.pk}])
    first, second = PartnershipVersion.objects.order_by("id").values()
    assert without_keys(first) == without_keys(second)


def test_numbers_and_moments_are_converted():
    parties = [
        Party.objects.create(name=name, kind="municipality") for name in ("Vianen", "Vijfheerenlanden")
    ]
    insert_rows(
        Succession,
        [
            {
                "predecessor_id": parties[0].pk,
                "successor_id": parties[1].pk,
                "on": date(2019, 1, 1),
                "share": 0.333,
            }
        ],
    )
    assert Succession.objects.get().share == Decimal("0.333")
    moment = datetime(2026, 5, 16, 9, 30, tzinfo=UTC)
    insert_rows(Event, [{"object_id": ONE}], moment=moment, deed="create", object_kind="party")
    assert Event.objects.get().moment == moment


def test_columns_that_no_row_names_take_their_default_anew_for_each_row():
    insert_rows(
        Area, [{"code": "PV26", "name": "Utrecht"}, {"code": "PV28", "name": "Zuid-Holland"}], division="own"
    )
    areas = list(Area.objects.order_by("code"))
    assert areas[0].public_id != areas[1].public_id
    assert {(area.division, area.revision) for area in areas} == {("own", 1)}


def test_rows_need_not_name_the_same_columns():
    insert_rows(Party, [{"name": "Een", "inhabitants": 3}, {"name": "Twee"}], kind="other")
    assert list(Party.objects.order_by("id").values_list("name", "inhabitants")) == [
        ("Een", 3),
        ("Twee", None),
    ]


def test_json_that_stands_ready_is_stored_as_it_is():
    rows = [{"after": Json('{"naam":"é"}')}, {"after": {"naam": "é"}}, {"after": None}]
    same = {"moment": datetime(2026, 5, 16, tzinfo=UTC), "deed": "create", "object_kind": "party"}
    insert_rows(Event, rows, object_id=uuid4(), **same)
    assert list(Event.objects.order_by("id").values_list("after", flat=True)) == [
        {"naam": "é"},
        {"naam": "é"},
        None,
    ]
    assert Event.objects.filter(after__isnull=True).count() == 1


def test_a_row_that_the_database_refuses_is_refused():
    rows = [{"name": "Een", "tooi": "gm0001"}, {"name": "Twee", "tooi": "gm0001"}]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Party, rows, kind="other")
    assert not Party.objects.exists()


def test_no_rows_are_no_statement(django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        insert_rows(Party, [])
    assert not Party.objects.exists()
