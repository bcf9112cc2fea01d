"""The interface under /api/v1: its schema, and what each room gives."""

from django.urls import include, path

from verband.rooms.common.api.views import OpenApiView, nothing_here, public

app_name = "api"
urlpatterns = [
    path("openapi.json", public(OpenApiView), name="openapi"),
    path("", include("verband.rooms.register.api.urls")),
    path("<path:anything>", nothing_here, name="nothing"),
]
