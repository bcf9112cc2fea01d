"""Long work of the pictures: the report as PDF, which takes seconds for a province and longer for the country."""

from datetime import date

from django.utils.text import slugify
from django_tasks import task

from verband.rooms.jobs.services.carrying import Outcome, ResultFile
from verband.rooms.jobs.services.progress import report_progress
from verband.rooms.register.selectors.on_day import register_on


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
