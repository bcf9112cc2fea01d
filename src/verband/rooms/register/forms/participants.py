"""Forms about who takes part."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from verband.rooms.common.forms import DayField, SeenForm
from verband.rooms.register.bridge.facts import organs
from verband.rooms.register.bridge.lists import Names
from verband.rooms.register.choices import Role
from verband.rooms.register.forms.lengths import LongTextField
from verband.rooms.register.forms.naming import named_parties
from verband.rooms.register.models import Task
from verband.rooms.register.services.keep.participants import task_ids

CORRECTION, CHANGE = "verbetering", "wijziging"
HOW = {
    CORRECTION: "verbetering: zo was het altijd al",
    CHANGE: "wijziging: zo is het vanaf een dag",
}
DAYS = ("joined_on", "valid_from", "valid_to")
"""Days of a participation: a correction changes them, a change in the world cannot."""
NOT_ANY_MORE = "De eerste dag waarop het niet meer geldt; leeg als het doorgaat."
UNKNOWN_ORGAN = "unknown"
UNKNOWN_ALONE = "Kies organen, of alleen dat het orgaan niet bekend is."
WHOLE = [(True, "het geheel"), (False, "op onderdelen")]


def organ_choices() -> list[tuple[str, str]]:
    """Return the organs as one chooses them, of whatever party."""
    return [
        (code, ", of ".join(dict.fromkeys((one.label, one.joint_label)))) for code, one in organs().items()
    ]


class OrgansField(forms.MultipleChoiceField):
    """Organs that take part: either some that are known, or that nobody knows which."""

    def validate(self, value: list[str]) -> None:
        """Refuse 'niet bekend' beside an organ."""
        super().validate(value)
        if UNKNOWN_ORGAN in value and len(value) > 1:
            raise forms.ValidationError(UNKNOWN_ALONE)


def _organs() -> OrgansField:
    return OrgansField(  # type: ignore[call-arg]  # the stubs do not know template_name yet
        label="Organen die meedoen",
        required=False,
        choices=organ_choices,
        widget=forms.CheckboxSelectMultiple,
        template_name="register/keep/_folded_field.html",
    )


class HowForm(SeenForm):
    """A form that asks whether the world changed or the record was wrong."""

    hoe = forms.ChoiceField(label="Wat verandert er?", choices=HOW.items(), widget=forms.RadioSelect)
    vanaf = DayField(
        label="Vanaf",
        required=False,
        help_text="De eerste dag waarop het anders is; alleen bij een wijziging.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a change."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("hoe") == CHANGE and not cleaned.get("vanaf") and "vanaf" not in self.errors:
            self.add_error("vanaf", "Vul de eerste dag in waarop het anders is.")
        return cleaned


class AddParticipantsForm(forms.Form):
    """Who joins, in which role and since when."""

    deelnemers = LongTextField(
        label="Wie doen er mee?",
        rows=5,
        help_text="Eén per regel: een naam, een afkorting of een TOOI-code.",
    )
    rol = forms.ChoiceField(label="Rol", choices=Role.choices, initial=Role.PARTICIPANT)
    whole = forms.TypedChoiceField(
        label="Doet mee voor", choices=WHOLE, coerce=str(True).__eq__, widget=forms.RadioSelect, initial=True
    )
    organs = _organs()
    sinds = DayField(label="Sinds", required=False, help_text="Leeg als dat niet bekend is.")
    tot = DayField(label="Tot", required=False, help_text=NOT_ANY_MORE)

    field_order = ["deelnemers", "rol", "whole", "sinds", "tot", "organs"]

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names

    def clean_deelnemers(self) -> list[Any]:
        """Return the parties that are meant."""
        return named_parties(self.cleaned_data["deelnemers"], self._names)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begin, end = cleaned.get("sinds"), cleaned.get("tot")
        if begin and end and end <= begin:
            self.add_error("tot", "Deze dag ligt niet na 'Sinds'; kies een latere dag.")
        return cleaned


class ParticipationForm(HowForm):
    """How one party takes part."""

    role = forms.ChoiceField(label="Rol", choices=Role.choices)
    whole = forms.TypedChoiceField(
        label="Doet mee voor", choices=WHOLE, coerce=str(True).__eq__, widget=forms.RadioSelect
    )
    tasks = forms.ModelMultipleChoiceField(
        label="Alleen voor deze taken",
        queryset=Task.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        to_field_name="public_id",
    )
    organs = _organs()
    cost_share = forms.CharField(label="Verdeelsleutel", max_length=300, required=False)
    joined_on = DayField(
        label="Toegetreden op",
        required=False,
        help_text="Staat op de bladzijde onder 'Sinds'; leeg als dat niet bekend is.",
    )
    valid_from = DayField(
        label="In dit overzicht vanaf",
        required=False,
        help_text="Op een peildatum ervoor telt deze deelname niet mee; leeg: vanaf het begin.",
    )
    valid_to = DayField(label="In dit overzicht tot", required=False, help_text=NOT_ANY_MORE)

    field_order = [
        "role", "whole", "tasks", "organs", "cost_share", "joined_on", "valid_from", "valid_to", "hoe", "vanaf",
    ]  # fmt: skip

    def __init__(self, *args: Any, tasks: QuerySet[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("hoe", CORRECTION)
        if tasks:
            self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]  # a field of models
        else:
            del self.fields["tasks"]

    def plain(self) -> dict[str, Any]:
        """Return how the party takes part as an event tells it."""
        sent = self.cleaned_data
        columns = {name: sent[name] for name in ("role", "whole", "organs", "cost_share")}
        days = {name: sent[name].isoformat() if sent[name] else None for name in DAYS}
        tasks = {"tasks": task_ids(sent["tasks"])} if "tasks" in sent else {}
        return columns | days | tasks


class EndForm(forms.Form):
    """The first day on which something no longer holds."""

    per = DayField(
        label="Eerste dag waarop het niet meer geldt",
        help_text="Wie tot en met 31 december meedoet, houdt op per 1 januari.",
    )
