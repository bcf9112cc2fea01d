"""A page of pictures, or one of its tables as a file."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from verband.rooms.common.exports import FORMAT, FORMATS, TABLE, Notes, export_response
from verband.rooms.common.tables import Table
from verband.rooms.patchwork.views.look import Look
from verband.rooms.register.bridge.facts import inventory

Tables = Mapping[str, Callable[[], Table[Any]]]
"""The tables of a page by the name under which the address asks for them, the first by default."""
PICTURE = "beeld"


def page_or_file(
    request: HttpRequest, seen: Look, template: str, context: Mapping[str, object], tables: Tables
) -> HttpResponse:
    """Render the page, or hand over the table that the address asks for."""
    kind = seen.asked.one_of(FORMAT, FORMATS, "")
    name = seen.asked.one_of(TABLE, tables, "" if TABLE in seen.query else next(iter(tables), ""))
    if kind and name:
        table = tables[name]()
        if file := export_response(seen.query, table, f"{table.caption} {seen.stand.day}", _notes(seen)):
            return file
    return render(request, f"patchwork/{template}.html", {**seen.context, **context})


def _notes(seen: Look) -> Notes:
    chosen = "; ".join(
        f"{choice.label}: {choice.values[choice.chosen]}" for choice in seen.context["choices"]
    )
    said = [("Melding", notice) for notice in seen.asked.notices]
    return Notes(
        chosen or "geen",
        seen.stand.sentence,
        seen.stand.source_names,
        (*said, ("Let op", inventory().sentence)),
    )
