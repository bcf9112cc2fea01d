from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "verband.rooms.register"
    label = "register"
    verbose_name = "In beeld"
