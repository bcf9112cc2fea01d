"""What a visitor may find: what she may not see is neither found nor counted, nor offered as a word to try."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.audience import Audience
from verband.rooms.register.choices import GOVERNMENTS, Division, Role, SearchKind, Source
from verband.rooms.register.models import Area, Membership, Remark, SearchEntry
from verband.rooms.register.rules import belongs
from verband.rooms.register.selectors.partnership_page import REMARKS_FLOOR, REMARKS_LAST

PAGE = "register:search"
PAGE_OF_AREAS = "patchwork:areas"


def visible_entries(visitor: Visitor, day: date, today: date) -> QuerySet[SearchEntry]:
    """Return the entries that a visitor may find, with no remark that no longer stands."""
    entries = SearchEntry.objects.all()
    if not belongs(visitor, Audience.PUBLISHED, PAGE_OF_AREAS, today):
        closed = Area.objects.exclude(division=Division.PROVINCE).values("public_id")
        entries = entries.exclude(kind=SearchKind.AREA, object_id__in=closed)
    if not belongs(visitor, Audience.PARTNERS, PAGE, today):
        return entries.exclude(kind=SearchKind.REMARK)
    return entries.filter(~Q(kind=SearchKind.REMARK) | Q(object_id__in=_remarks(day, today)))


def _remarks(day: date, today: date) -> list[UUID]:
    """Return the remarks that the pages of partnerships show: not of a small circle, and not for ever."""
    told = Membership.objects.filter(source=Source.CONVERSATIONS, party__kind__in=GOVERNMENTS)
    governments = told.exclude(role=Role.INVOLVED).values("partnership").order_by()
    many = governments.annotate(number=Count("party", distinct=True)).filter(number__gte=REMARKS_FLOOR)
    rows = Remark.objects.filter(partnership__in=many.values("partnership"), told_to__lte=day)
    return list(rows.filter(told_to__gt=today - REMARKS_LAST).values_list("public_id", flat=True))
