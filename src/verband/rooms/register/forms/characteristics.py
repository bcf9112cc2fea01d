"""Forms about the eight characteristics of a task."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import Party, Task
from verband.rooms.register.selectors.characteristics import in_words
from verband.rooms.register.services.keep.characteristics import Given

LARGEST = 5 * 1024 * 1024


def options(characteristic: Characteristic) -> list[tuple[str, str]]:
    """Return the answers to one characteristic in its own words."""
    return [(answer.value, in_words(characteristic, answer)) for answer in Answer]


class CharacteristicsForm(forms.Form):
    """The eight characteristics of one task, and on whose behalf they are answered."""

    def __init__(self, *args: Any, task: Task, parties: QuerySet[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = {row.characteristic: row for row in task.answers.all()}
        for each in Characteristic:
            row = standing.get(each)
            self.fields[each.value] = forms.ChoiceField(
                label=each.label.capitalize(),
                choices=options(each),
                widget=forms.RadioSelect,
                initial=row.answer if row else Answer.UNKNOWN,
            )
            self.fields[f"{each.value}-because"] = forms.CharField(
                label=f"Gemengd, omdat ({each.label})",
                max_length=500,
                required=False,
                initial=row.because if row else "",
            )
        self.fields["answered_for"] = forms.ModelChoiceField(
            label="Namens",
            queryset=parties,
            required=False,
            to_field_name="public_id",
            empty_label="alle deelnemers",
        )

    def clean(self) -> dict[str, Any]:
        """Ask why an answer is mixed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for each in Characteristic:
            if cleaned.get(each.value) == Answer.MIXED and not cleaned.get(f"{each.value}-because"):
                self.add_error(f"{each.value}-because", "Zeg waarom het gemengd is.")
        return cleaned

    def given(self) -> dict[Characteristic, Given]:
        """Return the answers."""
        sent = self.cleaned_data
        return {
            each: Given(Answer(sent[each.value]), sent[f"{each.value}-because"]) for each in Characteristic
        }


class SheetForm(forms.Form):
    """A filled in form of a working session."""

    bestand = forms.FileField(
        label="Ingevuld werkblad (XLSX)", help_text="Hooguit 5 MB; het werkblad dat u hier ophaalde."
    )

    def clean_bestand(self) -> bytes:
        """Return the content of the file."""
        sent = self.cleaned_data["bestand"]
        if sent.size > LARGEST:
            message = "Dit bestand is groter dan 5 MB; haal het werkblad opnieuw op en vul dat in."
            raise forms.ValidationError(message)
        content: bytes = sent.read()
        return content
