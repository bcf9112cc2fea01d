"""Speak together: one text of several councils, in which each of them says whether it joins."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum
from verband.rooms.councils.choices import Reaction, Stance, Voice
from verband.rooms.councils.models import Consultation, JointOpinion, JointStance
from verband.rooms.councils.selectors.joint import joined_text, stamp_of
from verband.rooms.councils.services.consultations import label_of
from verband.rooms.councils.templatetags.councils_words import de_raad, raad
from verband.rooms.history.services import Ledger, keep_others_out
from verband.rooms.register.models import Party

JOINS = frozenset({Stance.JOINS, Stance.JOINS_WITH})
NEEDS_WORDS = {
    Stance.JOINS_WITH: "Schrijf de eigen aanvulling op, of kies 'doet mee'.",
    Stance.OWN: "Schrijf in een paar woorden waarin uw raad verschilt, zodat de anderen dat kunnen lezen.",
}


class JointError(InputError):
    """Something that cannot be done with a joint text as it stands now."""


@transaction.atomic
def start_joint(
    *, row: Consultation, title: str, text: str, asked: Iterable[Party], at: datetime, by: User
) -> tuple[JointOpinion, UUID]:
    """Begin a joint text on a piece that lies before the own council, and ask others. Returns it and the batch.

    Others wait for the lock: titles may be the same in the table, where two records that were merged leave them so.

    Raises
    ------
    JointError
        When the piece asks for something else than a zienswijze, or when the council began this one already.
    """
    if row.voice != Voice.OPINION:
        message = "Alleen een zienswijze kan samen worden gegeven; toestemming geeft elke raad zelf."
        raise JointError(message)
    keep_others_out()
    same = {"partnership": row.partnership, "occasion": row.occasion, "year": row.year, "title": title}
    if JointOpinion.objects.filter(drafted_by=row.party, **same).exists():
        message = f"Er is al een gezamenlijke zienswijze '{title}'; open die, of kies een andere titel."
        raise JointError(message)
    ledger = Ledger(at=at, by=by, reason=f"gezamenlijke zienswijze begonnen: {title}")
    joint = ledger.create(JointOpinion(drafted_by=row.party, text=text, **same), title)
    _ask(ledger, joint, [row.party], Stance.JOINS)
    _ask(ledger, joint, [each for each in asked if each.pk != row.party_id], Stance.ASKED)
    return joint, ledger.close()


def ask_councils(*, joint: JointOpinion, parties: Iterable[Party], at: datetime, by: User) -> UUID:
    """Ask more councils whether they join. Returns the batch.

    Raises
    ------
    JointError
        When no council was chosen, or one of them was asked already.
    """
    chosen = list(parties)
    if not chosen:
        message = (
            "Er is geen raad gekozen; zet een vinkje bij ten minste een raad, Staten of algemeen bestuur."
        )
        raise JointError(message)
    known = set(joint.stances.values_list("party", flat=True))
    twice = [raad(each) for each in chosen if each.pk in known]
    if twice:
        message = f"Al gevraagd: {', '.join(twice)}. Er is niets toegevoegd; haal daar het vinkje weg."
        raise JointError(message)
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            _ask(ledger, joint, chosen, Stance.ASKED)
            return ledger.close()
    except IntegrityError as error:
        message = (
            "Een van deze raden is net al gevraagd; open de bladzijde opnieuw en kies wie er nog over zijn."
        )
        raise JointError(message) from error


@transaction.atomic
def revise_joint(*, joint: JointOpinion, title: str, text: str, at: datetime, by: User) -> UUID | None:
    """Change the words of a joint text; who joined already sees that. Returns the batch, None without a change."""
    ledger = Ledger(at=at, by=by)
    ledger.change(joint, joint.title, {"title": title, "text": text})
    return ledger.close_if_changed()


@transaction.atomic
def tell_stance(*, row: JointStance, stance: Stance, difference: str, at: datetime, by: User) -> UUID | None:
    """Say how a council stands to a joint text. Returns the batch, None when it stood so already.

    Raises
    ------
    JointError
        When an addition or a difference is announced without its words.
    """
    if stance in NEEDS_WORDS and not difference.strip():
        raise JointError(NEEDS_WORDS[stance])
    ledger = Ledger(at=at, by=by)
    ledger.change(row, _label(row), {"stance": stance, "difference": difference})
    return ledger.close_if_changed()


@transaction.atomic
def adopt_joint(*, row: Consultation, joint: JointOpinion, seen: str, at: datetime, by: User) -> UUID | None:
    """Lay the joint text as draft of the own council, which adopts it for itself.

    ``seen`` is the stamp of what the clerk saw (``selectors.joint.stamp_of``). Returns the batch, None when the text
    lies there already.

    Raises
    ------
    JointError
        When the council does not join, has decided already, or when the words were changed meanwhile.
    """
    stance = joint.stances.select_for_update().filter(party=row.party).first()
    if stance is None or stance.stance not in JOINS:
        message = "Zeg eerst dat uw raad meedoet; daarna kunt u de gezamenlijke tekst overnemen."
        raise JointError(message)
    if row.reaction != Reaction.PENDING:
        when = f" op {datum(row.decided_on)}" if row.decided_on else ""
        message = f"Bij {de_raad(row.party)} is{when} al besloten; zet het besluit eerst terug op 'nog niet besloten'."
        raise JointError(message)
    text = joined_text(joint, stance)
    if not text.strip():
        message = "De gezamenlijke tekst is nog leeg; wacht tot de opsteller haar heeft ingevuld."
        raise JointError(message)
    stands = (row.text, row.joint_id) == (text, joint.pk)
    if not stands and seen != stamp_of(row, joint, stance):
        message = "Er is zojuist iets gewijzigd; lees de tekst hieronder nog eens en neem hem dan over."
        raise JointError(message)
    ledger = Ledger(at=at, by=by, reason=f"gezamenlijke zienswijze overgenomen: {joint.title}")
    ledger.change(row, label_of(row), {"text": text, "joint": joint})
    return ledger.close_if_changed()


def _ask(ledger: Ledger, joint: JointOpinion, parties: Iterable[Party], stance: Stance) -> None:
    for party in parties:
        fresh = JointStance(joint=joint, party=party, stance=stance)
        ledger.create(fresh, _label(fresh))


def _label(stance: JointStance) -> str:
    return f"{stance.joint.title}, {raad(stance.party)}"
