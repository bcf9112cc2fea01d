"""Prompt (d): an entry that may no longer say how things are.

Its participants were abolished or merged, it has probably been succeeded, or nobody verified it recently.
"""

from collections.abc import Iterator
from datetime import date

from verband.core.figures.wording import dutch_date, listed
from verband.core.patchwork.prompts.context import Context
from verband.core.patchwork.prompts.prompt import Prompt, quoted, write_prompt

CODE = "stale"
TITLE = "Staat dit nog goed in het register?"


def stale_entries(context: Context) -> Iterator[Prompt]:
    """Yield a prompt per partnership with everything that makes its entry doubtful."""
    for position, members in enumerate(context.snapshot.members_of):
        reasons = [
            *_abolished(context, position),
            *_succeeded(context, position),
            *_unverified(context, position),
        ]
        if reasons:
            newer = [context.successions[position].newer] if position in context.successions else []
            yield write_prompt(
                context,
                CODE,
                TITLE,
                partnerships=[position, *newer],
                parties=members,
                reasons=reasons,
                figures=_figures(context, position),
            )


def _abolished(context: Context, position: int) -> Iterator[str]:
    members = [context.snapshot.parties[member] for member in context.snapshot.members_of[position]]
    ended = [party for party in members if party.ended]
    after = [context.successors.get(party.key, ()) for party in ended]
    left = {party.key for party in members if not party.ended}.union(*after)
    names = context.party_names(left)
    if ended and len(ended) == len(members):
        alone = len(members) == 1
        yield (
            "De enige deelnemer is opgeheven." if alone else f"Alle {len(members)} deelnemers zijn opgeheven."
        )
        if names:
            yield f"Daarvoor kwam in de plaats: {listed(names)}."
    elif ended and all(after) and len(left) == len(names) == 1:
        yield f"Door herindeling is er nog één deelnemer over: {listed(names)}."


def _succeeded(context: Context, position: int) -> Iterator[str]:
    if position in context.successions:
        succession = context.successions[position]
        newer = quoted(context.snapshot.partnerships[succession.newer])
        yield f"In het register nog van kracht, waarschijnlijk opgevolgd door {newer}."
        yield from succession.reasons


def _unverified(context: Context, position: int) -> Iterator[str]:
    verified, years = context.snapshot.partnerships[position].verified, context.thresholds.verification_years
    if verified is None:
        yield "Het is niet bekend wanneer deze vermelding is nagekeken."
    elif _years_later(verified, years) <= _parts(context.snapshot.day):
        yield (
            f"Deze vermelding is voor het laatst nagekeken op {dutch_date(verified)}, "
            f"{years} jaar of langer geleden."
        )


def _years_later(day: date, years: int) -> tuple[int, int, int]:
    return day.year + years, day.month, day.day


def _parts(day: date) -> tuple[int, int, int]:
    return _years_later(day, 0)


def _figures(context: Context, position: int) -> dict[str, float]:
    members = context.snapshot.members_of[position]
    figures: dict[str, float] = {
        "members": len(members),
        "ended": sum(context.snapshot.parties[member].ended for member in members),
    }
    if position in context.successions:
        figures["share"] = context.successions[position].share
    return figures
