"""What an entry of a calendar says, in plain Dutch."""

from verband.rooms.common.words import datum, zekerheid
from verband.rooms.councils.models import Recess
from verband.rooms.councils.selectors.extras import Extra
from verband.rooms.councils.selectors.feed_moments import OF_THE_BOARD, Dated
from verband.rooms.councils.templatetags.councils_words import de_raad, raad
from verband.rooms.register.selectors.on_day import PartnershipOnDay, PartyOnDay

CHECK = "Controleer dit op wetten.overheid.nl."
FREE_DAY = "De laatste dag is een zaterdag, een zondag of een feestdag."


def title_of(found: Dated) -> str:
    """Return the title of an entry: what it is about, with "uiterlijk" before a last day."""
    moment = found.moment
    if found.piece:
        return f"Uiterlijk: zienswijze op {found.piece.subject}, {short(found.row)}"
    what = moment.rule.title[:1].lower() + moment.rule.title[1:]
    held = moment.rule.anchor == OF_THE_BOARD and moment.known
    return f"{'Vergadering' if held else 'Uiterlijk'}: {what} {moment.year}, {short(found.row)}"


def short(row: PartnershipOnDay) -> str:
    """Return what people call an arrangement."""
    return row.short_name or row.name


def text_of(found: Dated) -> str:
    """Return what an entry explains: who to whom, on what the day rests, and by which article."""
    moment = found.moment
    lines = [
        found.row.name,
        _who(found),
        moment.rule.explanation,
        f"De termijn loopt van {datum(moment.opens)} tot en met {datum(moment.day)}." if moment.opens else "",
        moment.basis if moment.known else f"Dit is de uiterste dag. {moment.basis}",
        f"De regeling geeft zelf een langere termijn: {moment.own_clause}." if moment.own_clause else "",
        *_free_day(found),
        f"Let op: dit is later dan {datum(moment.past_limit)}, de laatste dag die de wet toelaat."
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


def _free_day(found: Dated) -> list[str]:
    moment = found.moment
    if moment.safe is None or (moment.rule.anchor == OF_THE_BOARD and moment.known):
        return []
    told = f"{FREE_DAY} De laatste werkdag ervoor is {datum(moment.safe)}."
    if moment.extended is None:
        return [told]
    later = datum(moment.extended)
    return [f"{told} Verlengt de Algemene termijnenwet de termijn, dan is de laatste dag {later}."]


def text_of_extra(extra: Extra) -> str:
    """Return what the entry of an evaluation or of an election explains."""
    sure = f" ({zekerheid(extra.certainty)})" if extra.certainty else ""
    return f"{extra.says}{sure}"


def text_of_recess(recess: Recess, council: PartyOnDay) -> str:
    """Return what the entry of a recess explains."""
    source = f" Bron: {recess.told_by.rstrip('.')}." if recess.source else ""
    return f"Reces van {de_raad(council)}: dan wordt er niet vergaderd.{source}"
