"""How names are written: what of a written name is the name itself, and what says which kind or province."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from verband.core.packs import load_pack

_APOSTROPHES = re.compile("['’‘‛`´ʼ′\"“”„]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_ARTICLE_BEHIND = re.compile(r"^(?P<name>.+),\s*(?P<article>['’‘`]?s-?|['’‘`]?t|de|den|het)$", re.IGNORECASE)
_GAPS = re.compile(r"[\s\-‐‑‒–—]+")
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Written:
    """A written name taken apart."""

    full: str
    """The whole, folded and without spaces: what an exact match compares."""
    name: str
    """The name without kind, province, article and brackets, folded, with spaces."""
    kind: str = ""
    """Kind of party that the words name: municipality, province, …; empty when they name none."""
    province: str = ""
    """Code such as PV31 that stands behind the name in brackets."""
    formed: bool = False
    """True when a word of form stands in front: gemeenschappelijke regeling, GR, stichting, …"""
    other: tuple[str, ...] = ()
    """What else stands in brackets, folded and without spaces."""

    @property
    def key(self) -> str:
        """The name without spaces: Noord-Beveland, Noord Beveland and Noordbeveland are one."""
        return self.name.replace(" ", "")

    @property
    def is_more(self) -> bool:
        """Whether more stands there than the name: then an equal whole says more than an equal name."""
        return self.full != self.key


@dataclass(frozen=True)
class Spelling:
    """The rules of the pack ``name-variants``, all words folded."""

    tokens: Mapping[str, str]
    phrases: Mapping[str, str]
    fillers: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Word to kind, longest first; a word that names no kind but may stand in front has an empty kind."""
    provinces: Mapping[str, str] = field(default_factory=dict)
    """Name or abbreviation without spaces, to code."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Name without spaces, to the name that stands for all that mean the same."""

    def fold(self, text: str) -> str:
        """Return the text in small letters without accents and marks, abbreviations written out."""
        bare = _APOSTROPHES.sub("", _letters(_letters(text).casefold())).replace("&", " en ")
        words = " ".join(self.tokens.get(word, word) for word in _GAPS.split(bare))
        plain = " ".join(self.tokens.get(word, word) for word in _NO_LETTERS.split(words)).strip()
        for phrase, other in self.phrases.items():
            plain = re.sub(rf"\b{phrase}\b", other, plain)
        return plain

    def squeeze(self, text: str) -> str:
        """Return the folded text without spaces."""
        return self.fold(text).replace(" ", "")

    def province_of(self, text: str) -> str:
        """Return the code of a province by name, abbreviation or code; empty when the text names none."""
        key = self.squeeze(text).removeprefix("provincie")
        return self.provinces.get(key, "")

    def take_apart(self, text: str) -> Written:
        """Return what a written name says: the name, the kind, the province and what else is in brackets."""
        tidy = _ARTICLE_BEHIND.sub(r"\g<article> \g<name>", text.strip())
        kind, province, other = self._qualifiers(_BRACKETS.findall(tidy))
        name, kinds = self._without_words(self.fold(_BRACKETS.sub(" ", tidy)))
        named_kind = next((word_kind for word_kind in kinds if word_kind), "")
        return Written(
            full=self.squeeze(text),
            name=self._one_of_same(name),
            kind=kind or named_kind,
            province=province,
            formed="" in kinds,
            other=other,
        )

    def _qualifiers(self, texts: Iterable[str]) -> tuple[str, str, tuple[str, ...]]:
        kind, province, other = "", "", []
        for text in texts:
            key = self.fold(text)
            if self.kinds.get(key):
                kind = self.kinds[key]
            elif self.province_of(text):
                province = self.province_of(text)
            elif key:
                other.append(key.replace(" ", ""))
        return kind, province, tuple(other)

    def _without_words(self, name: str) -> tuple[str, list[str]]:
        """Take words of kind and form off, as long as a name is left; tell the kind of each."""
        word = next((word for word in self.kinds if name.startswith(f"{word} ")), "")
        if word:
            rest, kinds = self._without_words(name.removeprefix(f"{word} "))
            return rest, [self.kinds[word], *kinds]
        front, _, last = name.rpartition(" ")
        kind = self.kinds.get(last, "") if front else ""
        return (front, [kind]) if kind else (name, [])

    def _one_of_same(self, name: str) -> str:
        found = self.same.get(name.replace(" ", ""))
        if found is None:
            name = self._without_fillers(name)
            found = self.same.get(name.replace(" ", ""))
        return name if found is None else found

    def _without_fillers(self, name: str) -> str:
        first, _, rest = name.partition(" ")
        return self._without_fillers(rest) if first in self.fillers and rest else name


def _letters(text: str) -> str:
    """Return the text with its letters without accents and in their plain form."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache
def spelling() -> Spelling:
    """Return the rules of the newest pack."""
    return spelling_from(load_pack("name-variants").values)


def spelling_from(values: Mapping[str, Any]) -> Spelling:
    """Build the rules from the values of a pack."""
    folding = Spelling(
        tokens=values["tokens"], phrases=values["phrases"], fillers=frozenset(values["fillers"])
    )
    words = {folding.fold(word): kind for kind, kind_words in values["kinds"].items() for word in kind_words}
    words |= {folding.fold(word): "" for word in values["partnership_words"]}
    kinds = dict(sorted(words.items(), key=lambda pair: -len(pair[0])))
    provinces = {
        folding.squeeze(name): code for code, names in values["provinces"].items() for name in (code, *names)
    }
    rules = replace(folding, kinds=kinds, provinces=provinces)
    return replace(rules, same=_same_names(rules, values["same"]))


def _same_names(rules: Spelling, groups: Iterable[Iterable[str]]) -> dict[str, str]:
    same: dict[str, str] = {}
    for group in groups:
        names = [rules.take_apart(name) for name in group]
        same |= {name.key: names[0].name for name in names}
    return same
