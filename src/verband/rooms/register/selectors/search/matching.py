"""Ask the index of each database, or one line of it, for the same words.

The words in it are letters and digits only, so neither database reads an operator in what someone typed, and the
parser of PostgreSQL, which would take addresses and numbers apart, is passed by.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from django.db.models.sql.compiler import SQLCompiler

from verband.rooms.register.bridge.search import AnyOf, Condition, Token

HOLDING = {
    "sqlite": "SELECT rowid FROM register_searchentry_words WHERE register_searchentry_words MATCH %s",
    "postgresql": "SELECT id FROM register_searchentry "
    "WHERE array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery",
}
"""Database → the entries whose words answer a condition."""
SIGNS = {"sqlite": (" AND ", " OR ", "*"), "postgresql": (" & ", " | ", ":*")}
"""Database → how it writes: all of, any of, every word that begins so."""


class Holding(Lookup[Any]):
    """``Holding(F("pk"), condition)``: the entries whose words answer."""

    prepare_rhs = False

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the condition in the words of the database."""
        left, parameters = self.process_lhs(compiler, connection)
        asked = written(self.rhs, connection.vendor)
        return f"{left} IN ({HOLDING[connection.vendor]})", (*parameters, asked)


def written(condition: Condition, vendor: str) -> str:
    """Return a condition as the index of a database reads it."""
    both, either, start = SIGNS[vendor]
    if isinstance(condition, Token):
        return condition.word + (start if condition.start else "")
    parts = [written(part, vendor) for part in condition.parts]
    joined = (either if isinstance(condition, AnyOf) else both).join(parts)
    return f"({joined})" if len(parts) > 1 else joined


def holds(condition: Condition, line: str) -> bool:
    """Whether a line of words with a space on both sides of each answers, as a database would say of it."""
    if isinstance(condition, Token):
        return f" {condition.word}{'' if condition.start else ' '}" in line
    parts = (holds(part, line) for part in condition.parts)
    return any(parts) if isinstance(condition, AnyOf) else all(parts)
