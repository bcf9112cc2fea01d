from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "verband.rooms.councils"
    label = "councils"
    verbose_name = "Betrekken"

    def ready(self) -> None:
        """Tell history of our kinds of record, and the register what moves along when records are merged."""
        from verband.rooms.councils.services.kinds import tell_history
        from verband.rooms.councils.services.merging import tell_merging

        tell_history()
        tell_merging()
