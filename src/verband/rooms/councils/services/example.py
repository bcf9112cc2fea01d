"""What the councils of the example do: a whole year of three arrangements, written by the deeds that people do.

The days lie around the day on which the example is set out, so that something is behind and something ahead. It is
written once: whoever takes something away does not find it back.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.councils.bridge.example import example_councils
from verband.rooms.councils.bridge.involvement import terms_of
from verband.rooms.councils.choices import Holds, Judgement, Occasion, Procedure, Reaction, Stance, Voice
from verband.rooms.councils.models import (
    BoardMeeting,
    Consultation,
    CouncilMeeting,
    Frame,
    FrameReport,
    Involvement,
    JointStance,
    OwnTerm,
    Rapporteur,
    Recess,
    ReportDraft,
)
from verband.rooms.councils.services import (
    consultations,
    contents,
    days,
    involvement,
    preparation,
    rapporteurs,
)
from verband.rooms.councils.services import joint as joints
from verband.rooms.history.models import Event
from verband.rooms.register.choices import GOVERNMENTS
from verband.rooms.register.models import Membership, Partnership, Party

Row = Mapping[str, Any]
Acted = dict[str, Any]
"""Who did a deed and when, as every deed asks for it."""
DECIDED_BY = (10, 1)
"""From this month and day on the budget cycle of a year is behind."""
THURSDAY = 3
PLANS = "griffier-nieuwegein"
"""Who fills in the meetings of boards: a clerk of a participant of all three."""
LAYS = "bijhouder"
"""Who puts pieces before councils: an official of a participant; a programme team gives councils no tasks."""


@transaction.atomic
def keep_councils(*, at: datetime, people: Mapping[str, User]) -> None:
    """Write what the councils of the example do; ``people`` are its accounts by key."""
    if not Event.objects.filter(object_kind=BoardMeeting.told_as).exists():
        _Writer(at, people).write(example_councils())


class _Writer:
    """Writes the example around one day."""

    def __init__(self, at: datetime, people: Mapping[str, User]) -> None:
        self._at, self._people = at, people
        behind = at.date() >= date(at.year, *DECIDED_BY)
        last = at.year if behind else at.year - 1
        self._years = {"before": last - 1, "last": last, "next": last + 1}

    def write(self, pack: Row) -> None:
        """Write all that the pack tells of partnerships that stand here."""
        calendar: list[days.CalendarRow] = [*self._meetings(pack["meetings"]), *self._terms(pack["terms"])]
        days.write_down(rows=calendar, at=self._at, by=self._people[PLANS])
        for row in pack["councils"]:
            party = _party(row["party"])
            if party:
                days.write_down(rows=[*self._days_of(party, row)], at=self._at, by=self._people[row["by"]])
        for row in pack["pieces"]:
            self._piece(row)
        self._join(pack["joint"])
        self._involve(pack["involvement"])
        self._follow(pack["rapporteur"])
        self._look(pack["contents"])
        self._prepare(pack["preparation"])

    def _day(self, cycle: str, told: str) -> date:
        month, day = (int(part) for part in told.split("-"))
        return date(self._years[cycle], month, day)

    def _meetings(self, rows: list[Row]) -> Iterator[BoardMeeting]:
        for row in rows:
            partnership = _partnership(row)
            if partnership:
                yield BoardMeeting(
                    partnership=partnership,
                    on=self._day(row["cycle"], row["held"]),
                    occasion=row["occasion"],
                    year=self._years[row["cycle"]] + row["about"],
                )

    @staticmethod
    def _terms(rows: list[Row]) -> Iterator[OwnTerm]:
        for row in rows:
            partnership = _partnership(row)
            if partnership:
                said = {name: row[name] for name in ("occasion", "weeks", "clause")}
                yield OwnTerm(partnership=partnership, **said)

    def _days_of(self, party: Party, row: Row) -> Iterator[Recess | CouncilMeeting]:
        recess = row["recess"]
        for cycle in ("last", "next"):
            first, last = (self._day(cycle, recess[name]) for name in ("first", "last"))
            yield Recess(party=party, name=recess["name"], first_day=first, last_day=last)
            for month in row["meets"]:
                day = _last_thursday(self._years[cycle], month)
                yield CouncilMeeting(party=party, on=day, name="raadsvergadering")

    def _piece(self, row: Row) -> None:
        partnership = _partnership(row)
        if partnership is None:
            return
        piece = consultations.Piece(
            voice=Voice(row.get("voice", Voice.OPINION)),
            occasion=Occasion(row["occasion"]),
            year=self._years[row["cycle"]] + row["about"],
            subject=row["subject"],
            procedure=Procedure(row["procedure"]) if "procedure" in row else None,
            sent_on=self._day(row["cycle"], row["sent"]),
        )
        acted: Acted = {"on": self._at.date(), "at": self._at, "by": self._people[LAYS]}
        consultations.lay_before(partnership=partnership, parties=_members(partnership), piece=piece, **acted)
        laid = Consultation.objects.filter(partnership=partnership, year=piece.year, subject=piece.subject)
        for told in row["councils"]:
            found = laid.filter(party__tooi=told["party"]).first()
            if found:
                self._course(found, told, row["cycle"])

    def _course(self, row: Consultation, told: Row, cycle: str) -> None:
        """Let one council receive, decide and send, and let the board answer."""
        acted: Acted = {"on": self._at.date(), "at": self._at, "by": self._people[told["by"]]}
        agenda = self._day(cycle, told["agenda"])
        received = {
            "received_on": self._day(cycle, told["received"]),
            "proof": "e-mail met ontvangstbevestiging",
        }
        consultations.note_receipt(row=row, values=received, **acted)
        on_agenda = {"agenda_on": agenda, "agenda": "raadsvergadering"}
        consultations.put_on_agenda(row=row, values=on_agenda, **acted)
        reaction = (
            Reaction.SAID if "text" in told else Reaction.GRANTED if "granted" in told else Reaction.NOTHING
        )
        decision = {"reaction": reaction, "decided_on": agenda, "text": told.get("text", "")}
        consultations.decide(row=row, values=decision, **acted)
        consultations.send(row=row, values={"returned_on": self._day(cycle, told["returned"])}, **acted)
        if "answered" in told:
            answered = {"answered_on": self._day(cycle, told["answered"]), "answer": told["answer"]}
            after = {"outcome": told["outcome"], "afterwards": told.get("afterwards", "")}
            consultations.note_answer(row=row, values=answered | after, **acted)

    def _join(self, row: Row) -> None:
        """Let one council begin a joint text on a piece, and others say how they stand to it."""
        about = self._years[row["cycle"]] + row["about"]
        of = {"partnership": _partnership(row), "party": _party(row["party"]), "occasion": row["occasion"]}
        piece = Consultation.objects.filter(year=about, **of).first()
        asked = [(party, told) for told in row["asked"] if (party := _party(told["party"]))]
        if piece is None or not asked:
            return
        text, by = {name: row[name] for name in ("title", "text")}, self._people[row["by"]]
        joint, _ = joints.start_joint(
            row=piece, asked=[party for party, _ in asked], at=self._at, by=by, **text
        )
        for party, told in asked:
            said = {"stance": Stance(told["stance"]), "difference": told["difference"]}
            stance = JointStance.objects.get(joint=joint, party=party)
            joints.tell_stance(row=stance, at=self._at, by=self._people[told["by"]], **said)

    def _involve(self, row: Row) -> None:
        partnership = _partnership(row)
        if partnership is None:
            return
        said = {"work_kind": row["work_kind"], "because": row["because"]}
        by = self._people[row["by"]]
        involvement.choose_standard(partnership=partnership, review_on=None, at=self._at, by=by, **said)
        agreed = Involvement.objects.get(partnership=partnership)
        seen = terms_of(agreed.work_kind, agreed.participation, agreed.instruments.all())
        for given in row["consents"]:
            party = _party(given["party"])
            if party:
                involvement.consent(
                    involvement=agreed,
                    party=party,
                    agreed_on=self._at.date(),
                    note="",
                    seen=seen,
                    at=self._at,
                    by=self._people[given["by"]],
                )

    def _follow(self, row: Row) -> None:
        partnership, party = _partnership(row), _party(row["party"])
        if partnership is None or party is None:
            return
        acted: Acted = {"at": self._at, "by": self._people[row["by"]]}
        since = self._day("last", "01-15")
        both = {"party": party, "partnership": partnership}
        writer = self._people[row["account"]]
        rapporteur = Rapporteur(name=row["name"], account=writer, valid_from=since, **both)
        frame = Frame(text=row["frame"], set_on=since, **both)
        rapporteurs.add(row=rapporteur, **acted)
        rapporteurs.add(row=frame, **acted)
        of: Acted = {"frame": frame, "rapporteur": rapporteur}
        report = FrameReport(on=self._day("last", "09-10"), **_found(row), **of)
        rapporteurs.add(row=report, **acted)
        told = row["draft"]
        draft = ReportDraft(on=self._day("last", told["held"]), author=writer, **_found(told), **of)
        rapporteurs.add(row=draft, at=self._at, by=writer)

    def _look(self, row: Row) -> None:
        partnership = _partnership(row)
        if partnership is None:
            return
        for told in row["found"]:
            values = {
                "holds": Holds(told["holds"]),
                "clause": told.get("clause", ""),
                "note": told.get("note", ""),
            }
            contents.answer(
                partnership=partnership,
                requirement=told["requirement"],
                values=values,
                on=self._at.date(),
                at=self._at,
                by=self._people[row["by"]],
            )

    def _prepare(self, row: Row) -> None:
        partnership, party = _partnership(row), _party(row["party"])
        meeting = BoardMeeting.objects.filter(partnership=partnership, occasion=Occasion.BUDGET).last()
        if partnership is None or party is None or meeting is None:
            return
        acted: Acted = {"at": self._at, "by": self._people[row["by"]]}
        values = {name: row[name] for name in ("title", "asked", "note")}
        item, _ = preparation.add_item(meeting=meeting, drafted_by=party, values=values, **acted)
        preparation.write_view(item=item, party=party, text=row["view"], **acted)


def _partnership(row: Row) -> Partnership | None:
    return Partnership.objects.filter(public_id=row["public_id"], merged_into=None).first()


def _found(row: Row) -> dict[str, Any]:
    return {"judgement": Judgement(row["judgement"]), "text": row["text"]}


def _party(tooi: str) -> Party | None:
    return Party.objects.filter(tooi=tooi).first()


def _members(partnership: Partnership) -> list[Party]:
    rows = Membership.objects.leading().filter(partnership=partnership, valid_to=None)
    joined = rows.filter(party__kind__in=GOVERNMENTS).exclude(role="involved")
    return [row.party for row in joined.select_related("party")]


def _last_thursday(year: int, month: int) -> date:
    day = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return day - timedelta(days=(day.weekday() - THURSDAY) % 7)
