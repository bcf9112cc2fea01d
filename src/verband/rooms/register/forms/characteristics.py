"""Forms about the eight characteristics of a task."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from verband.rooms.common.forms import SEEN, SeenForm
from verband.rooms.register.choices import Answer, Characteristic
from verband.rooms.register.models import Party
from verband.rooms.register.selectors.characteristics import NOT_ANSWERED, in_words
from verband.rooms.register.services.keep.characteristics import Answers, Given

LARGEST = 5 * 1024 * 1024


def options(characteristic: Characteristic) -> list[tuple[str, str]]:
    """Return the answers to one characteristic in its own words."""
    return [(answer.value, in_words(characteristic, answer)) for answer in Answer]


class CharacteristicsForm(SeenForm):
    """The eight characteristics of one task, and on whose behalf they are answered."""

    def __init__(self, *args: Any, standing: Answers, parties: QuerySet[Party], **kwargs: Any) -> None:
        seen = flat(standing)
        super().__init__(*args, seen=seen, initial=seen, **kwargs)
        for each in Characteristic:
            self.fields[each.value] = forms.ChoiceField(
                label=each.label.capitalize(),
                choices=options(each) if each in standing else [("", NOT_ANSWERED), *options(each)],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[because(each)] = forms.CharField(
                label=f"Gemengd, omdat ({each.label})", max_length=500, required=False
            )
        self.fields["answered_for"] = _on_behalf(parties)

    def clean(self) -> dict[str, Any]:
        """Ask why an answer is mixed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for each in Characteristic:
            if cleaned.get(each.value) == Answer.MIXED and not cleaned.get(because(each)):
                self.add_error(because(each), "Zeg waarom het gemengd is.")
        return cleaned

    def given(self) -> Answers:
        """Return the answers."""
        return _answers(self.cleaned_data)

    def seen(self) -> Answers:
        """Return the answers that stood when the page was opened."""
        return _answers(self.cleaned_data[SEEN])

    def left_alone(self) -> set[str]:
        """Return the fields as they were on the page; an answer and its reason are one."""
        alone = super().left_alone()
        return {
            name
            for each in Characteristic
            for name in (each.value, because(each))
            if {each.value, because(each)} <= alone
        }


def _on_behalf(parties: QuerySet[Party]) -> forms.Field:
    """Return the choice for whom one answers."""
    return forms.ModelChoiceField(
        label="Namens",
        queryset=parties,
        required=False,
        to_field_name="public_id",
        empty_label="alle deelnemers",
    )


def because(characteristic: Characteristic) -> str:
    """Return the name of the field that says why the answer is mixed."""
    return f"{characteristic.value}-because"


def flat(answers: Answers) -> dict[str, str]:
    """Return the answers by the names of their fields."""
    pairs = [(each, answers.get(each)) for each in Characteristic]
    told = {each.value: given.answer.value if given else "" for each, given in pairs}
    return told | {because(each): given.because if given else "" for each, given in pairs}


def _answers(values: Mapping[str, str]) -> Answers:
    return {
        each: Given(Answer(values[each.value]), values[because(each)])
        for each in Characteristic
        if values.get(each.value)
    }


class SheetForm(forms.Form):
    """A filled in form of a working session."""

    bestand = forms.FileField(
        label="Ingevuld werkblad (XLSX)", help_text="Hooguit 5 MB; het werkblad dat u hier ophaalde."
    )
    nieuwe_taken = forms.BooleanField(
        label="Voeg taken toe die hier nog niet staan",
        required=False,
        help_text="Zonder vinkje noemt Verband ze en gebeurt er niets.",
    )

    def __init__(self, *args: Any, parties: QuerySet[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answered_for"] = _on_behalf(parties)

    def clean_bestand(self) -> bytes:
        """Return the content of the file."""
        sent = self.cleaned_data["bestand"]
        if sent.size > LARGEST:
            message = "Dit bestand is groter dan 5 MB; haal het werkblad opnieuw op en vul dat in."
            raise forms.ValidationError(message)
        content: bytes = sent.read()
        return content
