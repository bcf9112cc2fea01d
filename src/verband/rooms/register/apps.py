from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegisterConfig(AppConfig):
    name = "verband.rooms.register"
    label = "register"
    verbose_name = "In beeld"

    def ready(self) -> None:
        """Tell history of our kinds of record, give roles by the groups of a sign-in service, and let search follow."""
        from verband.rooms.accounts.oidc.groups import on_groups
        from verband.rooms.accounts.services.events import on_help
        from verband.rooms.register.services.people.groups import RolesFromGroups
        from verband.rooms.register.services.people.telling import tell_of_help
        from verband.rooms.register.services.search.triggers import install
        from verband.rooms.register.services.undo.kinds import tell_history

        tell_history()
        on_groups(RolesFromGroups())
        on_help(tell_of_help)
        post_migrate.connect(install, sender=self)
