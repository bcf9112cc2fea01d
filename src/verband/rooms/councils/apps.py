from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "verband.rooms.councils"
    label = "councils"
    verbose_name = "Betrekken"

    def ready(self) -> None:
        """Tell history of our kinds of record, the register what merges along, and accounts what stays open."""
        from verband.rooms.accounts.selectors.ways import tell_what_stays
        from verband.rooms.councils.selectors.feeds_told import feeds_that_stay
        from verband.rooms.councils.services.kinds import tell_history
        from verband.rooms.councils.services.merging import tell_merging

        tell_history()
        tell_merging()
        tell_what_stays(feeds_that_stay)
