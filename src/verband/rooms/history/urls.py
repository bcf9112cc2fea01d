"""Addresses of the history."""

from django.urls import path

from verband.rooms.history import views

app_name = "history"
urlpatterns = [
    path("geschiedenis/", views.recent, name="recent"),
    path("geschiedenis/<uuid:public_id>/", views.record, name="record"),
    path("geschiedenis/bundel/<uuid:batch>/", views.batch, name="batch"),
    path("geschiedenis/bundel/<uuid:batch>/ongedaan/", views.undo, name="undo"),
    path("geschiedenis/gebeurtenis/<int:number>/terugzetten/", views.put_back, name="put-back"),
    path("prullenbak/", views.bin_page, name="bin"),
]
