"""Prompt (a): two partnerships with much the same participants and the same kind of task."""

from collections.abc import Iterator

import numpy as np

from verband.core.figures.wording import counted, dutch_number, listed
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt, write_prompt

CODE = "similar"


def similar_partnerships(context: Context) -> Iterator[Prompt]:
    """Yield a prompt per pair that is alike enough.

    Alike is a Jaccard of ``similar_jaccard``, or a containment of ``similar_containment`` with at least
    ``similar_shared`` participants in common. Two bodies with exactly the same participants belong to
    the prompt on several bodies.
    """
    pairs, limits = context.bundle.pairs, context.thresholds
    within = (pairs.containment >= limits.similar_containment) & (pairs.shared >= limits.similar_shared)
    for at in np.flatnonzero((pairs.jaccard >= limits.similar_jaccard) | within).tolist():
        both = (int(pairs.first[at]), int(pairs.second[at]))
        if context.comparable_groups(both) and not _same_bodies(context, both):
            yield _prompt(context, both, at)


def _same_bodies(context: Context, both: tuple[int, int]) -> bool:
    first, second = (context.snapshot.members_of[position] for position in both)
    forms = {context.snapshot.partnerships[position].form for position in both}
    return first == second and forms <= context.thresholds.body_forms


def _prompt(context: Context, both: tuple[int, int], at: int) -> Prompt:
    pairs = context.bundle.pairs
    shared, jaccard, containment = (
        int(pairs.shared[at]),
        float(pairs.jaccard[at]),
        float(pairs.containment[at]),
    )
    members = [context.snapshot.members_of[position] for position in both]
    much = jaccard >= context.thresholds.similar_jaccard
    alike = "Bijna dezelfde deelnemers" if much else "De een grotendeels binnen de ander"
    return write_prompt(
        context,
        CODE,
        f"{alike}, {'dezelfde soort taak' if context.common_kinds(both) else 'verschillende soorten taak'}",
        partnerships=both,
        parties=members[0] & members[1],
        reasons=(
            f"{counted(shared, 'deelnemer zit', 'deelnemers zitten')} in allebei: dat is "
            f"{dutch_number(100 * jaccard)} % van alle deelnemers van de twee samen en "
            f"{dutch_number(100 * containment)} % van de kleinste van de twee.",
            tasks_sentence(context, both),
        ),
        figures={"shared": shared, "jaccard": jaccard, "containment": containment},
    )


def tasks_sentence(context: Context, partnerships: tuple[int, ...]) -> str:
    """Say which kind of task partnerships have in common, or that somebody asked to look across kinds."""
    common = context.common_kinds(partnerships)
    if common:
        return f"Soort taak: {listed([context.kind_title(kind) for kind in common])}."
    return "De soorten taak verschillen; er is gevraagd om die naast elkaar te zetten."
