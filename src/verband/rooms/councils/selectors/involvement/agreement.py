"""What one partnership and its councils agreed on, beside the standard arrangement that it began with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from verband.rooms.accounts.rules import Visitor
from verband.rooms.councils.bridge.contents import is_joint_arrangement
from verband.rooms.councils.bridge.involvement import (
    PHASES,
    Effort,
    Instrument,
    Standard,
    Suggestion,
    ask_of,
    deviation,
    effort_of,
    effort_of_one,
    instruments,
    missing,
    standards,
    suggestions_for,
    terms_of,
)
from verband.rooms.councils.models import AgreedInstrument, Involvement, InvolvementConsent
from verband.rooms.councils.rules import councils_of, may_plan
from verband.rooms.councils.selectors.taking_part import Named, governments_in, partnership_or_404
from verband.rooms.register.choices import Answer, Characteristic, Form, PartyKind
from verband.rooms.register.models import CharacteristicAnswer, Party
from verband.rooms.register.querysets import in_force
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay, register_on


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """One agreed instrument with what the catalogue and the standard arrangement say of it."""

    row: AgreedInstrument
    instrument: Instrument | None
    """None when the catalogue no longer has it."""
    phase: str
    effort: Effort
    deviation: str
    unfit: bool
    """Whether the law does not know it for the form of this partnership."""
    belongs: bool
    """Whether it belongs to the standard arrangement, so that leaving it out asks for a reason."""

    @property
    def label(self) -> str:
        """Return what it is called."""
        return self.instrument.label if self.instrument else self.row.instrument

    @property
    def is_left_out(self) -> bool:
        """Whether the partners agreed not to do it."""
        return self.row.per_year == 0


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """Whether one council agreed, and with what."""

    party: PartyOnDay
    consent: InvolvementConsent | None
    holds: bool
    """Whether it agreed to the agreement as it stands now."""
    since: tuple[str, ...]
    """What was added or changed since it agreed, in lines."""
    speaks: bool
    """Whether the visitor is clerk of this council."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The page of one partnership."""

    named: Named
    involvement: Involvement | None
    standard: Standard | None
    lines: tuple[AgreedLine, ...]
    missing: tuple[Instrument, ...]
    consents: tuple[ConsentLine, ...]
    effort: Effort
    suggestions: tuple[Suggestion, ...]
    has_water_authority: bool
    keeps: bool
    terms: list[str]
    form: str

    @property
    def form_words(self) -> str:
        """Return the form in words."""
        return str(Form(self.form).label)

    @property
    def is_joint_arrangement(self) -> bool:
        """Whether the partnership rests on the Joint Arrangements Act, or may do so."""
        return is_joint_arrangement(self.form)

    @property
    def by_phase(self) -> tuple[tuple[str, tuple[AgreedLine, ...]], ...]:
        """Return the word of each phase in order, with what is done in it."""
        done = [line for line in self.lines if not line.is_left_out]
        told = ((word, tuple(line for line in done if line.phase == code)) for code, word in PHASES.items())
        return tuple((word, lines) for word, lines in told if lines)

    @property
    def left_out(self) -> tuple[AgreedLine, ...]:
        """Return what the partners agreed not to do."""
        return tuple(line for line in self.lines if line.is_left_out)

    @property
    def agreed(self) -> int:
        """Return how many councils agreed to what stands now."""
        return sum(line.holds for line in self.consents)

    @property
    def agreed_earlier(self) -> int:
        """Return how many councils agreed to what stood before a change."""
        return sum(line.consent is not None and not line.holds for line in self.consents)


def agreement_for(visitor: Visitor, public_id: UUID, on: date) -> Agreement:
    """Return what a partnership and its councils agreed on, or what it could begin with.

    Raises
    ------
    Http404
        When there is no such partnership.
    """
    named = partnership_or_404(public_id, on)
    found = Involvement.objects.filter(partnership=named.partnership).first()
    rows = list(found.instruments.all()) if found else []
    standard = standards().get(found.work_kind) if found else None
    terms = terms_of(found.work_kind, found.participation, rows) if found else []
    held = register_on(on).partnerships.get(named.partnership.pk)
    form = held.form if held else str(Form.UNKNOWN)
    lines = tuple(sorted((_line(row, standard, form) for row in rows), key=_place))
    councils = governments_in(named.partnership.pk, on)
    return Agreement(
        named=named,
        involvement=found,
        standard=standard,
        lines=lines,
        missing=_missing(standard, rows),
        consents=_consents(visitor, found, councils, terms, on),
        effort=effort_of_one(ask_of(row) for row in rows),
        suggestions=_suggestions(held, on),
        has_water_authority=any(each.kind == PartyKind.WATER_AUTHORITY for each in councils),
        keeps=may_plan(visitor, named.partnership, on),
        terms=terms,
        form=form,
    )


