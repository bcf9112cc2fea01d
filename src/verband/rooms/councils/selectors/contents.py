"""What was found in the texts of arrangements, beside what the law wants regulated: read by all partners."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.common.bridge import alphabetical_key
from verband.rooms.councils.bridge.contents import (
    Counts,
    Due,
    Holding,
    Requirement,
    count,
    due,
    is_joint_arrangement,
    odd_pair,
    requirements,
    that_hold,
)
from verband.rooms.councils.choices import Holds
from verband.rooms.councils.models import ContentsAnswer
from verband.rooms.councils.rules import may_plan
from verband.rooms.councils.selectors.switches import Subject, switched_off
from verband.rooms.councils.selectors.taking_part import Named, governments_in, partnership_or_404
from verband.rooms.register.bridge.snapshot import probable_successions
from verband.rooms.register.choices import Form, PartyKind, SchemeKind
from verband.rooms.register.models import Particulars, PartnershipVersion
from verband.rooms.register.selectors.on_day import PartnershipOnDay, register_on
from verband.rooms.register.selectors.regions import EVERYWHERE, Region
from verband.rooms.register.selectors.signatures import signed


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement with what a person found."""

    requirement: Requirement
    depends: bool
    """Whether it depends on a form or kind of scheme that nobody knows."""
    due: Due
    answer: ContentsAnswer | None
    by: str
    """Who looked, as deeds are signed."""

    @property
    def found(self) -> str:
        """Return the code of the finding."""
        return self.answer.holds if self.answer else Holds.UNKNOWN

    @property
    def words(self) -> str:
        """Return the finding in words."""
        return str(Holds(self.found).label)

    @property
    def lacks(self) -> bool:
        """Whether something that the law asks for is missing, wholly or in part."""
        return self.requirement.must and self.found in {Holds.NO, Holds.PARTLY}


