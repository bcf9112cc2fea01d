"""Prompt (e): nearly every neighbour has a kind of task in the register, and this municipality has not."""

from collections.abc import Iterator

from verband.core.figures.wording import dutch_number, listed
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt, write_prompt

CODE = "absent"
TITLE = "Bijna alle buurgemeenten werken hiervoor samen"


def absent_tasks(context: Context) -> Iterator[Prompt]:
    """Yield a prompt per municipality and task kind.

    At least ``absent_share`` of at least ``absent_neighbours`` neighbours takes part in a partnership with
    that kind of task. It is no shortcoming: the municipality may do it alone, by contract or otherwise.
    """
    for code in context.municipalities:
        neighbours = context.adjoining(code)
        if len(neighbours) < context.thresholds.absent_neighbours:
            continue
        own = _kinds(context, code)
        for kind in sorted({kind for other in neighbours for kind in _kinds(context, other)} - own):
            having = sorted(other for other in neighbours if kind in _kinds(context, other))
            if len(having) / len(neighbours) >= context.thresholds.absent_share:
                yield _prompt(context, code, kind, having, len(neighbours))


def _kinds(context: Context, code: str) -> set[str]:
    joined = context.snapshot.partnerships_of[context.municipalities[code]]
    return {kind for position in joined for kind in context.snapshot.partnerships[position].task_kinds}


def _prompt(context: Context, code: str, kind: str, having: list[str], neighbours: int) -> Prompt:
    position = context.municipalities[code]
    others = [context.municipalities[other] for other in having]
    name, title = context.snapshot.parties[position].name, context.kind_title(kind)
    names = context.party_names({context.snapshot.parties[other].key for other in others})
    return write_prompt(
        context,
        CODE,
        TITLE,
        partnerships=_theirs(context, others, kind),
        parties=(position, *others),
        subject=position,
        reasons=(
            f"{dutch_number(len(having))} van de {dutch_number(neighbours)} buurgemeenten van {name} staan "
            f"in een geregistreerde regeling voor {title}: {listed(names)}.",
            f"{name} staat daarvoor in geen geregistreerde regeling en doet dit mogelijk zelf of anders.",
        ),
        figures={"neighbours_with": len(having), "neighbours": neighbours},
        sources=(context.neighbours_source,),
    )


def _theirs(context: Context, parties: list[int], kind: str) -> set[int]:
    facts, joined = context.snapshot.partnerships, context.snapshot.partnerships_of
    return {
        partnership
        for party in parties
        for partnership in joined[party]
        if kind in facts[partnership].task_kinds and partnership not in context.successions
    }
