"""The migrations tell the whole story of the tables: there is nothing left to make."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.utils import translation

LOADER = MigrationLoader(None, ignore_no_migrations=True)


def missing(wanted: ProjectState) -> dict[str, list[str]]:
    """Return per app what ``makemigrations`` would still write to come to this state."""
    told = LOADER.project_state()
    questioner = NonInteractiveMigrationQuestioner(specified_apps=set(), dry_run=True)
    # As makemigrations does: Django's own labels are compared untranslated.
    with translation.override(None):
        changes = MigrationAutodetector(told, wanted, questioner).changes(graph=LOADER.graph)
    return {app: [step.describe() for one in new for step in one.operations] for app, new in changes.items()}


def test_there_is_no_migration_left_to_make():
    assert missing(ProjectState.from_apps(apps)) == {}


def test_no_two_migrations_claim_to_be_the_last():
    assert LOADER.detect_conflicts() == {}


def test_a_planted_change_of_a_table_is_seen():
    wanted = ProjectState.from_apps(apps)
    wanted.remove_field("register", "party", "place")
    assert missing(wanted) == {"register": ["Remove field place from party"]}
