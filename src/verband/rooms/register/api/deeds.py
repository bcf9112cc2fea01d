"""What a change does: find the record that the person keeps, see that nobody was first, and do the deed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from verband.rooms.accounts.models import User
from verband.rooms.common.api.bodies import Sent
from verband.rooms.common.api.changes import match
from verband.rooms.common.api.problems import Conflicting, InvalidInput, Mistake
from verband.rooms.common.bridge import InputError
from verband.rooms.register.api import bodies
from verband.rooms.register.api.doing import Doing
from verband.rooms.register.api.wholes import revision_of
from verband.rooms.register.choices import Role
from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Party
from verband.rooms.register.rules import may_keep, parties_in_care
from verband.rooms.register.selectors.keeping import membership_to_keep, partnership_to_keep
from verband.rooms.register.services import keep
from verband.rooms.register.services.keep.versions import kinds_of

NOT_KEPT = "Dit staat hier niet, of u houdt het niet bij."
NO_PARTY = "Deze partij staat hier niet."
NONE_IN_CARE = "Zet een partij die u bijhoudt bij de deelnames; anders kunt u dit daarna niet meer wijzigen."
PERIOD = "Het einde ligt voor het begin."


@contextmanager
def deed() -> Iterator[None]:
    """Do a deed whole or not at all; what it refuses is a conflict with what stands.

    What is not there and what one does not keep get the same answer.
    """
    try:
        with transaction.atomic():
            yield
    except Http404 as error:
        raise Http404(NOT_KEPT) from error
    except InputError as error:
        raise Conflicting(str(error)) from error


def start_partnership(who: Doing, sent: Sent) -> UUID:
    """Start a partnership; returns its public id."""
    takings = _takings(sent["takings"], who.by, who.on)
    values = {name: value for name, value in sent.items() if name not in {"takings", "on"}}
    with deed():
        started, _ = keep.start_partnership(
            values=values, participants=takings, on=sent.get("on"), at=who.at, by=who.by
        )
    return started.public_id


def _takings(sent: Sequence[Mapping[str, Any]], by: User, on: date) -> list[keep.Taking]:
    rows = Party.objects.filter(public_id__in=[each["party"] for each in sent], merged_into=None)
    found = {row.public_id: row for row in rows}
    mistakes = [
        Mistake("body", f"/deelnames/{number}/partij", NO_PARTY, "does_not_exist")
        for number, each in enumerate(sent)
        if each["party"] not in found
    ]
    if not mistakes and not {row.pk for row in found.values()} & parties_in_care(by, on):
        mistakes.append(Mistake("body", "/deelnames", NONE_IN_CARE, "not_kept"))
    if mistakes:
        raise InvalidInput(mistakes)
    return [_taking(found[each["party"]], each) for each in sent]


def _taking(party: Party, sent: Mapping[str, Any]) -> keep.Taking:
    return keep.Taking(
        party,
        Role(sent.get("role", Role.PARTICIPANT)),
        sent.get("whole", True),
        organs=tuple(sent.get("organs", ())),
    )


def end_partnership(who: Doing, sent: Sent, public_id: UUID) -> UUID:
    """End a partnership and everyone's part in it; returns its public id."""
    with deed():
        kept = partnership_to_keep(who.by, public_id, who.on)
        standing = {"ends": kept.version.valid_to}
        match(who.request, revision_of(kept.partnership), bodies.EndBody, standing, sent)
        keep.end_partnership(partnership=kept.partnership, on=sent["ends"], at=who.at, by=who.by)
    return public_id


