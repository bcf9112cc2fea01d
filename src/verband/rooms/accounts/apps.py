from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "verband.rooms.accounts"
    label = "accounts"
    verbose_name = "Accounts"
