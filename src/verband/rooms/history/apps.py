from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import reverse


class HistoryConfig(AppConfig):
    name = "verband.rooms.history"
    label = "history"
    verbose_name = "Geschiedenis"

    def ready(self) -> None:
        """Put the guards back after migrations, witness what accounts does, and say where a toast undoes."""
        from verband.rooms.accounts.oidc.witness import on_deed
        from verband.rooms.common.toasts import offer_undo
        from verband.rooms.history.guards import install
        from verband.rooms.history.services.witness import tell_of_providers, write_down

        post_migrate.connect(install, sender=self)
        on_deed(write_down)
        tell_of_providers()
        offer_undo(lambda batch: reverse("history:undo", args=[batch]))
