"""Decide differences: per field, or all fields of a record at once."""

from typing import Any
from uuid import UUID

from django import forms

from verband.rooms.common.forms import SeenForm
from verband.rooms.register.selectors.conflicts import Line, Waiting

HERE, SOURCE, LATER = "hier", "bron", "later"
ALL = "alles"
"""The name of the two buttons that decide all fields at once."""


class DecideForm(SeenForm):
    """A choice for each field that differs; what is decided later keeps waiting."""

    def __init__(self, *args: Any, waiting: Waiting, **kwargs: Any) -> None:
        super().__init__(*args, seen=waiting.seen, **kwargs)
        for line in waiting.lines:
            self.fields[str(line.conflict.public_id)] = _choice(line, needed=ALL not in self.data)

    def clean(self) -> dict[str, Any]:
        """Refuse a form in which nothing was chosen."""
        sent = super().clean() or {}
        if not self.errors and not self.chosen():
            message = "Kies bij ten minste één gegeven wat er moet staan, of kies voor alles hetzelfde."
            raise forms.ValidationError(message)
        return sent

    def chosen(self) -> dict[UUID, bool]:
        """Return per difference whether the source is followed."""
        names = [name for name in self.fields if name != "gezien"]
        whole = self.data.get(ALL)
        if whole in (HERE, SOURCE):
            return {UUID(name): whole == SOURCE for name in names}
        sent = {name: self.cleaned_data.get(name) for name in names}
        return {UUID(name): choice == SOURCE for name, choice in sent.items() if choice in (HERE, SOURCE)}


def _choice(line: Line, *, needed: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=line.label[:1].upper() + line.label[1:],
        choices=[
            (HERE, f"Houd wat hier staat: {line.here}"),
            (SOURCE, f"Neem over van de bron: {line.theirs}"),
            (LATER, "Beslis later"),
        ],
        widget=forms.RadioSelect,
        initial=LATER,
        required=needed,
        help_text=f"Was bij de vorige inlezing: {line.was}",
    )
