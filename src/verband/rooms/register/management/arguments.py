"""Arguments that several commands share, each refused in one sentence when it cannot be used."""

from datetime import date

from django.core.management.base import CommandError

from verband.rooms.register.selectors.on_day import RegisterOnDay


def asked_day(text: str) -> date | None:
    """Return the day of ``--peildatum``, None when none is given."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        message = f"--peildatum '{text}' is geen datum; schrijf bijvoorbeeld 2026-05-16."
        raise CommandError(message, returncode=2) from error


def province_code(register: RegisterOnDay, asked: str) -> str:
    """Return the code of ``--province``, given by name or code."""
    for code, name in register.provinces.items():
        if asked.casefold() in {code.casefold(), name.casefold()}:
            return code
    known = ", ".join(sorted(register.provinces.values())) or "geen; lees eerst een register in"
    message = f"Provincie '{asked}' is niet bekend. Bekend zijn: {known}."
    raise CommandError(message, returncode=2)
