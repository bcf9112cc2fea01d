"""Start, change, correct and end a partnership."""

from collections.abc import Sequence
from copy import copy
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Ledger
from verband.rooms.register.choices import Source
from verband.rooms.register.models import Membership, Partnership, PartnershipVersion
from verband.rooms.register.services.keep.participants import Taking, join
from verband.rooms.register.services.keep.version_period import move_along
from verband.rooms.register.services.keep.versions import Beside, kinds_of, read_again, set_kinds
from verband.rooms.register.services.reconcile.readings import MANUAL

Columns = dict[str, Any]
"""Columns of a version with the values of their fields; ``task_kinds`` beside them when a person chose those."""


class KeepError(InputError):
    """A deed that does not fit what stands here."""


@transaction.atomic
def start_partnership(
    *, values: Columns, participants: Sequence[Taking], on: date | None, at: datetime, by: User
) -> tuple[Partnership, UUID]:
    """Start a partnership with its first version and its participants; returns it with the batch.

    ``on`` is the day it begins, None when nobody knows.

    Raises
    ------
    KeepError
        When it stands here already, with the same participants: it was sent twice.
    """
    ledger = Ledger(at=at, by=by)
    _refuse_twice(values["name"], {taking.party.pk for taking in participants}, on, by)
    partnership = ledger.create(Partnership(leading_source=Source.HAND), values["name"])
    version = _version(partnership, number=1, values=values, valid_from=on)
    _write_version(ledger, version, values.get("task_kinds"), at.date())
    for taking in participants:
        join(ledger, partnership, taking, on)
    return partnership, ledger.close()


def _refuse_twice(name: str, parties: set[int], on: date | None, by: User | None) -> None:
    # The second of two clicks waits for the first, which nobody else can see yet.
    list(User.objects.select_for_update(no_key=True).filter(pk__in=[by.pk] if by else []).values_list("pk"))
    first = PartnershipVersion.objects.filter(source=Source.HAND, number=1, name=name, valid_from=on)
    for version in first.select_related("partnership"):
        if set(version.partnership.memberships.values_list("party", flat=True)) == parties:
            message = (
                f"{name} staat hier al, met dezelfde deelnemers; wijzig dat, of geef dit een andere naam."
            )
            raise KeepError(message)


