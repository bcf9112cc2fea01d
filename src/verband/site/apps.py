from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The pages above the rooms."""

    name = "verband.site"
    label = "verband_site"
    verbose_name = "Site"

    def ready(self) -> None:
        """Let accounts show and hand over what the rooms above it keep of a person.

        History is told of what opens and closes pages, and the checks of the settings run with all others.
        """
        from verband.rooms.accounts.exports import contribute
        from verband.rooms.accounts.selectors.roles import tell_roles
        from verband.site import checks  # noqa: F401 - Django learns of a check when it is read
        from verband.site.own_data import PARTS
        from verband.site.publishing.deeds import tell_history
        from verband.site.roles_shown import roles_told

        tell_history()
        tell_roles(roles_told, page="register:roles")
        for title, part in PARTS.items():
            contribute(title, part)
