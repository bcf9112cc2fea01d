"""Long work of the room: the introduction for new members as PDF."""

from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.text import slugify
from django_tasks import task

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.exports.dossier import dossier_html, dossier_pdf
from verband.rooms.councils.selectors.dossier import dossier_for
from verband.rooms.jobs.services.carrying import Outcome, ResultFile
from verband.rooms.jobs.services.progress import report_progress
from verband.rooms.register.selectors.stand import stand

NO_LONGER_YOURS = (
    "U hoort niet meer bij deze overheid, of zij staat hier niet meer; er is geen inwerkdossier gemaakt. "
    "Vraag de griffie om het dossier."
)


@task
def make_dossier_pdf(*, party: str, reader: str, day: str) -> Outcome:
    """Make the introduction of a government as PDF, for someone who still belongs to it when this is carried out."""
    report_progress(5, "gegevens verzamelen")
    person = User.objects.get(public_id=reader)
    try:
        dossier_for(person, UUID(party), timezone.localdate())
        dossier = dossier_for(person, UUID(party), date.fromisoformat(day))
    except Http404 as error:
        raise InputError(NO_LONGER_YOURS) from error
    html = dossier_html(dossier, stand(dossier.on).sentence)
    report_progress(30, "bladzijden opmaken")
    document = dossier_pdf(html)
    report_progress(95, "bewaren")
    name = slugify(f"inwerkdossier {dossier.party.name} {day}")
    return Outcome(file=ResultFile(f"{name}.pdf", "application/pdf", document))
