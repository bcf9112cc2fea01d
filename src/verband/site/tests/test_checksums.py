"""Equal numbers mean equal rows, whatever their order; no program is told a password on its command line."""

import subprocess
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection

from verband.rooms.history.models import Event
from verband.rooms.register.models import Challenge
from verband.site.backup import postgres
from verband.site.backup.checksums import plain, table_sum, table_sums

TABLE = Challenge._meta.db_table


def write(*names: str) -> None:
    Challenge.objects.all().delete()
    for number, name in enumerate(names, start=900):
        Challenge.objects.create(
            pk=number, public_id=f"00000000-0000-0000-0000-{number:012}", code=name, name=name
        )


def test_every_table_is_counted(db):
    assert {Event._meta.db_table, TABLE, "django_migrations"} <= table_sums(connection).keys()


def test_same_rows_give_the_same_sum_and_one_letter_another(db):
    write("water", "wonen")
    first = table_sum(connection, TABLE)
    write("wonen", "water")
    assert table_sum(connection, TABLE).checksum != first.checksum, "other keys"
    write("water", "wonen")
    assert table_sum(connection, TABLE) == first
    Challenge.objects.filter(code="wonen").update(name="Wonen")
    assert table_sum(connection, TABLE).checksum != first.checksum
    assert table_sum(connection, TABLE).rows == 2


def test_order_of_rows_makes_no_difference(db):
    write("water", "wonen")
    first = table_sum(connection, TABLE)
    row = Challenge.objects.get(code="water")
    row.delete()
    Challenge.objects.create(pk=900, public_id=row.public_id, code="water", name="water")
    assert table_sum(connection, TABLE) == first


@pytest.mark.parametrize(
    ("on_sqlite", "on_postgres", "is_json"),
    [
        (12.5, Decimal("12.50"), False),
        (12, Decimal("12.00"), False),
        (0.125, Decimal("0.125"), False),
        ("00000000000000000000000000000007", UUID(int=7), False),
        (datetime(2026, 5, 16, 9), datetime(2026, 5, 16, 9, tzinfo=UTC), False),  # noqa: DTZ001 - as SQLite tells it
        (b"\x00\xff", memoryview(b"\x00\xff"), False),
        ('{"b":1.0,"aa":[1e-07,"\\u00e9"]}', '{"b": 1, "aa": [0.0000001, "é"]}', True),
    ],
    ids=["euros", "whole euros", "share", "public id", "moment", "bytes", "json"],
)
def test_both_databases_tell_the_same_of_a_value(on_sqlite, on_postgres, is_json):
    assert plain(on_sqlite, is_json) == plain(on_postgres, is_json)
    assert repr(plain(on_sqlite, is_json)) == repr(plain(on_postgres, is_json))


def test_null_of_json_is_not_nothing_and_a_text_keeps_its_spaces():
    assert plain("null", True) != plain(None, True)
    assert plain('{"a": 1}', False) != plain('{"a":1}', False)
    assert plain('{"a": 1}', True) != plain('{"a": 2}', True)


def test_password_goes_in_the_environment_and_never_on_the_command_line(monkeypatch):
    seen = {}

    def run(command, **options):
        seen.update(options["env"], command=" ".join(command))
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(postgres.subprocess, "run", run)
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "geheim-woord")
    postgres._run(["pg_dump", "--format=custom"])
    assert "geheim-woord" not in seen["command"]
    assert seen["PGPASSWORD"] == "geheim-woord"


def test_program_that_fails_is_told_in_one_sentence(monkeypatch):
    told = "pg_dump: detail\npg_dump: error: server version mismatch\npg_dump: hint"
    monkeypatch.setattr(
        postgres.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1, "", told)
    )
    with pytest.raises(postgres.BackupError) as failed:
        postgres._run(["/usr/bin/pg_dump"])
    assert (
        str(failed.value)
        == "pg_dump is mislukt en er is niets veranderd: pg_dump: error: server version mismatch"
    )
