"""Calendars for calendar programs: the one behind an address of its own, and files to take along once."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from verband.rooms.common.audience import Audience, audience
from verband.rooms.common.tables import query_of
from verband.rooms.councils.exports.feeds import TYPE, calendar_bytes
from verband.rooms.councils.models import Feed
from verband.rooms.councils.selectors.calendar import partnership_in_force
from verband.rooms.councils.selectors.feed_entries import Settling, as_they_are
from verband.rooms.councils.selectors.feeds import (
    Asked,
    calendar_behind,
    feed_behind,
    of_councils,
    of_partnership,
    stamp_of,
    window,
)
from verband.rooms.councils.selectors.taking_part import council_or_404
from verband.rooms.councils.selectors.years import FIRST, LAST, asked_year
from verband.rooms.councils.services.feed_entries import settle_entries
from verband.rooms.councils.services.feeds import note_reading
from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.register.rules import reads_along

GONE = "Deze agenda is er niet. Maak in Verband een nieuw abonnement onder Betrekken, Agenda.\n"
COUNCIL = "raad"


@audience(Audience.PUBLIC)
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Give the calendar behind an address to a calendar program, as long as its owner may read it."""
    on = timezone.localdate()
    found = feed_behind(secret, on)
    if found is None:
        return _private(HttpResponse(GONE, status=404, content_type="text/plain; charset=utf-8"))
    note_reading(feed=found, on=on)
    tag = f'"{stamp_of(found, on, _site(request))}"'
    unchanged = get_conditional_response(request, etag=tag)
    if unchanged is not None:
        unchanged["ETag"] = tag
        return _private(unchanged)
    return _private(_answer(request, found, tag))


def _answer(request: HttpRequest, found: Feed, tag: str) -> HttpResponseBase:
    asked = calendar_behind(found, timezone.localdate())
    settling = _settled(asked)
    response = HttpResponse(
        calendar_bytes(
            name=asked.name,
            entries=[entry for entry in settling.entries if asked.shows(entry)],
            site=_site(request),
            for_partners=True,
            alarm_days=found.alarm_days,
        ),
        content_type=TYPE,
    )
    changed = _last_change(settling, found)
    response["ETag"], response["Last-Modified"] = tag, http_date(changed)
    return get_conditional_response(request, etag=tag, last_modified=changed, response=response) or response


def _last_change(settling: Settling, found: Feed) -> int:
    """Return when the calendar last became what it is: by an entry, or by the turn of the year."""
    turn = datetime(timezone.localdate().year, 1, 1, tzinfo=timezone.get_current_timezone())
    moments = [turn.astimezone(UTC), found.made_at, settling.changed_at]
    return int(max(moment for moment in moments if moment).timestamp())


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


@audience(Audience.PUBLISHED)
@require_safe
def partnership_ics(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """Give the moments of an arrangement in one year as a file to take along once."""
    on = timezone.localdate()
    year = asked_year(query_of(request), on.year).year
    partnership, row = partnership_in_force(public_id, on)
    asked = of_partnership(partnership.pk, f"{row.name} {year}", (year,), on)
    return _file(request, asked, f"momenten-{row.short_name or row.name}-{year}")


@audience(Audience.PUBLISHED)
@require_safe
def moment_ics(request: HttpRequest, public_id: UUID, code: str, about: int) -> HttpResponseBase:
    """Give one moment of an arrangement as a file to take along once, for one council with ``?raad=``."""
    on = timezone.localdate()
    if not FIRST < about < LAST:
        raise Http404
    partnership, row = partnership_in_force(public_id, on)
    years = (about - 1, about, about + 1)
    council = request.GET.get(COUNCIL)
    if council:
        party = council_or_404(_uuid(council))
        asked = of_councils([party.pk], f"{row.name}, {raad(party)}", years, on)
    else:
        asked = of_partnership(partnership.pk, row.name, years, on)
    chosen = asked.of_moment(partnership.pk, code, about)
    if not chosen:
        raise Http404
    return _file(request, asked.in_years_of(chosen), f"{code}-{about}-{row.short_name or row.name}", chosen)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _file(
    request: HttpRequest, asked: Asked, name: str, chosen: frozenset[UUID] | None = None
) -> HttpResponse:
    followed = set(asked.scope.years) <= set(window(timezone.localdate()))
    settling = _settled(asked) if followed else as_they_are(asked.entries, timezone.now())
    standing = (entry for entry in settling.entries if not entry.cancelled)
    entries = [entry for entry in standing if chosen is None or entry.uid in chosen]
    partner = reads_along(request.user, timezone.localdate(), "councils")
    content = calendar_bytes(name=asked.name, entries=entries, site=_site(request), for_partners=partner)
    disposition = content_disposition_header(as_attachment=True, filename=f"{slugify(name)}.ics") or ""
    return HttpResponse(content, content_type=TYPE, headers={"Content-Disposition": disposition})


def _settled(asked: Asked) -> Settling:
    return settle_entries(entries=asked.entries, scope=asked.scope, at=timezone.now())


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
