"""What an entry of a calendar says, in plain Dutch."""

from collections.abc import Sequence

from verband.rooms.common.words import datum, zekerheid
from verband.rooms.councils.choices import Voice
from verband.rooms.councils.models import CouncilMeeting, Recess
from verband.rooms.councils.selectors.extras import Extra
from verband.rooms.councils.selectors.feed_moments import OF_THE_BOARD, Dated
from verband.rooms.councils.selectors.own_moments import handed
from verband.rooms.councils.selectors.state_words import board_decides_first
from verband.rooms.councils.selectors.without_term import NO_TERM, Asked
from verband.rooms.councils.templatetags.councils_words import de_raad, raad
from verband.rooms.register.selectors.on_day import PartyOnDay

BY_TREATY = (
    "Deze samenwerking gaat over de landsgrens en rust op een verdrag of op Europees recht. Of de termijnen van de Wgr "
    "hier gelden, is niet nagegaan: kijk in de regeling en op wetten.overheid.nl."
)
CHECK = "Controleer dit op wetten.overheid.nl."
DONE = {Voice.PERMISSION: "toestemming voor", Voice.WISHES: "wensen en bedenkingen over"}
FREE_DAY = "De laatste dag is een zaterdag, een zondag of een feestdag."


def title_of(found: Dated, *, over: bool) -> str:
    """Return the title of an entry: what it is about, with "uiterlijk" before a last day until it is done."""
    moment = found.moment
    last_day = "Gedaan" if over else "Uiterlijk"
    if found.piece:
        return f"{last_day}: zienswijze op {found.piece.subject}, {found.row.name}"
    what = moment.rule.title[:1].lower() + moment.rule.title[1:]
    held = moment.rule.anchor == OF_THE_BOARD and moment.known
    return f"{'Vergadering' if held else last_day}: {what} {moment.year}, {found.row.name}"


def text_of(found: Dated, done: str = "") -> str:
    """Return what an entry explains: who to whom, on what the day rests, and by which article.

    ``done``: how it was done, of what asks nothing any more.
    """
    moment = found.moment
    lines = [
        found.row.name,
        f"{done[:1].upper()}{done[1:]}." if done else "",
        BY_TREATY if found.row.cross_border else "",
        _who(found),
        moment.rule.explanation,
        f"De termijn loopt van {datum(moment.opens)} tot en met {datum(moment.day)}." if moment.opens else "",
        moment.basis if moment.known else f"Dit is de uiterste dag. {moment.basis}",
        moment.own_says,
        *_around_the_board(found),
        *_free_day(found),
        f"Let op: het bestuur vergadert later dan {datum(moment.past_limit)}, de laatste dag die de wet toelaat."
        if moment.past_limit
        else "",
        law_of(found),
    ]
    return "\n".join(line for line in lines if line)


def law_of(found: Dated) -> str:
    """Return the article with the day of its text and how sure we are of it."""
    told = f"{article_of(found)}, {version_of(found)}."
    return told if found.moment.certainty == "checked" else f"{told} {CHECK}"


def article_of(found: Dated) -> str:
    """Return the article as the beginning of a sentence."""
    article = found.moment.article
    return article[:1].upper() + article[1:]


def version_of(found: Dated) -> str:
    """Return since when the text of the law holds, and how sure we are of it."""
    moment = found.moment
    return f"tekst sinds {datum(moment.rule.law_of)} ({zekerheid(moment.certainty)})"


def _who(found: Dated) -> str:
    moment, council = found.moment, found.council
    own = raad(council) if council else ""
    actor = own if own and moment.rule.actor == "council" else moment.actor
    recipient = own if own and moment.rule.recipient == "councils" else moment.recipient
    return f"Van: {actor}. Aan: {recipient}." if recipient else f"Door: {actor}."


def _around_the_board(found: Dated) -> list[str]:
    """Return what the meeting of the board means for a term that does not end with it."""
    moment = found.moment
    if first := board_decides_first(moment, handed(found.pieces)):
        return [f"Let op: {first}."]
    if moment.opens and moment.meeting and moment.day < moment.meeting:
        return [f"Tot de vergadering van het bestuur op {datum(moment.meeting)} kan het nog."]
    return []


def _free_day(found: Dated) -> list[str]:
    moment = found.moment
    if moment.safe is None or (moment.rule.anchor == OF_THE_BOARD and moment.known):
        return []
    told = f"{FREE_DAY} De laatste werkdag ervoor is {datum(moment.safe)}."
    if moment.extended is None:
        return [told]
    if moment.extended_by_law:
        sure = f" ({zekerheid(moment.moved_by.certainty)})" if moment.moved_by else ""
        by_law = (
            f"Volgens de Algemene termijnenwet, artikel 1, eindigt de termijn op {datum(moment.extended)}"
        )
        return [f"{told} {by_law}{sure}."]
    unsure = "Of de Algemene termijnenwet een dag als deze verlengt, is niet nagegaan; dan is het"
    return [f"{told} {unsure} {datum(moment.extended)}."]


def title_without_term(asked: Asked) -> str:
    """Return the title of what has no term: that it was asked for, until the council has decided and sent it."""
    if asked.decided:
        return f"Gedaan: {DONE[Voice(asked.piece.voice)]} {asked.what}, {asked.row.name}"
    return f"{asked.title}, {asked.row.name} ({NO_TERM})"


def text_without_term(asked: Asked) -> str:
    """Return what the entry of what has no term explains: how far it is, when it came and by which article."""
    piece, told = asked.piece, asked.stage
    lines = [
        asked.row.name,
        BY_TREATY if asked.row.cross_border else "",
        f"{told[:1].upper()}{told[1:]}.",
        f"Gevraagd aan {de_raad(asked.council)}{f', gekomen op {datum(asked.came_on)}' if asked.came_on else ''}.",
        f"Op de agenda van {datum(piece.agenda_on)}." if piece.agenda_on and not asked.decided else "",
        "" if asked.decided else f"Een laatste dag heeft dit niet: {NO_TERM}.",
        f"Let op: {asked.warning}" if asked.warning else "",
        f"{asked.article[:1].upper()}{asked.article[1:]}, {asked.version}." if asked.article else "",
    ]
    return "\n".join(line for line in lines if line)


def text_of_extra(extra: Extra) -> str:
    """Return what the entry of an evaluation or of an election explains."""
    sure = f" ({zekerheid(extra.certainty)})" if extra.certainty else ""
    return f"{extra.says}{sure}"


def text_of_recess(recess: Recess, council: PartyOnDay) -> str:
    """Return what the entry of a recess explains."""
    source = f" Bron: {recess.told_by.rstrip('.')}." if recess.source else ""
    return f"Reces van {de_raad(council)}: dan wordt er niet vergaderd.{source}"


def text_of_meeting(meeting: CouncilMeeting, council: PartyOnDay, pieces: Sequence[str]) -> str:
    """Return what the entry of a meeting of a council explains."""
    lines = [
        f"Vergadering van {de_raad(council)}{'' if meeting.decides else ', zonder besluiten'}.",
        f"Stukken uiterlijk {datum(meeting.papers_by)}." if meeting.papers_by else "",
        f"Op de agenda: {', '.join(pieces)}." if pieces else "",
    ]
    return "\n".join(line for line in lines if line)
