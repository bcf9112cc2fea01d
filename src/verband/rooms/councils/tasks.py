"""Long work of the room: the introduction for new members as PDF."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.text import slugify
from django_tasks import task

from verband.rooms.accounts.models import User
from verband.rooms.councils.exports.dossier import dossier_html, dossier_pdf
from verband.rooms.councils.selectors.dossier import dossier_for
from verband.rooms.councils.selectors.taking_part import own_governments
from verband.rooms.jobs.rules import let_have
from verband.rooms.jobs.services.carrying import Outcome, ResultFile
from verband.rooms.jobs.services.progress import report_progress
from verband.rooms.register.selectors.stand import stand

NO_LONGER_YOURS = (
    "U hoort niet meer bij deze overheid, of zij staat hier niet meer; er is geen inwerkdossier gemaakt. "
    "Vraag de griffie om het dossier."
)


@task
def make_dossier_pdf(*, party: str, reader: str, day: str) -> Outcome:
    """Make the introduction of a government as PDF, for someone of that government."""
    report_progress(5, "gegevens verzamelen")
    dossier = dossier_for(User.objects.get(public_id=reader), UUID(party), date.fromisoformat(day))
    html = dossier_html(dossier, stand(dossier.on).sentence)
    report_progress(30, "bladzijden opmaken")
    document = dossier_pdf(html)
    report_progress(95, "bewaren")
    name = slugify(f"inwerkdossier {dossier.party.name} {day}")
    return Outcome(file=ResultFile(f"{name}.pdf", "application/pdf", document))


def _why_no_dossier(user: User, asked: Mapping[str, Any], on: date) -> str:
    """Return why someone may not have an introduction, empty when it is of their own government."""
    own = {str(each.public_id) for each in own_governments(user, on)}
    return "" if asked["party"] in own else NO_LONGER_YOURS


let_have(make_dossier_pdf, _why_no_dossier)
