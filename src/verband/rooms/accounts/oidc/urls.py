"""Addresses of signing in through a provider, and of keeping the list of providers."""

from django.urls import path

from verband.rooms.accounts.oidc import administration, pages

app_name = "oidc"
urlpatterns = [
    path("aanmelden/sleutels.json", pages.public_keys, name="keys"),
    path("aanmelden/bij/<uuid:public_id>/", pages.start, name="start"),
    path("aanmelden/bij/<uuid:public_id>/terug/", pages.callback, name="callback"),
    path("aanmelden/bij/<uuid:public_id>/koppelen/", pages.link, name="link"),
    path("aanmelden/bij/<uuid:public_id>/losmaken/", pages.untie, name="untie"),
    path("aanmelden/bij/<uuid:public_id>/afmelden/", pages.farewell, name="farewell"),
    path("beheer/aanmelddiensten/", administration.providers, name="providers"),
    path("beheer/aanmelddiensten/toevoegen/", administration.add, name="add"),
    path("beheer/aanmelddiensten/<uuid:public_id>/", administration.change, name="change"),
    path("beheer/aanmelddiensten/<uuid:public_id>/proberen/", administration.probe, name="probe"),
    path("beheer/aanmelddiensten/<uuid:public_id>/gebruik/", administration.switch, name="switch"),
]
