"""The letters that accounts sends: plain text, and nothing in a heading that a person typed."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection
from django.template.loader import render_to_string

from verband.rooms.accounts.models import Invitation, User

log = logging.getLogger(__name__)
NOTICE = "Er is iets veranderd aan uw account bij Verband"
_postman = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def send_invitation(*, invitation: Invitation, link: str) -> bool:
    """Mail the link of an invitation; False when there is no mail or it was refused."""
    context = {"invitation": invitation, "link": link, "user": invitation.user}
    return _send("Uitnodiging voor Verband", "invitation", invitation.user, context)


def send_reset(*, user: User, link: str) -> bool:
    """Mail a link for a new password."""
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    return _send("Nieuw wachtwoord voor Verband", "reset", user, {"user": user, "link": link, "hours": hours})


def send_address(*, user: User, link: str, hours: int, address: str) -> bool:
    """Mail a link to the address that someone wants for the account, which shows that mail is read there."""
    context = {"user": user, "link": link, "hours": hours}
    return _send("Nieuw e-mailadres voor Verband", "address", user, context, address)


def send_notice(*, user: User, sentence: str, at: datetime, address: str = "", subject: str = NOTICE) -> bool:
    """Mail someone that the way into the account, or into what they keep, has changed: no such deed goes unseen."""
    context = {"user": user, "sentence": sentence, "at": at}
    return _send(subject, "notice", user, context, address)


def in_background(work: Callable[[], object]) -> None:
    """Do something after the answer: how long it takes then tells nobody whether an account exists."""

    def done_alone() -> None:
        try:
            work()
        except Exception:
            log.exception("mail was not sent")
        finally:
            connection.close()

    _postman.submit(done_alone)


def _send(subject: str, letter: str, user: User, context: dict[str, object], address: str = "") -> bool:
    if not settings.MAIL_IS_SENT:
        return False
    body = render_to_string(f"accounts/letters/{letter}.txt", context)
    try:
        return bool(send_mail(subject, body, None, [address or user.email]))
    except (SMTPException, OSError):
        log.warning("the mail server did not take a letter", exc_info=True)
        return False
