"""``verband invite-administrator``: the first person who may invite others."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.forms import ValidationError
from django.utils import timezone

from verband.rooms.accounts.services.invitations import invite
from verband.rooms.accounts.views.addresses import invitation_link
from verband.rooms.common.bridge import InputError
from verband.rooms.common.words import datum


class Command(BaseCommand):
    help = "Nodig een beheerder van de site uit; toont de link waarmee die het account in gebruik neemt."
    requires_system_checks = ()  # they load every page of the site

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="E-MAILADRES")
        parser.add_argument("--name", default="", metavar="NAAM", help="kan de persoon ook zelf invullen")
        parser.add_argument(
            "--site",
            default="http://127.0.0.1:8000",
            metavar="ADRES",
            help="het adres waarop de site te vinden is",
        )

    def handle(self, *_args: Any, email: str, name: str, site: str, **_options: Any) -> None:
        try:
            validate_email(email)
            invitation, secret = invite(
                email=email, name=name, at=timezone.now(), by=None, administrator=True
            )
        except (InputError, ValidationError) as error:
            sentence = error.messages[0] if isinstance(error, ValidationError) else str(error)
            raise CommandError(sentence) from error
        day = timezone.localdate(invitation.expires_at)
        self.stdout.write(f"Open deze link in de browser; hij werkt één keer, tot en met {datum(day)}:")
        self.stdout.write(invitation_link(site, secret))
