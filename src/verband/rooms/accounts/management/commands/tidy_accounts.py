"""``verband tidy-accounts``: let go of what is needed no longer; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from verband.rooms.accounts.services.retention import tidy_accounts


class Command(BaseCommand):
    help = "Wis beëindigde accounts na hun termijn, en oude aanmeldingen, sessies en mislukte pogingen."
    requires_system_checks = ()  # they load every page of the site

    def handle(self, *_args: Any, **_options: Any) -> None:
        gone = tidy_accounts(at=timezone.now())
        self.stdout.write(
            f"Gewist: {gone.accounts} accounts, {gone.events} gebeurtenissen, "
            f"{gone.sessions} sessies, {gone.attempts} mislukte pogingen."
        )
