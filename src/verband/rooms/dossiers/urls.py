"""Addresses of confidential dossiers; none holds a word of what is in them."""

from django.urls import path

from verband.rooms.dossiers import views

app_name = "dossiers"
urlpatterns = [
    path("", views.dossiers, name="dossiers"),
    path("nieuw/", views.open_new, name="new"),
    path("noodtoegang/", views.emergencies, name="emergencies"),
    path("noodtoegang/<uuid:public_id>/openen/", views.second, name="second"),
    path("noodtoegang/<uuid:public_id>/sluiten/", views.close, name="close"),
    path("noodtoegang/<uuid:public_id>/gezien/", views.seen, name="seen"),
    path("verklaringen/<uuid:public_id>/", views.declaration, name="declaration"),
    path("verklaringen/<uuid:public_id>/verklaring.pdf", views.declaration_pdf, name="declaration-pdf"),
    # /vertrouwelijk/<dossier>/
    path("<uuid:public_id>/", views.dossier, name="dossier"),
    path("<uuid:public_id>/gegevens/", views.edit, name="edit"),
    path("<uuid:public_id>/vernietigen/", views.destroy, name="destroy"),
    path("<uuid:public_id>/toegang/", views.name_reader, name="name-reader"),
    path("<uuid:public_id>/toegang/<uuid:row_id>/beeindigen/", views.revoke, name="revoke"),
    path("<uuid:public_id>/toegang/<uuid:row_id>/intrekken/", views.withdraw_naming, name="withdraw-naming"),
    path("<uuid:public_id>/overdragen/", views.hand_over, name="hand-over"),
    path("<uuid:public_id>/notities/nieuw/", views.write, name="write"),
    path("<uuid:public_id>/notities/<uuid:note_id>/", views.change, name="change"),
    path("<uuid:public_id>/notities/<uuid:note_id>/intrekken/", views.withdraw, name="withdraw"),
]
