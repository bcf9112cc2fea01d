"""Addresses of accounts: coming in, one's own pages, and managing the accounts of others."""

from django.urls import path

from verband.rooms.accounts import views

app_name = "accounts"
urlpatterns = [
    # coming in and going out
    path("aanmelden/", views.sign_in, name="sign-in"),
    path("aanmelden/voorbeeld/", views.sign_in_as, name="sign-in-as"),
    path("aanmelden/code/", views.second_step, name="second-step"),
    path("aanmelden/tweede-stap/", views.set_up, name="set-up"),
    path("afmelden/", views.sign_out, name="sign-out"),
    path("uitnodiging/<str:secret>/", views.invitation, name="invitation"),
    path("wachtwoord-vergeten/", views.forgotten, name="forgotten"),
    path("wachtwoord-vergeten/verstuurd/", views.sent, name="sent"),
    path("wachtwoord-vergeten/<uuid:public_id>/<str:token>/", views.new_password, name="new-password"),
    # one's own
    path("mijn/", views.profile, name="profile"),
    path("mijn/naam/", views.rename, name="rename"),
    path("mijn/e-mailadres/", views.change_address, name="change-address"),
    path("mijn/e-mailadres/verstuurd/", views.address_sent, name="address-sent"),
    path("mijn/e-mailadres/<str:secret>/", views.confirm_own_address, name="confirm-address"),
    path("mijn/wachtwoord/", views.change_password, name="change-password"),
    path("mijn/tweede-stap/", views.second_factor, name="second-factor"),
    path("mijn/tweede-stap/uitzetten/", views.turn_off, name="turn-off"),
    path("mijn/herstelcodes/", views.recovery_codes, name="recovery-codes"),
    path("mijn/herstelcodes/nieuwe/", views.new_recovery_codes, name="new-recovery-codes"),
    path("mijn/aangemeld/beeindigen/", views.end_places, name="end-places"),
    path("mijn/sleutels/", views.key_list, name="keys"),
    path("mijn/sleutels/<uuid:public_id>/intrekken/", views.revoke_key, name="revoke-key"),
    path("mijn/gegevens/", views.own_data, name="own-data"),
    # of others
    path("beheer/accounts/", views.account_list, name="accounts"),
    path("beheer/accounts/uitnodigen/", views.invite, name="invite"),
    path("beheer/accounts/<uuid:public_id>/", views.account, name="account"),
    path("beheer/accounts/<uuid:public_id>/gegevens/", views.correct, name="correct"),
    path("beheer/accounts/<uuid:public_id>/uitnodiging/", views.renew, name="renew"),
    path("beheer/accounts/<uuid:public_id>/uitnodiging/intrekken/", views.withdraw, name="withdraw"),
    path("beheer/accounts/<uuid:public_id>/wachtwoord/", views.reset_link, name="reset-link"),
    path("beheer/accounts/<uuid:public_id>/tweede-stap/", views.second_factor_off, name="second-factor-off"),
    path("beheer/accounts/<uuid:public_id>/beheerder/", views.administrator, name="administrator"),
    path("beheer/accounts/<uuid:public_id>/beeindigen/", views.end, name="end"),
    path("beheer/accounts/<uuid:public_id>/herstellen/", views.restore, name="restore"),
]
