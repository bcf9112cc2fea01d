"""What people fill in to subscribe to a calendar."""

from typing import Any

from django import forms

from verband.rooms.councils.selectors.feed_choices import Choices

ALARMS = (("", "geen herinnering"), ("1", "1 dag vooraf"), ("7", "7 dagen vooraf"), ("14", "14 dagen vooraf"))


class FeedForm(forms.Form):
    """Whose calendar, and whether it reminds of itself."""

    of = forms.ChoiceField(label="Agenda van")
    alarm = forms.ChoiceField(
        label="Herinnering",
        choices=ALARMS,
        required=False,
        help_text="Om 9 uur in de ochtend, op elk apparaat dat de agenda leest. Niet bij een reces.",
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = choices.groups  # type: ignore[attr-defined]  # of a field with choices
        self.fields["of"].initial = choices.asked

    @property
    def alarm_days(self) -> int | None:
        """Return how many days before an entry it reminds of itself; None for not at all."""
        return int(self.cleaned_data["alarm"]) if self.cleaned_data["alarm"] else None
