"""Long work of the pictures: the report as PDF, which takes seconds for a province and longer for the country."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.text import slugify
from django_tasks import task

from verband.rooms.accounts.models import User
from verband.rooms.common.audience import Audience
from verband.rooms.jobs.rules import let_have, let_try_again
from verband.rooms.jobs.services.carrying import Outcome, ResultFile
from verband.rooms.jobs.services.progress import report_progress
from verband.rooms.register.rules import belongs
from verband.rooms.register.selectors.on_day import register_on

ASKED_AT = "patchwork:report-pdf"
NOT_FOR_YOU = (
    "Het rapport is niet meer voor u opengesteld; vraag het aan iemand van de deelnemende overheden."
)


@task
def make_report_pdf(*, day: str, stand: str, province: str, source: str, with_succeeded: bool) -> Outcome:
    """Make the report of a part of the register on a day as PDF; ``stand`` is the sentence that dates it."""
    # What measures and draws takes half a second to read in; every command that starts reads this module.
    from verband.rooms.patchwork.bridge.part import part_of
    from verband.rooms.patchwork.bridge.report import build_report
    from verband.rooms.patchwork.exports.report import report_html, report_pdf_bytes

    report_progress(5, "gegevens verzamelen")
    register = register_on(date.fromisoformat(day))
    everything = part_of(register, "", source=source, with_succeeded=True)
    whole = part_of(register, "", source=source, with_succeeded=with_succeeded)
    part = part_of(register, province, source=source, with_succeeded=with_succeeded)
    report_progress(15, "figuren tekenen")
    html = report_html(build_report(everything, part, whole), stand)
    report_progress(30, "bladzijden opmaken")
    document = report_pdf_bytes(html)
    report_progress(95, "bewaren")
    name = slugify(f"samenwerking in beeld {province} {day}")
    return Outcome(file=ResultFile(f"{name}.pdf", "application/pdf", document))


def _why_no_report(user: User, _asked: Mapping[str, Any], on: date) -> str:
    """Return why someone may not have a report, empty when its page is for them."""
    return "" if belongs(user, Audience.PUBLISHED, ASKED_AT, on) else NOT_FOR_YOU


let_have(make_report_pdf, _why_no_report)
let_try_again(make_report_pdf)
