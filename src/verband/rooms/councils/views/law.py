"""The rules of law behind the calendar, with the texts over time, and the switch of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.bridge.moments import load_rules
from verband.rooms.councils.forms.switching import SwitchForm
from verband.rooms.councils.models import RuleSwitch
from verband.rooms.councils.rules import may_switch
from verband.rooms.councils.services.days import switch_off, switch_on
from verband.rooms.register.views.keep.attempt import attempt, status_of


@audience(Audience.PUBLIC)
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """Show every rule with its texts over time."""
    off = {row.code: row for row in RuleSwitch.objects.all()}
    rules = [(texts[-1], texts, off.get(texts[-1].code)) for texts in load_rules()]
    return render(request, "councils/law.html", {"rules": rules, "may_switch": may_switch(request.user)})


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, code: str) -> HttpResponse:
    """Switch a rule off, with the reason."""
    texts = load_rules().texts.get(code)
    if texts is None:
        raise Http404
    form = filled(request, SwitchForm)
    because = form.cleaned_data.get("because", "") if form.is_bound and form.is_valid() else ""
    batch = attempt(
        request,
        form,
        lambda: switch_off(code=code, because=because, at=timezone.now(), by=user_of(request)),
    )
    if batch:
        tell(request, "De regel staat uit.", batch=batch)
        return redirect("councils:law")
    context = {"form": form, "rule": texts[-1]}
    return render(request, "councils/switch.html", context, status=status_of([form]))


@audience(Audience.ADMINISTRATORS)
@require_POST
def on(request: HttpRequest, code: str) -> HttpResponse:
    """Let a rule hold again."""
    switch = RuleSwitch.objects.filter(code=code).first()
    if switch:
        tell(
            request,
            "De regel geldt weer.",
            batch=switch_on(switch=switch, at=timezone.now(), by=user_of(request)),
        )
    return redirect("councils:law")
