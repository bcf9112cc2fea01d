"""Pages on who follows what for which council, read by all partners and kept by the clerk of the council."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.exports import Notes, export_response
from verband.rooms.common.tables import build_table, query_of
from verband.rooms.common.words import datum
from verband.rooms.councils.exports import rapporteurs as exports
from verband.rooms.councils.selectors import rapporteurs as selectors
from verband.rooms.councils.selectors.rapporteurs_writing import follows_of
from verband.rooms.councils.selectors.taking_part import own_governments
from verband.rooms.councils.templatetags.councils_words import de_raad

SOURCE = "Ingevuld door de griffies en bestuurssecretariaten"


def _notes() -> Notes:
    return Notes("geen", f"stand {datum(timezone.localdate())}", SOURCE)


@audience(Audience.PARTNERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show of every council how much of what its government takes part in somebody follows."""
    today, query = timezone.localdate(), query_of(request)
    table = build_table(
        columns=exports.of_all(),
        rows=selectors.counts(today),
        caption="Rapporteurs per overheid",
        query=query,
        sort="naam",
    )
    if file := export_response(query, table, "rapporteurs per overheid", _notes()):
        return file
    follows = follows_of(request.user, today)
    context = {"table": table, "own": own_governments(request.user, today), "follows": follows}
    return render(request, "councils/rapporteurs.html", context)


@audience(Audience.PARTNERS)
@require_safe
def council(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show how one council follows all that its government takes part in."""
    page, query = selectors.council_page(request.user, public_id, timezone.localdate()), query_of(request)
    table = build_table(
        columns=exports.of_council(page.party),
        rows=page.lines,
        caption=f"Wat {de_raad(page.party)} volgt",
        query=query,
        sort="naam",
    )
    if file := export_response(query, table, f"rapporteurs {page.party.name}", _notes()):
        return file
    return render(request, "councils/rapporteurs_council.html", {"page": page, "table": table})


@audience(Audience.PARTNERS)
@require_safe
def partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show how all councils follow one partnership."""
    page, query = selectors.partnership_page(request.user, public_id, timezone.localdate()), query_of(request)
    table = build_table(
        columns=exports.of_partnership(str(public_id)),
        rows=page.lines,
        caption=f"Wie {page.named.name} volgt",
        query=query,
        sort="naam",
    )
    if file := export_response(query, table, f"rapporteurs {page.named.name}", _notes()):
        return file
    return render(request, "councils/rapporteurs_partnership.html", {"page": page, "table": table})


@audience(Audience.PARTNERS)
@require_safe
def following(request: HttpRequest, party_id: UUID, public_id: UUID) -> HttpResponse:
    """Show how one council follows one partnership: who, by which frames, and what was reported over time."""
    on = timezone.localdate()
    page = selectors.following(request.user, party_id, public_id, on)
    context = {"page": page, "ahead": selectors.coming(request.user, page, on)}
    return render(request, "councils/following.html", context)
