"""Addresses of the register."""

from django.urls import path

from verband.rooms.register import views

app_name = "register"
urlpatterns = [
    path("overheden/", views.party_list, name="parties"),
    path("overheden/<uuid:public_id>/", views.party, name="party"),
    path("overheden/<uuid:public_id>/inwoner/", views.resident, name="resident"),
    path("overheden/<uuid:public_id>/raadslid/", views.council_member, name="council-member"),
    path("samenwerkingsverbanden/", views.partnership_list, name="partnerships"),
    path("samenwerkingsverbanden/<uuid:public_id>/", views.partnership, name="partnership"),
    path("deelnames/", views.membership_list, name="memberships"),
    path("zoeken/", views.search, name="search"),
    path("bronnen/", views.sources, name="sources"),
]
