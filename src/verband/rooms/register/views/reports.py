"""Pages on which anyone says what is not right, follows it, and is answered."""

from functools import partial
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.emails import in_background
from verband.rooms.accounts.rules import computer_of, is_user, user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.bridge import InputError
from verband.rooms.common.forms import SEEN
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.history.views.attempt import STOOD_SO, Written, attempt, status_of
from verband.rooms.register import emails
from verband.rooms.register.choices import ReportState
from verband.rooms.register.forms.reports import AnswerForm, ReportForm
from verband.rooms.register.models import MistakeReport
from verband.rooms.register.selectors.reports import (
    record_to_report,
    report_by_address,
    report_for,
    reports_for,
)
from verband.rooms.register.services.keep.reports import (
    TooManyReportsError,
    answer_report,
    is_news,
    report_mistake,
    what_stands,
)

HOUR = 3600
MOST_PER_COMPUTER = 10
"""Reports of one computer in an hour: far fewer than the whole site takes, so that nobody shuts out the others."""


@audience(Audience.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Take what someone says is not right about a record."""
    about = record_to_report(kind, public_id)
    form = filled(request, ReportForm)

    def do() -> MistakeReport:
        by = request.user if is_user(request.user) else None
        if by is None:
            _refuse_flood(request)
        return report_mistake(
            row=about.row,
            label=about.label,
            text=form.cleaned_data["text"],
            reply_to=form.cleaned_data["reply_to"],
            at=timezone.now(),
            by=by,
        )

    made = attempt(request, form, do)
    if made:
        tell(request, "Dank u. Uw melding is aangekomen; op deze bladzijde volgt u wat ermee gebeurt.")
        return redirect("register:report-state", made.public_id)
    return render(
        request, "register/reports/report.html", {"form": form, "about": about}, status=status_of([form])
    )


def _refuse_flood(request: HttpRequest) -> None:
    """Count per computer, in the memory of one process; its address is not kept, and the count an hour at most."""
    mark = salted_hmac(__name__, computer_of(request) or "", algorithm="sha256").hexdigest()
    key = f"reported:{mark}"
    cache.add(key, 0, HOUR)
    if cache.incr(key) > MOST_PER_COMPUTER:
        message = (
            "Vanaf deze computer zijn het laatste uur veel meldingen verstuurd. Uw tekst staat er nog; probeer het "
            "over een uur opnieuw."
        )
        raise TooManyReportsError(message)


@audience(Audience.PUBLIC)
@require_safe
def report_state(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show who wrote a report how far it is; the address is known to that person alone."""
    found = report_by_address(public_id)
    context = {"report": found, "gets_mail": emails.reaches(found)}
    response = render(request, "register/reports/state.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


@audience(Audience.EDITORS)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Show the reports about what someone keeps."""
    found = reports_for(request.user, timezone.localdate())
    return render(request, "register/reports/reports.html", {"reports": found})


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer a report."""
    found = report_for(request.user, public_id, timezone.localdate())
    stood = what_stands(found)
    begin = {"state": ReportState.LOOKING} if found.state == ReportState.NEW else {}
    form = filled(request, AnswerForm, seen=stood, initial=stood | begin)

    def do() -> Written:
        try:
            batch = answer_report(
                report=found,
                state=ReportState(form.cleaned_data["state"]),
                answer=form.cleaned_data["answer"],
                at=timezone.now(),
                by=user_of(request),
                seen=form.cleaned_data[SEEN] or None,
            )
        except InputError:
            found.refresh_from_db()
            form.see_again(what_stands(found))
            raise
        return Written(batch)

    done = attempt(request, form, do)
    if done:
        goes = _mails(request, found) if is_news(found, stood) else ""
        # No way back is offered: an answer is not in the history.
        tell(request, f"Het antwoord is bewaard.{goes}" if done.batch else STOOD_SO)
        return redirect("register:reports")
    context = {"form": form, "report": found, "gets_mail": emails.reaches(found)}
    return render(request, "register/reports/answer.html", context, status=status_of([form]))


def _mails(request: HttpRequest, found: MistakeReport) -> str:
    """Mail who reported that there is an answer, after this page; returns what to say of it."""
    if not emails.reaches(found):
        return " De melder leest het op de bladzijde van de melding."
    link = request.build_absolute_uri(reverse("register:report-state", args=[found.public_id]))
    in_background(partial(emails.send_answered, report=found, link=link))
    return " De melder krijgt er een e-mail over."
