"""Choosing councils by a tick, by the name that people use."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from verband.rooms.councils.templatetags.councils_words import raad
from verband.rooms.register.models import Party

NO_COUNCIL = "Zet een vinkje bij ten minste een raad, Staten of algemeen bestuur."


class CouncilsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """Some of the councils that the form offers."""

    def __init__(self, *, label: str, required: bool = True) -> None:
        super().__init__(
            label=label,
            required=required,
            queryset=Party.objects.none(),
            to_field_name="public_id",
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": NO_COUNCIL},
        )

    def label_from_instance(self, obj: Party) -> str:
        """Return whose council it is."""
        return raad(obj)


class CouncilsForm(forms.Form):
    """A form with a field ``councils`` that offers some of them, by name."""

    def __init__(self, *args: Any, councils: Iterable[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [each.pk for each in councils]
        self.councils_field.queryset = Party.objects.filter(pk__in=numbers).order_by("name")

    @property
    def councils_field(self) -> CouncilsField:
        """Return the field with what it offers."""
        return cast("CouncilsField", self.fields["councils"])
