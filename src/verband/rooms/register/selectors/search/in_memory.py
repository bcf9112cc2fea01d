"""Look in what is in memory as the search looks in its index, so that a list finds what the search finds by name.

The texts of a record are not in memory, nor are the names it had before: for these there is the search.
"""

from functools import lru_cache

from verband.rooms.register.bridge.search import Condition, index_words, other_spellings, read_question
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay
from verband.rooms.register.selectors.search.matching import holds

Named = PartyOnDay | PartnershipOnDay


def answers(text: str, *records: Named) -> bool:
    """Whether the names and numbers of records together hold what was typed; nothing is held by all."""
    condition = _asked(text)
    return condition is None or holds(condition, "".join(map(_line_of, records)))


@lru_cache(maxsize=64)
def _asked(text: str) -> Condition | None:
    """Read what was typed once for all rows."""
    question = read_question(text)
    return question.condition if question else None


def _line_of(record: Named) -> str:
    code = record.tooi if isinstance(record, PartyOnDay) else record.version_register_id
    return _line(record.name, record.search_text, record.register_id, code.rpartition("/")[2])


@lru_cache(maxsize=16_384)
def _line(name: str, names: str, *codes: str) -> str:
    return f" {index_words(names=(names, *other_spellings(name)), codes=codes)} "
