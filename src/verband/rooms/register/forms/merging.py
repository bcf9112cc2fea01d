"""Merge two records: find them, choose where they collide, confirm."""

from typing import Any

from django import forms

from verband.rooms.common.forms import SeenForm
from verband.rooms.register.bridge.lists import Names
from verband.rooms.register.selectors.merging import Collision, Merging

STAYS, GOES = "blijft", "gaat"
PARTNERSHIPS, PARTIES = "samenwerkingsverbanden", "partijen"
MARK = "mark"


class FindForm(forms.Form):
    """Two records that someone says are the same."""

    soort = forms.ChoiceField(
        label="Wat wilt u samenvoegen?",
        choices=[(PARTNERSHIPS, "samenwerkingsverbanden"), (PARTIES, "partijen")],
        widget=forms.RadioSelect,
        initial=PARTNERSHIPS,
    )
    blijft = forms.CharField(label="Dit blijft", help_text="Een naam, een afkorting of een code.")
    gaat = forms.CharField(label="Dit gaat erin op", help_text="Een naam, een afkorting of een code.")

    def __init__(self, *args: Any, names: dict[str, Names], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names

    def clean(self) -> dict[str, Any]:
        """Find out which two are meant."""
        sent = super().clean() or {}
        names = self._names.get(sent.get("soort", ""))
        for field in (STAYS, GOES):
            if names and sent.get(field):
                self._find(field, sent, names)
        if not self.errors and sent[STAYS] == sent[GOES]:
            self.add_error(GOES, "Dit is twee keer hetzelfde; noem hier de andere.")
        return sent

    def _find(self, field: str, sent: dict[str, Any], names: Names) -> None:
        found = names.match(sent[field])
        if found.key:
            sent[field] = found.key
            return
        proposed = ", ".join(f"{one.name} ({one.key})" for one in found.proposals)
        advice = f"Bedoelt u een van deze: {proposed}? Neem de code tussen haakjes over." if proposed else ""
        self.add_error(field, f"'{sent[field]}' is niet bekend. {advice}".strip())


class MergeForm(SeenForm):
    """A choice for each collision, and the confirmation of all that was shown."""

    use_required_attribute = False

    def __init__(self, *args: Any, merging: Merging, **kwargs: Any) -> None:
        super().__init__(*args, seen={MARK: merging.mark}, **kwargs)
        self._collisions = [each.key for each in merging.collisions]
        for each in merging.collisions:
            self.fields[each.key] = _choice(each, merging)

    @property
    def mark(self) -> str:
        """Return the mark of what the person saw."""
        return str(self.cleaned_data["gezien"].get(MARK, ""))

    def choices(self) -> dict[str, bool]:
        """Return per collision whether what goes wins."""
        sent = {key: self.cleaned_data.get(key) for key in self._collisions}
        return {key: choice == GOES for key, choice in sent.items() if choice}


def _choice(collision: Collision, merging: Merging) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=collision.label[:1].upper() + collision.label[1:],
        choices=[
            (STAYS, f"Volgens {merging.stays_name}: {collision.stays.words}"),
            (GOES, f"Volgens {merging.goes_name}: {collision.goes.words}"),
        ],
        widget=forms.RadioSelect,
        help_text=f"Verschilt: {', '.join(collision.differing)}. Wat u niet kiest gaat naar de prullenbak.",
    )
