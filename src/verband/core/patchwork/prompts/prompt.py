"""What every prompt looks like, and how it is written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from verband.core.names import alphabetical_key
from verband.core.patchwork.prompts.context import Context

STATUTORY = ("statutory-fixed", "statutory-free")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A reason to talk, about some partnerships and parties."""

    code: str
    """Which prompt it is: one code per file of this package."""
    title: str
    partnerships: tuple[str, ...]
    """Keys, alphabetical by name."""
    parties: tuple[str, ...]
    """Keys of the parties it is about, alphabetical by name."""
    reasons: tuple[str, ...]
    """Dutch sentences with the figures."""
    figures: Mapping[str, float]
    """The figures in the reasons, by code; shares lie in [0, 1]."""
    sources: tuple[str, ...]
    subject: str = ""
    """Key of the one party it is about, where it is about one; the other parties are there to compare."""
    statutory: tuple[str, ...] = field(default=())
    """Keys of the partnerships among them that the law obliges to; mark them wherever they are shown."""


class _Named(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...


def write_prompt(
    context: Context,
    code: str,
    title: str,
    *,
    partnerships: Collection[int],
    parties: Collection[int],
    reasons: Sequence[str],
    figures: Mapping[str, float],
    sources: Sequence[str] = (),
    subject: int | None = None,
) -> Prompt:
    """Write a prompt: everything in alphabetical order, what the law obliges to marked, sources named."""
    facts = [context.snapshot.partnerships[position] for position in partnerships]
    statutory = [fact for fact in facts if fact.obligation in STATUTORY]
    obliged = [f"Deze samenwerking is wettelijk verplicht: {quoted(fact)}." for fact in _sorted(statutory)]
    return Prompt(
        code=code,
        title=title,
        partnerships=_keys(facts),
        parties=_keys([context.snapshot.parties[position] for position in parties]),
        reasons=(*reasons, *obliged),
        figures=figures,
        sources=tuple(source for source in (context.source, *sources, context.thresholds.source) if source),
        subject="" if subject is None else context.snapshot.parties[subject].key,
        statutory=_keys(statutory),
    )


def quoted(named: _Named) -> str:
    """Return a name as it stands in a sentence."""
    return f"‘{named.name}’"


def _keys(named: Sequence[_Named]) -> tuple[str, ...]:
    return tuple(one.key for one in _sorted(named))


def _sorted(named: Sequence[_Named]) -> list[_Named]:
    return sorted(named, key=lambda one: (alphabetical_key(one.name), one.key))
