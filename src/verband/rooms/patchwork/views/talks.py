"""Prompts for a conversation, what to look up in the register, and measures for who wants them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.patchwork.bridge import deeper as deeper_measures
from verband.rooms.patchwork.bridge import prompts as found
from verband.rooms.patchwork.views.look import look

PAGE_SIZE = 20
"""Prompts on a page: about as many as one reads at a sitting."""


@audience(Audience.PARTNERS)
@require_safe
def prompts(request: HttpRequest) -> HttpResponse:
    """Show prompts for a conversation, with their reasons and figures."""
    seen = look(request, "prompts")
    code = request.GET.get("soort", "")
    kind = code if code in found.KINDS else ""
    counts = found.counts(seen.everything, seen.part)
    context = {
        "kinds": [(code, label, counts[code]) for code, label in found.KINDS.items()],
        "kind": kind,
        "page": Paginator(found.prompts(seen.everything, seen.part, kind), PAGE_SIZE).get_page(
            request.GET.get("pagina")
        ),
    }
    return render(request, "patchwork/prompts.html", seen.context | context)


@audience(Audience.PARTNERS)
@require_safe
def completeness(request: HttpRequest) -> HttpResponse:
    """Show what the register should hold of every municipality and does not, or holds oddly."""
    seen = look(request, "completeness")
    return render(
        request,
        "patchwork/completeness.html",
        seen.context | {"findings": found.findings(seen.everything, seen.part)},
    )


@audience(Audience.PARTNERS)
@require_safe
def deeper(request: HttpRequest) -> HttpResponse:
    """Show measures beside their null model, and groups beside official areas."""
    seen = look(request, "deeper")
    return render(
        request, "patchwork/deeper.html", seen.context | {"deeper": deeper_measures.deeper(seen.part)}
    )
