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
from verband.rooms.common.exports import FORMAT, Notes, export_response
from verband.rooms.common.forms import SEEN
from verband.rooms.common.kept import filled
from verband.rooms.common.tables import build_table, query_of
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import datum
from verband.rooms.history.views.attempt import STOOD_SO, Written, attempt, status_of
from verband.rooms.register import emails
from verband.rooms.register.choices import KEEPER_ROLES, ReportState
from verband.rooms.register.exports.reports import report_columns
from verband.rooms.register.forms.reports import AnswerForm, EraseForm, ReportForm
from verband.rooms.register.models import MistakeReport
from verband.rooms.register.rules import holds
from verband.rooms.register.selectors.reports import (
    record_to_report,
    report_by_address,
    report_for,
    reports_for,
    who_answers,
)
from verband.rooms.register.services.keep.reports import (
    TooManyReportsError,
    answer_report,
    erase_report,
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
    context = {"form": form, "about": about}
    context |= {"answerer": who_answers(about.row.public_id, timezone.localdate())}
    return render(request, "register/reports/report.html", context, status=status_of([form]))


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
    if not found.answered_at:
        context |= {"answerer": who_answers(found.object_id, timezone.localdate())}
    response = render(request, "register/reports/state.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


@audience(Audience.EDITORS)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Show the reports about what someone keeps."""
    return _listed(request)


@audience(Audience.ADMINISTRATORS)
@require_safe
def site_reports(request: HttpRequest) -> HttpResponse:
    """Show who runs the site the reports that nobody else answers."""
    return _listed(request)


def _listed(request: HttpRequest) -> HttpResponse:
    found = reports_for(request.user, timezone.localdate())
    query = query_of(request)
    if FORMAT in query:
        columns = report_columns(request.build_absolute_uri)
        table = build_table(columns=columns, rows=found, query=query, caption="Meldingen")
        notes = Notes("geen", datum(timezone.localdate()), "Verband")
        if file := export_response(query, table, "meldingen", notes):
            return file
    context = {"reports": found, "keeps": holds(request.user, KEEPER_ROLES, timezone.localdate())}
    return render(request, "register/reports/reports.html", context)


def _list_of(request: HttpRequest) -> str:
    """Return the name of the page on which who answers finds the reports."""
    keeps = holds(request.user, KEEPER_ROLES, timezone.localdate())
    return "register:reports" if keeps else "register:site-reports"


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer a report; who does not keep what it is about finds none here."""
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
        return redirect(_list_of(request))
    context = {"form": form, "report": found, "gets_mail": emails.reaches(found), "list": _list_of(request)}
    return render(request, "register/reports/answer.html", context, status=status_of([form]))


@audience(Audience.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take out of a report all that people wrote, after saying that there is no way back."""
    found = report_for(request.user, public_id, timezone.localdate())
    form = filled(request, EraseForm)

    def do() -> UUID:
        return erase_report(report=found, at=timezone.now(), by=user_of(request))

    if not found.is_erased and attempt(request, form, do) is not None:
        tell(request, "De tekst, het antwoord en de gegevens van de melder zijn verwijderd.")
        return redirect(_list_of(request))
    context = {"form": form, "report": found}
    return render(request, "register/reports/erase.html", context, status=status_of([form]))


def _mails(request: HttpRequest, found: MistakeReport) -> str:
    """Mail who reported that there is an answer, after this page; returns what to say of it."""
    if not emails.reaches(found):
        return " De melder leest het op de bladzijde van de melding."
    link = request.build_absolute_uri(reverse("register:report-state", args=[found.public_id]))
    in_background(partial(emails.send_answered, report=found, link=link))
    return " De melder krijgt er een e-mail over."
