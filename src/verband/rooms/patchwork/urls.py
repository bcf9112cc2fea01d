"""Addresses of the pictures."""

from django.urls import path

from verband.rooms.patchwork import views

app_name = "patchwork"
urlpatterns = [
    path("beeld/", views.overview, name="overview"),
    path("beeld/matrix/", views.matrix, name="matrix"),
    path("beeld/regelingen/", views.load, name="load"),
    path("beeld/overlap/", views.overlap, name="overlap"),
    path("beeld/overlap/gedeeld/", views.shared, name="shared"),
    path("beeld/gespreksaanleidingen/", views.prompts, name="prompts"),
    path("beeld/volledigheid/", views.completeness, name="completeness"),
    path("beeld/kaart/", views.map_page, name="map"),
    path("beeld/gebieden/", views.areas, name="areas"),
    path("beeld/netwerk/overheid/<uuid:public_id>/", views.party_network, name="network-party"),
    path(
        "beeld/netwerk/samenwerkingsverband/<uuid:public_id>/",
        views.partnership_network,
        name="network-partnership",
    ),
    path("beeld/tijdlijn/overheid/<uuid:public_id>/", views.party_timeline, name="timeline-party"),
    path(
        "beeld/tijdlijn/samenwerkingsverband/<uuid:public_id>/",
        views.partnership_timeline,
        name="timeline-partnership",
    ),
    path("beeld/verdieping/", views.deeper, name="deeper"),
    path("beeld/rapport/", views.report, name="report"),
    path("beeld/rapport/pdf/", views.report_pdf, name="report-pdf"),
]
