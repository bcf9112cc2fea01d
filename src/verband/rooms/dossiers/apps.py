from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "verband.rooms.dossiers"
    label = "dossiers"
    verbose_name = "Vertrouwelijke dossiers"

    def ready(self) -> None:
        """Let the checks of the keys run with all others."""
        from verband.rooms.dossiers import checks  # noqa: F401 - importing it registers them
