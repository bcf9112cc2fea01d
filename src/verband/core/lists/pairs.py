"""From rows to pairs of a government and a partnership, whatever shape the list has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from verband.core.lists.contents import code_text
from verband.core.lists.dates import read_day
from verband.core.lists.layout import Layout
from verband.core.lists.marks import Part, list_words
from verband.core.lists.matching import NO_HINTS, Directory, Hints
from verband.core.lists.members import split_names
from verband.core.lists.reading import ListFile, ListRow
from verband.core.lists.spelling import spelling

PARTICIPANT = Part()


@dataclass(frozen=True, slots=True)
class Days:
    """The period that a row tells, half-open."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One government in one partnership or area, as the list writes them."""

    line: int
    """Line of the file, from 1."""
    government: str
    partnership: str
    part: Part = PARTICIPANT
    """Role, and whether it takes part in the whole."""
    hints: Hints = NO_HINTS
    """Kind and province that the list tells beside the government."""
    government_codes: tuple[str, ...] = ()
    partnership_codes: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    """First day it no longer holds."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the list that cannot be read; a person must look at it."""

    line: int
    text: str
    reason: str

    def __str__(self) -> str:
        return f"Regel {self.line}: {self.reason}" + (f" ('{self.text}')." if self.text else ".")


@dataclass(frozen=True, slots=True)
class PairList:
    """The pairs of a list in its order, and what could not be read."""

    pairs: tuple[Pair, ...]
    doubts: tuple[Doubt, ...]


def pairs_of(listed: ListFile, layout: Layout, governments: Directory, partnerships: Directory) -> PairList:
    """Return every pair that the list tells.

    A doubt stops nothing here: the whole list is gone through, so that a person sees all doubts at once.
    """
    reader = RowReader(listed.header, layout, governments, partnerships)
    found = [item for row in listed.rows for item in reader.read(row)]
    return PairList(
        pairs=tuple(item for item in found if isinstance(item, Pair)),
        doubts=tuple(item for item in found if isinstance(item, Doubt)),
    )


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one list."""

    header: tuple[str, ...]
    layout: Layout
    governments: Directory
    partnerships: Directory

    def read(self, row: ListRow) -> Iterator[Pair | Doubt]:
        """Yield the pairs and the doubts of a row."""
        days, doubts = self._days(row)
        yield from doubts
        province = spelling().province_of(self._cell(row, self.layout.province))
        shared = Pair(
            line=row.line,
            government="",
            partnership="",
            hints=replace(self.layout.hints, province=province),
            government_codes=self._codes(row, self.layout.government_codes),
            partnership_codes=self._codes(row, self.layout.partnership_codes),
            start=days.start,
            end=days.end,
        )
        yield from self._named(row, shared) if self.layout.shape == "pairs" else self._marked(row, shared)

    def _named(self, row: ListRow, shared: Pair) -> Iterator[Pair | Doubt]:
        governments = self._governments(row, shared)
        partnerships = self._partnerships(row, shared)
        if not governments or not partnerships:
            what = "het samenwerkingsverband of gebied" if governments else "de overheid"
            reason = f"{what} ontbreekt; hoort een naam bij meer regels, herhaal hem dan"
            yield Doubt(row.line, _short(row), reason)
        part, doubts = self._part(row)
        yield from doubts
        for partnership in partnerships:
            for written in governments:
                name, own_part = list_words().without_part(written)
                yield replace(
                    shared,
                    government=name,
                    partnership=partnership,
                    part=part if own_part == PARTICIPANT else own_part,
                    # A code in the row cannot be of every name in a cell.
                    government_codes=shared.government_codes if len(governments) == 1 else (),
                    partnership_codes=shared.partnership_codes if len(partnerships) == 1 else (),
                )

    def _marked(self, row: ListRow, shared: Pair) -> Iterator[Pair | Doubt]:
        """Yield a pair for every mark; marks that cannot be read are one doubt for the whole row."""
        turned = self.layout.shape == "turned-matrix"
        name = self._cell(row, self.layout.partnership if turned else self.layout.government)
        said = [(self.header[place].strip(), row.cells[place]) for place in self.layout.marks]
        marks = [(head, list_words().mark_of(cell)) for head, cell in said]
        strange = next((cell for (_, cell), (_, mark) in zip(said, marks, strict=True) if mark is None), "")
        named = name or (shared.partnership_codes if turned else shared.government_codes)
        if strange or (not named and any(mark for _, mark in marks)):
            reason = "dit is geen kruisje" if strange else "de naam ontbreekt"
            yield Doubt(row.line, strange or _short(row), reason)
            return
        for head, mark in marks:
            if isinstance(mark, Part) and not head:
                yield Doubt(row.line, _short(row), "boven een kruisje staat geen naam")
            elif isinstance(mark, Part):
                government, partnership = (head, name) if turned else (name, head)
                yield replace(shared, government=government, partnership=partnership, part=mark)

    def _governments(self, row: ListRow, shared: Pair) -> tuple[str, ...]:
        def knows(name: str) -> bool:
            return self.governments.knows(list_words().without_part(name)[0], shared.hints)

        cell = self._cell(row, self.layout.government)
        names = split_names(cell, knows, commas="always" if self.layout.plural else "any")
        return names or (("",) if shared.government_codes else ())

    def _partnerships(self, row: ListRow, shared: Pair) -> tuple[str, ...]:
        names = split_names(self._cell(row, self.layout.partnership), self.partnerships.knows, commas="all")
        return names or (("",) if shared.partnership_codes else ())

    def _part(self, row: ListRow) -> tuple[Part, list[Doubt]]:
        text = self._cell(row, self.layout.role)
        if not text:
            return PARTICIPANT, []
        part = list_words().part_of(text)
        return part or PARTICIPANT, [] if part else [Doubt(row.line, text, "deze rol is niet bekend")]

    def _days(self, row: ListRow) -> tuple[Days, list[Doubt]]:
        found: list[date | None] = []
        doubts: list[Doubt] = []
        for place in (self.layout.start, self.layout.end, self.layout.last_day):
            try:
                found.append(read_day(self._cell(row, place)))
            except ValueError:
                found.append(None)
                doubts.append(Doubt(row.line, self._cell(row, place), "dit is geen dag; schrijf 31-12-2026"))
        start, end, last = found
        end = end or (last + timedelta(days=1) if last else None)
        if start and end and end <= start:
            doubts.append(Doubt(row.line, f"{start} – {end}", "het einde ligt niet na het begin"))
        return Days(start, end), doubts

    def _cell(self, row: ListRow, place: int | None) -> str:
        text = "" if place is None else row.cells[place].strip()
        return "" if text.casefold() in list_words().nothing else text

    def _codes(self, row: ListRow, places: tuple[int, ...]) -> tuple[str, ...]:
        texts = (code_text(self.header[place], self._cell(row, place)) for place in places)
        return tuple(text for text in texts if text)


def _short(row: ListRow) -> str:
    return " ".join(" ".join(row.cells).split())[:60]
