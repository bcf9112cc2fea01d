from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HistoryConfig(AppConfig):
    name = "verband.rooms.history"
    label = "history"
    verbose_name = "Geschiedenis"

    def ready(self) -> None:
        """Put the guards back after every migration."""
        from verband.rooms.history.guards import install

        post_migrate.connect(install, sender=self)
