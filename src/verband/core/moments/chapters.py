"""Who takes part decides the chapter of the Wgr, and with it the articles and the supervisor."""

from collections.abc import Iterable
from enum import StrEnum

MUNICIPALITY, PROVINCE, WATER_AUTHORITY = "municipality", "province", "water-authority"


class Chapter(StrEnum):
    """A chapter of the Wet gemeenschappelijke regelingen, by its number."""

    MUNICIPALITIES = "I"
    PROVINCES = "II"
    WATER_AUTHORITIES = "III"
    WITH_PROVINCE = "IV"
    WITH_WATER_AUTHORITY = "V"
    OF_ALL_THREE = "VI"
    PROVINCE_AND_WATER = "VII"

    @property
    def supervisor(self) -> str:
        """Return to whom the budget goes: Gedeputeerde Staten, or the Minister once a province takes part."""
        with_province = (
            Chapter.PROVINCES,
            Chapter.WITH_PROVINCE,
            Chapter.OF_ALL_THREE,
            Chapter.PROVINCE_AND_WATER,
        )
        return "de Minister van BZK" if self in with_province else "gedeputeerde staten"


_BY_KINDS = {
    frozenset({MUNICIPALITY}): Chapter.MUNICIPALITIES,
    frozenset({PROVINCE}): Chapter.PROVINCES,
    frozenset({WATER_AUTHORITY}): Chapter.WATER_AUTHORITIES,
    frozenset({MUNICIPALITY, PROVINCE}): Chapter.WITH_PROVINCE,
    frozenset({MUNICIPALITY, WATER_AUTHORITY}): Chapter.WITH_WATER_AUTHORITY,
    frozenset({MUNICIPALITY, PROVINCE, WATER_AUTHORITY}): Chapter.OF_ALL_THREE,
    frozenset({PROVINCE, WATER_AUTHORITY}): Chapter.PROVINCE_AND_WATER,
}


def chapter_of(kinds: Iterable[str]) -> Chapter | None:
    """Return the chapter by the kinds of the participants; others than the three governments do not count.

    None when no municipality, province or water authority takes part.
    """
    return _BY_KINDS.get(frozenset(kinds) & {MUNICIPALITY, PROVINCE, WATER_AUTHORITY})
