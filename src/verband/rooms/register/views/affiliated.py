"""The list of affiliated entities of a government: on a page, as a file, and beside that of last year."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import FORMAT, Notes, csv_bytes, export_response, read_back
from verband.rooms.common.kept import filled
from verband.rooms.common.tables import SAID_BACK, Query, Table, build_table, last_value, query_of
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.register.bridge.affiliated import affiliated_entities, names_the_law
from verband.rooms.register.exports.affiliated import entity_columns
from verband.rooms.register.exports.affiliated_paper import as_document
from verband.rooms.register.rules import reads_along
from verband.rooms.register.selectors.affiliated import (
    EntityLine,
    EntityTable,
    day_of,
    entity_table,
    kept_among,
)
from verband.rooms.register.selectors.last_year import since_last_year
from verband.rooms.register.selectors.standing import partnership_names
from verband.rooms.register.views.look import look

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EARLIEST, LATEST = 1990, 2100
LARGEST = 5 * 1024 * 1024


class LastYearForm(forms.Form):
    """The list of last year."""

    bestand = forms.FileField(
        label="Lijst van vorig jaar (XLSX of CSV)",
        help_text="Zoals hier opgehaald, of een eigen lijst met een kolom Naam. Hooguit 5 MB; niets wordt bewaard.",
    )

    def clean_bestand(self) -> bytes:
        """Return the content of the file."""
        sent = self.cleaned_data["bestand"]
        if sent.size > LARGEST:
            message = (
                "Dit bestand is groter dan 5 MB; bewaar alleen het blad met de lijst en probeer het opnieuw."
            )
            raise forms.ValidationError(message)
        content: bytes = sent.read()
        return content


def _year(query: Query) -> tuple[int, str]:
    """Return the year that the address asks for, else this one and, if it asks in vain, a notice."""
    asked, this_year = last_value(query, "jaar"), timezone.localdate().year
    if len(asked) == 4 and asked.isascii() and asked.isdigit() and EARLIEST <= int(asked) <= LATEST:
        return int(asked), ""
    notice = f"'{asked[:SAID_BACK]}' is geen jaar van {EARLIEST} tot en met {LATEST}; getoond is {this_year}."
    return this_year, notice if asked else ""


def _whole(request: HttpRequest, table: EntityTable) -> Table[EntityLine]:
    query = {key: values for key, values in query_of(request).items() if key != "sorteer"}
    caption = f"Verbonden partijen van {table.party.name}, {table.year}"
    columns = entity_columns(request.build_absolute_uri)
    return build_table(columns=columns, rows=table.lines, caption=caption, query=query)


@audience(Audience.PUBLIC)
@require_safe
def affiliated(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show the list, or hand it over as a document or a file."""
    query = query_of(request)
    year, notice = _year(query)
    looked_at, register, context = look(request, day_of(year, timezone.localdate()))
    table = entity_table(public_id, register, year)
    whole = _whole(request, table)
    more = (("Belang", affiliated_entities().not_held),) if names_the_law() else ()
    notes = Notes(f"{table.party.name}, {table.year}", looked_at.sentence, looked_at.source_names, more)
    if last_value(query, FORMAT) == "docx":
        return _document(table, looked_at.sentence)
    if file := export_response(query, whole, f"verbonden-partijen-{table.party.name}-{table.year}", notes):
        return file
    context |= {"entities": table, "whole": whole, "division": affiliated_entities(), "year_notice": notice}
    context["names_the_law"] = names_the_law()
    context["keeps"] = kept_among(table, request.user, timezone.localdate())
    context |= {"compares": reads_along(request.user, timezone.localdate())}
    return render(request, "register/affiliated.html", context)


def _document(table: EntityTable, stand: str) -> HttpResponse:
    name = f"{slugify(f'verbonden-partijen-{table.party.name}-{table.year}')}.docx"
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    content = as_document(table, stand)
    return HttpResponse(content, content_type=DOCX_TYPE, headers={"Content-Disposition": disposition})


@audience(Audience.PARTNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def compare_affiliated(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Lay the list beside that of last year: what is new, gone and changed."""
    year, _ = _year(query_of(request))
    _, register, context = look(request, day_of(year, timezone.localdate()))
    table = entity_table(public_id, register, year)
    form = filled(request, LastYearForm)
    now = read_back(csv_bytes(_whole(request, table)))
    since = attempt(
        request,
        form,
        lambda: since_last_year(form.cleaned_data["bestand"], now, partnership_names(timezone.localdate())),
    )
    context |= {"entities": table, "form": form, "since": since}
    return render(request, "register/affiliated_since.html", context, status=status_of([form]))
