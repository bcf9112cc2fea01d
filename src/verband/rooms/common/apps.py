from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "verband.rooms.common"
    label = "common"
    verbose_name = "Gemeenschappelijk"
