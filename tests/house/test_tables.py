"""Every table can be addressed, edited by two people and read in Dutch; a text is empty, never null."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from verband.rooms.common.models import Record

NOT_EDITABLE = {
    "accounts.Identity": "written by signing in through a provider, never by hand",
    "accounts.User": "Django's own table with a public id; how it is edited comes with signing in",
    "accounts.AccountEvent": "rows are added, and go when their term is over",
    "accounts.AddressChange": "made once, then used or replaced by a newer one; never edited",
    "accounts.ApiToken": "made once and revoked; never edited",
    "accounts.Invitation": "made once, then accepted or withdrawn; never edited",
    "accounts.RecoveryCode": "made ten at a time and used up; never shown again",
    "accounts.Session": "written by the session store, and only ended by people",
    "councils.FeedEntry": "says what an entry of a calendar last said; no field of it is typed over",
    "dossiers.SeenOpening": "says who saw something; no field of it is typed over",
    "history.Event": "rows are added and never changed",
    "jobs.Run": "steered by its asker and written by workers; no field of it is typed over",
    "jobs.Worker": "a sign of life, written by the worker itself",
    "register.AreaMember": "a line of an area, edited as part of it",
    "register.Boundary": "an outline from a file, replaced whole by the next file",
    "register.ImportRun": "written once, by an import",
    "register.KeptBooks": "how books were before an import, written once and never typed over",
    "register.PoliticalGroup": "a line of a government, replaced whole by its source",
    "register.SearchEntry": "made from the records, and made anew when they change",
    "register.SearchStamp": "says how far the search is; no field of it is typed over",
    "register.SourceRecord": "book-keeping of a source, written by imports only",
    "register.VersionTaskKind": "a line of a version, edited as part of it",
}
"""Table that is no Record → why nobody edits it by its own address."""


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("verband.")]


def tables_without_address(found: Iterable[type[models.Model]]) -> set[str]:
    """Return the tables that lack a public id or a revision."""
    needed = {"public_id", "revision"}
    return {m._meta.label for m in found if not needed <= {field.name for field in m._meta.get_fields()}}


def texts_that_may_be_null(model: type[models.Model]) -> list[str]:
    """Return the columns with two ways to say that there is nothing."""
    texts = (models.CharField, models.TextField)
    return [field.name for field in model._meta.local_fields if isinstance(field, texts) and field.null]


def names_left_to_django(model: type[models.Model]) -> list[str]:
    """Return what has no name of its own: Django would then show the English identifier."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    own = [field for field in fields if not field.auto_created]
    nameless = [field.name for field in own if not getattr(field, "_verbose_name", None)]
    given = model._meta.original_attrs
    return nameless + [name for name in ("verbose_name", "verbose_name_plural") if name not in given]


def test_every_table_is_a_record_or_has_a_reason_not_to_be():
    others = {model._meta.label for model in our_models() if not issubclass(model, Record)}
    assert others == NOT_EDITABLE.keys()


def test_every_record_has_an_address_and_a_revision():
    assert tables_without_address(model for model in our_models() if issubclass(model, Record)) == set()


def test_no_text_is_null():
    assert {model.__name__: null for model in our_models() if (null := texts_that_may_be_null(model))} == {}


def test_every_table_and_column_has_a_dutch_name():
    assert {model.__name__: names for model in our_models() if (names := names_left_to_django(model))} == {}


@pytest.fixture
def careless() -> type[models.Model]:
    with isolate_apps("verband.rooms.common"):

        class Careless(models.Model):
            """Everything that the guards forbid."""

            title = models.CharField(max_length=10, null=True)
            notes = models.TextField("notities", null=True)
            day = models.DateField("dag", null=True)

            class Meta:
                app_label = "common"
                verbose_name = "slordigheid"

            def __str__(self) -> str:
                return self.title

    return Careless


def test_a_planted_table_without_address_is_seen(careless: type[models.Model]):
    assert tables_without_address([careless]) == {"common.Careless"}


def test_a_planted_null_text_is_seen(careless: type[models.Model]):
    assert texts_that_may_be_null(careless) == ["title", "notes"]


def test_a_planted_nameless_column_is_seen(careless: type[models.Model]):
    assert names_left_to_django(careless) == ["title", "verbose_name_plural"]
