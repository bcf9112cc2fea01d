"""Parties as people write them: a name, an abbreviation or a code on each line."""

from collections.abc import Sequence

from django import forms

from verband.rooms.register.bridge.lists import Names
from verband.rooms.register.models import Party

MOST_LINES = 400


def named_parties(text: str, names: Names) -> list[Party]:
    """Return the parties that are meant, in the order in which they stand, each once.

    Raises
    ------
    forms.ValidationError
        Naming each line that means nothing here, or more than one party, with what may be meant.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        message = f"Er staan {len(lines)} regels; hooguit {MOST_LINES} tegelijk."
        raise forms.ValidationError(message)
    found = [(line, names.match(line)) for line in lines]
    doubts = [
        _doubt(line, [each.name for each in match.proposals])
        for line, match in found
        if match.certainty != "certain"
    ]
    if doubts:
        raise forms.ValidationError(doubts)
    rows = {str(row.public_id): row for row in Party.objects.filter(public_id__in=[m.key for _, m in found])}
    return [rows[key] for key in dict.fromkeys(match.key for _, match in found)]


def _doubt(line: str, proposals: Sequence[str]) -> str:
    if proposals:
        return f"'{line}' is niet zeker; bedoelt u {' of '.join(proposals)}?"
    return (
        f"'{line}' staat hier niet; kijk naar de spelling of zoek de naam bij Overheden. Is het geen overheid, dan "
        "voegt u de partij eerst toe bij Bijhouden."
    )
