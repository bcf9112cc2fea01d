"""The letter to who reported a mistake: that there is an answer, and where.

It holds nothing that a person typed: neither what was reported nor the answer, as both can name others, and the
address may be someone else's.
"""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from verband.rooms.register.models import MistakeReport
from verband.rooms.register.services.keep.reports import ADDRESS_KEPT

log = logging.getLogger(__name__)
SUBJECT = "Er is antwoord op uw melding bij Verband"


def reaches(report: MistakeReport) -> bool:
    """Whether a letter can go to who reported: an address was left, and the site sends mail."""
    return bool(report.reply_to and settings.MAIL_IS_SENT)


def send_answered(*, report: MistakeReport, link: str) -> bool:
    """Mail that a report is answered; False when there is nowhere to mail to, or it was refused."""
    if not reaches(report):
        return False
    context = {"report": report, "link": link, "days": ADDRESS_KEPT.days}
    body = render_to_string("register/letters/report_answered.txt", context)
    try:
        return bool(send_mail(SUBJECT, body, None, [report.reply_to]))
    except (SMTPException, OSError):
        log.warning("the mail server did not take a letter about a report", exc_info=True)
        return False
