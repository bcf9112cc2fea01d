"""Joint texts of several councils: read by those who were asked, and by whoever began it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.choices import Stance, Voice
from verband.rooms.councils.models import Consultation, JointOpinion, JointStance
from verband.rooms.councils.rules import councils_of, houses_of
from verband.rooms.councils.selectors.consultation_names import partnership_names
from verband.rooms.history.bridge import Piece, word_differences
from verband.rooms.history.models import Event
from verband.rooms.register.models import Party

JOINS = frozenset({Stance.JOINS, Stance.JOINS_WITH})


@dataclass(frozen=True, slots=True)
class StanceLine:
    """How one council stands to a joint text, and what it did with it."""

    row: JointStance
    adopted: bool
    """Whether that council has sent this text as its own; of the visitor's council also before it is sent."""
    before_change: bool
    """Whether the text was changed after this was said."""
    is_mine: bool
    """Whether the visitor is clerk of this council."""


@dataclass(frozen=True, slots=True)
class Laying:
    """A piece of a council of which the visitor is clerk, into which the joint text can be laid."""

    row: Consultation
    text: str
    """What would be laid there."""
    differences: Sequence[Piece]
    """How that differs from the text that lies there now."""
    stamp: str
    """What it rests on; it changes with every change of the joint text, the stance or the piece."""

    @property
    def done(self) -> bool:
        """Whether it lies there already."""
        return self.row.text == self.text


@dataclass(frozen=True, slots=True)
class JointLine:
    """A joint text in a list."""

    joint: JointOpinion
    partnership: str
    joining: int
    asked: int
    silent: int
    """Councils that have not said yet how they stand."""


@dataclass(frozen=True, slots=True)
class JointPage:
    """One joint text."""

    joint: JointOpinion
    partnership: str
    stances: Sequence[StanceLine]
    layings: Sequence[Laying]
    may_revise: bool


def readable_joints(visitor: Visitor, on: date) -> "QuerySet[JointOpinion]":
    """Return the joint texts that a visitor reads: of the government that began one, or that was asked."""
    houses = houses_of(visitor, on)
    rows = JointOpinion.objects.filter(Q(drafted_by__in=houses) | Q(stances__party__in=houses))
    return rows.select_related("drafted_by", "partnership").distinct()


def joints_on(visitor: Visitor, row: Consultation, on: date) -> Sequence[JointOpinion]:
    """Return the joint texts on the same piece that a visitor may read."""
    if row.voice != Voice.OPINION:
        return ()
    same = {"partnership": row.partnership, "occasion": row.occasion, "year": row.year}
    return list(readable_joints(visitor, on).filter(**same))


def my_joints(visitor: Visitor, on: date) -> list[JointLine]:
    """Return the joint texts that a visitor reads, with how many councils join."""
    rows = list(readable_joints(visitor, on).prefetch_related("stances"))
    names = partnership_names([row.partnership_id for row in rows], on)
    return [_line_of(row, names.get(row.partnership_id, "naam niet bekend")) for row in rows]


def joint_for(visitor: Visitor, public_id: UUID, on: date) -> JointOpinion:
    """Return a joint text to who may read it; for others there is none."""
    found = readable_joints(visitor, on).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def joint_to_revise(visitor: Visitor, public_id: UUID, on: date) -> JointOpinion:
    """Return a joint text to the clerk who began it; for others there is none."""
    joint = joint_for(visitor, public_id, on)
    if joint.drafted_by_id not in councils_of(visitor, on):
        raise Http404
    return joint


def stance_to_tell(visitor: Visitor, public_id: UUID, on: date) -> JointStance:
    """Return the place of a council at a joint text to its clerk; for others there is none."""
    rows = JointStance.objects.select_related("party", "joint", "joint__drafted_by", "joint__partnership")
    found = rows.filter(public_id=public_id, party__in=councils_of(visitor, on)).first()
    if found is None:
        raise Http404
    return found


