"""Prompts for a conversation, what to look up in the register, and measures for who wants them."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.patchwork.bridge import deeper as deeper_measures
from verband.rooms.patchwork.bridge import prompts as found
from verband.rooms.patchwork.exports.deeper import bridge_table, community_table, region_table
from verband.rooms.patchwork.exports.talks import finding_table, prompt_table
from verband.rooms.patchwork.views.files import Tables, page_or_file
from verband.rooms.patchwork.views.look import look


@audience(Audience.PUBLISHED)
@require_safe
def prompts(request: HttpRequest) -> HttpResponse:
    """Show prompts for a conversation, with their reasons and figures."""
    seen = look(request, "prompts")
    kind = seen.asked.one_of("soort", found.KINDS, "")
    counts = found.counts(seen.everything, seen.part)
    shown = found.prompts(seen.everything, seen.part, kind)
    table = prompt_table(shown, seen.query, request.build_absolute_uri)
    seen.asked.notices.extend(table.notices)
    context = {
        "kinds": [(code, label, counts[code]) for code, label in found.KINDS.items()],
        "kind": kind,
        "page": table.page,
    }
    return page_or_file(request, seen, "prompts", context, {"aanleidingen": lambda: table})


@audience(Audience.PUBLISHED)
@require_safe
def completeness(request: HttpRequest) -> HttpResponse:
    """Show what the register should hold of every municipality and does not, or holds oddly."""
    seen = look(request, "completeness")
    findings = found.findings(seen.everything, seen.part)
    table = partial(finding_table, findings, seen.everything, request.build_absolute_uri)
    context = {"findings": findings, "groups": found.by_kind(findings, seen.part)}
    return page_or_file(request, seen, "completeness", context, {"bevindingen": table})


@audience(Audience.PUBLISHED)
@require_safe
def deeper(request: HttpRequest) -> HttpResponse:
    """Show measures beside their null model, and groups beside official areas."""
    seen = look(request, "deeper")
    measured, absolute = deeper_measures.deeper(seen.part), request.build_absolute_uri
    tables: Tables = {
        "toeval": partial(region_table, measured),
        "bruggen": partial(bridge_table, measured, absolute),
        "groepen": partial(community_table, measured, seen.register.provinces, absolute),
    }
    return page_or_file(request, seen, "deeper", {"deeper": measured}, tables)
