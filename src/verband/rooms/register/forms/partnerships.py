"""Forms about a partnership."""

from typing import Any

from django import forms

from verband.rooms.common.forms import DayField
from verband.rooms.register.bridge.facts import task_kinds
from verband.rooms.register.bridge.lists import Names
from verband.rooms.register.choices import Form, SchemeKind
from verband.rooms.register.forms.naming import named_parties
from verband.rooms.register.forms.participants import CORRECTION, HowForm
from verband.rooms.register.models import Area, Party

READ_FROM_TEXT = "Kiest u niets, dan leest het overzicht de soort taak uit naam en doel."


def kind_choices() -> list[tuple[str, str]]:
    """Return the task kinds as one chooses them."""
    return sorted(((kind.code, kind.label) for kind in task_kinds().kinds.values()), key=lambda kind: kind[1])


class VersionFields(forms.Form):
    """What a partnership is called, is for and looks like."""

    name = forms.CharField(label="Naam", max_length=1024)
    short_name = forms.CharField(label="Afkorting of citeertitel", max_length=250, required=False)
    form = forms.ChoiceField(label="Vorm", choices=Form.choices, initial=Form.UNKNOWN)
    purpose = forms.CharField(label="Doel", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    website = forms.URLField(label="Website", max_length=2000, required=False, assume_scheme="https")
    task_kinds = forms.MultipleChoiceField(  # type: ignore[call-arg]  # the stubs do not know template_name yet
        label="Soort taak",
        required=False,
        choices=kind_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=READ_FROM_TEXT,
        template_name="register/keep/_folded_field.html",
    )

    def values(self) -> dict[str, Any]:
        """Return the columns of a version; kinds only when some were chosen."""
        names = ("name", "short_name", "form", "purpose", "website", "scheme_kind", "place", "unnamed")
        columns = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        chosen = self.cleaned_data["task_kinds"]
        return columns | ({"task_kinds": chosen} if chosen else {})


class StartForm(VersionFields):
    """A new partnership: name, form, day and participants are enough."""

    sinds = DayField(label="Begint op", required=False, help_text="Leeg als dat niet bekend is.")
    deelnemers = forms.CharField(
        label="Deelnemers",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Eén per regel: een naam, een afkorting of een TOOI-code.",
    )
    gebied = forms.ModelChoiceField(
        label="Alle gemeenten van",
        queryset=Area.objects.order_by("division", "name"),
        required=False,
        empty_label="geen heel gebied",
        to_field_name="public_id",
    )
    gastheer = forms.CharField(
        label="Centrumgemeente of uitvoerende gemeente",
        required=False,
        help_text="Alleen als één overheid het voor de andere doet.",
    )

    field_order = ["name", "form", "sinds", "deelnemers", "gebied", "gastheer"]

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names

    def clean_deelnemers(self) -> list[Party]:
        """Return the parties that are meant."""
        return named_parties(self.cleaned_data["deelnemers"], self._names)

    def clean_gastheer(self) -> Party | None:
        """Return the one party that does it for the others."""
        found = named_parties(self.cleaned_data["gastheer"], self._names)
        return found[0] if found else None


class VersionForm(VersionFields, HowForm):
    """A version as it stands, to change from a day or to correct."""

    scheme_kind = forms.ChoiceField(label="Soort regeling", choices=SchemeKind.choices)
    place = forms.CharField(label="Plaats", max_length=250, required=False)
    unnamed = forms.CharField(label="Niet bij naam genoemde deelnemers", max_length=300, required=False)

    field_order = [
        "hoe", "vanaf", "name", "short_name", "form", "scheme_kind", "purpose", "place", "website", "unnamed",
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("hoe", CORRECTION)
