"""Who changes something through the interface, and when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from rest_framework.request import Request

from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import is_user
from verband.rooms.common.api.queries import Query, read_query


@dataclass(frozen=True, slots=True)
class Doing:
    """A request to change something: by whom, when, and on which day."""

    request: Request
    by: User
    at: datetime
    on: date


def doing(request: Request) -> Doing:
    """Return who changes something and when; a change knows no parameters."""
    read_query(Query, request.query_params)
    visitor = request.user
    if not is_user(visitor):
        message = "a change without a person got past its permission"
        raise TypeError(message)
    return Doing(request, visitor, timezone.now(), timezone.localdate())
