from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "verband.rooms.jobs"
    label = "jobs"
    verbose_name = "Lang werk"
