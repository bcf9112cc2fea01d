"""What the people of the example keep: tasks with characteristics, seats, money, who to turn to and reports.

All of it is invented and comes from a pack. It is written by the deeds that a person does, so that it has events and
can be changed and undone like anything else. What was written once is never written again, also when someone in the
example took it away.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.models import public_id_for
from verband.rooms.history.models import Event
from verband.rooms.register.bridge.example import example_kept
from verband.rooms.register.choices import POLES, Answer, Characteristic, PartyKind, ReportState
from verband.rooms.register.models import (
    Confirmation,
    Contribution,
    Membership,
    MistakeReport,
    Particulars,
    Partnership,
    Party,
    Seat,
    Task,
    YearFigures,
)
from verband.rooms.register.selectors.reports import record_to_report
from verband.rooms.register.services.keep import correct_participation
from verband.rooms.register.services.keep.characteristics import Given, answer_characteristics
from verband.rooms.register.services.keep.confirming import confirm_list
from verband.rooms.register.services.keep.parts import Part, add_part, tell_particulars
from verband.rooms.register.services.keep.reports import answer_report, report_mistake

Row = Mapping[str, Any]
ALL_MUNICIPALITIES = "gemeenten"
BY = "programmateam"
"""Who keeps what the pack gives no other account for."""
MIXED, UNKNOWN = "gemengd", "onbekend"
PARTS = ("task", "seat", "contribution", "year-figures")
PERIOD = ("valid_from", "valid_to")
CENT = Decimal("0.01")


@transaction.atomic
def keep_example(*, at: datetime, people: Mapping[str, User]) -> None:
    """Write what the pack tells of partnerships that stand here; ``people`` are the accounts of the example by key."""
    pack = example_kept()
    writer = _Writer(at, people, pack["answered_on"])
    standing = Partnership.objects.filter(merged_into=None).in_bulk(
        [row["public_id"] for row in pack["partnerships"]], field_name="public_id"
    )
    for row in pack["partnerships"]:
        if row["public_id"] in standing:
            writer.write(standing[row["public_id"]], row)
    for row in pack["confirmations"]:
        writer.confirm(row)
    for row in pack["reports"]:
        if row["public_id"] in standing:
            writer.report(row)


class _Writer:
    """Writes what was not written here before."""

    def __init__(self, at: datetime, people: Mapping[str, User], answered_on: date) -> None:
        self._at, self._people, self._answered_on = at, people, answered_on
        told = Event.objects.filter(object_kind__in=PARTS)
        self._told = frozenset(told.values_list("object_id", flat=True))

    def write(self, partnership: Partnership, row: Row) -> None:
        """Write all that is told of one partnership."""
        members = _members(partnership)
        if not Particulars.objects.filter(partnership=partnership).exists():
            tell_particulars(partnership=partnership, values=row["particulars"], at=self._at, by=self._by({}))
        tasks = dict(self._tasks(partnership, members, row))
        self._take_part_for(members, tasks, row.get("takes_part_for", {}))
        for seat in row.get("seats", ()):
            self._seats(partnership, members, seat)
        for paid in row.get("contributions", ()):
            self._contributions(partnership, members, paid)
        for year in row.get("figures", ()):
            said = {name: value for name, value in year.items() if name not in {"year", "kind"}}
            key = {"year": year["year"], "kind": year["kind"]}
            self._add(YearFigures(partnership=partnership, **key, **said), row["key"], *key.values())

    def _by(self, row: Row) -> User:
        return self._people[row.get("by", BY)]

    def _add(self, part: Part, *key: object) -> bool:
        """Add a part, unless it ever stood here; its public id tells."""
        part.public_id = public_id_for(f"example {type(part).__name__}", ":".join(map(str, key)))
        if part.public_id in self._told:
            return False
        add_part(part=part, at=self._at, by=self._by({}))
        return True

    def _tasks(
        self, partnership: Partnership, members: Mapping[str, Membership], row: Row
    ) -> Iterator[tuple[str, Task]]:
        """Yield the tasks that are new, each with its answers written."""
        for told in row["tasks"]:
            task = Task(
                partnership=partnership,
                name=told["name"],
                description=told.get("description", ""),
                **_period(told),
            )
            if self._add(task, row["key"], task.name):
                self._answer(task, members, told)
                yield task.name, task

    def _answer(self, task: Task, members: Mapping[str, Membership], told: Row) -> None:
        speaks = members.get(told.get("for", ""))
        answer_characteristics(
            sheet={task: dict(_given(told.get("answers", ())))},
            answered_for=speaks.party if speaks else None,
            on=self._answered_on,
            at=self._at,
            by=self._by(told),
        )

    def _take_part_for(
        self, members: Mapping[str, Membership], tasks: Mapping[str, Task], told: Mapping[str, Sequence[str]]
    ) -> None:
        for key, names in told.items():
            chosen = [tasks[name] for name in names if name in tasks]
            if chosen and key in members:
                correct_participation(
                    membership=members[key], values={}, tasks=chosen, at=self._at, by=self._by({})
                )

    def _seats(self, partnership: Partnership, members: Mapping[str, Membership], told: Row) -> None:
        said = {name: told.get(name, "") for name in ("organ", "function", "held_by", "substitute")}
        for party in _parties(members, told["parties"]):
            seat = Seat(partnership=partnership, party=party, **said, **_period(told))
            self._add(
                seat, partnership.public_id, party.public_id, seat.organ, seat.function, told["valid_from"]
            )

    def _contributions(self, partnership: Partnership, members: Mapping[str, Membership], told: Row) -> None:
        for party, amount in _amounts(members, told):
            said = {"year": told["year"], "kind": told["kind"]}
            paid = Contribution(
                partnership=partnership, party=party, amount=amount, source=told["source"], **said
            )
            self._add(paid, partnership.public_id, party.public_id, *said.values())

    def confirm(self, row: Row) -> None:
        """Let a government say that its list is right, once on that day."""
        party = Party.objects.filter(tooi=row["party"]).first()
        if party and not Confirmation.objects.filter(party=party, seen_on=row["seen_on"]).exists():
            confirm_list(party=party, note=row["note"], seen_on=row["seen_on"], at=self._at, by=self._by(row))

    def report(self, row: Row) -> None:
        """Let a reader say what is not right, and a keeper answer."""
        if MistakeReport.objects.filter(object_id=row["public_id"], text=row["text"]).exists():
            return
        about = record_to_report("samenwerkingsverband", row["public_id"])
        said = {"row": about.row, "label": about.label, "text": row["text"], "reply_to": ""}
        report = report_mistake(**said, at=self._at, by=None)
        if "answer" in row:
            state = ReportState(row["state"])
            answer_report(report=report, state=state, answer=row["answer"], at=self._at, by=self._by(row))


def _members(partnership: Partnership) -> dict[str, Membership]:
    """Return who takes part according to the leading source, by official code."""
    rows = Membership.objects.leading().filter(partnership=partnership, valid_to=None)
    return {row.party.tooi: row for row in rows.select_related("party", "partnership") if row.party.tooi}


def _parties(members: Mapping[str, Membership], told: str | Sequence[str]) -> Iterator[Party]:
    if told == ALL_MUNICIPALITIES:
        yield from (row.party for row in members.values() if row.party.kind == PartyKind.MUNICIPALITY)
    else:
        yield from (members[key].party for key in told if key in members)


def _amounts(members: Mapping[str, Membership], told: Row) -> Iterator[tuple[Party, Decimal]]:
    if "amounts" in told:
        for key, amount in told["amounts"].items():
            if key in members:
                yield members[key].party, Decimal(str(amount)).quantize(CENT)
        return
    rate = Decimal(str(told["per_inhabitant"]))
    for party in _parties(members, ALL_MUNICIPALITIES):
        if party.inhabitants:
            yield party, (rate * party.inhabitants).quantize(CENT)


def _given(told: Sequence[str | Mapping[str, str]]) -> Iterator[tuple[Characteristic, Given]]:
    for characteristic, said in zip(Characteristic, told or [UNKNOWN] * len(Characteristic), strict=True):
        if isinstance(said, Mapping):
            yield characteristic, Given(Answer.MIXED, said[MIXED])
        elif said != UNKNOWN:
            is_first = POLES[characteristic].index(said) == 0
            yield characteristic, Given(Answer.FIRST if is_first else Answer.SECOND)


def _period(told: Row) -> dict[str, date | None]:
    return {name: told.get(name) for name in PERIOD}
