"""Root addresses: the pages above the rooms, then each room's own list."""

from django.urls import include, path

from verband.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("", include("verband.rooms.register.urls")),
    path("", include("verband.rooms.patchwork.urls")),
]
