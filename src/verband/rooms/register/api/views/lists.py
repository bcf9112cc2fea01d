"""The lists: parties, partnerships, memberships."""

from uuid import UUID

from django.http import Http404

from verband.rooms.common.api.changes import Change
from verband.rooms.common.api.queries import Asked
from verband.rooms.register.api import (
    bodies,
    deeds,
    deeds_parties,
    kinds,
    lists,
    queries,
    shapes,
    shapes_whole,
)
from verband.rooms.register.api.bodies_parties import PartyBody
from verband.rooms.register.api.looks import Look
from verband.rooms.register.api.rows import MembershipRow, PartnershipRow, PartyRow
from verband.rooms.register.api.views.changing import CREATED
from verband.rooms.register.api.views.listing import ListView

ADDING_PARTY = Change(
    "Een partij toevoegen",
    "Voegt een partij toe die geen overheid is, zoals een stichting. Daarna kan zij deelnemen.",
    PartyBody,
    shapes.WholePartyShape,
    deeds_parties.add,
    CREATED,
    matches=False,
)
STARTING = Change(
    "Een samenwerkingsverband beginnen",
    "Begint een verband met zijn eerste versie en zijn deelnames. Ten minste één deelnemer houdt u zelf bij.",
    bodies.PartnershipBody,
    shapes_whole.WholePartnershipShape,
    deeds.start_partnership,
    CREATED,
    matches=False,
)
JOINING = Change(
    "Een deelname toevoegen",
    "Laat een partij vanaf een dag deelnemen aan een samenwerkingsverband dat u bijhoudt.",
    bodies.MembershipBody,
    shapes.MembershipShape,
    deeds.add_membership,
    CREATED,
    matches=False,
)


class Parties(ListView):
    """The list of parties."""

    summary = "Partijen"
    description = "Overheden die op de peildatum bestaan, en wie verder ergens aan deelneemt."
    query = queries.PartiesQuery
    row = shapes.PartyShape
    kind = kinds.PARTY
    changes = {"POST": ADDING_PARTY}

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
    row = shapes.PartnershipShape
    kind = kinds.PARTNERSHIP
    changes = {"POST": STARTING}

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[PartnershipRow]:
        """Return the partnerships."""
        return lists.partnerships(look, asked)


class Memberships(ListView):
    """The list of memberships."""

    summary = "Deelnames"
    description = "Wie op de peildatum waaraan deelneemt."
    query = queries.MembershipsQuery
    row = shapes.MembershipShape
    kind = kinds.MEMBERSHIP
    changes = {"POST": JOINING}

    def rows(self, look: Look, asked: Asked, **_: UUID) -> list[MembershipRow]:
        """Return the memberships."""
        return lists.memberships(look, asked)


class PartyMemberships(ListView):
    """What one party takes part in."""

    summary = "Deelnames van een partij"
    description = "Waaraan deze partij op de peildatum deelneemt."
    query = queries.JoinedQuery
    row = shapes.MembershipShape

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
    row = shapes.MembershipShape

    def rows(self, look: Look, asked: Asked, **keys: UUID) -> list[MembershipRow]:
        """Return the memberships in the partnership."""
        number = look.register.partnership_numbers.get(keys["public_id"])
        if number is None:
            raise Http404(NO_PARTNERSHIP)
        rows = look.register.members_of.get(number, ())
        return lists.joined(look, rows, asked["order"], "partij")


NO_PARTY = "Deze partij staat hier niet."
NO_PARTNERSHIP = "Dit samenwerkingsverband is hier op deze dag niet van kracht."
