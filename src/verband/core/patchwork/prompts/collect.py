"""All prompts of a patchwork."""

from collections.abc import Callable, Collection, Iterator, Mapping

from verband.core.names import alphabetical_key
from verband.core.patchwork.prompts import absent, adjoining, same_members, similar, stale
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt

FINDERS: Mapping[str, Callable[[Context], Iterator[Prompt]]] = {
    similar.CODE: similar.similar_partnerships,
    adjoining.CODE: adjoining.adjoining_areas,
    same_members.CODE: same_members.same_members_several_bodies,
    stale.CODE: stale.stale_entries,
    absent.CODE: absent.absent_tasks,
}


def find_prompts(context: Context, codes: Collection[str] = tuple(FINDERS)) -> tuple[Prompt, ...]:
    """Return the prompts with some codes (all by default), alphabetical by the names in their headings.

    No prompt comes before another for its figures.
    """
    partnerships, parties = context.snapshot.partnerships, context.snapshot.parties
    names = {fact.key: alphabetical_key(fact.name) for fact in partnerships}
    names |= {party.key: alphabetical_key(party.name) for party in parties}
    found = [prompt for code in FINDERS if code in codes for prompt in FINDERS[code](context)]
    return tuple(sorted(found, key=lambda prompt: _alphabetical(prompt, names)))


def _alphabetical(prompt: Prompt, names: Mapping[str, str]) -> tuple[list[str], str, list[str]]:
    """A heading names the one party it is about, else the partnerships."""
    heading = (prompt.subject,) if prompt.subject else prompt.partnerships
    return [names[key] for key in heading], prompt.code, [names[key] for key in prompt.parties]
