"""The lists: parties, partnerships, memberships."""

from uuid import UUID

from django.http import Http404, HttpResponse
from rest_framework.request import Request

from verband.rooms.common.api.bodies import read_body
from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.queries import Asked
from verband.rooms.register.api import bodies, deeds, lists, queries, shapes, shapes_whole
from verband.rooms.register.api.looks import Look
from verband.rooms.register.api.rows import MembershipRow, PartnershipRow, PartyRow
from verband.rooms.register.api.views.changing import CREATED, doing
from verband.rooms.register.api.views.listing import ListView, listed
from verband.rooms.register.api.wholes import whole_membership, whole_partnership

STARTING = Change(
    "Een samenwerkingsverband beginnen",
    "Begint een verband met zijn eerste versie en zijn deelnames. Ten minste één deelnemer houdt u zelf bij.",
    bodies.PartnershipBody,
    shapes_whole.WholePartnershipShape,
    CREATED,
    matches=False,
)
JOINING = Change(
    "Een deelname toevoegen",
    "Laat een partij vanaf een dag deelnemen aan een samenwerkingsverband dat u bijhoudt.",
    bodies.MembershipBody,
    shapes.MembershipShape,
    CREATED,
    matches=False,
)


class Parties(ListView):
    """The list of parties."""

    summary = "Partijen"
    description = "Overheden die op de peildatum bestaan, en wie verder ergens aan deelneemt."
    query = queries.PartiesQuery
    answers = listed(shapes.PartyShape)
    shape = shapes.PartyShape()

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[PartyRow]:
        """Return the parties."""
        return lists.parties(look, asked)


class Partnerships(ListView):
    """The list of partnerships."""

    summary = "Samenwerkingsverbanden"
    description = (
        "Wat op de peildatum van kracht is. Het register loopt achter: er kan opgevolgd werk bij staan."
    )
    query = queries.PartnershipsQuery
    answers = listed(shapes.PartnershipShape)
    shape = shapes.PartnershipShape()
    whole = shapes_whole.WholePartnershipShape()
    below = "samenwerkingsverbanden"
    http_method_names = ["get", "head", "post"]
    changes = {"POST": STARTING}

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[PartnershipRow]:
        """Return the partnerships."""
        return lists.partnerships(look, asked)

    def read(self, public_id: UUID, look: Look) -> object:
        """Return one partnership."""
        return whole_partnership(public_id, look)

    def post(self, request: Request) -> HttpResponse:
        """Start a partnership."""
        who = doing(request)
        sent = read_body(bodies.PartnershipBody, request)
        return self.told(request, deeds.start_partnership(sent, at=who.at, by=who.by, on=who.on), CREATED)


class Memberships(ListView):
    """The list of memberships."""

    summary = "Deelnames"
    description = "Wie op de peildatum waaraan deelneemt."
    query = queries.MembershipsQuery
    answers = listed(shapes.MembershipShape)
    shape = shapes.MembershipShape()
    whole = shapes.MembershipShape()
    below = "deelnames"
    http_method_names = ["get", "head", "post"]
    changes = {"POST": JOINING}

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[MembershipRow]:
        """Return the memberships."""
        return lists.memberships(look, asked)

    def read(self, public_id: UUID, look: Look) -> object:
        """Return one membership."""
        return whole_membership(public_id, look)

    def post(self, request: Request) -> HttpResponse:
        """Let a party take part."""
        who = doing(request)
        sent = read_body(bodies.MembershipBody, request)
        return self.told(request, deeds.add_membership(sent, at=who.at, by=who.by, on=who.on), CREATED)


class PartyMemberships(ListView):
    """What one party takes part in."""

    summary = "Deelnames van een partij"
    description = "Waaraan deze partij op de peildatum deelneemt."
    query = queries.JoinedQuery
    answers = Memberships.answers
    shape = Memberships.shape

    def rows(self, look: Look, asked: Asked, **keys: UUID) -> list[MembershipRow]:
        """Return the memberships of the party."""
        number = look.register.party_numbers.get(keys["public_id"])
        if number is None:
            raise Http404(NO_PARTY)
        rows = look.register.memberships_of.get(number, ())
        return lists.joined(look, rows, asked["order"], "samenwerkingsverband")


class PartnershipMemberships(ListView):
    """Who takes part in one partnership."""

    summary = "Deelnames aan een samenwerkingsverband"
    description = "Wie op de peildatum deelneemt. Geldt het verband dan niet, dan is het antwoord 404."
    query = queries.JoinedQuery
    answers = Memberships.answers
    shape = Memberships.shape

    def rows(self, look: Look, asked: Asked, **keys: UUID) -> list[MembershipRow]:
        """Return the memberships in the partnership."""
        number = look.register.partnership_numbers.get(keys["public_id"])
        if number is None:
            raise Http404(NO_PARTNERSHIP)
        rows = look.register.members_of.get(number, ())
        return lists.joined(look, rows, asked["order"], "partij")


NO_PARTY = "Deze partij staat hier niet."
NO_PARTNERSHIP = "Dit samenwerkingsverband is hier op deze dag niet van kracht."
