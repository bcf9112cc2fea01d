"""``verband tidy-reports``: wipe what reports say of people when they were answered long ago; run it daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verband.rooms.common.words import meervoud
from verband.rooms.register.services.keep.reports import (
    ADDRESS_KEPT,
    TEXT_KEPT,
    forget_addresses,
    forget_texts,
)


class Command(BaseCommand):
    help = (
        f"Wist e-mailadressen van meldingen die langer dan {ADDRESS_KEPT.days} dagen geleden zijn beantwoord, en "
        f"tekst, antwoord en melder van meldingen die langer dan {TEXT_KEPT.days} dagen geleden zijn gesloten."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        addresses, texts = forget_addresses(at=now), forget_texts(at=now)
        self.stdout.write(
            f"Gewist: {meervoud(addresses, 'adres,adressen')} en de tekst van "
            f"{meervoud(texts, 'melding,meldingen')}."
        )
