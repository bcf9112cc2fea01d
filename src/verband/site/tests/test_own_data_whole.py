"""Nothing that is kept of a person is forgotten in the file with all of one's own data."""

import json
from datetime import date

import pytest
from django.db.models import ForeignKey, ManyToManyField
from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.choices import AccountEventKind
from verband.rooms.accounts.models import User
from verband.rooms.accounts.services.events import write_event
from verband.rooms.councils.choices import Judgement
from verband.rooms.councils.models import Frame, Rapporteur, ReportDraft
from verband.rooms.councils.services.feeds import make_feed
from verband.rooms.dossiers.choices import Capacity, DestructionReason
from verband.rooms.dossiers.models import NOTEBOOK, DestroyedKey
from verband.rooms.dossiers.services.dossiers import open_dossier
from verband.rooms.dossiers.services.readers import grant
from verband.rooms.jobs.models import Run
from verband.rooms.register.models import MistakeReport
from verband.rooms.register.services.keep.reports import report_mistake
from verband.rooms.register.tests.cast import window

DEED = "a deed, which history tells"
TOLD = {
    "otp_totp.TOTPDevice.user": "account",
    "accounts.RecoveryCode.user": "account",
    "accounts.AddressChange.user": "gevraagde e-mailadressen",
    "accounts.AccountEvent.user": "wat er met het account gebeurde",
    "accounts.AccountEvent.by": "wat u bij accounts van anderen deed",
    "accounts.Invitation.user": "uitnodigingen",
    "accounts.Invitation.invited_by": "uitnodigingen die u gaf",
    "accounts.Identity.user": "koppelingen met aanmelddiensten",
    "accounts.Session.user": "aangemeld op",
    "accounts.ApiToken.user": "sleutels",
    "jobs.Run.asked_by": "mijn werk",
    "dossiers.DossierReader.user": "vertrouwelijke dossiers",
    "dossiers.ExpectedReader.came": "vertrouwelijke dossiers",
    "dossiers.EmergencyOpening.asked_by": "noodtoegang",
    "dossiers.EmergencyOpening.seconded_by": "noodtoegang",
    "dossiers.EmergencyOpening.closed_by": "noodtoegang",
    "dossiers.SeenOpening.user": "geziene berichten van noodtoegang",
    "dossiers.DestroyedKey.owners": "vernietigde dossiers",
    "register.Affiliation.user": "rollen",
    "register.MistakeReport.reported_by": "meldingen",
    "councils.Feed.owner": "agenda-abonnementen",
    "councils.Rapporteur.account": "rapporteurschappen",
    "councils.ReportDraft.author": "concepten van verslagen",
}
"""A column that names an account → under which title its owner finds the row."""
NOT_TOLD = {
    "accounts.User.groups": "not used: rights come from roles",
    "accounts.User.user_permissions": "not used: rights come from roles",
    "accounts.User.helped_by": "of the one who was helped; the help stands among what one did at accounts of others",
    "dossiers.DestroyedKey.destroyed_by": DEED,
    "dossiers.DossierReader.granted_by": DEED,
    "dossiers.ExpectedReader.named_by": DEED,
    "dossiers.Note.created_by": DEED,
    "dossiers.Note.withdrawn_by": DEED,
    "dossiers.NoteVersion.written_by": DEED,
    "register.Confirmation.confirmed_by": DEED,
    "register.MistakeReport.answered_by": DEED,
    "register.MatchDecision.decided_by": DEED,
    "register.CharacteristicAnswer.answered_by": DEED,
    "councils.ContentsAnswer.answered_by": DEED,
}
"""A column that names an account → why its rows have no title of their own."""


def columns() -> set[str]:
    """Return every column and link of the whole site that names an account."""
    found = [each.remote_field for each in User._meta.get_fields(include_hidden=True) if each.auto_created]
    linking = [each for each in found if isinstance(each, ForeignKey | ManyToManyField)]
    named = {f"{each.model._meta.label}.{each.name}" for each in [*linking, *User._meta.many_to_many]}
    links = {
        each.remote_field.through._meta.label
        for each in [*linking, *User._meta.many_to_many]
        if each.many_to_many
    }
    return {each for each in named if each.rpartition(".")[0] not in links}


def told_to(user: User) -> dict:
    return json.loads(window(user).get(reverse("accounts:own-data")).content)


def test_every_column_that_names_an_account_is_told_or_has_a_reason():
    assert columns() == {*TOLD, *NOT_TOLD}


def test_every_title_is_in_the_file(cast):
    assert set(TOLD.values()) <= set(told_to(cast.buitenstaander))


