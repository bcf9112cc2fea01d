"""What the entries of the index are made of: each thing that can be found, with its names and texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from verband.rooms.common.bulk import insert_rows
from verband.rooms.register.bridge.search import index_words, other_spellings
from verband.rooms.register.choices import SearchKind
from verband.rooms.register.models import SearchEntry

Face = dict[str, Any]
"""One name: ``name``, and where there is any ``short``, ``role``, ``detail``, ``begin``, ``end``, ``source``."""


class Text(NamedTuple):
    """A text in which words are found, and what it is."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that can be found."""

    kind: SearchKind
    object_id: UUID
    owner_id: UUID
    faces: Sequence[Face]
    texts: Sequence[Text] = ()
    codes: Sequence[str] = field(default=())


def face(
    name: str,
    short: str = "",
    *,
    role: str = "name",
    detail: str = "",
    source: str = "",
    begin: date | None = None,
    end: date | None = None,
) -> Face:
    """Return one name with what is known of it; what is empty is left out."""
    told = {"short": short, "detail": detail, "source": source, "begin": _iso(begin), "end": _iso(end)}
    return {"name": name, "role": role} | {key: value for key, value in told.items() if value}


def variants(names: Iterable[str]) -> list[Face]:
    """Return the other spellings of some names, each once."""
    others = dict.fromkeys(other for name in names for other in other_spellings(name))
    return [face(other, role="variant") for other in others]


def add_entries(found: Iterable[Found]) -> None:
    """Write the entries, set-wise."""
    insert_rows(SearchEntry, map(_row, found))


def _row(found: Found) -> dict[str, Any]:
    texts = [text for text in found.texts if text.text]
    return {
        "kind": found.kind,
        "object_id": found.object_id,
        "owner_id": found.owner_id,
        "faces": list(found.faces),
        "texts": [list(text) for text in texts],
        "words": index_words(
            names=_names(found.faces), texts=(text.text for text in texts), codes=found.codes
        ),
    }


def _names(faces: Iterable[Face]) -> Iterator[str]:
    for each in faces:
        yield each["name"]
        yield each.get("short", "")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
