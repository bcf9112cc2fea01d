from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The pages above the rooms."""

    name = "verband.site"
    label = "verband_site"
    verbose_name = "Site"

    def ready(self) -> None:
        """Let one's own data hold what the rooms above accounts keep of a person."""
        from verband.rooms.accounts.exports import contribute
        from verband.site.own_data import deeds_of, roles_of

        contribute("rollen", roles_of)
        contribute("handelingen", deeds_of)
