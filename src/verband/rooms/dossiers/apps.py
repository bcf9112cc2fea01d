from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "verband.rooms.dossiers"
    label = "dossiers"
    verbose_name = "Vertrouwelijke dossiers"
