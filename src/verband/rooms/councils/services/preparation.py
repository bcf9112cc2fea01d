"""Deeds on the notes of a board: the note that all share, and where one partner sees it otherwise."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from verband.rooms.accounts.models import User
from verband.rooms.common.bridge import InputError
from verband.rooms.councils.models import BoardItem, BoardMeeting, DeviatingView
from verband.rooms.councils.services.columns import only
from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Ledger, keep_others_out
from verband.rooms.register.models import Party

ITEM = ("title", "asked", "note")
"""What is written of an item; on which meeting and by whom it is drawn up stays."""


STAYS = (
    "Dit agendapunt blijft staan: wat partners erbij kunnen schrijven mag niet verloren gaan. "
    "Zet 'vervallen' voor de titel."
)
"""The same whoever reads it: whether someone wrote, and who, is for their own house."""


class PreparationError(InputError):
    """A deed that does not fit beside what stands here."""


@transaction.atomic
def add_item(
    *, meeting: BoardMeeting, drafted_by: Party, values: dict[str, Any], at: datetime, by: User
) -> tuple[BoardItem, UUID]:
    """Put an item on the agenda of a board, with or without its note. Returns it and the batch.

    Others wait for the lock: a title can be corrected into that of another item, which the table must bear.

    Raises
    ------
    PreparationError
        When an item of that title stands already, as after a second click.
    """
    told = only(values, ITEM)
    keep_others_out()
    if meeting.items.filter(title=values["title"]).exists():
        message = (
            f"Het agendapunt '{values['title']}' staat al bij deze vergadering. "
            "Kies een andere titel, of werk dat punt bij."
        )
        raise PreparationError(message)
    ledger = Ledger(at=at, by=by)
    item = ledger.create(BoardItem(meeting=meeting, drafted_by=drafted_by, **told), told["title"])
    return item, ledger.close()


@transaction.atomic
def change_item(*, item: BoardItem, values: dict[str, Any], at: datetime, by: User) -> UUID | None:
    """Change an item or its note. Returns the batch, None when it stood so already."""
    ledger = Ledger(at=at, by=by)
    ledger.change(item, str(item), only(values, ITEM))
    return ledger.close_if_changed()


@transaction.atomic
def remove_item(*, item: BoardItem, drew_it_up: bool, at: datetime, by: User) -> UUID:
    """Take an item off the agenda, for whoever drew it up; it can be put back. Returns the batch.

    Raises
    ------
    PreparationError
        For others always, so that they learn nothing of views; for whoever drew it up when there is one.
    """
    if not drew_it_up or item.views.exists():
        raise PreparationError(STAYS)
    ledger = Ledger(at=at, by=by)
    ledger.remove(item, str(item))
    return ledger.close()


def write_view(*, item: BoardItem, party: Party, text: str, at: datetime, by: User) -> UUID:
    """Write down where a partner sees it otherwise; until it is released only its own house reads it.

    Raises
    ------
    PreparationError
        When a colleague wrote one at the same moment.
    """
    try:
        with transaction.atomic():
            ledger = Ledger(at=at, by=by)
            view = DeviatingView(item=item, party=party, text=text)
            ledger.create(view, str(view))
            return ledger.close()
    except IntegrityError as error:
        message = (
            f"Een collega schreef net ook een kijk van {party.name}. Bewaar uw tekst elders, open de bladzijde "
            "opnieuw en voeg de teksten samen."
        )
        raise PreparationError(message) from error


@transaction.atomic
def change_view(*, view: DeviatingView, text: str, at: datetime, by: User) -> UUID | None:
    """Change a view; once released, the other partners read the change at once. Returns the batch, if any."""
    ledger = Ledger(at=at, by=by)
    ledger.change(view, str(view), {"text": text})
    return ledger.close_if_changed()


@transaction.atomic
def release_view(*, view: DeviatingView, seen: str, on: date, at: datetime, by: User) -> None:
    """Let the other partners read a view. It leaves the house, so no undo takes it back; ``withdraw_view`` can.

    Releasing it twice changes nothing.

    Raises
    ------
    PreparationError
        When the text is no longer the one that was seen.
    """
    found = DeviatingView.objects.select_for_update().get(pk=view.pk)
    if found.released_on:
        return
    if found.text != seen:
        message = (
            "De tekst is gewijzigd sinds u deze bladzijde opende; er is nog niets vrijgegeven. "
            "Lees de tekst hieronder en geef dan vrij."
        )
        raise PreparationError(message)
    ledger = Ledger(at=at, by=by)
    ledger.change(found, str(found), {"released_on": on}, deed=Deed.SEND)
    ledger.close()


@transaction.atomic
def withdraw_view(*, view: DeviatingView, at: datetime, by: User) -> None:
    """Call a view back: from now on only its own house reads it. Doing it twice changes nothing."""
    found = DeviatingView.objects.select_for_update().get(pk=view.pk)
    if not found.released_on:
        return
    ledger = Ledger(at=at, by=by)
    ledger.change(found, str(found), {"released_on": None})
    ledger.close()


@transaction.atomic
def remove_view(*, view: DeviatingView, at: datetime, by: User) -> UUID:
    """Take a view away; it can be put back. Returns the batch.

    Raises
    ------
    PreparationError
        When the other partners can read it: it must be called back first.
    """
    found = DeviatingView.objects.select_for_update().get(pk=view.pk)
    if found.released_on:
        message = "Deze kijk is vrijgegeven; haal haar eerst terug, dan kunt u haar weghalen."
        raise PreparationError(message)
    ledger = Ledger(at=at, by=by)
    ledger.remove(found, str(found))
    return ledger.close()
