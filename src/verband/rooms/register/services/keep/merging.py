"""Merge two records that are the same: one stays, all that hangs on the other moves to it.

What the other was stays in its events and under its own address, which leads to the one that stays. Sources keep their
own words: versions and memberships of another source stand beside those that are there. The records of sources come
to stand for what stays, so that no import brings the other back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.history.choices import Deed
from verband.rooms.history.selectors import labels_of
from verband.rooms.history.services import Change, Ledger, Values, keep_others_out
from verband.rooms.register.models import Membership, Partnership, PartnershipVersion, Party
from verband.rooms.register.selectors.merging import (
    AnyRecord,
    Collision,
    Merging,
    in_the_way,
    merging_of,
    rows_of,
)
from verband.rooms.register.services.keep.participants import hold_partnerships
from verband.rooms.register.services.undo.rows import renew_search_text
from verband.rooms.register.services.undo.told_by import TOLD_BY, told_by

FILLED: dict[type[Partnership] | type[Party], tuple[str, ...]] = {
    Partnership: ("own_party", "match_note"),
    Party: ("short_name", "place", "website", "inhabitants", "started_on"),
}
"""What the one that stays takes over where it says nothing."""
Choices = Mapping[str, bool]
"""Collision → whether what goes wins; then what stays gives way."""


class MergeError(InputError):
    """Two records that cannot be merged so."""


def merge_records(
    *, goes: AnyRecord, stays: AnyRecord, choices: Choices, mark: str, at: datetime, by: User
) -> UUID:
    """Merge one record into another. Returns the batch.

    ``mark`` is that of the preview that the person saw (``Merging.mark``).

    Raises
    ------
    MergeError
        When something changed since the preview, a collision has no choice, or the two may not be merged.
    """
    try:
        with transaction.atomic():
            keep_others_out()
            ledger = Ledger(at=at, by=by, reason="samengevoegd")
            merge_into(ledger, goes=goes, stays=stays, choices=choices, mark=mark)
            return ledger.close()
    except ProtectedError as error:
        hanging = sorted({str(one._meta.verbose_name_plural) for one in error.protected_objects})
        message = (
            f"Aan wat zou vervallen hangen nog {' en '.join(hanging)}; kies bij die botsing de andere, of haal ze er "
            "eerst af. Er is niets gewijzigd."
        )
        raise MergeError(message) from error
    except IntegrityError as error:
        message = "Deze twee passen zo niet in elkaar, er is niets gewijzigd; kies bij de botsingen anders."
        raise MergeError(message) from error


def merge_into(ledger: Ledger, *, goes: AnyRecord, stays: AnyRecord, choices: Choices, mark: str) -> None:
    """Merge within the deed of a ledger that keeps others out; raises as ``merge_records`` does."""
    hold_partnerships(_of_both(goes, stays))
    goes.refresh_from_db()
    stays.refresh_from_db()
    merging = merging_of(goes, stays)
    _refuse(merging, choices, mark)
    gives_way = _giving_way(merging, choices)
    told = _remove(ledger, gives_way)
    for code, changes in _moved(merging, gives_way, told).items():
        _rewrite(ledger, code, changes)
    _renumber(ledger, merging)
    _join_identities(ledger, merging)


def _of_both(goes: AnyRecord, stays: AnyRecord) -> Q:
    """Return the partnerships of which periods move."""
    if isinstance(goes, Partnership):
        return Q(pk__in=(goes.pk, stays.pk))
    return Q(pk__in=goes.memberships.values("partnership"))


def _refuse(merging: Merging, choices: Choices, mark: str) -> None:
    if merging.goes.merged_into_id or merging.stays.merged_into_id:
        message = "Dit is intussen al samengevoegd; er is nu niets gewijzigd."
        raise MergeError(message)
    if merging.refusal:
        raise MergeError(merging.refusal)
    if merging.mark != mark:
        message = "Terwijl u keek is hier iets gewijzigd. Bekijk hieronder opnieuw wat er verhuist, en bevestig dan."
        raise MergeError(message)
    open_ones = [each.label for each in merging.collisions if each.key not in choices]
    if open_ones:
        message = f"Kies nog wat er blijft bij: {'; '.join(open_ones)}."
        raise MergeError(message)


def _giving_way(merging: Merging, choices: Choices) -> dict[str, dict[UUID, UUID]]:
    """Return per kind which rows give way, each with the row that stays in its place.

    Raises
    ------
    MergeError
        When one of them may not.
    """
    found: dict[str, dict[UUID, UUID]] = defaultdict(dict)
    for each in (*merging.alike, *merging.collisions):
        wins, loses = (each.goes, each.stays) if choices.get(each.key) else (each.stays, each.goes)
        for row in loses.rows:
            if not each.is_alike and (why := each.part.stays(row)):
                raise MergeError(why)
            found[each.part.code][row.public_id] = _in_its_place(each, row, wins.rows).public_id
    return found


def _in_its_place(collision: Collision, row: Any, wins: tuple[Any, ...]) -> Any:  # noqa: ANN401 - of any kind
    beside = (one for one in wins if not collision.part.periods or in_the_way(row, one))
    return next(beside, wins[0])


def _remove(ledger: Ledger, gives_way: Mapping[str, Mapping[UUID, UUID]]) -> dict[str, dict[UUID, Values]]:
    """Take away what gives way; return which records of sources each row that stays comes to stand for."""
    told: dict[str, dict[UUID, Values]] = defaultdict(dict)
    for code, pairs in gives_way.items():
        rows, labels = rows_of(code), labels_of(pairs)
        taken = rows.take(pairs)
        standing = told_by(pairs.values())
        for gone, instead in pairs.items():
            if taken[gone].get(TOLD_BY):
                standing[instead] = sorted([*standing.get(instead, []), *taken[gone][TOLD_BY]])
                told[code][instead] = {TOLD_BY: standing[instead]}
        rows.remove(pairs)
        ledger.include(
            Change(Deed.DELETE, code, one, labels.get(one, _name(code, values)), values, None)
            for one, values in taken.items()
        )
    return told


def _name(code: str, values: Values) -> str:
    return str(values.get("name") or values.get("year") or code)


def _moved(
    merging: Merging, gives_way: Mapping[str, Mapping[UUID, UUID]], told: Mapping[str, dict[UUID, Values]]
) -> dict[str, dict[UUID, Values]]:
    """Return the new values of each row that moves or comes to stand for more."""
    changes: dict[str, dict[UUID, Values]] = defaultdict(dict)
    for code, stood_for in told.items():
        changes[code] |= stood_for
    for part, rows in _moving(merging):
        for row in rows:
            if row.public_id not in gives_way.get(part.code, {}):
                values = changes[part.code].setdefault(row.public_id, {})
                values[part.field] = str(merging.stays.public_id)
                if isinstance(row, Membership) and isinstance(merging.goes, Partnership) and row.kept_here:
                    values["self_made"] = True  # who takes part in what stays did not let it in
    if isinstance(merging.goes, Partnership):
        _number_aside(changes.get("version", {}), merging)
    return changes


def _moving(merging: Merging) -> Iterable[tuple[Any, tuple[Any, ...]]]:
    for moves in merging.moves:
        yield moves.part, moves.rows
    for each in (*merging.alike, *merging.collisions):
        yield each.part, each.goes.rows


def _number_aside(versions: dict[UUID, Values], merging: Merging) -> None:
    """Number versions on from all that stand, so that none is in another's way while they move."""
    both = PartnershipVersion.objects.filter(Q(partnership=merging.goes) | Q(partnership=merging.stays))
    last = max(both.values_list("number", flat=True), default=0)
    moving = both.filter(public_id__in=versions, partnership=merging.goes).order_by("number", "pk")
    for number, one in enumerate(moving.values_list("public_id", flat=True), start=last + 1):
        versions[one]["number"] = number


