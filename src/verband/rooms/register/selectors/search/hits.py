"""Hits as a page shows them: what it is, where it leads, and why it was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from verband.rooms.common.words import datum
from verband.rooms.register.bridge.search import Level, Piece, Question, marked, passage
from verband.rooms.register.choices import Division, Form, PartyKind, SearchKind, Source
from verband.rooms.register.models import SearchEntry
from verband.rooms.register.selectors.search.faces import Face, Faces
from verband.rooms.register.selectors.search.find import Candidate
from verband.rooms.register.selectors.search.visible import PAGE_OF_AREAS

Texts = Sequence[Sequence[str]]
BY_NAME = {
    Level.CALLED_SO: "de naam zelf",
    Level.WORDS: "in de naam",
    Level.STARTS: "begin van een woord in de naam",
    Level.FORMS: "andere vorm van een woord in de naam",
}
TEXTS = {
    "purpose": "doel",
    "challenge": "opgave zoals genoemd",
    "policy": "beleidsterrein",
    "description": "omschrijving",
    "office": "bekleed door",
    "remark": "mening van gesprekspartners",
    "reply": "reactie van het samenwerkingsverband",
}
SHOWN_WHYS = 2


@dataclass(frozen=True, slots=True)
class Why:
    """One reason why something was found; ``pieces`` show the words, empty when the title shows them."""

    says: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found."""

    kind: str
    title: tuple[Piece, ...]
    address: str
    details: tuple[str, ...]
    """What kind of it, whose it is, and whether it still holds."""
    why: tuple[Why, ...]


def hits(candidates: Iterable[Candidate], question: Question) -> list[Hit]:
    """Return the hits of one page of candidates, in two queries."""
    listed = list(candidates)
    numbers = [candidate.pk for candidate in listed]
    texts = dict(SearchEntry.objects.filter(pk__in=numbers).values_list("pk", "texts"))
    owners = _owners(listed)
    return [_hit(each, question, texts.get(each.pk, []), owners) for each in listed]


def _owners(candidates: Iterable[Candidate]) -> Mapping[UUID, str]:
    """Return what the partnerships are called to which tasks, organs and remarks belong."""
    wanted = {each.owner_id: each.faces.day for each in candidates if each.kind in PARTS}
    if not wanted:
        return {}
    rows = SearchEntry.objects.filter(kind=SearchKind.PARTNERSHIP, object_id__in=wanted)
    told = rows.values_list("object_id", "faces")
    return {one: _title(Faces([Face.read(each) for each in faces], wanted[one])) for one, faces in told}


PARTS = (SearchKind.TASK, SearchKind.ORGAN, SearchKind.REMARK)


def _title(faces: Faces) -> str:
    return faces.all[faces.shown].name


def _hit(candidate: Candidate, question: Question, texts: Texts, owners: Mapping[UUID, str]) -> Hit:
    owner = owners.get(candidate.owner_id, "")
    face = _face(candidate)
    return Hit(
        kind=SearchKind(candidate.kind).label,
        title=marked(face.name if face else owner, question),
        address=_address(candidate),
        details=tuple(_details(candidate, face, owner)),
        why=tuple(_why(candidate, question, texts))[:SHOWN_WHYS],
    )


def _face(candidate: Candidate) -> Face | None:
    """Return the name to show; of organs, which have many, the one that was found."""
    if candidate.kind == SearchKind.ORGAN and candidate.fit.place >= 0:
        return candidate.faces.at(candidate.fit.place)
    return candidate.shown


def _address(candidate: Candidate) -> str:
    match candidate.kind:
        case SearchKind.GOVERNMENT | SearchKind.PARTY:
            return reverse("register:party", args=[candidate.owner_id])
        case SearchKind.AREA:
            return _address_of_area(candidate)
        case _:
            return reverse("register:partnership", args=[candidate.owner_id])


def _address_of_area(candidate: Candidate) -> str:
    """A province leads to who lies in it; other divisions have a page for those who may see it."""
    division = candidate.faces.all[0].detail
    if division == Division.PROVINCE:
        return f"{reverse('register:parties')}?{urlencode({'provincie': candidate.code})}"
    return f"{reverse(PAGE_OF_AREAS)}?{urlencode({'indeling': division, 'gebied': candidate.code})}"


def _details(candidate: Candidate, face: Face | None, owner: str) -> Iterator[str]:
    if face and (label := _label(candidate.kind, face.detail)):
        yield label
    if face and owner:
        yield f"van {owner}"
    if face and (told := _period(candidate.kind, face, candidate.faces.day)):
        yield told


def _label(kind: str, code: str) -> str:
    if kind in (SearchKind.GOVERNMENT, SearchKind.PARTY):
        return PartyKind(code).label if code != PartyKind.OTHER else ""
    if kind == SearchKind.AREA:
        return Division(code).label
    known = kind == SearchKind.PARTNERSHIP
    return "vorm niet bekend" if known and code in ("", Form.UNKNOWN) else Form(code).label if known else ""


def _period(kind: str, face: Face, day: date) -> str:
    is_party = kind in (SearchKind.GOVERNMENT, SearchKind.PARTY)
    if not face.has_begun(day):
        return f"{'bestaat' if is_party else 'geldt'} vanaf {datum(face.begin)}"
    if face.end is None:
        return ""
    if face.end > day:
        return f"{'houdt op te bestaan per' if is_party else 'geldt tot'} {datum(face.end)}"
    return f"{'opgeheven' if is_party else 'gold tot'} {datum(face.end)}"


def _why(candidate: Candidate, question: Question, texts: Texts) -> Iterator[Why]:
    fit = candidate.fit
    if fit.place >= 0:
        yield _by_name(candidate, question)
        return
    if fit.level == Level.TOGETHER:
        yield from _other_names(candidate, question)
        return
    found = [Why(TEXTS[role], pieces) for role, text in texts if (pieces := passage(text, question))]
    yield from found or [Why("nummer of code in het register")]


def _by_name(candidate: Candidate, question: Question) -> Why:
    """Tell which name was found; the title shows the name on the day already."""
    faces, place = candidate.faces, candidate.fit.place
    face, text = faces.at(place), faces.names[place].text
    if face.name == (shown.name if (shown := _face(candidate)) else "") and text == face.name:
        return Why(BY_NAME[candidate.fit.level])
    return Why(_says(face, faces, text), marked(text, question))


def _other_names(candidate: Candidate, question: Question) -> Iterator[Why]:
    for place, name in enumerate(candidate.faces.names):
        face, pieces = candidate.faces.at(place), marked(name.text, question)
        if face is not candidate.shown and any(piece.found for piece in pieces):
            yield Why(_says(face, candidate.faces, name.text), pieces)


def _says(face: Face, faces: Faces, text: str) -> str:
    """Return what a name is that is not the title."""
    short = text == face.short and text != face.name
    match face.role:
        case "body":
            return "eigen organisatie"
        case "told":
            return f"volgens {Source(face.source).label}"
        case "merged":
            return "eerder apart opgenomen als"
        case "variant":
            return "ook geschreven als"
    shown: Any = faces.all[faces.shown]
    if face is shown or face.name == shown.name:
        return "afkorting of korte naam" if short else "naam"
    return "vroegere naam" if face.has_ended(faces.day) else "latere naam"
