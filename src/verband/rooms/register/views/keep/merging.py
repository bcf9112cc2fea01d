"""Merge two records that are the same: find them, see beforehand what moves, confirm."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from verband.rooms.accounts.rules import user_of
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.kept import filled
from verband.rooms.common.toasts import tell
from verband.rooms.history.views.attempt import attempt, status_of
from verband.rooms.register.bridge.lists import Names
from verband.rooms.register.forms.merging import PARTIES, PARTNERSHIPS, FindForm, MergeForm
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.selectors.merging import AnyRecord, merging_for, record_by_id, stays_instead
from verband.rooms.register.selectors.standing import partnership_names, party_names
from verband.rooms.register.services.keep.merging import merge_records

MODELS: dict[str, type[Partnership] | type[Party]] = {PARTNERSHIPS: Partnership, PARTIES: Party}
"""Word in the address → what is merged."""
View = Callable[..., HttpResponse]


def to_what_stays(model: type[Partnership] | type[Party]) -> Callable[[View], View]:
    """Let the address of a record that was merged lead to the one that stays; the day that is asked goes along."""

    def lead(view: View) -> View:
        @wraps(view)
        def found(request: HttpRequest, public_id: UUID, **others: Any) -> HttpResponse:
            try:
                return view(request, public_id, **others)
            except Http404:
                stays = stays_instead(model, public_id)
                if stays is None:
                    raise
                query = request.META.get("QUERY_STRING", "")
                return redirect(f"{stays.get_absolute_url()}{'?' if query else ''}{query}")

        return found

    return lead


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask which two are the same."""
    today = timezone.localdate()
    # What has ended is meant as well, so nobody needs its code.
    names = {
        PARTNERSHIPS: Names(partnership_names(today).directory.known),
        PARTIES: Names(party_names(today).directory.known),
    }
    form = filled(request, FindForm, names=names, initial={"blijft": _asked(request, names[PARTNERSHIPS])})
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        return redirect("register:merge", sent["soort"], sent["gaat"], sent["blijft"])
    return render(request, "register/merging/find.html", {"form": form}, status=status_of([form]))


@audience(Audience.EDITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, word: str, goes: UUID, stays: UUID) -> HttpResponse:
    """Show all that would move and collide, and merge on confirmation."""
    one, other = (_record(word, public_id) for public_id in (goes, stays))
    if one.merged_into_id and stays_instead(type(one), goes) == other:
        tell(request, "Dit is al samengevoegd.")
        return redirect(other)
    merging = merging_for(request.user, one, other, timezone.localdate())
    form = filled(request, MergeForm, merging=merging)
    batch = attempt(
        request,
        form,
        lambda: merge_records(
            goes=one,
            stays=other,
            choices=form.choices(),
            mark=form.mark,
            at=timezone.now(),
            by=user_of(request),
        ),
    )
    if batch:
        tell(request, f"{merging.goes_name} is samengevoegd met {merging.stays_name}.", batch=batch)
        return redirect(other)
    if form.errors:
        form.see_again({"mark": merging.mark})
    context = {"form": form, "merging": merging, "word": word}
    return render(request, "register/merging/merge.html", context, status=status_of([form]))


def _asked(request: HttpRequest, names: Names) -> str:
    """Return what the address says that stays: its name where that means one thing only, else its code."""
    asked = request.GET.get("blijft", "")
    known = names.by_key.get(asked)
    return known.name if known and names.match(known.name).key == asked else asked


def _record(word: str, public_id: UUID) -> AnyRecord:
    if word not in MODELS:
        raise Http404
    return record_by_id(MODELS[word], public_id)
