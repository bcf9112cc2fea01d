"""Who may enter which page, and who may keep which record.

Every answer rests on the roles that hold on a day. Roles are read once per request and kept on the user.
"""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects

from verband.rooms.accounts.rules import Visitor, is_user
from verband.rooms.common.audience import Audience
from verband.rooms.register.choices import (
    GOVERNMENTS,
    KEEPER_ROLES,
    PARTNER_ROLES,
    TAKES_PART,
    AffiliationRole,
    Division,
    PartyKind,
)
from verband.rooms.register.models import (
    Affiliation,
    AreaMember,
    Membership,
    Partnership,
    Party,
    Publication,
)
from verband.rooms.register.querysets import in_force

SPEAKS = frozenset({AffiliationRole.EDITOR, AffiliationRole.CLERK})
"""Who lets others in, in the name of a party."""


def roles_of(visitor: Visitor, on: date) -> tuple[Affiliation, ...]:
    """Return the roles that a visitor holds on a day; none without an account."""
    if not is_user(visitor):
        return ()
    prefetch_related_objects([visitor], "affiliations__party")
    return tuple(each for each in visitor.affiliations.all() if each.holds_on(on))


def holds(visitor: Visitor, roles: frozenset[AffiliationRole], on: date) -> bool:
    """Whether a visitor holds one of these roles for any party."""
    return any(each.role in roles for each in roles_of(visitor, on))


def belongs(visitor: Visitor, circle: Audience, page: str, on: date) -> bool:
    """Whether a visitor is in the circle that a page is meant for; ``page`` is the name of its address."""
    match circle:
        case Audience.PUBLIC:
            return True
        case Audience.PUBLISHED:
            return _is_partner(visitor, page, on) or is_published(page, on)
        case Audience.SIGNED_IN:
            return is_user(visitor)
        case Audience.PARTNERS:
            return _is_partner(visitor, page, on)
        case Audience.EDITORS:
            return holds(visitor, KEEPER_ROLES, on)
        case Audience.TEAM:
            return is_team(visitor, on)
        case Audience.ADMINISTRATORS:
            return runs_site(visitor)


def reads_along(visitor: Visitor, on: date, room: str = "register") -> bool:
    """Whether a visitor reads along as a partner in a room: in the register itself unless another is named."""
    return _is_partner(visitor, room, on)


def _is_partner(visitor: Visitor, page: str, on: date) -> bool:
    """Whether a visitor looks on as a partner at a page; an adviser only in the room that asked for advice."""
    room = page.partition(":")[0]
    return any(
        each.role in PARTNER_ROLES or (each.role == AffiliationRole.ADVISER and each.room == room)
        for each in roles_of(visitor, on)
    )


def is_published(page: str, on: date) -> bool:
    """Whether the partners of the region have opened a page to everyone."""
    return Publication.objects.filter(in_force(on), page=page).exists()


def open_pages(visitor: Visitor, pages: Collection[str], on: date) -> frozenset[str]:
    """Return which of these pages a visitor may open; they are for partners until they are published."""
    as_partner = frozenset(page for page in pages if _is_partner(visitor, page, on))
    if len(as_partner) == len(pages):
        return as_partner
    return as_partner.union(
        Publication.objects.filter(in_force(on), page__in=pages).values_list("page", flat=True)
    )


def may_read_in(visitor: Visitor, on: date) -> bool:
    """Whether a visitor may read a source in, and undo that: it touches records far outside the care of a region."""
    return runs_site(visitor) or is_province_team(visitor, on)


def may_publish(visitor: Visitor, on: date) -> bool:
    """Whether a visitor opens analyses to everyone: the team of the only province here, or who runs the site.

    A page is opened for the whole site, so where teams of more provinces work none of them decides for the others.
    """
    return runs_site(visitor) or (is_province_team(visitor, on) and province_teams(on).count() == 1)


def is_province_team(visitor: Visitor, on: date) -> bool:
    """Whether a visitor is in the programme team of a province."""
    return any(
        each.role == AffiliationRole.TEAM and each.party and each.party.kind == PartyKind.PROVINCE
        for each in roles_of(visitor, on)
    )


def province_teams(on: date) -> QuerySet[Party]:
    """Return the provinces of which someone is in the programme team on a day."""
    roles = Affiliation.objects.filter(in_force(on), role=AffiliationRole.TEAM, user__ended_at=None)
    return Party.objects.filter(kind=PartyKind.PROVINCE, pk__in=roles.values("party"))


def runs_site(visitor: Visitor) -> bool:
    """Whether a visitor is an administrator of the site."""
    return is_user(visitor) and visitor.is_staff


def is_team(visitor: Visitor, on: date) -> bool:
    """Whether a visitor is in a programme team, of a province or of a region."""
    return holds(visitor, frozenset({AffiliationRole.TEAM}), on)


def may_keep(visitor: Visitor, partnership: Partnership, on: date) -> bool:
    """Whether a visitor may change a partnership: one of the parties in its care takes part, or it is its body."""
    cares_for = parties_in_care(visitor, on)
    if not cares_for:
        return False
    kept = partnerships_kept_by(cares_for, on, with_team=is_team(visitor, on))
    return kept.filter(pk=partnership.pk).exists()


