from django.apps import AppConfig


class PatchworkConfig(AppConfig):
    name = "verband.rooms.patchwork"
    label = "patchwork"
    verbose_name = "Samenwerking in beeld"
