"""Addresses of long work."""

from django.urls import path

from verband.rooms.jobs import views

app_name = "jobs"
urlpatterns = [
    path("werk/", views.my_work, name="my-work"),
    path("werk/<uuid:public_id>/", views.run_page, name="run"),
    path("werk/<uuid:public_id>/stoppen/", views.stop_run, name="stop"),
    path("werk/<uuid:public_id>/opnieuw/", views.run_again, name="again"),
    path("werk/<uuid:public_id>/gezien/", views.dismiss, name="dismiss"),
    path("werk/<uuid:public_id>/bestand/", views.result, name="result"),
]
