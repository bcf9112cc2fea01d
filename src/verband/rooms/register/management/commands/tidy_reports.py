"""``verband tidy-reports``: wipe the e-mail addresses of reports that were answered long ago; run it daily."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verband.rooms.common.words import meervoud
from verband.rooms.register.services.keep.reports import ADDRESS_KEPT, forget_addresses


class Command(BaseCommand):
    help = (
        f"Wist e-mailadressen van meldingen die langer dan {ADDRESS_KEPT.days} dagen geleden zijn beantwoord."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        number = forget_addresses(at=timezone.now())
        self.stdout.write(f"Gewist: {meervoud(number, 'adres,adressen')}.")
