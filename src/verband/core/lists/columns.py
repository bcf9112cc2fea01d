"""Which column of a list holds what: by the heads, by the content, or as the person names them.

The head goes first; the content (how many values are known names) decides between heads and finds columns
without a known head. Where two columns remain, the person chooses: nothing is guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from verband.core.errors import InputError
from verband.core.lists.contents import ListColumn, column_named, columns_of, names_of
from verband.core.lists.headers import head_kind
from verband.core.lists.layout import Layout, Shape
from verband.core.lists.matching import NO_HINTS, Directory, Hints
from verband.core.lists.reading import ListFile

KNOWN_SHARE = 0.5
"""Share of the values that must be known for a column to be found by its content."""
HARDLY = 0.1
"""At or below this share the content speaks against the head."""
GOVERNMENT, PARTNERSHIP = "--government", "--partnership"
WHAT = {GOVERNMENT: "de overheid", PARTNERSHIP: "het samenwerkingsverband of gebied"}

As = Literal["memberships", "areas"]
Taken = tuple[ListColumn | None, ...]


def recognise(
    listed: ListFile,
    governments: Directory,
    partnerships: Directory,
    *,
    as_: As = "memberships",
    government: str = "",
    partnership: str = "",
) -> Layout:
    """Return where everything stands in the list.

    Parameters
    ----------
    governments, partnerships
        What is known: content that is known tells what a column holds.
    as_
        Whether the list is of memberships of partnerships or of municipalities in areas.
    government, partnership
        The column as the person names it, by head or number from 1; empty to recognise it.

    Raises
    ------
    InputError
        When a column cannot be found or more than one could be meant; the sentence lists them and the option.
    """
    columns = columns_of(listed)
    _refuse_without_heads(columns, governments)
    named_government = column_named(columns, government, GOVERNMENT)
    named_partnership = column_named(columns, partnership, PARTNERSHIP)
    if named_government and named_government == named_partnership:
        message = f"Kolom '{named_government.name}' kan niet tegelijk de overheid en het verband zijn."
        raise InputError(message)
    search = Search(columns, governments, partnerships, as_, named_government, named_partnership)
    return search.layout()


def _refuse_without_heads(columns: Iterable[ListColumn], governments: Directory) -> None:
    for column in columns:
        is_name = not column.head.exact and governments.knows(column.text)
        if is_name and column.share_of_names(governments) >= KNOWN_SHARE:
            message = (
                f"De lijst heeft geen kopregel: boven de namen staat '{column.name}'. Zet er koppen boven."
            )
            raise InputError(message)


@dataclass(frozen=True)
class Search:
    """The search for the columns of one list."""

    columns: tuple[ListColumn, ...]
    governments: Directory
    partnerships: Directory
    as_: As
    named_government: ListColumn | None
    named_partnership: ListColumn | None

    def layout(self) -> Layout:
        """Return the shape of the list and its columns."""
        if self.government and self.partnership:
            return self._layout("pairs", self.government, self.partnership)
        if self.government:
            return self._rows_of_governments(self.government)
        return self._rows_of_partnerships()

    @cached_property
    def government(self) -> ListColumn | None:
        """The column with governments, None when there is none."""
        if self.named_government:
            return self.named_government
        tiers = [self._headed("government", exact=True), self._headed("government")]
        found = self._chosen(tiers, self._by_content(self.governments, self.partnerships), GOVERNMENT)
        codes = [] if self._turned else self._coded("government_code", self.governments)
        return found or next((column for column in codes if column != self.named_partnership), None)

    @cached_property
    def partnership(self) -> ListColumn | None:
        """The column with partnerships or areas, None when there is none."""
        if self.named_partnership:
            return self.named_partnership
        if self.as_ == "areas":
            tiers = [self._headed("area"), self._headed("partnership"), self._headed("province")]
        else:
            tiers = [self._headed("partnership", exact=True), self._headed("partnership", "area")]
        found = self._chosen(tiers, self._by_content(self.partnerships, self.governments), PARTNERSHIP)
        codes = self._coded("partnership_code", self.partnerships)
        return found or next((column for column in codes if column != self.government), None)

    @cached_property
    def _unnamed(self) -> list[ListColumn]:
        named = (self.named_government, self.named_partnership)
        return [column for column in self.columns if column not in named]

    @cached_property
    def _marks(self) -> list[ListColumn]:
        return [column for column in self._unnamed if column.is_marks]

    @cached_property
    def _texts(self) -> list[ListColumn]:
        return [column for column in self._unnamed if column.is_text and not column.is_marks]

    @cached_property
    def _free(self) -> list[ListColumn]:
        """Columns that can hold names and of which the head does not say that they hold something else."""
        return [c for c in self._texts if c.head.subject in ("", "government", "partnership", "area")]

    @cached_property
    def _turned(self) -> bool:
        """Whether the marks stand under names of governments."""
        return _mostly(self._marks, self.governments)

    def _headed(self, *subjects: str, exact: bool = False) -> list[ListColumn]:
        return [c for c in self._texts if c.head.subject in subjects and (c.head.exact or not exact)]

    def _coded(self, subject: str, directory: Directory) -> list[ListColumn]:
        return [
            column
            for column in self.columns
            if column.head.subject == subject
            or (column.head.subject in ("", "code") and column.share_of_codes(directory) >= KNOWN_SHARE)
        ]

    def _by_content(self, directory: Directory, other: Directory) -> list[ListColumn]:
        """Return the columns with known names, more of this directory than of the other."""
        shares = {c.place: (c.share_of_names(directory), c.share_of_names(other)) for c in self._free}
        return [
            column
            for column in self._free
            if shares[column.place][0] >= max(KNOWN_SHARE, shares[column.place][1])
            and column.share_of_codes(directory) < KNOWN_SHARE
        ]

    def _chosen(
        self, tiers: list[list[ListColumn]], by_content: list[ListColumn], option: str
    ) -> ListColumn | None:
        """Return the column of the first tier that has any; the content decides between several."""
        tier = next((tier for tier in tiers if tier), by_content)
        if len(tier) > 1:
            tier = [column for column in tier if column in by_content] or tier
        if len(tier) == 1 and option == GOVERNMENT and tier[0].share_of_names(self.governments) <= HARDLY:
            tier = [*tier, *(column for column in by_content if not column.head.exact)]
        if len(tier) > 1:
            what = f"Meer kolommen kunnen {WHAT[option]} zijn: {names_of(tier)}."
            message = f"{what} Kies er een met {option} KOLOM."
            raise InputError(message)
        return tier[0] if tier else None

    def _rows_of_governments(self, government: ListColumn) -> Layout:
        """Return a matrix, or pairs with the only column that is left."""
        left = [column for column in self._free if column != government]
        if self._marks and (not left or _mostly(self._marks, self.partnerships)):
            return self._layout("matrix", government, None)
        if len(left) == 1 and not self._marks:
            return self._layout("pairs", government, left[0])
        raise self._not_found(PARTNERSHIP)

    def _rows_of_partnerships(self) -> Layout:
        if not self._turned:
            raise self._not_found(GOVERNMENT)
        partnership = self.partnership or (self._free[0] if len(self._free) == 1 else None)
        if partnership is None:
            raise self._not_found(PARTNERSHIP)
        return self._layout("turned-matrix", None, partnership)

    def _not_found(self, option: str) -> InputError:
        return InputError(
            f"Geen kolom gevonden met {WHAT[option]}. Noem hem met {option} KOLOM; "
            f"de kolommen heten: {names_of(self.columns)}."
        )

    def _layout(self, shape: Shape, government: ListColumn | None, partnership: ListColumn | None) -> Layout:
        """Return the layout; a column with codes only is used as codes, not as names."""
        government_codes = self._coded("government_code", self.governments) if government else []
        partnership_codes = self._coded("partnership_code", self.partnerships) if partnership else []
        taken = (government, partnership)
        return Layout(
            shape=shape,
            government=_place(government, government_codes),
            partnership=_place(partnership, partnership_codes),
            hints=Hints(kind=head_kind(government.text)) if government else NO_HINTS,
            plural=government is not None and government.head.plural,
            government_codes=tuple(column.place for column in government_codes if column != partnership),
            partnership_codes=tuple(column.place for column in partnership_codes if column != government),
            marks=() if shape == "pairs" else tuple(column.place for column in self._marks),
            province=self._single("province", taken),
            role=self._single("role", taken) if shape == "pairs" else None,
            start=self._single("start", taken),
            end=self._single("end", taken),
            last_day=self._single("last_day", taken),
        )

    def _single(self, subject: str, taken: Taken) -> int | None:
        """Return the only column on a subject; of several none is used, for choosing would be guessing."""
        headed = [c for c in self.columns if c.head.subject == subject and c not in taken and not c.is_marks]
        plain = [column for column in headed if column.head.exact] or headed
        return plain[0].place if len(plain) == 1 else None


def _mostly(columns: list[ListColumn], directory: Directory) -> bool:
    known = sum(1 for column in columns if directory.knows(column.text))
    return known > 0 and known >= KNOWN_SHARE * len(columns)


def _place(column: ListColumn | None, codes: list[ListColumn]) -> int | None:
    return None if column is None or column in codes else column.place