def agreement_to_keep(visitor: Visitor, public_id: UUID, on: date) -> Agreement:
    """Return an agreement to who keeps it: otherwise there is no such page.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to keep.
    """
    found = agreement_for(visitor, public_id, on)
    if not found.keeps:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class ToConsent:
    """What a clerk has before him who writes down that his council agrees."""

    page: Agreement
    involvement: Involvement
    party: Party
    given: InvolvementConsent | None


def consent_to_give(visitor: Visitor, public_id: UUID, party_id: UUID, on: date) -> ToConsent:
    """Return an agreement to the clerk of one of its councils; to others there is no such page.

    Raises
    ------
    Http404
        When there is no agreement, the government takes no part in it, or another is its clerk.
    """
    found = agreement_for(visitor, public_id, on)
    line = next((line for line in found.consents if line.party.public_id == party_id), None)
    if found.involvement is None or line is None or not line.speaks:
        raise Http404
    return ToConsent(found, found.involvement, Party.objects.get(pk=line.party.pk), line.consent)


def instrument_to_keep(
    visitor: Visitor, public_id: UUID, row_id: UUID, on: date
) -> tuple[Agreement, AgreedInstrument]:
    """Return an agreement and one of its instruments to who keeps it.

    Raises
    ------
    Http404
        When there is none, or it is not theirs to keep.
    """
    found = agreement_to_keep(visitor, public_id, on)
    row = next((line.row for line in found.lines if line.row.public_id == row_id), None)
    if row is None:
        raise Http404
    return found, row


def _suggestions(held: PartnershipOnDay | None, on: date) -> tuple[Suggestion, ...]:
    """Return the standard arrangements to which something points; none of a partnership that is not in force."""
    return suggestions_for(held, temporary=_is_temporary(held, on)) if held else ()


def _is_temporary(held: PartnershipOnDay, on: date) -> bool | None:
    answers = CharacteristicAnswer.objects.filter(
        in_force(on, "task__"),
        task__partnership=held.pk,
        characteristic=Characteristic.DURATION,
    )
    told = set(answers.exclude(answer=Answer.UNKNOWN).values_list("answer", flat=True))
    return told == {Answer.FIRST} if told else None


def _line(row: AgreedInstrument, standard: Standard | None, form: str) -> AgreedLine:
    known = instruments().get(row.instrument)
    part = standard.part_of(row.instrument) if standard else None
    phase = part.phase if part else known.phases[0] if known else "running"
    differs = deviation(standard, row.instrument, row.per_year) if standard else ""
    unfit = known is not None and not known.suits(form)
    belongs = part is not None and part.belongs
    return AgreedLine(row, known, phase, effort_of(ask_of(row)), differs, unfit, belongs)


def _place(line: AgreedLine) -> tuple[int, int, str]:
    order = list(instruments())
    known = order.index(line.row.instrument) if line.row.instrument in order else len(order)
    return list(PHASES).index(line.phase), known, line.row.instrument


def _missing(standard: Standard | None, rows: Sequence[AgreedInstrument]) -> tuple[Instrument, ...]:
    if standard is None:
        return ()
    return tuple(instruments()[code] for code in missing(standard, [row.instrument for row in rows]))


def _consents(
    visitor: Visitor,
    found: Involvement | None,
    councils: Sequence[PartyOnDay],
    terms: list[str],
    on: date,
) -> tuple[ConsentLine, ...]:
    given = {row.party_id: row for row in found.consents.all()} if found else {}
    own = councils_of(visitor, on)
    return tuple(_consent(each, given.get(each.pk), terms, speaks=each.pk in own) for each in councils)


def _consent(
    party: PartyOnDay, consent: InvolvementConsent | None, terms: list[str], *, speaks: bool
) -> ConsentLine:
    before = list(consent.terms) if consent else []
    since = tuple(line for line in terms if line not in before) if consent else ()
    gone = tuple(f"niet meer: {line}" for line in before if line not in terms)
    return ConsentLine(party, consent, consent is not None and before == terms, since + gone, speaks)
