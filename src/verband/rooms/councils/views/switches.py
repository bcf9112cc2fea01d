"""Switch a rule of law, or a requirement on a text, off and on: for who runs this installation."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.forms.switching import SwitchForm
from verband.rooms.councils.selectors.switches import Subject, label_or_404
from verband.rooms.councils.services import switches as services
from verband.rooms.history.views.attempt import attempt, status_of


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of one subject."""

    page: str
    """Name of the page with the list."""
    warns: str
    on: str


WORDS: Mapping[Subject, Words] = {
    Subject.RULE: Words(
        "councils:law",
        "Alle kalenders op deze installatie rekenen daarna zonder deze regel, tot u haar weer aanzet.",
        "De regel geldt weer.",
    ),
    Subject.REQUIREMENT: Words(
        "councils:requirements",
        "Op deze installatie telt dit onderdeel dan bij geen enkele regeling mee. Wat er al over is ingevuld, "
        "blijft bewaard.",
        "De eis telt weer mee.",
    ),
}


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, subject: Subject, code: str) -> HttpResponse:
    """Switch one off, with the reason."""
    label, words = label_or_404(subject, code), WORDS[subject]
    form = filled(request, SwitchForm)
    at, by = timezone.now(), user_of(request)
    batch = attempt(
        request,
        form,
        lambda: services.switch_off(
            subject=subject, code=code, because=form.cleaned_data["because"], at=at, by=by
        ),
    )
    if batch:
        tell(request, f"Uitgezet: {label}.", batch=batch)
        return redirect(words.page)
    context = {"form": form, "label": label, "words": words}
    return render(request, "councils/switch.html", context, status=status_of([form]))


@audience(Audience.ADMINISTRATORS)
@require_POST
def on(request: HttpRequest, subject: Subject, code: str) -> HttpResponse:
    """Let one hold again."""
    label_or_404(subject, code)
    words = WORDS[subject]
    batch = services.switch_on(subject=subject, code=code, at=timezone.now(), by=user_of(request))
    if batch:
        tell(request, words.on, batch=batch)
    return redirect(words.page)
