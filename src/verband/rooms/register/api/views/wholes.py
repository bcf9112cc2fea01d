"""One record in full: a party, a partnership with its versions, a membership."""

from typing import ClassVar
from uuid import UUID

from django.http import Http404, HttpResponse
from rest_framework.request import Request

from verband.rooms.common.api.answers import answer
from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.queries import DayQuery
from verband.rooms.common.api.version import BASE
from verband.rooms.register.api import bodies, deeds, deeds_parties, kinds, shapes, shapes_whole
from verband.rooms.register.api.bodies_parties import PartyChangeBody
from verband.rooms.register.api.looks import look_at
from verband.rooms.register.api.views.changing import NO_CONTENT, ChangingView
from verband.rooms.register.models import Partnership, Party
from verband.rooms.register.selectors.merging import stays_instead

MOVED = 301
FROM_A_DAY = (
    "Met 'per' is het een wijziging: zo is het vanaf die dag, en wat ervoor gold blijft te zien. "
    "Zonder 'per' is het een verbetering: zo was het altijd al."
)
CORRECTING_PARTY = Change(
    "Een partij verbeteren",
    "Naam, plaats en bestaan van een overheid die u bijhoudt, of van een andere partij die alleen deelneemt aan "
    "samenwerkingsverbanden die u bijhoudt. Wie er in- en uitgaat, staat bij de deelnames.",
    PartyChangeBody,
    shapes.WholePartyShape,
    deeds_parties.correct,
    partly=True,
)
ENDING = Change(
    "Een samenwerkingsverband beëindigen",
    "Beëindigt het verband en alle deelnames per een dag. Namen en andere gegevens wijzigt u bij de versie.",
    bodies.EndBody,
    shapes_whole.WholePartnershipShape,
    deeds.end_partnership,
)
CHANGING_VERSION = Change(
    "Een versie wijzigen of verbeteren",
    FROM_A_DAY,
    bodies.VersionBody,
    shapes_whole.VersionShape,
    deeds.change_version,
    partly=True,
)
CHANGING_MEMBERSHIP = Change(
    "Een deelname wijzigen, verbeteren of beëindigen",
    f"{FROM_A_DAY} Met 'tot' eindigt de deelname.",
    bodies.MembershipChangeBody,
    shapes.MembershipShape,
    deeds.change_membership,
    partly=True,
)
REMOVING_MEMBERSHIP = Change(
    "Een deelname weghalen",
    "Zegt dat de partij nooit heeft deelgenomen. In de geschiedenis kan de deelname worden teruggezet.",
    None,
    None,
    deeds.remove_membership,
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
            body = self.kind.whole.to_representation(self.kind.read(public_id, look))
        except Http404:
            stays = stays_instead(self.merges, public_id) if self.merges else None
            if stays is None:
                raise
            return self.moved(request, stays.public_id)
        return answer(request, body, revision=body["revisie"])

    def moved(self, request: Request, public_id: UUID) -> HttpResponse:
        """Lead to the record under which a merged one goes on, with what was asked."""
        where = f"{BASE}/{self.kind.below}/{public_id}"
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return HttpResponse(status=MOVED, headers={"Location": request.build_absolute_uri(where + asked)})


class WholeParty(WholeView):
    """One party."""

    summary = "Een partij"
    description = "Alles wat het overzicht van deze partij weet, met fracties, voorgangers en opvolgers."
    answers = shapes.WholePartyShape
    merges = Party
    kind = kinds.PARTY
    changes = {"PATCH": CORRECTING_PARTY}


class WholePartnership(WholeView):
    """One partnership."""

    summary = "Een samenwerkingsverband"
    description = (
        "Het samenwerkingsverband met al zijn versies en wie er op de peildatum deelneemt. "
        "Met een peildatum ziet u alleen wat op die dag bekend kon zijn."
    )
    answers = shapes_whole.WholePartnershipShape
    merges = Partnership
    kind = kinds.PARTNERSHIP
    changes = {"PATCH": ENDING}


class WholeVersion(WholeView):
    """One version of a partnership."""

    summary = "Een versie"
    description = "Hoe een samenwerkingsverband in één periode was."
    answers = shapes_whole.VersionShape
    kind = kinds.VERSION
    changes = {"PATCH": CHANGING_VERSION}


class WholeMembership(WholeView):
    """One membership."""

    summary = "Een deelname"
    description = "Zonder peildatum ook een deelname die voorbij is, of die nog moet beginnen."
    answers = shapes.MembershipShape
    kind = kinds.MEMBERSHIP
    changes = {"PATCH": CHANGING_MEMBERSHIP, "DELETE": REMOVING_MEMBERSHIP}
