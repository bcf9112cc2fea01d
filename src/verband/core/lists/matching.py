"""Which known party or partnership a written name or code means.

Certain is only what is equal after normalising (``spelling``) and can mean one thing. Everything else comes
back as a doubt with at most five proposals, each with its reason, for a person to choose from.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from verband.core.lists.near import MOST, NearIndex
from verband.core.lists.spelling import Written, spelling

_NUMBER = re.compile(r"^[0-9]{1,4}$")

Certainty = Literal["certain", "doubtful", "none"]


@dataclass(frozen=True, slots=True)
class Known:
    """One party or partnership that a name in a list may mean."""

    key: str
    name: str
    kind: str = ""
    """municipality, province, water-authority, …; empty when it does not matter (partnerships)."""
    other_names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """TOOI code or address, ``roo:<register id>``, public id: whatever may stand in a list."""
    provinces: tuple[str, ...] = ()
    """Codes such as PV31 of where it lies; tells Bergen (L) from Bergen (NH)."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A known party or partnership that may be meant, and why."""

    key: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name means: ``key`` when certain, ``proposals`` when doubtful, neither when none."""

    written: str
    certainty: Certainty
    key: str = ""
    proposals: tuple[Proposal, ...] = ()
    reason: str = ""
    """Why it is not certain, in Dutch."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the list says beside a name; decides only between names that are equal."""

    kind: str = ""
    """Kind of party that the head of the column names."""
    province: str = ""
    """Code of the province in the same row."""


NO_HINTS = Hints()