def change_version(who: Doing, sent: Sent, public_id: UUID) -> UUID:
    """Let a version be otherwise from a day, or correct it; returns the public id of the version that holds it."""
    values = {name: value for name, value in sent.items() if name != "on"}
    with deed():
        version = _version(public_id, who.by, who.on)
        match(who.request, version.revision, bodies.VersionBody, _standing(version), values)
        if first := sent.get("on"):
            keep.change_partnership(version=version, values=values, on=first, at=who.at, by=who.by)
            version = PartnershipVersion.objects.get(
                partnership=version.partnership_id, source=version.source, number=version.number + 1
            )
        else:
            keep.correct_partnership(version=version, values=values, at=who.at, by=who.by)
    return version.public_id


def _standing(version: PartnershipVersion) -> dict[str, Any]:
    return {**keep.plain_values(version), "task_kinds": kinds_of(version)}


def _version(public_id: UUID, by: User, on: date) -> PartnershipVersion:
    rows = PartnershipVersion.objects.leading().select_related("partnership")
    version: PartnershipVersion | None = rows.filter(public_id=public_id).first()
    if version is None or not may_keep(by, version.partnership, on):
        raise Http404(NOT_KEPT)
    return version


def add_membership(who: Doing, sent: Sent) -> UUID:
    """Let a party take part; returns the public id of the membership."""
    party = Party.objects.filter(public_id=sent["party"], merged_into=None).first()
    partnership = partnership_sent(sent, who)
    if party is None:
        raise InvalidInput([Mistake("body", "/partij", NO_PARTY, "does_not_exist")])
    with deed():
        keep.add_participants(
            partnership=partnership, takings=[_taking(party, sent)], on=sent.get("on"), at=who.at, by=who.by
        )
    return _membership(partnership, party, sent.get("on"))


def partnership_sent(sent: Sent, who: Doing) -> Partnership:
    """Return the partnership that a change names, to who keeps it."""
    partnership = Partnership.objects.filter(public_id=sent["partnership"], merged_into=None).first()
    if partnership is None or not may_keep(who.by, partnership, who.on):
        raise InvalidInput([Mistake("body", "/samenwerkingsverband", NOT_KEPT, "does_not_exist")])
    return partnership


def _membership(partnership: Partnership, party: Party, first: date | None) -> UUID:
    rows = Membership.objects.leading().filter(partnership=partnership, party=party, valid_from=first)
    found: UUID = rows.values_list("public_id", flat=True).get()
    return found


def change_membership(who: Doing, sent: Sent, public_id: UUID) -> UUID:
    """End a membership, let it be otherwise from a day, or correct it; returns the public id of what then holds."""
    with deed():
        row = membership_to_keep(who.by, public_id, who.on)
        standing = {**keep.plain_values(row), "ends": row.valid_to}
        match(who.request, row.revision, bodies.MembershipChangeBody, standing, sent)
        if "ends" in sent:
            keep.end_participation(membership=row, on=sent["ends"], at=who.at, by=who.by)
            return row.public_id
        if first := sent.get("on"):
            keep.change_participation(
                membership=row,
                role=Role(sent.get("role", row.role)),
                whole=sent.get("whole", row.whole),
                tasks=list(row.tasks.all()),
                cost_share=sent.get("cost_share"),
                organs=sent.get("organs"),
                on=first,
                at=who.at,
                by=who.by,
            )
            return _membership(row.partnership, row.party, first)
        refuse_backwards(sent.get("valid_from", row.valid_from), row.valid_to)
        keep.correct_participation(membership=row, values=sent, at=who.at, by=who.by)
    return row.public_id


def remove_membership(who: Doing, _sent: Sent, public_id: UUID) -> UUID:
    """Say that a party never took part; it can be put back from the history."""
    with deed():
        row = membership_to_keep(who.by, public_id, who.on)
        match(who.request, row.revision, bodies.MembershipChangeBody, {}, {})
        keep.remove_participation(membership=row, at=who.at, by=who.by)
    return public_id


def refuse_backwards(first: date | None, last: date | None) -> None:
    """Refuse a period that ends before it begins."""
    if first and last and last < first:
        raise InvalidInput([Mistake("body", "/van", PERIOD, "period")])
