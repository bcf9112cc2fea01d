"""Addresses of the register."""

from django.urls import path

from verband.rooms.register import views
from verband.rooms.register.views import affiliated, imports, keep, people, reports, tasks

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
    path("bijhouden/", keep.desk, name="desk"),
    path("bijhouden/inlezen/", imports.imports, name="imports"),
    path("bijhouden/inlezen/<uuid:public_id>/", imports.import_page, name="import"),
    path("bijhouden/inlezen/<uuid:public_id>/opnieuw/", imports.compare_again, name="compare-again"),
    path("bijhouden/inlezen/<uuid:public_id>/verwerken/", imports.apply_import, name="apply-import"),
    path("bijhouden/overeenkomsten/", keep.matches, name="matches"),
    path("bijhouden/overeenkomsten/<uuid:told>/<uuid:registered>/", keep.decide_match, name="decide-match"),
    path("bijhouden/samenvoegen/", keep.find_to_merge, name="find-to-merge"),
    path("bijhouden/samenvoegen/<str:word>/<uuid:goes>/<uuid:stays>/", keep.merge, name="merge"),
    path("bijhouden/verschillen/", keep.conflicts, name="conflicts"),
    path("bijhouden/verschillen/<uuid:public_id>/", keep.decide_conflicts, name="decide-conflicts"),
    path("bijhouden/partij/", keep.add_party, name="add-party"),
    path("overheden/<uuid:public_id>/rollen/", people.at_party, name="roles-at"),
    path("overheden/<uuid:public_id>/wijzigen/", keep.correct_party, name="correct-party"),
    path("bijhouden/nieuw/", keep.start_partnership, name="start-partnership"),
    path(
        "samenwerkingsverbanden/<uuid:public_id>/wijzigen/",
        keep.change_partnership,
        name="change-partnership",
    ),
    path("samenwerkingsverbanden/<uuid:public_id>/beeindigen/", keep.end_partnership, name="end-partnership"),
    path("samenwerkingsverbanden/<uuid:public_id>/deelnemers/", keep.participants, name="participants"),
    path(
        "samenwerkingsverbanden/<uuid:public_id>/deelnemers/nieuw/",
        keep.add_participants,
        name="add-participants",
    ),
    path("deelnames/<uuid:public_id>/bevestigen/", keep.let_in, name="let-in"),
    path("beheer/accounts/<uuid:public_id>/rollen/", people.roles, name="roles"),
    path("beheer/rollen/<uuid:public_id>/beeindigen/", people.end, name="end-role"),
    path("samenwerkingsverbanden/<uuid:public_id>/bijzonderheden/", keep.particulars, name="particulars"),
    path("samenwerkingsverbanden/<uuid:public_id>/bijhouden/<str:word>/", keep.parts, name="parts"),
    path(
        "samenwerkingsverbanden/<uuid:public_id>/bijhouden/<str:word>/<uuid:part_id>/",
        keep.correct_part,
        name="correct-part",
    ),
    path(
        "samenwerkingsverbanden/<uuid:public_id>/bijhouden/<str:word>/<uuid:part_id>/weghalen/",
        keep.remove_part,
        name="remove-part",
    ),
    path("taken/", tasks.tasks, name="tasks"),
    path("taken/werkblad/", tasks.tasks_sheet, name="tasks-sheet"),
    path("taken/werkblad/inlezen/", tasks.read_sheet, name="read-sheet"),
    path("taken/<uuid:public_id>/kenmerken/", tasks.characteristics, name="characteristics"),
    path("overheden/<uuid:public_id>/verbonden-partijen/", affiliated.affiliated, name="affiliated"),
    path(
        "overheden/<uuid:public_id>/verbonden-partijen/vorig-jaar/",
        affiliated.compare_affiliated,
        name="compare-affiliated",
    ),
    path("overheden/<uuid:public_id>/bevestigen/", keep.confirm, name="confirm"),
    path("klopt-dit-niet/<str:kind>/<uuid:public_id>/", reports.report, name="report"),
    path("meldingen/<uuid:public_id>/", reports.report_state, name="report-state"),
    path("bijhouden/meldingen/", reports.reports, name="reports"),
    path("bijhouden/meldingen/<uuid:public_id>/", reports.answer, name="answer"),
    path("deelnames/<uuid:public_id>/wijzigen/", keep.change_participation, name="change-participation"),
    path("deelnames/<uuid:public_id>/beeindigen/", keep.end_participation, name="end-participation"),
]
