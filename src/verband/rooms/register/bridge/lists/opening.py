"""From the bytes of a list to what its lines say, and how the list was read."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.text import slugify

from verband.core.lists.columns import As, recognise
from verband.core.lists.headers import header_words
from verband.core.lists.layout import Layout
from verband.core.lists.marks import list_words
from verband.core.lists.pairs import Doubt, Pair, pairs_of
from verband.core.lists.reading import ListFile, read_list
from verband.core.packs import load_pack
from verband.rooms.common.bridge import InputError
from verband.rooms.register.bridge.lists.names import Names
from verband.rooms.register.bridge.lists.workbook import WORKBOOK, read_workbook

LONGEST_SCOPE = 40
MOST_DIFFERENT = 5000
"""Different cells in a column of names."""
MOST_UNKNOWN = 2000
"""Different names that may be unknown: in the inventory of 2020 the country had far fewer partnerships."""


@dataclass(frozen=True, slots=True)
class ListOptions:
    """What the person says of a list."""

    name: str
    """The name under which the list lives here, so that it can be read in again."""
    as_: As = "memberships"
    government: str = ""
    partnership: str = ""
    """Columns by head or number; empty to recognise them."""
    take_new: bool = False
    """Whether names that are not certain are new partnerships or areas."""
    new_names: frozenset[str] = frozenset()
    """Names that are not certain and of which a person said that they are new."""

    def takes_as_new(self, name: str) -> bool:
        """Whether a name that is not certain is that of something new."""
        return self.take_new or name in self.new_names

    @property
    def scope(self) -> str:
        """Return the name as the beginning of keys.

        Raises
        ------
        InputError
            When no letter or digit is left of it.
        """
        slug = slugify(self.name)
        if not slug:
            message = f"De naam '{self.name}' van de lijst heeft geen letters; geef er een met --list NAAM."
            raise InputError(message)
        if len(slug) <= LONGEST_SCOPE:
            return slug
        mark = hashlib.sha256(slug.encode()).hexdigest()[:8]
        return f"{slug[: LONGEST_SCOPE - 9]}-{mark}"


@dataclass(frozen=True, slots=True)
class OpenedList:
    """What the lines of a list say, and how they were read."""

    file_name: str
    digest: str
    options: ListOptions
    pairs: tuple[Pair, ...]
    doubts: tuple[Doubt, ...]
    how: tuple[str, ...]
    """Which column was read as what, a Dutch line each, for the person to check."""


def open_list(
    data: bytes, *, file_name: str, options: ListOptions, governments: Names, partnerships: Names
) -> OpenedList:
    """Read a list; which names are meant is not decided here.

    Raises
    ------
    InputError
        When it is no list, or a column cannot be told; the sentence says what to do.
    """
    listed, sheet = read_workbook(data) if data.startswith(WORKBOOK) else (read_list(data), "")
    layout = recognise(
        listed,
        governments.directory,
        partnerships.directory,
        as_=options.as_,
        government=options.government,
        partnership=options.partnership,
    )
    if options.as_ == "areas":
        layout = _without_area_codes(layout)
    _refuse_other_columns(file_name, listed, layout)
    read = pairs_of(listed, layout, governments.directory, partnerships.directory)
    _refuse_strange(file_name, read.pairs, governments, partnerships)
    share = _ShareColumn(listed)
    return OpenedList(
        file_name=file_name,
        digest=hashlib.sha256(f"{options.scope} {options.as_} ".encode() + data).hexdigest(),
        options=options,
        pairs=tuple(share.told(pair) for pair in read.pairs),
        doubts=read.doubts,
        how=tuple(_how(listed, layout, share, sheet)),
    )


def _without_area_codes(layout: Layout) -> Layout:
    """Return the layout without codes of areas: an area of one's own has none here, so a code is a name."""
    if layout.partnership is None and layout.partnership_codes:
        return replace(layout, partnership=layout.partnership_codes[0], partnership_codes=())
    return replace(layout, partnership_codes=())


def _refuse_other_columns(file_name: str, listed: ListFile, layout: Layout) -> None:
    """Refuse at once when a column of names has so many different ones that it must hold something else."""
    for option, place in (("--government", layout.government), ("--partnership", layout.partnership)):
        if place is not None and len({row.cells[place] for row in listed.rows}) > MOST_DIFFERENT:
            message = (
                f"{file_name}: in kolom '{listed.header[place]}' staan meer dan {MOST_DIFFERENT} verschillende "
                f"namen, dat is geen lijst van deelnames; is een andere kolom bedoeld, noem die met {option} KOLOM."
            )
            raise InputError(message)


def _refuse_strange(file_name: str, pairs: tuple[Pair, ...], governments: Names, partnerships: Names) -> None:
    """Refuse a list that is about something else; looking for proposals for all its names would take minutes."""
    unknown = {
        "--government": governments.unknown((pair.government, pair.hints) for pair in pairs),
        "--partnership": partnerships.unknown((pair.partnership, pair.hints) for pair in pairs),
    }
    for option, number in unknown.items():
        if number > MOST_UNKNOWN:
            message = (
                f"{file_name} noemt {number} namen die hier niet bekend zijn, meer dan {MOST_UNKNOWN}; "
                f"is een andere kolom bedoeld, noem die dan met {option} KOLOM."
            )
            raise InputError(message)


class _ShareColumn:
    """The column that says whether a government takes part in all tasks, as the export of this site has it."""

    def __init__(self, listed: ListFile) -> None:
        found = [place for place in range(len(listed.header)) if _tells_share(listed, place)]
        self.name, self._in_part = "", frozenset[int]()
        if len(found) == 1:
            [place] = found
            self.name = " ".join(listed.header[place].split())
            self._in_part = frozenset(row.line for row in listed.rows if _is_partial(row.cells[place]))

    def told(self, pair: Pair) -> Pair:
        """Return the pair with the part that its line tells."""
        return replace(pair, part=replace(pair.part, whole=False)) if pair.line in self._in_part else pair


def _tells_share(listed: ListFile, place: int) -> bool:
    """Whether a column is headed so and has nothing else in it; a free text under "Voor" is left alone."""
    if header_words().head_of(listed.header[place]).subject != "share":
        return False
    known = {*list_words().nothing, *load_pack("list-headers").values["whole"]}
    return all(
        _is_partial(cell) or cell.casefold() in known
        for cell in {r.cells[place].strip() for r in listed.rows}
    )


def _is_partial(cell: str) -> bool:
    part = list_words().part_of(cell)
    return part is not None and not part.whole


def _how(listed: ListFile, layout: Layout, share: _ShareColumn, sheet: str) -> Iterator[str]:
    if sheet:
        yield f"blad: '{sheet}'"
    for row in listed.skipped:
        yield f"overgeslagen boven de kopregel: regel {row.line}"
    yield from layout.explained(listed.header)
    if share.name:
        yield f"voor alle taken of op onderdelen: kolom '{share.name}'"
    unused = [name for name in layout.unused(listed.header) if name != share.name]
    if unused:
        yield f"niet gebruikt: {', '.join(unused)}"