def change_partnership(
    *, version: PartnershipVersion, values: Columns, on: date, at: datetime, by: User
) -> UUID:
    """Let other values hold from a day; what held before stays to be seen. Returns the batch.

    Raises
    ------
    KeepError
        When the version does not hold on that day, began on it, or is followed by another one.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            _refuse_outside(version, on)
            following = _copy(version, values, on)
            kinds = values.get("task_kinds") or (kinds_of(version) if _kinds_by_hand(version) else None)
            ledger.change(version, version.name, {"valid_to": on, "kept_here": True}, deed=Deed.END)
            _write_version(ledger, following, kinds, at.date())
            return ledger.close()
    except IntegrityError as error:
        message = (
            f"Van {version.name} kwam op hetzelfde moment een nieuwe versie, er is nu niets gewijzigd; "
            "open de bladzijde opnieuw."
        )
        raise KeepError(message) from error


@transaction.atomic
def correct_partnership(
    *, version: PartnershipVersion, values: Columns, at: datetime, by: User
) -> UUID | None:
    """Say that these values held all the time of a version. Returns the batch, None when they stood so already.

    With a first or last day that is corrected go the version before it and who began or ended with it.

    Raises
    ------
    JustChangedError
        When the version was saved by another since it was read.
    PeriodError
        When its days do not fit between the other versions.
    """
    ledger = Ledger(at=at, by=by)
    _wait_for_others(version)
    columns = {name: value for name, value in values.items() if name != "task_kinds"}
    move_along(ledger, version, columns)
    trial = copy(version)  # the ledger compares with the row as it was read
    for name, value in columns.items():
        setattr(trial, name, value)
    chosen = values.get("task_kinds")
    beside = Beside({}, {}) if chosen is None else set_kinds(trial, chosen)
    if chosen is None or chosen:
        found = read_again(trial, at.date())
        beside = beside if chosen else found
    read = {"obligation": trial.obligation, "search_text": trial.search_text}
    ledger.change(
        version, trial.name, columns | read, beside=(beside.before, beside.after), marks={"kept_here": True}
    )
    return ledger.close_if_changed()


def _wait_for_others(version: PartnershipVersion) -> None:
    """Let one at a time write the task kinds of a version, which the ledger does not guard."""
    list(PartnershipVersion.objects.select_for_update().filter(pk=version.pk).values_list("pk"))


@transaction.atomic
def end_partnership(*, partnership: Partnership, on: date, at: datetime, by: User) -> UUID:
    """End a partnership and everyone's part in it from a day. Returns the batch.

    Raises
    ------
    KeepError
        When it has ended already, or a version begins on that day or later.
    """
    ledger = Ledger(at=at, by=by)
    versions = partnership.versions.filter(source=partnership.leading_source)
    last = versions.order_by("number").last()
    if last is None or (last.valid_to and last.valid_to <= on):
        message = "Dit samenwerkingsverband is op die dag al geëindigd; kies een eerdere dag."
        raise KeepError(message)
    if last.valid_from and last.valid_from >= on:
        message = f"De laatste versie begint pas op {datum(last.valid_from)}; kies een latere dag."
        raise KeepError(message)
    ledger.change(last, last.name, {"valid_to": on, "kept_here": True}, deed=Deed.END)
    for membership in _open_memberships(partnership, on):
        first = membership.valid_from
        day = max(on, first) if first else on
        ledger.change(membership, str(membership.party), {"valid_to": day, "kept_here": True}, deed=Deed.END)
    return ledger.close()


def _open_memberships(partnership: Partnership, on: date) -> list[Membership]:
    rows = partnership.memberships.filter(source=partnership.leading_source).select_related("party")
    return [row for row in rows if row.valid_to is None or row.valid_to > on]


def _version(
    partnership: Partnership, *, number: int, values: Columns, valid_from: date | None
) -> PartnershipVersion:
    columns = {name: value for name, value in values.items() if name != "task_kinds"}
    return PartnershipVersion(
        partnership=partnership,
        source=partnership.leading_source,
        number=number,
        valid_from=valid_from,
        kept_here=True,
        **columns,
    )


def _write_version(
    ledger: Ledger, version: PartnershipVersion, kinds: Sequence[str] | None, today: date
) -> None:
    """Save a new version with what is read in it, or with the kinds that a person chose."""
    version.save()
    read_again(version, today)
    if kinds is not None:
        set_kinds(version, kinds)
    ledger.create(version, version.name, also={"task_kinds": kinds_of(version)})


def _copy(version: PartnershipVersion, values: Columns, on: date) -> PartnershipVersion:
    kept = ("partnership_id", "source", "body_id", "number", "valid_to")
    same = {
        field.attname: getattr(version, field.attname)
        for field in version._meta.concrete_fields
        if field.attname in kept or field.name in COPIED
    }
    same |= {"number": version.number + 1, "valid_from": on, "kept_here": True}
    return PartnershipVersion(
        **same | {name: value for name, value in values.items() if name != "task_kinds"}
    )


COPIED = (
    "name", "short_name", "purpose", "form", "obligation", "obligation_told", "scheme_kind", "power_transfers",
    "policy_areas", "legal_grounds", "powers", "decisions", "archive_keeper", "cross_border", "unnamed", "as_told",
    "place", "website",
)  # fmt: skip
"""What a next version takes over where nothing else is said; numbers and days of the register stay behind."""


def _kinds_by_hand(version: PartnershipVersion) -> bool:
    return version.task_kinds.filter(found_in=MANUAL).exists()


def _refuse_outside(version: PartnershipVersion, on: date) -> None:
    if version.valid_from and on <= version.valid_from:
        message = (
            f"Deze versie geldt pas vanaf {datum(version.valid_from)}. Kies een latere dag, "
            "of kies 'verbetering' als het altijd zo was."
        )
        raise KeepError(message)
    if version.valid_to and on >= version.valid_to:
        message = (
            f"Deze versie gold tot {datum(version.valid_to)}; kies een eerdere dag of een latere versie."
        )
        raise KeepError(message)
    later = PartnershipVersion.objects.filter(
        partnership=version.partnership_id, source=version.source, number__gt=version.number
    )
    if later.exists():
        message = "Na deze versie komt al een andere; wijzig die, of kies 'verbetering'."
        raise KeepError(message)
