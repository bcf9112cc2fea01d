"""Prompt (c): the same participants meet in several bodies."""

from collections.abc import Iterator

from verband.core.figures.wording import counted
from verband.core.patchwork.overlap import same_member_groups
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt, write_prompt
from verband.core.patchwork.prompts.similar import tasks_sentence

CODE = "same-members"
TITLE = "Dezelfde deelnemers, meer besturen"


def same_members_several_bodies(context: Context) -> Iterator[Prompt]:
    """Yield a prompt per group of bodies with exactly the same participants.

    A body is a partnership of a form with a board of its own. Bodies for different kinds of task stand
    together only when somebody asked to look across kinds.
    """
    facts = context.snapshot.partnerships
    for group in same_member_groups(context.snapshot):
        bodies = [position for position in group if facts[position].form in context.thresholds.body_forms]
        for together in context.comparable_groups(bodies):
            if len(together) >= context.thresholds.bodies:
                yield _prompt(context, together)


def _prompt(context: Context, bodies: tuple[int, ...]) -> Prompt:
    members = context.snapshot.members_of[bodies[0]]
    return write_prompt(
        context,
        CODE,
        TITLE,
        partnerships=bodies,
        parties=members,
        reasons=(
            f"Dezelfde {counted(len(members), 'deelnemer heeft', 'deelnemers hebben')} "
            f"{counted(len(bodies), 'bestuur', 'besturen')} naast elkaar.",
            tasks_sentence(context, bodies),
        ),
        figures={"bodies": len(bodies), "members": len(members)},
    )