def test_reports_are_found_by_account_and_by_address_and_no_others(cast, region):
    now = timezone.now()
    for text, reply_to, by in (
        ("als mijzelf", "", cast.griffier),
        ("zonder account", cast.griffier.email.upper(), None),
        ("van een ander", "ander@example.org", cast.ambtenaar),
    ):
        report_mistake(row=region.houten, label="Houten", text=text, reply_to=reply_to, at=now, by=by)
    found = told_to(cast.griffier)["meldingen"]
    assert {each["tekst"] for each in found} == {"als mijzelf", "zonder account"}
    assert {each["over"] for each in found} == {"Houten"}
    assert MistakeReport.objects.count() == 3


def test_calendars_are_told_without_their_address(cast, region):
    feed, secret = make_feed(owner=cast.griffier, party=region.houten, at=timezone.now())
    told = told_to(cast.griffier)
    assert [each["agenda van"] for each in told["agenda-abonnementen"]] == [
        "een raad, Staten of algemeen bestuur"
    ]
    assert told["agenda-abonnementen"][0]["voor"] == region.houten.name
    assert secret not in json.dumps(told)
    assert feed.digest not in json.dumps(told)


def test_long_work_is_told_to_who_asked_for_it(cast):
    for number, user in enumerate((cast.griffier, cast.ambtenaar), 1):
        Run.objects.create(
            task_id=f"00000000-0000-0000-0000-00000000000{number}",
            task="x",
            title=f"rapport {number}",
            asked_by=user,
            asked_at=timezone.now(),
        )
    assert [each["wat"] for each in told_to(cast.griffier)["mijn werk"]] == ["rapport 1"]


def test_a_draft_is_told_by_its_day_and_place_without_its_text(cast, region):
    of = {"party": region.houten, "partnership": region.fire}
    rapporteur = Rapporteur.objects.create(
        name="J. de Vries", account=cast.griffier, valid_from=date(2026, 1, 1), **of
    )
    frame = Frame.objects.create(text="kader", set_on=date(2026, 1, 1), **of)
    ReportDraft.objects.create(
        frame=frame,
        rapporteur=rapporteur,
        author=cast.griffier,
        on=date(2026, 5, 1),
        judgement=Judgement.values[0],
        text="geheim",
    )
    told = told_to(cast.griffier)
    assert [each["verslag van"] for each in told["concepten van verslagen"]] == ["2026-05-01"]
    assert "geheim" not in json.dumps(told)


def test_what_one_did_at_accounts_of_others_is_told_without_naming_them(cast):
    write_event(AccountEventKind.ENDED, user=cast.ambtenaar, at=timezone.now(), by=cast.beheerder)
    write_event(AccountEventKind.KEY_MADE, user=cast.beheerder, at=timezone.now(), by=cast.beheerder)
    told = told_to(cast.beheerder)
    assert [each["wat"] for each in told["wat u bij accounts van anderen deed"]] == ["beëindigd"]
    assert cast.ambtenaar.email not in json.dumps(told)


@pytest.fixture
def dossier(cast, settings, tmp_path):
    settings.VAULT_KEY = ""
    settings.VAULT_FILE = tmp_path / "vault_key"
    settings.DESTROYED_KEYS = tmp_path / "destroyed_keys"
    now = timezone.now()
    made = open_dossier(room=NOTEBOOK, title="Zilverreiger", at=now, by=cast.griffier)
    grant(dossier=made, user=cast.ambtenaar, capacity=Capacity.READER, until=None, at=now, by=cast.griffier)
    return made


def test_of_a_dossier_is_told_that_one_is_named_and_never_its_title(cast, dossier):
    for user, capacity in ((cast.griffier, "eigenaar"), (cast.ambtenaar, "lezer")):
        told = told_to(user)
        rows = told["vertrouwelijke dossiers"]
        assert [(each["dossier"], each["hoedanigheid"]) for each in rows] == [
            (str(dossier.public_id), capacity)
        ]
        assert "Zilverreiger" not in json.dumps(told)
    assert not told_to(cast.raadslid)["vertrouwelijke dossiers"]
    deeds = [each["daad"] for each in told_to(cast.griffier)["handelingen"]]
    assert "dossier aangelegd" in deeds


def test_emergency_access_and_destruction_are_told_to_who_took_part(cast, dossier):
    opening = dossier.openings.create(asked_by=cast.beheerder, asked_at=timezone.now(), reason="ziek")
    opening.seen.create(user=cast.griffier, seen_at=timezone.now())
    gone = DestroyedKey.objects.create(
        dossier_public_id=dossier.public_id,
        destroyed_at=timezone.now(),
        reason=DestructionReason.ASKED,
        created_at=dossier.created_at,
    )
    gone.owners.add(cast.griffier)
    asked, owner = told_to(cast.beheerder), told_to(cast.griffier)
    assert [(each["reden"], each["u vroeg"]) for each in asked["noodtoegang"]] == [("ziek", True)]
    assert not owner["noodtoegang"]
    assert [each["dossier"] for each in owner["geziene berichten van noodtoegang"]] == [
        str(dossier.public_id)
    ]
    assert [each["dossier"] for each in owner["vernietigde dossiers"]] == [str(dossier.public_id)]
