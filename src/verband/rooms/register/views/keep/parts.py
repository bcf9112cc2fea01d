"""Tasks, seats, contributions, yearly figures and remarks of a partnership: see, add, correct and take away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.tables import last_value, query_of
from verband.rooms.common.toasts import tell
from verband.rooms.common.words import datum, euro, vanaf_tot
from verband.rooms.history.selectors.entries import Entry
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.history.views.columns import write_columns
from verband.rooms.history.views.removed import removed_page, row_or_removed
from verband.rooms.register.forms.parts import (
    ContributionForm,
    PartForm,
    RemarkForm,
    SeatForm,
    TaskForm,
    YearFiguresForm,
)
from verband.rooms.register.models import Contribution, Partnership, Remark, Seat, Task, YearFigures
from verband.rooms.register.selectors.keeping import partnership_to_keep, rows_of
from verband.rooms.register.selectors.partnership_page import shows_remarks
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.parts import (
    Part,
    add_part,
    correct_part,
    remove_part,
)
from verband.rooms.register.views.keep.challenges import challenges


@dataclass(frozen=True, slots=True)
class PartKind:
    """One kind of part: where it stands, how it is filled in and what its page is called."""

    model: type[Part]
    form: type[PartForm]
    title: str
    one: str
    the: str
    """The same with its article, as a sentence begins with it."""
    columns: Mapping[str, Callable[[Any], object]]


CENTS = 2


def _euro(name: str) -> Callable[[Any], object]:
    return lambda row: euro(getattr(row, name), CENTS)


def _period(row: Any) -> str:  # noqa: ANN401 - a task or a seat
    return vanaf_tot(row.valid_from, row.valid_to)


KINDS: Mapping[str, PartKind] = {
    "taken": PartKind(
        Task,
        TaskForm,
        "Taken",
        "taak",
        "De taak",
        {"Taak": lambda row: row.name, "Omschrijving": lambda row: row.description, "Periode": _period},
    ),
    "zetels": PartKind(
        Seat,
        SeatForm,
        "Zetels",
        "zetel",
        "De zetel",
        {
            "Overheid": lambda row: row.party.name,
            "Orgaan": lambda row: row.organ,
            "Functie": lambda row: row.function,
            "Bekleed door": lambda row: row.held_by,
            "Vervanger": lambda row: row.substitute,
            "Periode": _period,
        },
    ),
    "bijdragen": PartKind(
        Contribution,
        ContributionForm,
        "Bijdragen per jaar",
        "bijdrage",
        "De bijdrage",
        {
            "Overheid": lambda row: row.party.name,
            "Jaar": lambda row: row.year,
            "Bijdrage": _euro("amount"),
            "Volgens": lambda row: row.get_kind_display(),
            "Belang begin": _euro("stake_begin"),
            "Belang einde": _euro("stake_end"),
            "Bron": lambda row: row.source,
        },
    ),
    "jaarcijfers": PartKind(
        YearFigures,
        YearFiguresForm,
        "Jaarcijfers",
        "jaar",
        "Het jaar",
        {
            "Jaar": lambda row: row.year,
            "Volgens": lambda row: row.get_kind_display(),
            "Eigen vermogen begin": _euro("equity_begin"),
            "Eigen vermogen einde": _euro("equity_end"),
            "Vreemd vermogen begin": _euro("debt_begin"),
            "Vreemd vermogen einde": _euro("debt_end"),
            "Resultaat": _euro("result"),
            "Bron": lambda row: row.source,
        },
    ),
    "toelichtingen": PartKind(
        Remark,
        RemarkForm,
        "Toelichtingen",
        "toelichting",
        "De toelichting",
        {
            "Toelichting": lambda row: row.text,
            "Gespreksronde": lambda row: row.round_name,
            "Gesprekken": lambda row: f"{datum(row.told_from)} tot en met {datum(row.told_to)}",
            "Reactie": lambda row: row.reply,
        },
    ),
}
"""By the word of the address."""
UNSEEN = (
    " Partners lezen haar nog niet: volgens de gesprekken doen minder dan vijf overheden mee, dus zou te zien zijn "
    "wie het zei."
)
CHALLENGES = "opgaven"
"""These are rows of a list that all partnerships share: they are chosen, not written."""


def _kind(word: str) -> PartKind:
    if word not in KINDS:
        raise Http404
    return KINDS[word]


def _part(request: HttpRequest, kind: PartKind, partnership: Partnership, part_id: UUID) -> Part | Entry:
    ours = str(partnership.public_id)
    rows = rows_of(kind.model, partnership)
    return row_or_removed(request, rows, part_id, lambda told: told["partnership"] == ours)


def _unseen(kind: PartKind, partnership: Partnership) -> str:
    """Say of a remark that its page does not show it, so that nobody looks for it there."""
    return "" if kind.model is not Remark or shows_remarks(partnership) else UNSEEN


def _begun(request: HttpRequest) -> dict[str, str]:
    """Return what the address already tells of a new part: of whom and of which year."""
    query = query_of(request)
    return {"party": last_value(query, "overheid"), "year": last_value(query, "jaar")}


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, public_id: UUID, word: str) -> HttpResponse:
    """Show the parts of one kind, and add one."""
    if word == CHALLENGES:
        return challenges(request, public_id)
    kind = _kind(word)
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    form = filled(request, kind.form, partnership=kept.partnership, initial=_begun(request))
    batch = attempt(
        request,
        form,
        lambda: add_part(
            part=kind.model(partnership=kept.partnership, **form.values()),
            at=timezone.now(),
            by=user_of(request),
        ),
    )
    if batch:
        tell(request, f"{kind.the} is toegevoegd.{_unseen(kind, kept.partnership)}", batch=batch)
        return redirect("register:parts", public_id, word)
    rows = rows_of(kind.model, kept.partnership)
    lines = [(row, [(head, cell(row)) for head, cell in kind.columns.items()]) for row in rows]
    context = {"kept": kept, "kind": kind, "word": word, "lines": lines, "form": form}
    return render(request, "register/keep/parts.html", context, status=status_of([form]))


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, public_id: UUID, word: str, part_id: UUID) -> HttpResponse:
    """Correct one part."""
    kind = _kind(word)
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    part = _part(request, kind, kept.partnership, part_id)
    if isinstance(part, Entry):
        there = reverse("register:parts", args=[public_id, word])
        form = filled(request, kind.form, partnership=kept.partnership)
        return removed_page(request, part, form, back=there, add=there)
    form, written = write_columns(
        request,
        kind.form,
        part,
        lambda values: correct_part(part=part, values=values, at=timezone.now(), by=user_of(request)),
        partnership=kept.partnership,
    )
    if written:
        written.say(request, f"{kind.the} is gewijzigd.{_unseen(kind, kept.partnership)}")
        return redirect("register:parts", public_id, word)
    context = {"kept": kept, "kind": kind, "word": word, "part": part, "form": form}
    return render(request, "register/keep/part.html", context, status=status_of([form]))


@audience(Audience.EDITORS)
@require_POST
def remove(request: HttpRequest, public_id: UUID, word: str, part_id: UUID) -> HttpResponse:
    """Take one part away."""
    kind = _kind(word)
    kept = partnership_to_keep(request.user, public_id, timezone.localdate())
    part = _part(request, kind, kept.partnership, part_id)
    if isinstance(part, Entry):
        tell(request, f"{part.event.label} is al weggehaald door {part.who}.")
        return redirect("register:parts", public_id, word)
    try:
        batch = remove_part(part=part, at=timezone.now(), by=user_of(request))
    except keep.InputError as error:
        tell(request, str(error))
    else:
        tell(request, f"{kind.the} is weggehaald.", batch=batch)
    return redirect("register:parts", public_id, word)