class Directory:
    """All that is known, ready to be looked up by name or code."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = tuple(known)
        self._by_name: dict[str, set[int]] = defaultdict(set)
        self._by_code: dict[str, set[int]] = defaultdict(set)
        self._names: list[list[Written]] = []
        self._known_to_be: dict[tuple[str, Hints], bool] = {}
        for place, one in enumerate(self.known):
            names = [spelling().take_apart(name) for name in (one.name, *one.other_names)]
            self._names.append(names)
            for key in {key for name in names for key in (name.full, name.key)}:
                self._by_name[key].add(place)
            for code in one.codes:
                self._by_code[_code_key(code)].add(place)

    def match(self, written: str, hints: Hints = NO_HINTS) -> Match:
        """Return what a written name or code means."""
        if not written.strip():
            return Match(written, "none", reason="er staat geen naam")
        sure, unsure = self._candidates(written, hints)
        if len(sure) == 1:
            return Match(written, "certain", self.known[sure[0]].key)
        if sure:
            reason = "deze naam kan meer dan een overheid of verband zijn"
            proposals = self._proposed(dict.fromkeys(sure, "zelfde naam"))
            return Match(written, "doubtful", proposals=proposals, reason=reason)
        return self._nearest(written, unsure)

    def match_code(self, code: str) -> Match:
        """Return what a code means: TOOI, register id or public id."""
        places = self._coded(code)
        if len(places) == 1:
            return Match(code, "certain", self.known[places[0]].key)
        if not places:
            return Match(code, "none", reason=f"code '{code.strip()}' is niet bekend")
        proposals = self._proposed(dict.fromkeys(places, "zelfde code"))
        return Match(code, "doubtful", proposals=proposals, reason=f"code '{code.strip()}' komt vaker voor")

    def resolve(self, name: str, codes: Sequence[str] = (), hints: Hints = NO_HINTS) -> Match:
        """Return what a name and the codes beside it mean together.

        A code goes before a name that is not certain; a code that is unknown, or a name that certainly means
        another, is a doubt.
        """
        by_code = [self.match_code(code) for code in codes if code.strip()]
        if not by_code:
            return self.match(name, hints)
        by_name = self.match(name, hints) if name.strip() else by_code[0]
        unclear = next((match for match in by_code if match.certainty != "certain"), None)
        keys = {match.key for match in (*by_code, by_name) if match.certainty == "certain"}
        if unclear is None and len(keys) == 1:
            return Match(name, "certain", keys.pop())
        reason = unclear.reason if unclear else "naam en code wijzen niet hetzelfde aan"
        proposals = (*self._as_proposals(keys), *by_name.proposals)[:MOST]
        return Match(name, "doubtful" if proposals else "none", proposals=proposals, reason=reason)

    def knows(self, written: str, hints: Hints = NO_HINTS) -> bool:
        """Whether a written name or code is certain; looks for no proposals and remembers, so it is quick."""
        asked = (written, hints)
        if asked not in self._known_to_be:
            sure = self._candidates(written, hints)[0] if written.strip() else []
            self._known_to_be[asked] = len(sure) == 1
        return self._known_to_be[asked]

    def knows_code(self, code: str) -> bool:
        """Whether a code means exactly one."""
        return len(self._coded(code)) == 1

    def _coded(self, code: str) -> list[int]:
        return sorted(self._by_code.get(_code_key(code), ()))

    def _candidates(self, written: str, hints: Hints) -> tuple[list[int], dict[int, str]]:
        """Return the places that are equal for sure, and those with the same name but a reason to doubt."""
        if coded := self._coded(written):
            return coded, {}
        asked = spelling().take_apart(written)
        places = self._by_name.get(asked.full, set()) | self._by_name.get(asked.key, set())
        told = {place: self._objection(place, asked, hints) for place in sorted(places)}
        sure = [place for place, objection in told.items() if not objection]
        return self._narrowed(sure, asked, hints), {place: why for place, why in told.items() if why}

    def _objection(self, place: int, asked: Written, hints: Hints) -> str:
        """Return why this one may not be meant although the name is the same; empty when it may."""
        kind, provinces = self.known[place].kind, self._provinces(place)
        if hints.province and provinces and hints.province not in provinces:
            return "zelfde naam, in de lijst staat een andere provincie"
        if asked.is_more and self._is_called(place, asked.full):
            return ""
        if asked.kind and kind and asked.kind != kind:
            return "zelfde naam, andere soort"
        if asked.province and asked.province not in provinces:
            return "zelfde naam, andere provincie" if provinces else "zelfde naam, provincie niet bekend"
        strange = next((text for text in asked.other if not self._is_called(place, text)), "")
        return f"zelfde naam, maar '{strange}' tussen haakjes is niet herkend" if strange else ""

    def _is_called(self, place: int, key: str) -> bool:
        return any(key in (name.full, name.key) for name in self._names[place])

    def _provinces(self, place: int) -> set[str]:
        told = {name.province for name in self._names[place] if name.province}
        return told | set(self.known[place].provinces)

    def _narrowed(self, places: list[int], asked: Written, hints: Hints) -> list[int]:
        """Keep the places that are equal in more than the name: whole, form, kind of the column."""
        tests: tuple[Callable[[int], bool], ...] = (
            lambda place: asked.is_more and self._is_called(place, asked.full),
            lambda place: any((n.key, n.formed) == (asked.key, asked.formed) for n in self._names[place]),
            lambda place: hints.kind != "" and self.known[place].kind == hints.kind,
        )
        for test in tests:
            places = [place for place in places if test(place)] or places
        return places

    def _nearest(self, written: str, unsure: dict[int, str]) -> Match:
        reasons = dict(unsure)
        for near in self._near.nearest(spelling().take_apart(written).name):
            reasons.setdefault(near.place, near.reason)
        if not reasons:
            return Match(written, "none", reason="deze naam is niet bekend")
        why = "deze naam is niet precies zo bekend"
        return Match(written, "doubtful", proposals=self._proposed(reasons), reason=why)

    @cached_property
    def _near(self) -> NearIndex:
        return NearIndex((place, name.name) for place, names in enumerate(self._names) for name in names)

    def _proposed(self, reasons: dict[int, str]) -> tuple[Proposal, ...]:
        found = ((self.known[place], why) for place, why in reasons.items())
        return tuple(Proposal(one.key, one.name, why) for one, why in found)[:MOST]

    def _as_proposals(self, keys: set[str]) -> tuple[Proposal, ...]:
        named = (one for one in self.known if one.key in keys)
        return tuple(Proposal(one.key, one.name, "volgens naam of code") for one in named)


def _code_key(text: str) -> str:
    """Return a code as it is compared: the end of an address, in small letters; 307 as gm0307."""
    code = text.strip().casefold()
    if code.startswith(("http://", "https://")):
        code = code.rstrip("/").rpartition("/")[2]
    return f"gm{int(code):04d}" if _NUMBER.match(code) else code
