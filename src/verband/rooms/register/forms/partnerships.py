"""Forms about a partnership."""

from collections.abc import Iterable
from typing import Any

from django import forms

from verband.rooms.common.forms import DayField
from verband.rooms.register.bridge.facts import task_kinds
from verband.rooms.register.bridge.lists import Names
from verband.rooms.register.choices import Form, Obligation, SchemeKind
from verband.rooms.register.forms.lengths import LongTextField
from verband.rooms.register.forms.naming import named_parties
from verband.rooms.register.forms.participants import CORRECTION, NOT_ANY_MORE, HowForm
from verband.rooms.register.forms.written import grounds, powers, tidy
from verband.rooms.register.models import Area, Party

PERIOD = ("valid_from", "valid_to")
"""Days of a version: a correction changes them, a change in the world cannot."""
WRITTEN = {"legal_grounds": grounds, "powers": powers}
"""Columns that hold pairs, written in one field; what was left alone stays as its source told it."""
READ_FROM_TEXT = "Kiest u niets, dan leest het overzicht de soort taak uit naam en doel."


def kind_choices() -> list[tuple[str, str]]:
    """Return the task kinds as one chooses them."""
    return sorted(((kind.code, kind.label) for kind in task_kinds().kinds.values()), key=lambda kind: kind[1])


class VersionFields(forms.Form):
    """What a partnership is called, is for and looks like."""

    name = forms.CharField(label="Naam", max_length=1024)
    short_name = forms.CharField(label="Afkorting of citeertitel", max_length=250, required=False)
    form = forms.ChoiceField(label="Vorm", choices=Form.choices, initial=Form.UNKNOWN)
    purpose = LongTextField(
        label="Doel",
        required=False,
    )
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
        names = (
            "name", "short_name", "form", "purpose", "website", "obligation_told", "scheme_kind", "place", "unnamed",
        )  # fmt: skip
        columns = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        chosen = self.cleaned_data["task_kinds"]
        return columns | ({"task_kinds": chosen} if chosen else {})


class StartForm(VersionFields):
    """A new partnership: name, form, day and participants are enough."""

    sinds = DayField(label="Begint op", required=False, help_text="Leeg als dat niet bekend is.")
    deelnemers = LongTextField(
        label="Deelnemers",
        required=False,
        rows=6,
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
    obligation_told = forms.ChoiceField(
        label="Verplicht of vrijwillig",
        required=False,
        choices=[("", "zoals Verband het leest"), *Obligation.choices],
        help_text="Verband leest het uit naam, doel en bevoegdheden. Kiest u zelf, dan staat dat erbij.",
    )
    legal_grounds = LongTextField(
        label="Wettelijke grondslagen",
        required=False,
        rows=4,
        help_text="Eén per regel: wet en artikel, met erachter het adres als u dat weet.",
        template_name="register/keep/_more_field.html",
    )
    powers = LongTextField(
        label="Bevoegdheden",
        required=False,
        rows=8,
        help_text="Begin een kop met #, bijvoorbeeld: # Artikel 5. De tekst staat eronder.",
        template_name="register/keep/_more_field.html",
    )
    place = forms.CharField(label="Plaats", max_length=250, required=False)
    unnamed = forms.CharField(label="Niet bij naam genoemde deelnemers", max_length=300, required=False)

    valid_from = DayField(
        label="Deze versie geldt van",
        required=False,
        help_text="Alleen te verbeteren. De versie ervoor, of wie op de eerste dag begon, gaat mee.",
    )
    valid_to = DayField(
        label="Deze versie geldt tot",
        required=False,
        help_text=f"{NOT_ANY_MORE} Alleen te verbeteren. Wie toen ophield, gaat mee.",
    )

    field_order = [
        "hoe", "vanaf", "name", "short_name", "form", "scheme_kind", "purpose", "place", "website", "unnamed",
        "obligation_told", "task_kinds", "legal_grounds", "powers", "valid_from", "valid_to",
    ]  # fmt: skip

    def __init__(self, *args: Any, last: bool, **kwargs: Any) -> None:
        """Offer the last day only of the ``last`` version: any other ends where the next begins."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("hoe", CORRECTION)
        if not last:
            del self.fields["valid_to"]

    def plain(self) -> dict[str, Any]:
        """Return the columns as an event tells them, grounds and powers as they are written."""
        days = {name: self.cleaned_data[name] for name in PERIOD if name in self.cleaned_data}
        texts = {name: tidy(self.cleaned_data[name]) for name in WRITTEN}
        return self.values() | {name: day.isoformat() if day else None for name, day in days.items()} | texts

    def columns(self, names: Iterable[str]) -> dict[str, Any]:
        """Return these columns with the values of their fields."""
        sent = self.cleaned_data
        return {name: WRITTEN[name](sent[name]) if name in WRITTEN else sent[name] for name in names}
