"""Addresses of open data; some are fixed by a standard and end without a slash."""

from django.urls import path

from verband.site.open_data import views

urlpatterns = [
    path("api/", views.api_page, name="api-page"),
    path("data/catalogus", views.catalogue_of, name="catalogue"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("robots.txt", views.robots_txt, name="robots"),
    path("sitemap.xml", views.sitemap_xml, name="sitemap"),
]