@dataclass(frozen=True, slots=True)
class Contents:
    """The page of one arrangement."""

    named: Named
    form: str
    scheme: str
    started_on: date | None
    is_joint_arrangement: bool
    odd: str
    lines: tuple[Line, ...]
    counts: Counts
    """Of what the law asks for."""
    addresses: tuple[str, ...]
    """Where the text can be read."""
    keeps: bool
    others_join: bool
    """Whether a province or a water authority takes part: then some of the articles have a number of their own."""

    @property
    def groups(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """Return the lines by the group of their requirement."""
        return tuple(
            (name, tuple(rows)) for name, rows in groupby(self.lines, lambda line: line.requirement.group)
        )

    @property
    def lacking(self) -> tuple[Line, ...]:
        """Return what the law asks for and is missing, wholly or in part, the longest due first."""
        return tuple(sorted((line for line in self.lines if line.lacks), key=lambda line: line.due.on))

    @property
    def unchecked(self) -> tuple[Line, ...]:
        """Return what the law asks for and nobody looked for."""
        return tuple(line for line in self.lines if line.requirement.must and line.found == Holds.UNKNOWN)

    @property
    def form_words(self) -> str:
        """Return the form in words."""
        return str(Form(self.form).label)

    @property
    def scheme_words(self) -> str:
        """Return the kind of scheme in words."""
        return str(SchemeKind(self.scheme).label)

    def line(self, code: str) -> Line | None:
        """Return the line of a requirement, None when it does not hold for this arrangement."""
        return next((line for line in self.lines if line.requirement.code == code), None)

    def after(self, code: str) -> str:
        """Return the next requirement that nobody looked for, empty when there is none after this one."""
        codes = [line.requirement.code for line in self.lines]
        later = self.lines[codes.index(code) + 1 :]
        return next((line.requirement.code for line in later if line.found == Holds.UNKNOWN), "")


@dataclass(frozen=True, slots=True)
class ListLine:
    """One arrangement in the list of a region."""

    partnership: PartnershipOnDay
    counts: Counts
    last_on: date | None

    @property
    def form_unknown(self) -> bool:
        """Whether nobody knows the form, so that it is not sure which requirements hold."""
        return self.partnership.form == Form.UNKNOWN


@dataclass(frozen=True, slots=True)
class ContentsList:
    """The arrangements of a region, by name."""

    lines: tuple[ListLine, ...]
    total: int
    touched: int
    """Of how many someone looked at anything."""
    succeeded: int
    """How many are left out: probably succeeded by a newer one, and nobody looked at them."""


STARTED, UNTOUCHED = "begonnen", "niet-begonnen"


def contents_for(visitor: Visitor, public_id: UUID, on: date) -> Contents:
    """Return what was found in the text of an arrangement, beside what the law wants regulated.

    Raises
    ------
    Http404
        When there is no such partnership.
    """
    named = partnership_or_404(public_id, on)
    version = _version(named, on)
    started_on = _started_on(named)
    answers = {
        row.requirement: row
        for row in ContentsAnswer.objects.filter(partnership=named.partnership).select_related("answered_by")
    }
    by = _signatures(visitor, answers, on)
    off = switched_off(Subject.REQUIREMENT)
    holds = that_hold(version.form, version.scheme_kind)
    lines = tuple(
        Line(
            each,
            holding is Holding.DEPENDS,
            due(each, started_on),
            answers.get(each.code),
            by.get(each.code, ""),
        )
        for each, holding in holds
        if each.code not in off
    )
    kinds = {each.kind for each in governments_in(named.partnership.pk, on)}
    return Contents(
        named=named,
        form=version.form,
        scheme=version.scheme_kind,
        started_on=started_on,
        is_joint_arrangement=is_joint_arrangement(version.form),
        odd=odd_pair(version.form, version.scheme_kind),
        lines=lines,
        counts=count(line.found for line in lines if line.requirement.must),
        addresses=_addresses(named, version),
        keeps=may_plan(visitor, named.partnership, on),
        others_join=bool(kinds & {PartyKind.PROVINCE, PartyKind.WATER_AUTHORITY}),
    )


def contents_to_keep(visitor: Visitor, public_id: UUID, code: str, on: date) -> tuple[Contents, Line]:
    """Return an arrangement and one requirement to who may fill it in.

    Raises
    ------
    Http404
        When there is none, it does not hold for this arrangement, or it is not theirs to fill in.
    """
    found = contents_for(visitor, public_id, on)
    line = found.line(code)
    if line is None or not found.keeps:
        raise Http404
    return found, line


def contents_list(
    _visitor: Visitor, on: date, *, region: Region = EVERYWHERE, state: str = ""
) -> ContentsList:
    """Return the joint arrangements of a region with their counts, by name.

    Parameters
    ----------
    state
        ``begonnen`` or ``niet-begonnen``, empty for both.
    """
    whole = register_on(on)
    part = region.narrow(whole)
    answers = _answers()
    rows = [row for row in part.partnerships.values() if is_joint_arrangement(row.form)]
    off = switched_off(Subject.REQUIREMENT).keys()
    left_out = {row.pk for row in rows} & probable_successions(whole).keys() - answers.keys()
    lines = [_list_line(row, answers.get(row.pk, ()), off) for row in rows if row.pk not in left_out]
    lines.sort(key=lambda line: alphabetical_key(line.partnership.name))
    asked = [line for line in lines if not state or (line.last_on is not None) == (state == STARTED)]
    touched = sum(line.last_on is not None for line in lines)
    return ContentsList(tuple(asked), len(lines), touched, len(left_out))


def _answers() -> Mapping[int, Sequence[tuple[str, str, date]]]:
    found: dict[int, list[tuple[str, str, date]]] = defaultdict(list)
    rows = ContentsAnswer.objects.exclude(holds=Holds.UNKNOWN)
    for partnership, code, holds, seen_on in rows.values_list(
        "partnership", "requirement", "holds", "seen_on"
    ):
        found[partnership].append((code, holds, seen_on))
    return found


def _list_line(
    row: PartnershipOnDay, answers: Sequence[tuple[str, str, date]], off: Collection[str]
) -> ListLine:
    found = {code: holds for code, holds, _ in answers}
    asked = [
        each.code for each, _ in that_hold(row.form, row.scheme_kind) if each.must and each.code not in off
    ]
    counts = count(found.get(code, str(Holds.UNKNOWN)) for code in asked)
    days = [day for code, _, day in answers if code in requirements()]
    return ListLine(row, counts, max(days, default=None))


def _version(named: Named, on: date) -> PartnershipVersion:
    versions = PartnershipVersion.objects.leading().filter(partnership=named.partnership)
    found = versions.on(on).order_by("-number").first() or versions.order_by("-number").first()
    if found is None:
        raise Http404
    return found  # type: ignore[no-any-return]  # one manager of two models


def _started_on(named: Named) -> date | None:
    """Return the first day of the first version; None when nobody knows it."""
    first = (
        PartnershipVersion.objects.leading().filter(partnership=named.partnership).order_by("number").first()
    )
    return first.valid_from if first else None


def _addresses(named: Named, version: PartnershipVersion) -> tuple[str, ...]:
    told = Particulars.objects.filter(partnership=named.partnership).values_list("text_address", flat=True)
    return tuple(dict.fromkeys(each for each in (*told, *version.decisions) if each))


def _signatures(visitor: Visitor, answers: Mapping[str, ContentsAnswer], on: date) -> dict[str, str]:
    acted = {code: (row.answered_by_id, row.seen_on) for code, row in answers.items()}
    texts = signed(visitor, list(acted.values()), on)
    return {code: texts.get(key, "") for code, key in acted.items()}
