from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The pages above the rooms."""

    name = "verband.site"
    label = "verband_site"
    verbose_name = "Site"
