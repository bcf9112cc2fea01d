"""Start, change, correct and end a partnership."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.days import asked_day
from verband.rooms.common.forms import begun
from verband.rooms.common.kept import filled
from verband.rooms.common.tables import query_of
from verband.rooms.common.toasts import tell
from verband.rooms.history.views.attempt import Written, attempt, status_of
from verband.rooms.register.choices import Role
from verband.rooms.register.forms import EndForm, StartForm, VersionForm
from verband.rooms.register.forms.participants import CHANGE
from verband.rooms.register.forms.partnerships import PERIOD
from verband.rooms.register.forms.written import texts_of
from verband.rooms.register.models import Partnership
from verband.rooms.register.rules import parties_in_care
from verband.rooms.register.selectors.keeping import ToKeep, governments_of, partnership_to_keep
from verband.rooms.register.selectors.standing import party_names
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parties import give_own_party
from verband.rooms.register.services.keep.version_period import is_last
from verband.rooms.register.services.keep.versions import kinds_of
from verband.rooms.register.views.keep.leading import lead_on, lead_to

ONLY_CORRECTED = (
    "De dagen waarop deze versie geldt veranderen niet vanaf een dag; kies 'verbetering', en wijzig de rest "
    "daarna."
)


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def start_partnership(request: HttpRequest) -> HttpResponse:
    """Start a partnership: name, form, day and participants."""
    today = timezone.localdate()
    form = begun(filled(request, StartForm, names=party_names(today)))
    if started := attempt(request, form, lambda: _start(user_of(request), form, today)):
        partnership, batch = started
        tell(request, f"{form.cleaned_data['name']} is toegevoegd.", batch=batch)
        return lead_to(partnership, form.cleaned_data["sinds"])
    return render(request, "register/keep/start.html", {"form": form}, status=status_of([form]))


def _start(by: User, form: StartForm, today: date) -> tuple[Partnership, UUID]:
    sent = form.cleaned_data
    begins = sent["sinds"]
    parties = [*sent["deelnemers"]]
    parties += governments_of(sent["gebied"], begins or today) if sent["gebied"] else []
    host = sent["gastheer"]
    takings = {party.pk: keep.Taking(party) for party in parties}
    if host:
        takings[host.pk] = keep.Taking(host, Role.HOST)
    if not takings.keys() & parties_in_care(by, today):
        message = "Zet uw eigen overheid bij de deelnemers; anders kunt u dit daarna niet meer bijhouden."
        raise keep.KeepError(message)
    return keep.start_partnership(
        values=form.values(), participants=list(takings.values()), on=begins, at=timezone.now(), by=by
    )


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def change_partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a partnership from a day, or correct what it was all along."""
    asked = asked_day(query_of(request)).day
    kept = partnership_to_keep(request.user, public_id, timezone.localdate(), asked)
    seen = keep.plain_values(kept.version) | {"task_kinds": kept.kinds} | texts_of(kept.version)
    form = filled(request, VersionForm, last=is_last(kept.version), seen=seen, initial=seen)
    written = attempt(
        request,
        form,
        lambda: Written(_change(user_of(request), form, kept)),
        kept.version,
        lambda: {"task_kinds": kinds_of(kept.version)} | texts_of(kept.version),
    )
    if written:
        written.say(request, f"{form.cleaned_data['name']} is gewijzigd.")
        changed = form.cleaned_data["hoe"] == CHANGE
        if asked and not changed:
            return lead_on(kept.partnership, asked)
        return lead_to(kept.partnership, form.cleaned_data["vanaf"] if changed else kept.version.valid_from)
    return render(
        request, "register/keep/change.html", {"form": form, "kept": kept}, status=status_of([form])
    )


def _change(by: User, form: VersionForm, kept: ToKeep) -> UUID | None:
    sent = form.cleaned_data
    beside = {"task_kinds": kept.kinds} | texts_of(kept.version)
    mine = form.columns(keep.settle(kept.version, sent["gezien"], form.plain(), beside=beside))
    at = timezone.now()
    if sent["hoe"] == CHANGE and mine:
        if mine.keys() & set(PERIOD):
            raise keep.KeepError(ONLY_CORRECTED)
        return keep.change_partnership(version=kept.version, values=mine, on=sent["vanaf"], at=at, by=by)
    return keep.correct_partnership(version=kept.version, values=mine, at=at, by=by)


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def end_partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """End a partnership and everyone's part in it."""
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    form = filled(request, EndForm)
    if batch := attempt(
        request,
        form,
        lambda: keep.end_partnership(
            partnership=kept.partnership, on=form.cleaned_data["per"], at=timezone.now(), by=user_of(request)
        ),
    ):
        tell(request, f"{kept.name} is beëindigd.", batch=batch)
        return lead_to(kept.partnership, form.cleaned_data["per"])
    return render(request, "register/keep/end.html", {"form": form, "kept": kept}, status=status_of([form]))


@audience(Audience.EDITORS)
@require_POST
def own_party(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Let a partnership take part elsewhere, through a party of its own."""
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    try:
        party, batch = give_own_party(
            partnership=kept.partnership, name=kept.name, at=timezone.now(), by=user_of(request)
        )
    except keep.InputError as refused:
        tell(request, str(refused))
    else:
        tell(
            request,
            f"{party} kan nu zelf ergens aan deelnemen. Een beheerder geeft er rollen voor.",
            batch=batch,
        )
    return redirect("register:change-partnership", public_id)
