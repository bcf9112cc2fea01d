from django.apps import AppConfig
from django.forms import Field


class CommonConfig(AppConfig):
    name = "verband.rooms.common"
    label = "common"
    verbose_name = "Gemeenschappelijk"

    def ready(self) -> None:
        """Let every form say what to do about an empty field, where it has no words of its own for it."""
        Field.default_error_messages["required"] = "Vul dit in."