def _renumber(ledger: Ledger, merging: Merging) -> None:
    """Count the versions of each source in the order in which they began."""
    if not isinstance(merging.stays, Partnership):
        return
    chains: dict[str, list[PartnershipVersion]] = defaultdict(list)
    for version in merging.stays.versions.order_by("number"):
        chains[version.source].append(version)
    changes = {
        version.public_id: {"number": number}
        for chain in chains.values()
        for number, version in enumerate(sorted(chain, key=lambda one: one.valid_from or date.min), start=1)
        if version.number != number
    }
    _rewrite(ledger, "version", changes)


def _join_identities(ledger: Ledger, merging: Merging) -> None:
    """Let what stays stand for both, and let the other lead to it."""
    goes, stays = merging.goes, merging.stays
    code = "partnership" if isinstance(goes, Partnership) else "party"
    taken = rows_of(code).take([goes.public_id, stays.public_id])
    mine, others = taken[stays.public_id], taken[goes.public_id]
    kept = {name: others[name] for name in FILLED[type(goes)] if others[name] and not mine[name]}
    kept[TOLD_BY] = sorted([*mine[TOLD_BY], *others[TOLD_BY]])
    left: Values = {"merged_into": str(stays.public_id), TOLD_BY: []}
    if code == "partnership":
        kept["challenges"] = sorted({*mine["challenges"], *others["challenges"]})
        left["matches"] = ""
    labels = {goes.public_id: merging.goes_name, stays.public_id: merging.stays_name}
    # What goes first tells what sources it stood for; only then do they come to stand for the other.
    _rewrite(ledger, code, {goes.public_id: left}, labels, deed=Deed.MERGE)
    _rewrite(ledger, code, {stays.public_id: kept}, labels)
    if code == "party":
        renew_search_text(Q(body=stays))


def _rewrite(
    ledger: Ledger,
    code: str,
    wanted: Mapping[UUID, Values],
    labels: Mapping[UUID, str] | None = None,
    *,
    deed: Deed = Deed.UPDATE,
) -> None:
    """Give rows other values and tell of those that differ."""
    rows = rows_of(code)
    taken = rows.take(wanted)
    changes = {
        one: {name: value for name, value in values.items() if taken[one][name] != value}
        for one, values in wanted.items()
    }
    changes = {one: values for one, values in changes.items() if values}
    if not changes:
        return
    named = labels or labels_of(changes)
    rows.write(changes)
    ledger.include(
        Change(
            deed,
            code,
            one,
            named.get(one, _name(code, taken[one])),
            {name: taken[one][name] for name in values},
            values,
        )
        for one, values in changes.items()
    )
