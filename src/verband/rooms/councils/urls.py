"""Addresses of the councils."""

from django.urls import path

from verband.rooms.councils.selectors.switches import Subject
from verband.rooms.councils.views import (
    calendar,
    consultation_files,
    consultation_lists,
    consultations,
    contents,
    days,
    dossier,
    feed_files,
    feeds,
    following,
    joint,
    law,
    preparation,
    preparation_items,
    preparation_views,
    presidium,
    rapporteurs,
    seats_ending,
    sendings,
    start,
    switches,
)
from verband.rooms.councils.views.involvement import agreement, catalogue, consent, instruments, region

app_name = "councils"
urlpatterns = [
    path("", start.start, name="start"),
    # the calendar: of an arrangement, a council, a region; the days it rests on; the law behind it
    path("rooster/", calendar.grid, name="grid"),
    path("rooster/in-de-weg/", calendar.collisions, name="collisions"),
    path("data/", calendar.common_dates, name="common-dates"),
    path("verband/<uuid:public_id>/", calendar.calendar, name="calendar"),
    path("verband/<uuid:public_id>/data/", calendar.dates_for, name="dates-for"),
    path("verband/<uuid:public_id>/nieuw/<str:word>/", days.add_to_partnership, name="add-day"),
    path("verband/<uuid:public_id>/recessen/", days.note_recess, name="note-recess"),
    path("raad/<uuid:public_id>/", calendar.council, name="council"),
    path("raad/<uuid:public_id>/nieuw/<str:word>/", days.add_to_council, name="add-council-day"),
    path("raad/<uuid:public_id>/jaar/", days.add_year, name="add-year"),
    path("dag/<str:word>/<uuid:row_id>/", days.correct, name="correct-day"),
    path("dag/<str:word>/<uuid:row_id>/weghalen/", days.remove, name="remove-day"),
    path("wet/", law.law, name="law"),
    path("wet/<slug:code>/uit/", switches.off, {"subject": Subject.RULE}, name="rule-off"),
    path("wet/<slug:code>/aan/", switches.on, {"subject": Subject.RULE}, name="rule-on"),
    # rapporteurs
    path("rapporteurs/", rapporteurs.overview, name="rapporteurs"),
    path("rapporteurs/raad/<uuid:public_id>/", rapporteurs.council, name="rapporteurs-council"),
    path("rapporteurs/verband/<uuid:public_id>/", rapporteurs.partnership, name="rapporteurs-partnership"),
    path("rapporteurs/wijzigen/<str:word>/<uuid:row_id>/", following.correct, name="correct-following"),
    path("rapporteurs/weghalen/<str:word>/<uuid:row_id>/", following.take_away, name="remove-following"),
    path(
        "rapporteurs/raad/<uuid:party_id>/verband/<uuid:public_id>/", rapporteurs.following, name="following"
    ),
    path(
        "rapporteurs/raad/<uuid:party_id>/verband/<uuid:public_id>/nieuw/<str:word>/",
        following.add,
        name="add-following",
    ),
    # zetels na verkiezingen
    path("zetels-na-verkiezingen/", seats_ending.seats_ending, name="seats-ending"),
    # zienswijzen, toestemmingen, wensen en bedenkingen; samen een tekst
    path("voorleggingen/", consultation_lists.overview, name="consultations"),
    path("zienswijzen/", consultation_lists.opinions, name="opinions"),
    path("toestemmingen/", consultation_lists.permissions, name="permissions"),
    path("wensen-en-bedenkingen/", consultation_lists.wishes, name="wishes"),
    path("raad/<uuid:public_id>/werklijst/", consultation_lists.work, name="work"),
    path("raad/<uuid:public_id>/zienswijzen/", consultation_lists.of_council, name="years-of-council"),
    path(
        "verband/<uuid:public_id>/zienswijzen/",
        consultation_lists.of_partnership,
        name="years-of-partnership",
    ),
    path("verband/<uuid:public_id>/voorleggen/", consultations.lay, name="lay"),
    path("voorleggingen/<uuid:public_id>/", consultations.consultation, name="consultation"),
    path("voorleggingen/<uuid:public_id>/afdruk/", consultations.paper, name="consultation-paper"),
    path("voorleggingen/<uuid:public_id>/nota/", consultation_files.nota, name="consultation-nota"),
    path("voorleggingen/<uuid:public_id>/stap/<str:word>/", consultations.step, name="consultation-step"),
    path("voorleggingen/<uuid:public_id>/verzending/", sendings.sending, name="note-sending"),
    path("voorleggingen/<uuid:public_id>/bij-allen/wijzigen/", sendings.correct, name="correct-laying"),
    path("voorleggingen/<uuid:public_id>/bij-allen/weghalen/", sendings.remove, name="remove-laying"),
    path("voorleggingen/<uuid:public_id>/terughalen/", consultations.take_back, name="take-back"),
    path("voorleggingen/<uuid:public_id>/weghalen/", consultations.remove, name="remove-consultation"),
    path("voorleggingen/<uuid:public_id>/samen/", joint.start, name="start-joint"),
    path("gezamenlijk/", joint.joints, name="joints"),
    path("gezamenlijk/<uuid:public_id>/", joint.joint, name="joint"),
    path("gezamenlijk/<uuid:public_id>/wijzigen/", joint.revise, name="revise-joint"),
    path("gezamenlijk/<uuid:public_id>/vragen/", joint.ask, name="ask-councils"),
    path("gezamenlijk/<uuid:public_id>/overnemen/<uuid:row_id>/", joint.adopt, name="adopt-joint"),
    path("gezamenlijk/standpunt/<uuid:public_id>/", joint.stance, name="stance"),
    # voorbereiding van besturen
    path("voorbereiding/", preparation.overview, name="preparation"),
    path("voorbereiding/vergadering/<uuid:public_id>/", preparation.meeting, name="preparation-meeting"),
    path(
        "voorbereiding/vergadering/<uuid:public_id>/stukken/", preparation.bundle, name="preparation-bundle"
    ),
    path("voorbereiding/vergadering/<uuid:public_id>/agendapunt/", preparation_items.add, name="add-item"),
    path("voorbereiding/agendapunt/<uuid:public_id>/", preparation.item, name="item"),
    path("voorbereiding/agendapunt/<uuid:public_id>/wijzigen/", preparation_items.change, name="change-item"),
    path("voorbereiding/agendapunt/<uuid:public_id>/weghalen/", preparation_items.remove, name="remove-item"),
    path(
        "voorbereiding/agendapunt/<uuid:public_id>/kijk/<uuid:party_id>/",
        preparation_views.write,
        name="write-view",
    ),
    path("voorbereiding/kijk/<uuid:public_id>/vrijgeven/", preparation_views.release, name="release-view"),
    path("voorbereiding/kijk/<uuid:public_id>/terughalen/", preparation_views.withdraw, name="withdraw-view"),
    path("voorbereiding/kijk/<uuid:public_id>/weghalen/", preparation_views.remove, name="remove-view"),
    # betrekken: instrumenten, standaardarrangementen, afspraken en de uren die zij vragen
    path("instrumenten/", catalogue.catalogue, name="instruments"),
    path("instrumenten/<slug:code>/", catalogue.instrument, name="instrument"),
    path("standaardarrangementen/", catalogue.all_standards, name="standards"),
    path("standaardarrangementen/<slug:code>/", catalogue.standard, name="standard"),
    path("afspraken/", region.agreements, name="agreements"),
    path("uren/", region.hours, name="hours"),
    path("uren/<uuid:public_id>/", region.hours_of_council, name="hours-council"),
    path("afspraken/<uuid:public_id>/", agreement.agreement, name="agreement"),
    path("afspraken/<uuid:public_id>/kiezen/", agreement.choose, name="choose-standard"),
    path("afspraken/<uuid:public_id>/toelichting/", agreement.about, name="agreement-about"),
    path("afspraken/<uuid:public_id>/weghalen/", agreement.drop, name="drop-agreement"),
    path("afspraken/<uuid:public_id>/instrument/", instruments.add_instrument, name="add-instrument"),
    path(
        "afspraken/<uuid:public_id>/instrument/<uuid:row_id>/",
        instruments.correct_instrument,
        name="correct-instrument",
    ),
    path(
        "afspraken/<uuid:public_id>/instrument/<uuid:row_id>/weghalen/",
        instruments.remove_instrument,
        name="remove-instrument",
    ),
    path("afspraken/<uuid:public_id>/instemming/<uuid:party_id>/", consent.consent, name="consent"),
    path(
        "afspraken/<uuid:public_id>/instemming/<uuid:party_id>/intrekken/",
        consent.withdraw,
        name="withdraw-consent",
    ),
    # de tekst van een regeling naast wat de wet erin wil
    path("eisen/", law.requirements, name="requirements"),
    path("eisen/<slug:code>/uit/", switches.off, {"subject": Subject.REQUIREMENT}, name="requirement-off"),
    path("eisen/<slug:code>/aan/", switches.on, {"subject": Subject.REQUIREMENT}, name="requirement-on"),
    path("teksten/", contents.all_contents, name="contents"),
    path("teksten/<uuid:public_id>/", contents.contents, name="contents-of"),
    path("teksten/<uuid:public_id>/<slug:code>/", contents.answer, name="contents-answer"),
    # inwerkdossier
    path("inwerkdossier/", dossier.choose, name="member-dossiers"),
    path("inwerkdossier/<uuid:public_id>/", dossier.whole, name="member-dossier"),
    path("inwerkdossier/<uuid:public_id>/pdf/", dossier.pdf, name="member-dossier-pdf"),
    path(
        "inwerkdossier/<uuid:public_id>/verband/<uuid:partnership_id>/",
        dossier.one,
        name="member-dossier-page",
    ),
    # agenda's: what a person subscribes to, what calendar programs read, and the list of a presidium
    path("agenda/", feeds.feeds, name="feeds"),
    path("agenda/abonnement/<str:secret>/agenda.ics", feed_files.feed, name="feed"),
    path("agenda/<uuid:public_id>/intrekken/", feeds.revoke, name="revoke-feed"),
    path("verband/<uuid:public_id>/agenda.ics", feed_files.partnership_ics, name="partnership-ics"),
    path(
        "verband/<uuid:public_id>/moment/<slug:code>/<int:about>/agenda.ics",
        feed_files.moment_ics,
        name="moment-ics",
    ),
    path("raad/<uuid:public_id>/presidium/", presidium.presidium, name="presidium"),
]
