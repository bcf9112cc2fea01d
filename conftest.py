"""What every test can ask for: the real national register, where it lies on this machine."""

import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

hypothesis_settings.register_profile("deep", max_examples=1000, deadline=None)
hypothesis_settings.register_profile("usual", deadline=None)  # a busy machine is no finding
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session")
def national_register() -> Path:
    """Return the export of the national register, or skip loudly; under CI with ``../shared`` beside us, fail."""
    shared = Path(__file__).resolve().parent.parent / "shared" / "data" / "roo"
    folder = Path(os.environ.get("VERBAND_REGISTER", shared))
    files = (
        sorted(folder.glob("exportOO*.xml.gz")) if folder.is_dir() else [folder] if folder.is_file() else []
    )
    if files:
        return files[-1]
    message = "HET NATIONALE REGISTER IS NIET GETEST: zet VERBAND_REGISTER op de map met exportOO.xml(.gz)"
    if os.environ.get("CI") == "true" and shared.parent.parent.exists():
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Forget what is kept in memory of the database: a test that is rolled back leaves no newer event behind."""
    from verband.rooms.register.bridge.snapshot import probable_successions
    from verband.rooms.register.selectors import on_day

    yield
    on_day.forget()
    probable_successions.cache_clear()


@pytest.fixture(scope="module")
def imported_register(
    national_register: Path,
    django_db_setup: None,  # noqa: ARG001 - the database must stand
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Path]:
    """Read the national register in once for all tests of a module; what each test adds is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("import_roo", str(national_register), stdout=StringIO())
        yield national_register
        transaction.set_rollback(True)
