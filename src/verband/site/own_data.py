"""What the rooms above accounts keep of a person, for the file with all of one's own data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from verband.rooms.accounts.exports import Part
from verband.rooms.accounts.models import User
from verband.rooms.councils.models import Feed, Rapporteur, ReportDraft
from verband.rooms.councils.selectors.consultation_names import partnership_names
from verband.rooms.councils.selectors.feeds import name_of
from verband.rooms.dossiers.choices import DossierDeed
from verband.rooms.dossiers.models import DestroyedKey, EmergencyOpening, SeenOpening
from verband.rooms.history.kinds import kind_of
from verband.rooms.history.models import Event
from verband.rooms.history.selectors.entries import deed_label
from verband.rooms.jobs.models import Run
from verband.rooms.register.models import Affiliation, MistakeReport


def deeds_of(user: User) -> list[dict[str, Any]]:
    """Return what someone did here, as history tells it; what the record said is not about the person."""
    rows = Event.objects.filter(actor_id=user.pk).order_by("id")
    return [
        {
            "moment": _moment(event.moment),
            "daad": _deed(event),
            "soort": event.object_kind,
            "record": str(event.object_id),
            "naam van het record": event.label,
            "reden": event.reason,
        }
        for event in rows
    ]


def roles_of(user: User) -> list[dict[str, Any]]:
    """Return the roles that someone holds or held."""
    rows = Affiliation.objects.filter(user=user).select_related("party").order_by("valid_from", "id")
    return [
        {
            "rol": role.get_role_display(),
            "voor": role.party.name if role.party else role.room,
            "van": role.valid_from.isoformat(),
            "tot": role.valid_to.isoformat() if role.valid_to else None,
        }
        for role in rows
    ]


def rapporteurships_of(user: User) -> list[dict[str, Any]]:
    """Return as which rapporteur someone writes or wrote; what was written is about a partnership, not the person."""
    rows = Rapporteur.objects.filter(account=user).select_related("party")
    names = partnership_names([row.partnership_id for row in rows], timezone.localdate())
    return [
        {
            "naam": row.name,
            "voor": row.party.name,
            "samenwerkingsverband": names.get(row.partnership_id, ""),
            "van": row.valid_from.isoformat(),
            "tot": row.valid_to.isoformat() if row.valid_to else None,
        }
        for row in rows
    ]


def drafts_of(user: User) -> list[dict[str, Any]]:
    """Return of which drafts someone is the writer; their text stays with those who may read the draft."""
    rows = ReportDraft.objects.filter(author=user).select_related("frame__party")
    names = partnership_names([row.frame.partnership_id for row in rows], timezone.localdate())
    return [
        {
            "verslag van": row.on.isoformat(),
            "voor": row.frame.party.name,
            "samenwerkingsverband": names.get(row.frame.partnership_id, ""),
        }
        for row in rows
    ]


def feeds_of(user: User) -> list[dict[str, Any]]:
    """Return the calendars that someone subscribed to, also those that were withdrawn; their address is not kept."""
    rows = Feed.objects.filter(owner=user).select_related("party")
    numbers = [row.partnership_id for row in rows if row.partnership_id]
    names = partnership_names(numbers, timezone.localdate())
    return [
        {
            "agenda van": row.get_kind_display(),
            "voor": row.party.name if row.party else name_of(row, names),
            "herinnering, dagen vooraf": row.alarm_days,
            "gemaakt": _moment(row.made_at),
            "ingetrokken": _moment(row.revoked_at),
            "laatst opgehaald": row.last_read_on.isoformat() if row.last_read_on else None,
        }
        for row in rows
    ]


def reports_of(user: User) -> list[dict[str, Any]]:
    """Return what someone reported as not right, with the account or with the same address for the answer."""
    rows = MistakeReport.objects.filter(Q(reported_by=user) | Q(reply_to__iexact=user.email))
    return [
        {
            "over": row.label,
            "tekst": row.text,
            "e-mailadres voor antwoord": row.reply_to,
            "gemeld": _moment(row.reported_at),
            "stand": row.get_state_display(),
            "antwoord": row.answer,
            "beantwoord": _moment(row.answered_at),
        }
        for row in rows
    ]


def runs_of(user: User) -> list[dict[str, Any]]:
    """Return the long work that someone asked for; the results are files of their own."""
    return [
        {
            "wat": run.title,
            "gevraagd": _moment(run.asked_at),
            "afgelopen": _moment(run.ended_at),
            "toestand": run.get_state_display(),
            "wat er misging": run.failure,
            "bestand": run.file_name,
        }
        for run in Run.objects.filter(asked_by=user)
    ]


def emergencies_of(user: User) -> list[dict[str, Any]]:
    """Return the emergency access that someone asked for, opened or closed; the reason is of who asked."""
    part = Q(asked_by=user) | Q(seconded_by=user) | Q(closed_by=user)
    return [
        {
            "dossier": str(row.dossier.public_id),
            "u vroeg": row.asked_by_id == user.pk,
            "u opende": row.seconded_by_id == user.pk,
            "u sloot": row.closed_by_id == user.pk,
            "reden": row.reason if row.asked_by_id == user.pk else "",
            "gevraagd": _moment(row.asked_at),
            "geopend": _moment(row.opened_at),
            "gesloten": _moment(row.closed_at),
        }
        for row in EmergencyOpening.objects.filter(part).select_related("dossier")
    ]


def seen_openings_of(user: User) -> list[dict[str, Any]]:
    """Return of which emergency access someone has seen the notice, and when."""
    rows = SeenOpening.objects.filter(user=user).select_related("opening__dossier")
    return [{"dossier": str(row.opening.dossier.public_id), "gezien": _moment(row.seen_at)} for row in rows]


def destroyed_of(user: User) -> list[dict[str, Any]]:
    """Return the dossiers that someone owned when they were destroyed."""
    return [
        {
            "dossier": str(row.dossier_public_id),
            "vernietigd": _moment(row.destroyed_at),
            "reden": row.get_reason_display(),
        }
        for row in DestroyedKey.objects.filter(owners=user)
    ]


def _deed(event: Event) -> str:
    own = dict(DossierDeed.choices).get(event.deed) if event.object_kind.startswith("dossiers.") else None
    return own or deed_label(event, kind_of(event.object_kind))


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


PARTS: Mapping[str, Part] = {
    "rollen": roles_of,
    "rapporteurschappen": rapporteurships_of,
    "concepten van verslagen": drafts_of,
    "agenda-abonnementen": feeds_of,
    "meldingen": reports_of,
    "mijn werk": runs_of,
    "noodtoegang": emergencies_of,
    "geziene berichten van noodtoegang": seen_openings_of,
    "vernietigde dossiers": destroyed_of,
    "handelingen": deeds_of,
}
"""Title → what stands under it; a test knows every column that names an account."""
