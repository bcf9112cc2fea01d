"""The road from a right password to being signed in.

Between the two steps nobody is signed in: the session only remembers who gave the right password. Whatever else
lies in the session of the visitor, such as a half-filled form, stays there under a new number.
"""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from verband.rooms.accounts.choices import SignInMethod
from verband.rooms.accounts.models import User
from verband.rooms.accounts.selectors.accounts import active_user, has_second_factor
from verband.rooms.accounts.selectors.help import help_to_tell
from verband.rooms.accounts.services.sign_in import record_sign_in
from verband.rooms.accounts.sessions import BEGUN, BROWSER, SEEN
from verband.rooms.accounts.views.browsers import browser_name

WAITING = "half-signed-in"
SECONDS = 600
"""How long someone may take over the second step."""
MOST_TRIES = 5
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who gave the right password and still owes the second step."""

    user: str
    password: str
    """The end of the stored hash: a password that is changed meanwhile ends the wait."""
    next: str
    since: float
    method: str
    tries: int = 0


def after_password(request: HttpRequest, user: User, *, method: SignInMethod, to: str) -> HttpResponseBase:
    """Let someone in, or ask for the second step first."""
    if has_second_factor(user):
        return _wait(request, user, method, to, "accounts:second-step")
    if settings.SECOND_FACTOR_REQUIRED:
        return _wait(request, user, method, to, "accounts:set-up")
    return let_in(request, user, method=method, to=to)


def let_in(request: HttpRequest, user: User, *, method: SignInMethod, to: str) -> HttpResponseBase:
    """Sign someone in under a new session number, write it down and go on."""
    now = timezone.now()
    request.session.pop(WAITING, None)
    login(request, user, backend=BACKEND)
    browser = browser_name(request.headers.get("User-Agent", ""))
    request.session.update({BEGUN: now.timestamp(), SEEN: now.timestamp(), BROWSER: browser})
    record_sign_in(user=user, method=method, browser=browser, at=now)
    if sentence := help_to_tell(user, now):
        messages.warning(request, sentence)
    return redirect(to)


def who_waits(request: HttpRequest) -> tuple[User, Waiting] | None:
    """Return who owes the second step here; None when nobody does or it took too long."""
    kept = request.session.get(WAITING)
    waiting = Waiting(**kept) if kept else None
    if not waiting or not 0 <= timezone.now().timestamp() - waiting.since <= SECONDS:
        return None
    user = active_user(UUID(waiting.user))
    return (user, waiting) if user and _mark(user) == waiting.password else None


def remember(request: HttpRequest, waiting: Waiting) -> None:
    """Keep what changed about who waits."""
    request.session[WAITING] = asdict(waiting)


def forget(request: HttpRequest) -> None:
    """Let who waits begin anew with the password."""
    request.session.pop(WAITING, None)


def _wait(request: HttpRequest, user: User, method: SignInMethod, to: str, step: str) -> HttpResponseBase:
    # A number that someone else put in this browser beforehand is worth nothing from here on.
    request.session.cycle_key()
    since = timezone.now().timestamp()
    remember(
        request,
        Waiting(user=str(user.public_id), password=_mark(user), next=to, since=since, method=method.value),
    )
    return redirect(step)


def _mark(user: User) -> str:
    return user.get_session_auth_hash()[:16]
