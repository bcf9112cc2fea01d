"""Root addresses: the pages above the rooms, then each room's own list."""

from django.urls import include, path

from verband.site import health, views
from verband.site.publishing.views import publishing, publishing_by_site

handler400 = "verband.site.errors.bad_request"
handler403 = "verband.site.errors.permission_denied"
handler404 = "verband.site.errors.page_not_found"
handler500 = "verband.site.errors.server_error"

urlpatterns = [
    path("", views.home, name="home"),
    path("gezond/", health.alive, name="alive"),
    path("gereed/", health.ready, name="ready"),
    path("beheer/openbaar/", publishing, name="publishing"),
    path("beheer/openbaar/site/", publishing_by_site, name="publishing-by-site"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("", include("verband.rooms.accounts.urls")),
    path("", include("verband.rooms.accounts.oidc.urls")),
    path("api/v1/", include("verband.site.api_urls")),
    path("", include("verband.site.open_data.urls")),
    path("", include("verband.rooms.jobs.urls")),
    path("vertrouwelijk/", include("verband.rooms.dossiers.urls")),
    path("", include("verband.rooms.history.urls")),
    path("", include("verband.rooms.register.urls")),
    path("", include("verband.rooms.patchwork.urls")),
    path("betrekken/", include("verband.rooms.councils.urls")),
]
