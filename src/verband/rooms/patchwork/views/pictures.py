"""Pictures of a part of the register: matrix, load, overlap, map and areas."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.patchwork.bridge import areas as area_pictures
from verband.rooms.patchwork.bridge import load as load_pictures
from verband.rooms.patchwork.bridge import maps as map_pictures
from verband.rooms.patchwork.bridge import matrix as matrix_pictures
from verband.rooms.patchwork.bridge import overlap as overlap_pictures
from verband.rooms.patchwork.bridge.overlap import Heatmap
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.prompts import counts
from verband.rooms.patchwork.views.look import Look, look
from verband.rooms.register.selectors.areas import areas_on, divisions


@audience(Audience.PARTNERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what can be looked at, with the first counts."""
    seen = look(request, "overview")
    context = {"prompt_count": sum(counts(seen.everything, seen.part).values())}
    return render(request, "patchwork/overview.html", seen.context | context)


@audience(Audience.PARTNERS)
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Show who takes part in what."""
    seen = look(request, "matrix", ("provincie", "bron", "volgorde", "allen", "opgevolgd"))
    figure = matrix_pictures.matrix(
        seen.part, order=seen.chosen.order, all_rows=seen.chosen.all_rows, url=seen.address
    )
    return render(request, "patchwork/matrix.html", seen.context | {"figure": figure})


@audience(Audience.PARTNERS)
@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """Show the registered load per government."""
    seen = look(request, "load", ("provincie", "bron", "maat", "splits", "rang", "opgevolgd"))
    chosen = seen.chosen
    figure = load_pictures.load_bars(
        seen.part,
        seen.whole,
        measure=chosen.measure,
        split=chosen.split,
        ranked=chosen.ranked,
        url=seen.address,
    )
    context = {
        "figure": figure,
        "lines": load_pictures.load_lines(seen.part, seen.whole),
        "measures": load_pictures.load_measures(),
    }
    return render(request, "patchwork/load.html", seen.context | context)


@audience(Audience.PARTNERS)
@require_safe
def overlap(request: HttpRequest) -> HttpResponse:
    """Show what governments share, and which partnerships have the same participants."""
    seen = look(request, "overlap", ("provincie", "bron", "tussen", "deel", "volgorde", "opgevolgd"))
    context = {
        "figure": _heatmap(request, seen),
        "groups": overlap_pictures.same_members(seen.part),
        "nested": overlap_pictures.nested(seen.part),
    }
    return render(request, "patchwork/overlap.html", seen.context | context)


def _heatmap(request: HttpRequest, seen: Look) -> Heatmap:
    chosen = seen.chosen
    if chosen.between == "verbanden":
        return overlap_pictures.partnership_heatmap(
            seen.part, order=chosen.order, share=chosen.share, url=seen.address
        )
    kept = f"&{request.GET.urlencode()}" if request.GET else ""
    return overlap_pictures.party_heatmap(
        seen.part, order=chosen.order, share=chosen.share, url=seen.address, query=kept
    )


@audience(Audience.PARTNERS)
@require_safe
def shared(request: HttpRequest) -> HttpResponse:
    """Show what two governments take part in together and apart."""
    seen = look(request, "overlap")
    one, other = (_place(seen.part, request.GET.get(name, "")) for name in ("een", "ander"))
    return render(
        request,
        "patchwork/shared.html",
        seen.context | {"shared": overlap_pictures.shared(seen.part, one, other)},
    )


def _place(part: Part, text: str) -> int:
    try:
        place = part.party_place(UUID(text))
    except ValueError:
        place = None
    if place is None:
        message = "Deze overheid neemt hier nergens aan deel."
        raise Http404(message)
    return place


@audience(Audience.PARTNERS)
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Show the number of partnerships per municipality on a map."""
    seen = look(request, "map")
    context = {
        "boundary_map": map_pictures.boundary_map(seen.part, url=seen.address),
        "tile_map": map_pictures.tile_map(seen.part, url=seen.address)
        if map_pictures.has_tiles(seen.part.province)
        else None,
    }
    return render(request, "patchwork/map.html", seen.context | context)


@audience(Audience.PARTNERS)
@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """Show how partnerships lie on the areas of a division."""
    seen = look(request, "areas", ("bron", "opgevolgd"))
    known = divisions()
    division = request.GET.get("indeling", "")
    division = division if division in known else next(iter(known), "")
    found = areas_on(seen.stand.day, division)
    area = request.GET.get("gebied", "")
    context = {
        "divisions": known,
        "division": division,
        "area": found.get(area),
        "lines": area_pictures.area_lines(seen.whole, found),
        "fits": area_pictures.fit_lines(seen.whole, found, area),
    }
    return render(request, "patchwork/areas.html", seen.context | context)
