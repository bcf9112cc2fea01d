"""Pages on which anyone says what is not right, follows it, and is answered."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.accounts.emails import in_background
from verband.rooms.accounts.rules import is_user, user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.history.views.attempt import attempt, status_of
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
from verband.rooms.register.services.keep.reports import answer_report, is_news, report_mistake


@audience(Audience.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str, public_id: UUID) -> HttpResponse:
    """Take what someone says is not right about a record."""
    about = record_to_report(kind, public_id)
    form = filled(request, ReportForm)
    made = attempt(
        request,
        form,
        lambda: report_mistake(
            row=about.row,
            label=about.label,
            text=form.cleaned_data["text"],
            reply_to=form.cleaned_data["reply_to"],
            at=timezone.now(),
            by=request.user if is_user(request.user) else None,
        ),
    )
    if made:
        tell(request, "Dank u. Uw melding is aangekomen; op deze bladzijde volgt u wat ermee gebeurt.")
        return redirect("register:report-state", made.public_id)
    return render(
        request, "register/reports/report.html", {"form": form, "about": about}, status=status_of([form])
    )


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
    said_before = (found.state, found.answer)
    form = filled(request, AnswerForm, initial={"state": ReportState.LOOKING, "answer": found.answer})
    done = attempt(
        request,
        form,
        lambda: answer_report(
            report=found,
            state=ReportState(form.cleaned_data["state"]),
            answer=form.cleaned_data["answer"],
            at=timezone.now(),
            by=user_of(request),
        ),
    )
    if done:
        goes = _mails(request, found) if is_news(found, said_before) else ""
        tell(request, f"Het antwoord is bewaard.{goes}")
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