def joint_page(visitor: Visitor, public_id: UUID, on: date) -> JointPage:
    """Return a joint text with who joins and who differs; raises Http404 for who may not read it."""
    joint = joint_for(visitor, public_id, on)
    clerk_of = councils_of(visitor, on)
    stances = list(joint.stances.select_related("party").order_by("party__name"))
    rows = list(pieces_of(joint).filter(party__in=[each.party_id for each in stances]))
    joining = {each.party_id: each for each in stances if each.stance in JOINS}
    mine = [row for row in rows if row.party_id in clerk_of and row.party_id in joining]
    return JointPage(
        joint=joint,
        partnership=partnership_names([joint.partnership_id], on).get(
            joint.partnership_id, "naam niet bekend"
        ),
        stances=_lines(joint, stances, rows, clerk_of),
        layings=[_laying(row, joint, joining[row.party_id]) for row in mine],
        may_revise=joint.drafted_by_id in clerk_of,
    )


def pieces_of(joint: JointOpinion) -> "QuerySet[Consultation]":
    """Return the pieces of councils that a joint text is about."""
    rows = Consultation.objects.filter(
        partnership=joint.partnership, voice=Voice.OPINION, occasion=joint.occasion, year=joint.year
    )
    return rows.select_related("party").order_by("party__name", "subject")


def joined_text(joint: JointOpinion, stance: JointStance) -> str:
    """Return what a council that joins would adopt: the joint text, with its own addition."""
    if stance.stance == Stance.JOINS_WITH and stance.difference.strip():
        return f"{joint.text.rstrip()}\n\nAanvulling: {stance.difference.strip()}"
    return joint.text


def to_ask(joint: JointOpinion) -> "QuerySet[Party]":
    """Return the councils before which the piece lies and that were not asked yet."""
    asked = joint.stances.values("party")
    return (
        Party.objects.filter(pk__in=pieces_of(joint).values("party")).exclude(pk__in=asked).order_by("name")
    )


def laying_for(
    visitor: Visitor, public_id: UUID, row_id: UUID, on: date
) -> tuple[Consultation, JointOpinion]:
    """Return the piece of the own council, and the joint text that can be laid there.

    Raises
    ------
    Http404
        When one of them is not there, or the visitor is not clerk of that council.
    """
    joint = joint_for(visitor, public_id, on)
    row = pieces_of(joint).filter(public_id=row_id, party__in=councils_of(visitor, on)).first()
    if row is None:
        raise Http404
    return row, joint


def _line_of(joint: JointOpinion, partnership: str) -> JointLine:
    stances = [each.stance for each in joint.stances.all()]
    joining = sum(each in JOINS for each in stances)
    return JointLine(joint, partnership, joining, len(stances), stances.count(Stance.ASKED))


def _lines(
    joint: JointOpinion,
    stances: Sequence[JointStance],
    rows: Sequence[Consultation],
    clerk_of: frozenset[int],
) -> list[StanceLine]:
    changed = _last_words(joint)
    told = _last_events([each.public_id for each in stances])
    laid = (row for row in rows if row.joint_id == joint.pk)
    adopted = {row.party_id for row in laid if row.returned_on or row.party_id in clerk_of}
    return [
        StanceLine(
            row=each,
            adopted=each.party_id in adopted,
            before_change=each.stance != Stance.ASKED and told.get(each.public_id, 0) < changed,
            is_mine=each.party_id in clerk_of,
        )
        for each in stances
    ]


def stamp_of(row: Consultation, joint: JointOpinion, stance: JointStance) -> str:
    """Return what laying a joint text before a council rests on."""
    return f"{joint.revision}.{stance.revision}.{row.revision}"


def _laying(row: Consultation, joint: JointOpinion, stance: JointStance) -> Laying:
    text = joined_text(joint, stance)
    differences = word_differences(row.text, text) if row.text and row.text != text else ()
    return Laying(row, text, differences, stamp_of(row, joint, stance))


def _last_words(joint: JointOpinion) -> int:
    """Return the number of the last event that changed the words of a joint text."""
    events = Event.objects.filter(object_id=joint.public_id).order_by("-id")
    return next((event.pk for event in events if "text" in (event.after or {})), 0)


def _last_events(ids: Sequence[UUID]) -> dict[UUID, int]:
    events = Event.objects.filter(object_id__in=ids).order_by("id")
    return dict(events.values_list("object_id", "id"))
