"""A page for each party and partnership, the two pages of grip, search and sources."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verband.rooms.common.asked import Asked
from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.days import asked_day
from verband.rooms.common.exports import FORMAT, FORMATS, TABLE, Notes, export_response
from verband.rooms.common.tables import last_value, query_of
from verband.rooms.register.choices import GOVERNMENTS
from verband.rooms.register.exports.governance import Place, governance_tables
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.rules import may_change_party, may_keep, open_pages, reads_along
from verband.rooms.register.selectors import grip
from verband.rooms.register.selectors.completeness import own_list
from verband.rooms.register.selectors.governance import Governance, governance_of
from verband.rooms.register.selectors.keeping import speaks_for
from verband.rooms.register.selectors.later import memberships_later
from verband.rooms.register.selectors.partnership_page import PartnershipPage, partnership_page
from verband.rooms.register.selectors.party_page import party_page
from verband.rooms.register.selectors.roles import belongs_to
from verband.rooms.register.selectors.search import search_page
from verband.rooms.register.selectors.sources import sources_page
from verband.rooms.register.selectors.stand import Stand, stand
from verband.rooms.register.services.search import renew_index
from verband.rooms.register.views.keep.merging import to_what_stays
from verband.rooms.register.views.lists import SEARCH
from verband.rooms.register.views.look import look

BESIDE_PARTY = ("patchwork:network-party", "councils:council")
BESIDE_PARTNERSHIP = ("patchwork:network-partnership", "councils:calendar")
"""Pages of other rooms that these lead to, for whoever may open them."""
SOURCE = "bijgehouden in dit overzicht; per rij staat waar een bedrag vandaan komt"


@audience(Audience.PUBLIC)
@require_safe
@to_what_stays(Party)
def party(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one party: what it takes part in, since when, and what it was before."""
    looked_at, register, context = look(request)
    page = party_page(public_id, register)
    context |= memberships_later(looked_at, timezone.localdate(), party=page.party)
    context |= {
        "page": page,
        "own": own_list(page.party, register, asked_day(query_of(request)).day or timezone.localdate()),
        "keeps": speaks_for(request.user, page.party, timezone.localdate()),
        "open": open_pages(request.user, BESIDE_PARTY, timezone.localdate()),
        "at_home": belongs_to(request.user, page.party, timezone.localdate()),
        "has_council": page.party.kind in GOVERNMENTS,
        "corrects": may_change_party(request.user, page.party, timezone.localdate()),
    }
    return render(request, "register/party.html", context)


@audience(Audience.PUBLIC)
@require_safe
@to_what_stays(Partnership)
def partnership(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show one partnership: who takes part, its versions, its texts and its sources."""
    looked_at, register, context = look(request)
    page = partnership_page(public_id, register, timezone.localdate())
    governance, asked = governance_of(page.partnership, register.day), Asked(query_of(request))
    if file := _table_of(request, page, governance, looked_at, asked):
        return file
    context |= memberships_later(looked_at, timezone.localdate(), partnership=page.partnership)
    context |= {
        "page": page,
        "governance": governance,
        "notices": asked.notices,
        "keeps": may_keep(request.user, page.partnership, timezone.localdate()),
        "open": open_pages(request.user, BESIDE_PARTNERSHIP, timezone.localdate()),
        # What was said of it is an opinion and no fact: for who reads along as a partner.
        "remarks": page.remarks if reads_along(request.user, timezone.localdate()) else (),
    }
    response = render(request, "register/partnership.html", context)
    if context["remarks"]:
        response["X-Robots-Tag"] = "noindex"
    return response


def _table_of(
    request: HttpRequest, page: PartnershipPage, governance: Governance, looked_at: Stand, asked: Asked
) -> HttpResponse | None:
    """Return the table of the page that the address asks for as a file, None when it asks for the page."""
    query = query_of(request)
    if FORMAT not in query:
        return None
    tables = governance_tables(governance, Place(page.partnership, request.build_absolute_uri), query)
    kind, name = asked.one_of(FORMAT, FORMATS, ""), asked.one_of(TABLE, tables, "")
    if not (kind and name):
        return None
    notes = Notes("geen", looked_at.sentence, SOURCE)
    return export_response(query, tables[name], f"{name} {page.version.name} {looked_at.day}", notes)


@audience(Audience.PUBLIC)
@require_safe
def resident(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a resident of a municipality who does what, and where to turn."""
    _, register, context = look(request)
    return render(
        request, "register/resident.html", context | {"page": grip.resident_page(public_id, register)}
    )


@audience(Audience.PUBLIC)
@require_safe
def council_member(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show a council member who decides in each partnership, by its form and the organs that take part."""
    _, register, context = look(request)
    return render(
        request, "register/council_member.html", context | {"page": grip.council_page(public_id, register)}
    )


@audience(Audience.PUBLIC)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find whatever the visitor may see, by name, abbreviation or a word of a text."""
    query, today = query_of(request), timezone.localdate()
    asked = asked_day(query)
    looked_at = stand(today, asked.day)
    page = search_page(
        request.user,
        last_value(query, SEARCH),
        query,
        day=looked_at.day,
        today=today,
        unsure=renew_index(),
    )
    context = {"search": page, "result": page.result, "page": page.page, "day_notice": asked.notice}
    context |= {"stand": looked_at.sentence, "peildatum": looked_at.day}
    return render(request, "register/search.html", context)


@audience(Audience.PUBLIC)
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show where the register comes from, how old it is and what differs."""
    return render(request, "register/sources.html", {"page": sources_page()})
