"""One record in full: a party, a partnership, a membership."""

from typing import ClassVar
from uuid import UUID

from django.http import Http404, HttpResponse
from rest_framework.request import Request

from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.bodies import read_body
from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.queries import DayQuery
from verband.rooms.common.api.version import BASE
from verband.rooms.register.api import bodies, deeds, shapes, shapes_whole
from verband.rooms.register.api.looks import Look, look_at
from verband.rooms.register.api.others import one_task
from verband.rooms.register.api.views.changing import NO_CONTENT, ChangingView, doing
from verband.rooms.register.api.wholes import (
    whole_membership,
    whole_partnership,
    whole_party,
    whole_version,
)
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.selectors.merging import stays_instead

MOVED = 301
FROM_A_DAY = (
    "Met 'per' is het een wijziging: zo is het vanaf die dag, en wat ervoor gold blijft te zien. "
    "Zonder 'per' is het een verbetering: zo was het altijd al."
)
ENDING = Change(
    "Een samenwerkingsverband beëindigen",
    "Beëindigt het verband en alle deelnames per een dag. Namen en andere gegevens wijzigt u bij de versie.",
    bodies.EndBody,
    shapes_whole.WholePartnershipShape,
)
CHANGING_VERSION = Change(
    "Een versie wijzigen of verbeteren", FROM_A_DAY, bodies.VersionBody, shapes_whole.VersionShape
)
CHANGING_MEMBERSHIP = Change(
    "Een deelname wijzigen, verbeteren of beëindigen",
    f"{FROM_A_DAY} Met 'tot' eindigt de deelname.",
    bodies.MembershipChangeBody,
    shapes.MembershipShape,
)
CHANGING_TASK = Change(
    "Een taak wijzigen", "Verandert wat er van de taak staat.", bodies.TaskChangeBody, shapes_whole.TaskShape
)
REMOVING_TASK = Change(
    "Een taak weghalen",
    "Haalt een taak weg waarop niets rust. In de geschiedenis kan zij worden teruggezet.",
    None,
    None,
    NO_CONTENT,
)


class WholeView(ChangingView):
    """An address of one record; its ETag begins with the revision."""

    query = DayQuery
    merges: ClassVar[type[Party] | type[Partnership] | None] = None

    def get(self, request: Request, public_id: UUID) -> HttpResponse:
        """Return the record."""
        look = look_at(request, self.asked(request).get("day"))
        try:
            body = self.whole.to_representation(self.read(public_id, look))
        except Http404:
            stays = stays_instead(self.merges, public_id) if self.merges else None
            if stays is None:
                raise
            return self.moved(request, stays.public_id)
        return answer(request, body, revision=body["revisie"])

    def moved(self, request: Request, public_id: UUID) -> HttpResponse:
        """Lead to the record under which a merged one goes on, with what was asked."""
        where = f"{BASE}/{self.below}/{public_id}"
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponse(status=MOVED, headers={"Location": request.build_absolute_uri(where + asked)})


class WholeParty(WholeView):
    """One party."""

    summary = "Een partij"
    description = "Alles wat het overzicht van deze partij weet, met fracties, voorgangers en opvolgers."
    answers = shapes.WholePartyShape
    merges = Party
    whole = shapes.WholePartyShape()
    below = "partijen"

    def read(self, public_id: UUID, look: Look) -> object:
        """Return the party."""
        return whole_party(public_id, look)


class WholePartnership(WholeView):
    """One partnership."""

    summary = "Een samenwerkingsverband"
    description = (
        "Het samenwerkingsverband met al zijn versies en wie er op de peildatum deelneemt. "
        "Met een peildatum ziet u alleen wat op die dag bekend kon zijn."
    )
    answers = shapes_whole.WholePartnershipShape
    merges = Partnership
    whole = shapes_whole.WholePartnershipShape()
    below = "samenwerkingsverbanden"
    http_method_names = ["get", "head", "patch"]
    changes = {"PATCH": ENDING}

    def read(self, public_id: UUID, look: Look) -> object:
        """Return the partnership."""
        return whole_partnership(public_id, look)

    def patch(self, request: Request, public_id: UUID) -> HttpResponse:
        """End the partnership."""
        who = doing(request)
        sent = read_body(bodies.EndBody, request)
        deeds.end_partnership(request, public_id, sent, at=who.at, by=who.by, on=who.on)
        return self.told(request, public_id)


class WholeVersion(WholeView):
    """One version of a partnership."""

    summary = "Een versie"
    description = "Hoe een samenwerkingsverband in één periode was."
    answers = shapes_whole.VersionShape
    whole = shapes_whole.VersionShape()
    below = "versies"
    http_method_names = ["get", "head", "patch"]
    changes = {"PATCH": CHANGING_VERSION}

    def read(self, public_id: UUID, look: Look) -> object:
        """Return the version."""
        return whole_version(public_id, look)

    def patch(self, request: Request, public_id: UUID) -> HttpResponse:
        """Change the version from a day, or correct it."""
        who = doing(request)
        sent = read_body(bodies.VersionBody, request, partly=True)
        holds = deeds.change_version(request, public_id, sent, at=who.at, by=who.by, on=who.on)
        return self.told(request, holds)


class WholeMembership(WholeView):
    """One membership."""

    summary = "Een deelname"
    description = "Ook een deelname die voorbij is, of die nog moet beginnen als u geen peildatum geeft."
    answers = shapes.MembershipShape
    whole = shapes.MembershipShape()
    below = "deelnames"
    http_method_names = ["get", "head", "patch"]
    changes = {"PATCH": CHANGING_MEMBERSHIP}

    def read(self, public_id: UUID, look: Look) -> object:
        """Return the membership."""
        return whole_membership(public_id, look)

    def patch(self, request: Request, public_id: UUID) -> HttpResponse:
        """End the membership, change it from a day, or correct it."""
        who = doing(request)
        sent = read_body(bodies.MembershipChangeBody, request, partly=True)
        holds = deeds.change_membership(request, public_id, sent, at=who.at, by=who.by, on=who.on)
        return self.told(request, holds)


class OneTask(WholeView):
    """One task."""

    summary = "Een taak"
    description = "Een taak van een samenwerkingsverband."
    answers = shapes_whole.TaskShape
    whole = shapes_whole.TaskShape()
    below = "taken"
    http_method_names = ["get", "head", "patch", "delete"]
    changes = {"PATCH": CHANGING_TASK, "DELETE": REMOVING_TASK}

    def read(self, public_id: UUID, look: Look) -> object:
        """Return the task."""
        return one_task(public_id, look)

    def patch(self, request: Request, public_id: UUID) -> HttpResponse:
        """Change what is told of the task."""
        who = doing(request)
        sent = read_body(bodies.TaskChangeBody, request, partly=True)
        deeds.change_task(request, public_id, sent, at=who.at, by=who.by, on=who.on)
        return self.told(request, public_id)

    def delete(self, request: Request, public_id: UUID) -> HttpResponse:
        """Take the task away."""
        who = doing(request)
        deeds.remove_task(request, public_id, at=who.at, by=who.by, on=who.on)
        return HttpResponse(status=NO_CONTENT)
