from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "verband.rooms.dossiers"
    label = "dossiers"
    verbose_name = "Vertrouwelijke dossiers"

    def ready(self) -> None:
        """Let the checks of the keys run with all others, and accounts hand over where someone is named."""
        from verband.rooms.accounts.exports import contribute
        from verband.rooms.dossiers import checks  # noqa: F401 - importing it registers them
        from verband.rooms.dossiers.selectors.named import named_data

        contribute("vertrouwelijke dossiers", named_data)
