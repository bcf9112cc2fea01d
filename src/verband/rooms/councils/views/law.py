"""What rests on the law, for everyone: the rules behind the calendar, and the requirements on a text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.councils.bridge.consultations import rule_packs
from verband.rooms.councils.bridge.contents import contents_pack
from verband.rooms.councils.rules import may_switch
from verband.rooms.councils.selectors.switches import requirements_shown, rules_shown


@audience(Audience.PUBLIC)
@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """Show every rule with its texts over time, and what was read of them."""
    context = {"rules": rules_shown(), "packs": rule_packs(), "may_switch": may_switch(request.user)}
    return render(request, "councils/law.html", context)


@audience(Audience.PUBLIC)
@require_safe
def requirements(request: HttpRequest) -> HttpResponse:
    """Show every requirement with its article, and for which forms and kinds of scheme it holds."""
    context = {"rows": requirements_shown(), "may_switch": may_switch(request.user), "pack": contents_pack()}
    return render(request, "councils/contents/requirements.html", context)
