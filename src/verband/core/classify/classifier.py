"""From the words of an arrangement to its task kinds."""

from verband.core.classify.kinds import TaskKinds, Tier
from verband.core.classify.text import ArrangementText, Found

MOST = 2
"""A source that names more kinds than this says "a bit of everything" and decides nothing."""


def classify(text: ArrangementText, kinds: TaskKinds) -> tuple[Found, ...]:
    """The kinds of an arrangement, the main one first; at most two, none when nothing tells.

    The same text and kinds always give the same answer.
    """
    found = _strongest(text, kinds)
    return found + _beside(found[0], text, kinds) if len(found) == 1 else found


def _strongest(text: ArrangementText, kinds: TaskKinds) -> tuple[Found, ...]:
    for tier in kinds.tiers.values():
        named = _named_in(text, tier)
        if _is_broad(named, text, kinds):
            return _of_broad_name(text, kinds)
        if named:
            return named
    return ()


def _of_broad_name(text: ArrangementText, kinds: TaskKinds) -> tuple[Found, ...]:
    # laws, powers and policy areas of a broad arrangement would lift out one of its many tasks by chance
    return _named_in(text, kinds.tiers["known_names"])[:1] or _named_in(text, kinds.tiers["title_hint"])


def _named_in(text: ArrangementText, tier: Tier) -> tuple[Found, ...]:
    """The kinds a tier names, in order of appearance."""
    source = text.read(tier.source)
    if not source:
        return ()
    matches = [(kind, match) for kind, patterns in tier.patterns if (match := patterns.find(source))]
    matches.sort(key=lambda pair: pair[1].start())
    kept = matches[:1] if tier.hint else matches
    return tuple(Found(kind, tier.source, _evidence(match["hit"], tier)) for kind, match in kept)


def _is_broad(named: tuple[Found, ...], text: ArrangementText, kinds: TaskKinds) -> bool:
    """Whether a source names too much to decide; under a name like "Regio …" a goal of two kinds does."""
    if len(named) == MOST and named[0].found_in == "goal":
        return bool(_named_in(text, kinds.tiers["title_hint"]))
    return len(named) > MOST


def _evidence(words: str, tier: Tier) -> str:
    reason = tier.reasons.get(words.lower())
    return f"{words}: {reason}" if reason else words


def _beside(main: Found, text: ArrangementText, kinds: TaskKinds) -> tuple[Found, ...]:
    for rule in kinds.beside:
        if rule.first == main.kind and (match := rule.patterns.find(text.read(rule.source))):
            return (Found(rule.second, rule.source, match["hit"]),)
    return ()
