"""Addresses of the register under the base of the interface; none ends in a slash."""

from django.urls import path

from verband.rooms.common.api.views import public
from verband.rooms.register.api.views import lists, others, parts, wholes

urlpatterns = [
    path("partijen", public(lists.Parties), name="parties"),
    path("partijen/<uuid:public_id>", public(wholes.WholeParty), name="party"),
    path("partijen/<uuid:public_id>/deelnames", public(lists.PartyMemberships), name="party-memberships"),
    path("samenwerkingsverbanden", public(lists.Partnerships), name="partnerships"),
    path("samenwerkingsverbanden/<uuid:public_id>", public(wholes.WholePartnership), name="partnership"),
    path(
        "samenwerkingsverbanden/<uuid:public_id>/deelnames",
        public(lists.PartnershipMemberships),
        name="partnership-memberships",
    ),
    path("versies/<uuid:public_id>", public(wholes.WholeVersion), name="version"),
    path("taken", public(parts.Tasks), name="tasks"),
    path("taken/<uuid:public_id>", public(parts.OneTask), name="task"),
    path("zetels", public(parts.Seats), name="seats"),
    path("zetels/<uuid:public_id>", public(parts.OneSeat), name="seat"),
    path("bijdragen", public(parts.Contributions), name="contributions"),
    path("bijdragen/<uuid:public_id>", public(parts.OneContribution), name="contribution"),
    path("jaarcijfers", public(parts.AllYearFigures), name="all-year-figures"),
    path("jaarcijfers/<uuid:public_id>", public(parts.OneYearFigures), name="year-figures"),
    path("deelnames", public(lists.Memberships), name="memberships"),
    path("deelnames/<uuid:public_id>", public(wholes.WholeMembership), name="membership"),
    path("gebieden", public(others.Areas), name="areas"),
    path("gebieden/<uuid:public_id>", public(others.OneArea), name="area"),
    path("soorten-taken", public(others.TaskKinds), name="task-kinds"),
    path("cijfers", public(others.Figures), name="figures"),
]
