"""Pictures of a part of the register: matrix, load, overlap, map and areas."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.tables import Table, page_asked
from verband.rooms.patchwork.bridge import areas as area_pictures
from verband.rooms.patchwork.bridge import load as load_pictures
from verband.rooms.patchwork.bridge import maps as map_pictures
from verband.rooms.patchwork.bridge import matrix as matrix_pictures
from verband.rooms.patchwork.bridge import overlap as overlap_pictures
from verband.rooms.patchwork.bridge.overlap import Heatmap
from verband.rooms.patchwork.bridge.part import Part
from verband.rooms.patchwork.bridge.prompts import counts
from verband.rooms.patchwork.exports.areas import area_table, fit_table
from verband.rooms.patchwork.exports.load import load_table
from verband.rooms.patchwork.exports.overlap import group_table, nested_table
from verband.rooms.patchwork.exports.pictures import picture_table
from verband.rooms.patchwork.views.files import PICTURE, Tables, page_or_file
from verband.rooms.patchwork.views.look import NOT_CARRIED, Look, look
from verband.rooms.register.rules import open_pages
from verband.rooms.register.selectors.areas import areas_on, divisions

GOVERNMENTS_ON_PAGE = 100
"""Governments whose bars one page shows; the file and the table beside the picture hold them all."""


@audience(Audience.PUBLISHED)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what can be looked at, with the first counts."""
    seen = look(request, "overview")
    context = {
        "prompt_count": sum(counts(seen.everything, seen.part).values()),
        "tasks_open": open_pages(request.user, ["register:tasks"], timezone.localdate()),
    }
    return render(request, "patchwork/overview.html", seen.context | context)


@audience(Audience.PUBLISHED)
@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Show who takes part in what."""
    seen = look(request, "matrix", ("provincie", "bron", "volgorde", "allen", "opgevolgd"))
    figure = matrix_pictures.matrix(
        seen.part,
        order=seen.chosen.order,
        all_rows=seen.chosen.all_rows,
        url=seen.address,
        links=seen.links,
    )
    table = partial(picture_table, figure.frame, request.build_absolute_uri)
    return page_or_file(request, seen, "matrix", {"figure": figure}, {PICTURE: table})


@audience(Audience.PUBLISHED)
@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """Show the registered load per government."""
    seen = look(request, "load", ("provincie", "bron", "maat", "splits", "rang", "opgevolgd"))
    chosen = seen.chosen
    lines = load_pictures.load_lines(seen.part, seen.whole)
    if chosen.ranked:
        lines = load_pictures.in_order_of(lines, chosen.measure)
    figure = load_pictures.load_bars(
        seen.part,
        lines,
        measure=chosen.measure,
        split=chosen.split,
        url=seen.address,
        links=seen.links,
    )
    (page, notice), bars = page_asked(Paginator(lines, GOVERNMENTS_ON_PAGE), seen.query), figure.rows
    seen.asked.notices.extend([notice] if notice else [])
    context = {
        "figure": replace(figure, rows=bars[page.start_index() - 1 : page.end_index()]) if bars else figure,
        "lines": page,
        "measures": load_pictures.load_measures(),
    }
    tables: Tables = {
        "cijfers": partial(load_table, seen.part, lines, request.build_absolute_uri),
        PICTURE: partial(picture_table, figure.frame, request.build_absolute_uri),
    }
    return page_or_file(request, seen, "load", context, tables)


@audience(Audience.PUBLISHED)
@require_safe
def overlap(request: HttpRequest) -> HttpResponse:
    """Show what governments share, and which partnerships have the same participants."""
    seen = look(request, "overlap", ("provincie", "bron", "tussen", "deel", "volgorde", "opgevolgd"))
    figure, absolute = _heatmap(request, seen), request.build_absolute_uri
    groups, nested = overlap_pictures.same_members(seen.part), overlap_pictures.nested(seen.part)
    tables: Tables = {
        PICTURE: partial(picture_table, figure.frame, absolute),
        "zelfde": partial(group_table, groups, absolute),
        "binnen": partial(nested_table, nested, absolute),
    }
    return page_or_file(
        request, seen, "overlap", {"figure": figure, "groups": groups, "nested": nested}, tables
    )


def _heatmap(request: HttpRequest, seen: Look) -> Heatmap:
    chosen = seen.chosen
    if chosen.between == "verbanden":
        return overlap_pictures.partnership_heatmap(
            seen.part, order=chosen.order, share=chosen.share, url=seen.address, links=seen.links
        )
    kept = request.GET.copy()
    for name in NOT_CARRIED:
        kept.pop(name, None)
    return overlap_pictures.party_heatmap(
        seen.part,
        order=chosen.order,
        share=chosen.share,
        url=seen.address,
        query=f"&{kept.urlencode()}" if kept else "",
        links=seen.links,
    )


@audience(Audience.PUBLISHED)
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


@audience(Audience.PUBLISHED)
@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """Show the number of partnerships per municipality on a map."""
    seen = look(request, "map")
    url, links = seen.address, seen.links
    boundary_map = map_pictures.boundary_map(seen.part, url=url, links=links)
    tile_map = (
        map_pictures.tile_map(seen.part, url=url, links=links)
        if map_pictures.has_tiles(seen.part.province)
        else None
    )
    # Both maps tell the same; which of the two is there depends on what was read in.
    drawn = boundary_map or tile_map
    tables: Tables = (
        {PICTURE: partial(picture_table, drawn.frame, request.build_absolute_uri)} if drawn else {}
    )
    context = {"boundary_map": boundary_map, "tile_map": tile_map}
    return page_or_file(request, seen, "map", context, tables)


@audience(Audience.PUBLISHED)
@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """Show how partnerships lie on the areas of a division."""
    seen = look(request, "areas", ("bron", "opgevolgd"))
    known = divisions()
    division = seen.asked.one_of("indeling", known, next(iter(known), ""))
    found = areas_on(seen.stand.day, division)
    area = seen.asked.one_of("gebied", found, "")
    lines = area_pictures.area_lines(seen.whole, found)
    fits = area_pictures.fit_lines(seen.whole, found, area)
    context = {
        "divisions": known,
        "division": division,
        "area": found.get(area),
        "lines": lines,
        "fits": fits,
    }
    tables: dict[str, Callable[[], Table[Any]]] = {"gebieden": partial(area_table, lines)}
    if area:
        tables["ligging"] = partial(fit_table, found[area].name, fits, request.build_absolute_uri)
    return page_or_file(request, seen, "areas", context, tables)
