"""The requirements of the law on the text of an arrangement: for everyone, with the switch of each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.councils.bridge.contents import JOINT_ARRANGEMENTS, contents_pack, requirements
from verband.rooms.councils.forms.contents import SwitchRequirementForm
from verband.rooms.councils.rules import may_switch
from verband.rooms.councils.selectors.contents import SWITCH, switched_off
from verband.rooms.councils.services.days import switch_off, switch_on
from verband.rooms.register.choices import Form, SchemeKind
from verband.rooms.register.views.keep.attempt import attempt, status_of

PAGE = "councils:requirements"


@audience(Audience.PUBLIC)
@require_safe
def all_requirements(request: HttpRequest) -> HttpResponse:
    """Show every requirement with its article, and for which forms and kinds of scheme it holds."""
    off = switched_off()
    rows = [
        {
            "requirement": each,
            "forms": [str(form.label) for form in Form if form in each.forms],
            "every_form": each.forms == JOINT_ARRANGEMENTS,
            "schemes": [str(kind.label) for kind in SchemeKind if kind in (each.schemes or ())],
            "switch": off.get(each.code),
        }
        for each in requirements().values()
    ]
    context = {"rows": rows, "may_switch": may_switch(request.user), "pack": contents_pack()}
    return render(request, "councils/contents/requirements.html", context)


@audience(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, code: str) -> HttpResponse:
    """Switch a requirement off, with the reason."""
    found = requirements().get(code)
    if found is None:
        raise Http404
    form = filled(request, SwitchRequirementForm)
    batch = attempt(
        request,
        form,
        lambda: switch_off(
            code=f"{SWITCH}{code}",
            because=form.cleaned_data["because"],
            at=timezone.now(),
            by=user_of(request),
        ),
    )
    if batch:
        tell(request, f"Uitgezet: {found.label}.", batch=batch)
        return redirect(PAGE)
    context = {"form": form, "requirement": found}
    return render(request, "councils/contents/switch.html", context, status=status_of([form]))


@audience(Audience.ADMINISTRATORS)
@require_POST
def on(request: HttpRequest, code: str) -> HttpResponse:
    """Let a requirement count again."""
    switch = switched_off().get(code)
    if switch:
        batch = switch_on(switch=switch, at=timezone.now(), by=user_of(request))
        tell(request, "De eis telt weer mee.", batch=batch)
    return redirect(PAGE)
