"""Prompt (b): the same kind of task is arranged next door, by other municipalities.

Environmental services merged this way in 2024 and 2026.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from verband.core.figures.wording import dutch_number
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt, write_prompt
from verband.core.patchwork.prompts.similar import tasks_sentence

CODE = "adjoining"
TITLE = "Dezelfde soort taak in gebieden die aan elkaar grenzen"

Border = tuple[tuple[str, str], ...]
"""Pairs of codes of adjoining municipalities, one from either side."""


def adjoining_areas(context: Context) -> Iterator[Prompt]:
    """Yield a prompt per two partnerships whose areas share a border of at least ``adjoining_pairs`` pairs.

    Only municipalities make an area: a province or water authority that takes part in both keeps them
    apart no less.
    """
    areas = _areas(context)
    for both in sorted(_candidates(context, areas)):
        border = _border(context, areas[both[0]], areas[both[1]])
        if len(border) >= context.thresholds.adjoining_pairs and context.comparable_groups(both):
            yield _prompt(context, both, border)


def _areas(context: Context) -> Mapping[int, frozenset[str]]:
    """Return the codes of the municipalities of each partnership that has any."""
    areas = defaultdict(set)
    for code, position in context.municipalities.items():
        for partnership in context.snapshot.partnerships_of[position]:
            areas[partnership].add(code)
    return {partnership: frozenset(codes) for partnership, codes in areas.items()}


def _candidates(context: Context, areas: Mapping[int, frozenset[str]]) -> set[tuple[int, int]]:
    """Return the pairs with a kind in common and no municipality in common."""
    by_kind = defaultdict(list)
    for partnership in sorted(areas):
        for kind in context.snapshot.partnerships[partnership].task_kinds:
            by_kind[kind].append(partnership)
    return {
        both
        for alike in by_kind.values()
        for both in combinations(alike, 2)
        if areas[both[0]].isdisjoint(areas[both[1]])
    }


def _border(context: Context, one: frozenset[str], other: frozenset[str]) -> Border:
    return tuple(
        (code, next_to) for code in sorted(one) for next_to in sorted(context.adjoining(code) & other)
    )


def _prompt(context: Context, both: tuple[int, int], border: Border) -> Prompt:
    parties = {context.municipalities[code] for pair in border for code in pair}
    first, second = (context.snapshot.parties[context.municipalities[code]].name for code in border[0])
    return write_prompt(
        context,
        CODE,
        TITLE,
        partnerships=both,
        parties=parties,
        reasons=(
            "Geen enkele gemeente neemt aan allebei deel.",
            f"{dutch_number(len(border))} keer grenst een gemeente van de een aan een gemeente van de ander, "
            f"bijvoorbeeld {first} aan {second}.",
            tasks_sentence(context, both),
        ),
        figures={"adjoining_pairs": len(border)},
        sources=(context.neighbours_source,),
    )
