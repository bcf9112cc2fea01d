"""How the history reads: names of what is pointed at, the words of codes, and where a record has its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import reverse

from verband.rooms.common.words import vanaf_tot
from verband.rooms.history.choices import Deed
from verband.rooms.history.models import Event
from verband.rooms.history.reading import RecordTexts, Told
from verband.rooms.history.rows import chunks
from verband.rooms.register.models import CharacteristicAnswer, Partnership, PartnershipVersion, Party
from verband.rooms.register.services.undo.areas import MEMBERS, AreaRows
from verband.rooms.register.services.undo.models import MODELS
from verband.rooms.register.services.undo.versions import codes_of

PAGES = {Partnership: "register:partnership", Party: "register:party"}
WITH_ITS_PARTS = {"partnership": "partnership", "party": "party"}
"""Kind that has a page of its own → the field by which its parts point at it."""
PARTS_OF_PARTY = frozenset({"membership", "confirmation", "succession"})


class RegisterTexts(RecordTexts):
    """How values of the register read."""

    def words(self, told: Sequence[Told]) -> list[str]:
        """Return values in words; of a task kind its label only."""
        return super().words(
            [(name, codes_of(value) if name == "task_kinds" else value) for name, value in told]
        )

    def named(self, model: type[models.Model], references: Iterable[str]) -> Iterable[tuple[str, str]]:
        """Yield names; a partnership bears the name of its newest version."""
        wanted = list(references)
        if model is not Partnership:
            yield from super().named(model, wanted)
            return
        for some in chunks(wanted):
            rows = PartnershipVersion.objects.filter(partnership__public_id__in=_ids(some)).order_by("number")
            yield from ((str(one), name) for one, name in rows.values_list("partnership__public_id", "name"))

    def addresses(self, events: Sequence[Event]) -> dict[UUID, str]:
        """Return the page of each record that stands, or of the partnership that it is of."""
        found: dict[UUID, str] = {}
        model = self.rows.model
        path = "" if model in PAGES else "partnership__" if "partnership" in self.rows.fields else None
        if path is None:
            return found
        page = PAGES[model] if model in PAGES else PAGES[Partnership]
        for some in chunks({event.object_id for event in events}):
            rows = model._default_manager.filter(public_id__in=some)
            for one, owner in rows.values_list("public_id", f"{path}public_id"):
                found[one] = reverse(page, args=[owner])
        return found

    def family(self, object_id: UUID) -> set[UUID]:
        """Return a record with its parts, those in the bin too."""
        code = next((code for code, model in MODELS.items() if model is self.rows.model), "")
        field = WITH_ITS_PARTS.get(code)
        if field is None:
            return {object_id}
        return {object_id, *_parts(code, field, object_id), *_lost_parts(field, object_id)}


class AreaTexts(RegisterTexts):
    """How areas read: who lies in them, by name."""

    def __init__(self) -> None:
        super().__init__(AreaRows(), labels={MEMBERS: "wie erin ligt"})

    def words(self, told: Sequence[Told]) -> list[str]:
        """Return values in words, members by name with their periods."""
        ids = [one for name, value in told if name == MEMBERS for one in value or ()]
        names = dict(self.named(Party, ids))
        others = iter(super().words([pair for pair in told if pair[0] != MEMBERS]))
        return [_members(value, names) if name == MEMBERS else next(others) for name, value in told]


def _members(value: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401 - with or without periods
    if isinstance(value, list):
        return ", ".join(sorted(names.get(one, one) for one in value))
    return ", ".join(
        f"{names.get(one, one)}{_period(begin, end)}"
        for one, periods in (value or {}).items()
        for begin, end in periods
    )


def _period(begin: str | None, end: str | None) -> str:
    days = [date.fromisoformat(day) if day else None for day in (begin, end)]
    return f" ({vanaf_tot(*days)})" if any(days) else ""


def _parts(code: str, field: str, object_id: UUID) -> Iterator[UUID]:
    if code == "partnership":
        answers = CharacteristicAnswer.objects.filter(task__partnership__public_id=object_id)
        yield from answers.values_list("public_id", flat=True)
    for kind, model in MODELS.items():
        names = {one.name for one in model._meta.concrete_fields}
        if code == "party" and kind not in PARTS_OF_PARTY:
            continue
        if field in names and kind != code:
            rows = model._default_manager.filter(**{f"{field}__public_id": object_id})
            yield from rows.values_list("public_id", flat=True)


def _lost_parts(field: str, object_id: UUID) -> Iterator[UUID]:
    rows = Event.objects.filter(deed__in=(Deed.DELETE, Deed.MERGE), **{f"before__{field}": str(object_id)})
    yield from rows.values_list("object_id", flat=True)


def _ids(texts: Iterable[str]) -> list[UUID]:
    return [one for text in texts if (one := _id(text))]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