def may_keep_party(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether a visitor may change what is told of a party."""
    return party.pk in parties_in_care(visitor, on)


def may_merge_party(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether a visitor may merge a party.

    Either it is in its care, or it is no government and a programme team keeps every partnership in which it takes
    part: such a party has nobody here of its own.
    """
    if may_keep_party(visitor, party, on):
        return True
    if party.kind in GOVERNMENTS or not is_team(visitor, on):
        return False
    return not _kept_by_others(visitor, party, on)


def may_change_party(visitor: Visitor, party: Party, on: date) -> bool:
    """Whether a visitor may say what a party is called and where it is.

    Either it is in its care, or it is no government and the visitor keeps every partnership in which it takes part;
    only a programme team also keeps a party that takes part in nothing.
    """
    cares_for = parties_in_care(visitor, on)
    if not cares_for or party.pk in cares_for:
        return bool(cares_for)
    corrected = parties_corrected_by(cares_for, on, with_team=is_team(visitor, on))
    return corrected.filter(pk=party.pk).exists()


def _kept_by_others(visitor: Visitor, party: Party, on: date) -> bool:
    rows = Membership.objects.filter(party=party)
    return rows.exclude(partnership__in=partnerships_in_care(visitor, on)).exists()


def parties_corrected_by(parties: frozenset[int], on: date, *, with_team: bool) -> QuerySet[Party]:
    """Return the parties whose particulars someone corrects who cares for these: ``may_change_party``, for all."""
    joined = Membership.objects.filter(party=OuterRef("pk"))
    kept = partnerships_kept_by(parties, on, with_team=with_team)
    all_kept = Q(~Exists(joined.exclude(partnership__in=kept))) & ~Q(kind__in=GOVERNMENTS)
    if not with_team:
        all_kept &= Q(Exists(joined))
    return Party.objects.filter(Q(pk__in=parties) | all_kept)


def partnerships_in_care(visitor: Visitor, on: date) -> QuerySet[Partnership]:
    """Return the partnerships that a visitor may keep: the same answer as ``may_keep``, for all at once."""
    return partnerships_kept_by(parties_in_care(visitor, on), on, with_team=is_team(visitor, on))


def partnerships_kept_by(parties: frozenset[int], on: date, *, with_team: bool) -> QuerySet[Partnership]:
    """Return the partnerships that go with parties in someone's care.

    Who left or merely looks on keeps nothing. Before a partnership begins and after it ended nobody takes part: then
    those do who are to take part, or did. A team also keeps what nobody ever takes part in.
    """
    ever = _let_in_ever()
    takes_part = Q(Exists(ever.filter(in_force(on), partnership=OuterRef("pk"))))
    ours = ever.filter(party__in=parties)
    kept = Q(own_party__in=parties) | Q(pk__in=ours.filter(in_force(on)).values("partnership"))
    kept |= Q(pk__in=ours.values("partnership")) & ~takes_part
    if with_team:
        kept |= Q(~Exists(ever.filter(partnership=OuterRef("pk"))))
    return Partnership.objects.filter(kept)


def parties_in_care(visitor: Visitor, on: date) -> frozenset[int]:
    """Return the parties that a visitor keeps: an editor's own one, and for a programme team its region."""
    cared: set[int] = set()
    for each in roles_of(visitor, on):
        if each.party and each.role in KEEPER_ROLES:
            cared.add(each.party.pk)
        if each.party and each.role == AffiliationRole.TEAM:
            cared |= _region_of(each.party, on)
    return frozenset(cared)


def care_of_all(on: date) -> tuple[frozenset[int], bool]:
    """Return the parties that anyone here keeps on a day, and whether there is a programme team among them."""
    roles = Affiliation.objects.filter(in_force(on), role__in=KEEPER_ROLES, user__ended_at=None)
    held = [(each.party, each.role) for each in roles.select_related("party") if each.party]
    teams = {party for party, role in held if role == AffiliationRole.TEAM}
    regions = (_region_of(party, on) for party in teams)
    return frozenset({party.pk for party, _ in held}.union(*regions)), bool(teams)


def speaks_for_another(visitor: Visitor, partnership: Partnership, party: Party, on: date) -> bool:
    """Whether a visitor may let a party in: for the body of the partnership, or for another that takes part.

    A programme team keeps the register of its region and speaks for nobody in it.
    """
    spoken_for = {
        each.party_id for each in roles_of(visitor, on) if each.role in SPEAKS and each.party_id != party.pk
    }
    if partnership.own_party_id in spoken_for:
        return True
    return let_in(on).filter(partnership=partnership, party__in=spoken_for).exists()


def let_in(on: date) -> QuerySet[Membership]:
    """Return who takes part on a day as the leading source says: from this, and no other row, rights follow."""
    return _let_in_ever().filter(in_force(on))


def _let_in_ever() -> QuerySet[Membership]:
    rows: QuerySet[Membership] = Membership.objects.leading().filter(role__in=TAKES_PART, self_made=False)
    return rows


def _region_of(party: Party, on: date) -> set[int]:
    """Return who lies in the province of a team, or was let in to the region that it works for."""
    if party.kind == PartyKind.PROVINCE:
        area = Q(area__division=Division.PROVINCE, area__code__iexact=party.tooi)
        return set(AreaMember.objects.filter(in_force(on), area).values_list("party", flat=True))
    rows = let_in(on).filter(partnership__own_party=party)
    return set(rows.values_list("party", flat=True))
