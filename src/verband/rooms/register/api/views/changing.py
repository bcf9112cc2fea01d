"""What every address that can be changed shares: who may, when it is, and the record as it then stands."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from verband.rooms.accounts.api import MayChange
from verband.rooms.accounts.models import User
from verband.rooms.accounts.rules import is_user
from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.queries import Query, read_query
from verband.rooms.common.api.shapes import Shape
from verband.rooms.common.api.version import BASE
from verband.rooms.common.api.views import ApiView
from verband.rooms.register.api.looks import Look, look_at

CREATED, NO_CONTENT = 201, 204


class ChangingView(ApiView):
    """An address of which something can be changed with a key."""

    may_change = [MayChange]
    whole: ClassVar[Shape]
    """How the record is written after a change."""
    below: ClassVar[str]
    """The path under which records of this kind stand."""

    def told(self, request: Request, public_id: UUID, status: int = 200) -> HttpResponse:
        """Return a record as it stands after a change, with the address at which it is read."""
        body = self.whole.to_representation(self.read(public_id, look_at(request, None)))
        where = request.build_absolute_uri(f"{BASE}/{self.below}/{public_id}")
        return answer(request, body, status=status, revision=body["revisie"], headers={"Location": where})

    def read(self, public_id: UUID, look: Look) -> object:
        """Return the record as it is looked at."""
        raise NotImplementedError


def doing(request: Request) -> "Doing":
    """Return who does it and when; a change knows no parameters."""
    read_query(Query, request.query_params)
    return Doing(request)


class Doing:
    """Who does something, when, and on which day."""

    def __init__(self, request: Request) -> None:
        self.by = _person(request)
        self.at: datetime = timezone.now()
        self.on: date = timezone.localdate()


def _person(request: Request) -> User:
    visitor = request.user
    if not is_user(visitor):
        message = "a change without a person got past its permission"
        raise TypeError(message)
    return visitor
