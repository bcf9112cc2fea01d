from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from verband.site import env


@pytest.mark.parametrize(("value", "meant"), [("1", True), ("0", False)])
def test_yes_and_no_are_one_and_zero(monkeypatch, value, meant):
    monkeypatch.setenv("VERBAND_DEBUG", value)
    assert env.truth("VERBAND_DEBUG", default=not meant) is meant


def test_default_holds_when_nothing_is_set(monkeypatch):
    monkeypatch.delenv("VERBAND_DEBUG", raising=False)
    assert env.truth("VERBAND_DEBUG", default=True) is True
    assert env.text("VERBAND_DEBUG", "niets") == "niets"


def test_other_value_stops_the_start_in_one_sentence(monkeypatch):
    monkeypatch.setenv("VERBAND_DEBUG", "ja")
    with pytest.raises(ImproperlyConfigured, match="VERBAND_DEBUG moet 0 of 1 zijn, niet 'ja'"):
        env.truth("VERBAND_DEBUG", default=False)


def test_secret_is_made_once_and_only_for_the_owner(monkeypatch, tmp_path):
    monkeypatch.delenv("VERBAND_SECRET_KEY", raising=False)
    made = env.secret("VERBAND_SECRET_KEY", tmp_path / "data")
    file = tmp_path / "data" / "secret_key"
    assert env.secret("VERBAND_SECRET_KEY", tmp_path / "data") == made == file.read_text()
    assert len(made) >= 50
    assert file.stat().st_mode & 0o077 == 0


def test_given_secret_is_written_nowhere(monkeypatch, tmp_path):
    monkeypatch.setenv("VERBAND_SECRET_KEY", "gegeven")
    assert env.secret("VERBAND_SECRET_KEY", tmp_path) == "gegeven"
    assert not list(tmp_path.iterdir())


def test_database_is_a_file_in_the_data_folder_until_told_otherwise(monkeypatch, tmp_path):
    monkeypatch.delenv("VERBAND_DATABASE_URL", raising=False)
    found = env.database("VERBAND_DATABASE_URL", tmp_path / "data")
    assert found["NAME"] == tmp_path / "data" / "verband.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (tmp_path / "data").is_dir()


def test_database_file_can_lie_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("VERBAND_DATABASE_URL", f"sqlite:///{tmp_path}/met%20spatie.db")
    assert env.database("VERBAND_DATABASE_URL", tmp_path)["NAME"] == Path(f"/{tmp_path}/met spatie.db")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_read_from_its_address(monkeypatch, tmp_path, scheme):
    monkeypatch.setenv("VERBAND_DATABASE_URL", f"{scheme}://jan:a%40b@db.test:5433/verband")
    assert env.database("VERBAND_DATABASE_URL", tmp_path) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "verband",
        "USER": "jan",
        "PASSWORD": "a@b",
        "HOST": "db.test",
        "PORT": "5433",
        "OPTIONS": {},
    }


def test_parts_that_are_left_out_are_empty(monkeypatch, tmp_path):
    monkeypatch.setenv("VERBAND_DATABASE_URL", "postgresql:///verband")
    found = env.database("VERBAND_DATABASE_URL", tmp_path)
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == ("", "", "", "")


def test_other_database_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("VERBAND_DATABASE_URL", "mysql://localhost/verband")
    with pytest.raises(ImproperlyConfigured, match="niet 'mysql://'"):
        env.database("VERBAND_DATABASE_URL", tmp_path)


def postgres(monkeypatch, folder, more):
    monkeypatch.setenv("VERBAND_DATABASE_URL", f"postgresql://jan:geheim@db.test/verband{more}")
    return env.database("VERBAND_DATABASE_URL", folder)


def test_options_of_the_address_reach_the_database(monkeypatch, tmp_path):
    found = postgres(
        monkeypatch, tmp_path, "?sslmode=verify-full&sslrootcert=/etc/ca%20x.pem&connect_timeout=5"
    )
    assert found["OPTIONS"] == {
        "sslmode": "verify-full",
        "sslrootcert": "/etc/ca x.pem",
        "connect_timeout": "5",
    }


@pytest.mark.parametrize("more", ["?sslmod=require", "?sslmode=require&host=elders", "?sslmode", "?sslmode="])
def test_option_that_would_do_nothing_stops_the_start_in_one_sentence(monkeypatch, tmp_path, more):
    with pytest.raises(
        ImproperlyConfigured, match=r"^VERBAND_DATABASE_URL heeft achter het vraagteken .*sslmode"
    ):
        postgres(monkeypatch, tmp_path, more)


def test_file_takes_no_options(monkeypatch, tmp_path):
    monkeypatch.setenv("VERBAND_DATABASE_URL", f"sqlite:///{tmp_path}/a.db?mode=ro")
    with pytest.raises(ImproperlyConfigured, match="achter het vraagteken"):
        env.database("VERBAND_DATABASE_URL", tmp_path)


def test_strange_character_in_a_password_is_named_without_the_password(monkeypatch, tmp_path):
    monkeypatch.setenv("VERBAND_DATABASE_URL", "postgresql://jan:gehe#im@db.test/verband")
    with pytest.raises(ImproperlyConfigured, match="poort") as refused:
        env.database("VERBAND_DATABASE_URL", tmp_path)
    assert "gehe" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_name_of_a_database_may_be_written_with_percents(monkeypatch, tmp_path):
    monkeypatch.setenv("VERBAND_DATABASE_URL", "postgresql://db.test/samen%20werken")
    assert env.database("VERBAND_DATABASE_URL", tmp_path)["NAME"] == "samen werken"
