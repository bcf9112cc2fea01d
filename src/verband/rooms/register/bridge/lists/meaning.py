"""From what the lines of a list say to what they mean here: a government, and a partnership or area."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from verband.core.lists.matching import Match
from verband.core.lists.pairs import Pair
from verband.core.lists.spelling import spelling
from verband.rooms.common.models import public_id_for
from verband.rooms.register.bridge.lists.doubts import Doubts, ListDoubt, suggestions
from verband.rooms.register.bridge.lists.names import Names
from verband.rooms.register.bridge.lists.opening import OpenedList
from verband.rooms.register.bridge.lists.periods import Told
from verband.rooms.register.choices import Source


@dataclass
class Meaning:
    """Finds out what the lines of one list mean; what is not certain is noted as a doubt."""

    opened: OpenedList
    governments: Names
    partnerships: Names
    """The partnerships that stand here; for a list of areas, the areas that the list brought before."""
    what: str
    """What the list calls a partnership: samenwerkingsverband or gebied."""
    kind: str
    """The kind of record that a new name becomes."""
    doubts: Doubts = field(default_factory=Doubts)
    names: dict[str, str] = field(default_factory=dict)
    """Name of all that the list means, by public id as text; of partnerships and areas as the list writes it."""
    findings: dict[str, None] = field(default_factory=dict)
    """Sentences for the person, each once."""

    def told(self) -> Iterator[Told]:
        """Yield the lines that are certain."""
        self.doubts.add_unreadable(self.opened.doubts)
        for pair in self.opened.pairs:
            party, partnership = self._government(pair), self._partnership(pair)
            if party and partnership:
                yield Told(pair.line, partnership, party, pair.part, pair.start, pair.end)

    def _government(self, pair: Pair) -> str:
        found = self.governments.match(pair.government, pair.government_codes, pair.hints, pair.end)
        if found.certainty == "certain":
            self.names.setdefault(found.key, self.governments.by_key[found.key].name)
            return found.key
        text = pair.government or " ".join(pair.government_codes)
        is_known = found.certainty == "doubtful" or pair.government_codes
        reason = found.reason if is_known else "staat hier niet, en een lijst maakt geen overheden"
        proposed = suggestions(found, self.governments.by_key)
        self.doubts.add((pair.line,), ListDoubt("overheid", text, reason, proposed))
        return ""

    def _partnership(self, pair: Pair) -> str:
        found = self.partnerships.match(pair.partnership, pair.partnership_codes, end=pair.end)
        if found.certainty == "certain":
            self.names.setdefault(found.key, self._name(pair.partnership, found.key))
            return found.key
        may_be_new = not pair.partnership_codes and self._is_free(pair.partnership)
        if may_be_new and (found.certainty == "none" or self.opened.options.takes_as_new(pair.partnership)):
            return self._new(pair.partnership, found)
        text = pair.partnership or " ".join(pair.partnership_codes)
        proposed = suggestions(found, self.partnerships.by_key)
        self.doubts.add((pair.line,), ListDoubt(self.what, text, found.reason, proposed, may_be_new))
        return ""

    def _name(self, written: str, key: str) -> str:
        """Return the name as the list writes it, unless it writes none or a code."""
        is_name = written and not self.partnerships.directory.knows_code(written)
        return written if is_name else self.partnerships.by_key[key].name

    def _is_free(self, name: str) -> bool:
        """Whether a name can be that of something new: it says something, and nothing that is there bears it."""
        return bool(spelling().take_apart(name).key) and not self.partnerships.is_taken(name)

    def _new(self, name: str, found: Match) -> str:
        if found.proposals:
            alike = ", ".join(f"'{proposal.name}'" for proposal in found.proposals)
            self.findings[f"'{name}' is als nieuw gelezen; dit stond er al en lijkt erop: {alike}."] = None
        key = str(self.new_id(name))
        self.names.setdefault(key, name)
        return key

    def new_id(self, name: str) -> UUID:
        """Return the address of what this list brings under a name, however it writes the name."""
        written = spelling().take_apart(name)
        same = ":".join((written.key, written.province, *written.other))
        return public_id_for(self.kind, f"{Source.LIST}:{self.opened.options.scope}:{same}")
