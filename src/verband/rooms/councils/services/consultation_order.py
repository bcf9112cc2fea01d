"""What can be said of a piece before a council, and in which order its days come."""

from datetime import date

from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.councils.choices import BY_ARTICLE_1, Occasion, Outcome, Reaction, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.councils.templatetags.councils_words import de_raad

REACTIONS = {
    Voice.OPINION: (Reaction.PENDING, Reaction.SAID, Reaction.NOTHING),
    Voice.PERMISSION: (Reaction.PENDING, Reaction.GRANTED, Reaction.REFUSED),
    Voice.WISHES: (Reaction.PENDING, Reaction.SAID, Reaction.NOTHING),
}
"""What a council can do with each kind of piece."""


def names_grounds(row: Consultation) -> bool:
    """Whether the law itself names the grounds on which a council can refuse."""
    return row.voice == Voice.PERMISSION and row.procedure in BY_ARTICLE_1


class ConsultationError(InputError):
    """Something that cannot be said of a piece as it stands now."""


def refuse(row: Consultation, on: date) -> None:
    """Refuse what cannot be said of a piece; ``on`` is the day itself, for days that are still to come.

    Raises
    ------
    ConsultationError
        With one sentence on what is wrong and what to do.
    """
    _refuse_piece(row)
    _refuse_decision(row)
    _refuse_answer(row)
    _refuse_disorder(row, on)
    refuse_early_agenda(row)


def _refuse_piece(row: Consultation) -> None:
    is_text = row.occasion == Occasion.ARRANGEMENT
    if is_text and not row.procedure:
        message = (
            "Kies bij 'Wat er met de regeling gebeurt' of het gaat om treffen, wijzigen, toetreden, uittreden "
            "of opheffen."
        )
        raise ConsultationError(message)
    if row.procedure and not is_text:
        message = (
            "Laat 'Wat er met de regeling gebeurt' leeg: dit stuk gaat niet over de tekst van de regeling."
        )
        raise ConsultationError(message)
    if row.voice == Voice.PERMISSION and row.occasion not in {Occasion.ARRANGEMENT, Occasion.DECISION}:
        message = "Toestemming gaat over de tekst van de regeling of over een ander besluit; kies dat bij 'Waarover'."
        raise ConsultationError(message)
    if row.voice == Voice.WISHES and row.occasion != Occasion.DECISION:
        message = (
            "Wensen en bedenkingen gaan over een voorgenomen besluit, zoals deelnemen aan een stichting (Wgr 31a). "
            f"Kies '{Occasion.DECISION.label}' bij 'Waarover', of vraag een zienswijze."
        )
        raise ConsultationError(message)


def _refuse_decision(row: Consultation) -> None:
    reaction = Reaction(row.reaction)
    if reaction not in REACTIONS[Voice(row.voice)]:
        message = (
            f"'{reaction.label}' past niet bij {row.get_voice_display()}; kies een van de andere besluiten."
        )
        raise ConsultationError(message)
    if reaction == Reaction.PENDING and row.decided_on:
        message = "Er staat een dag van het besluit, maar geen besluit; kies dat of maak de dag leeg."
        raise ConsultationError(message)
    if reaction != Reaction.PENDING and row.decided_on is None and not row.by_board:
        message = "Vul in op welke dag dit is besloten."
        raise ConsultationError(message)
    if reaction in {Reaction.SAID, Reaction.REFUSED} and not row.text.strip():
        message = "Vul de tekst in die is vastgesteld; bij een weigering de motivering."
        raise ConsultationError(message)
    _refuse_ground(row, reaction)


def _refuse_ground(row: Consultation, reaction: Reaction) -> None:
    if reaction == Reaction.REFUSED and not row.ground and names_grounds(row):
        message = (
            "Kies de grond van de weigering: strijd met het recht of strijd met het algemeen belang. Om een regeling "
            "te treffen, te wijzigen, toe te treden of uit te treden kent de wet geen andere grond."
        )
        raise ConsultationError(message)
    if reaction != Reaction.REFUSED and row.ground:
        message = "Een grond hoort alleen bij een weigering; maak de grond leeg of kies 'geweigerd'."
        raise ConsultationError(message)


def _refuse_answer(row: Consultation) -> None:
    answered = row.answer.strip() or row.outcome != Outcome.UNKNOWN
    if answered and row.reaction != Reaction.SAID:
        message = "Een antwoord met een uitkomst hoort alleen bij een tekst die is vastgesteld."
        raise ConsultationError(message)
    if answered and row.answered_on is None:
        message = "Vul in op welke dag het bestuur antwoordde."
        raise ConsultationError(message)
    if row.answered_on and not row.answer.strip():
        message = "Vul het antwoord van het bestuur in, met de redenen; een samenvatting mag."
        raise ConsultationError(message)


def _days(row: Consultation) -> tuple[tuple[date | None, str], ...]:
    """Return the days that follow one another, and what happened on them at whose."""
    council = de_raad(row.party)
    sent_back = "ontvangst door het bestuur" if row.by_board else f"versturen door {council}"
    return (
        (row.sent_on, f"verzending aan {council}"),
        (row.received_on, f"ontvangst door {council}"),
        (row.decided_on, f"besluit van {council}"),
        (row.returned_on, sent_back),
        (row.answered_on, "antwoord van het bestuur"),
    )


def _refuse_disorder(row: Consultation, on: date) -> None:
    """Refuse days in the future, and a day that lies before one that came earlier."""
    earlier: tuple[date, str] | None = None
    for day, what in _days(row):
        if day is None:
            continue
        if day > on:
            message = f"De dag van {what} ({datum(day)}) moet nog komen; vul die dag in als het zover is."
            raise ConsultationError(message)
        if earlier and day < earlier[0]:
            message = (
                f"De dag van {what} ({datum(day)}) ligt voor de dag van {earlier[1]} ({datum(earlier[0])}); "
                "kijk beide dagen na."
            )
            raise ConsultationError(message)
        earlier = day, what


def refuse_early_agenda(row: Consultation) -> None:
    """Refuse a meeting before the day on which the piece came.

    Raises
    ------
    ConsultationError
        With both days.
    """
    begun = row.received_on or row.sent_on
    if row.agenda_on and begun and row.agenda_on < begun:
        message = (
            f"De vergadering van {datum(row.agenda_on)} ligt voor de dag waarop het stuk kwam ({datum(begun)}); "
            "kies een latere vergadering."
        )
        raise ConsultationError(message)
