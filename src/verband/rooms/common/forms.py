"""How forms of every room look, and how a form remembers what its reader saw."""

from typing import Any, cast

from django import forms
from django.core import signing
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict

SEEN = "gezien"


class HouseRenderer(TemplatesSetting):
    """Writes ``{{ form }}`` in the house's own markup: errors on top, then each field with its label and hint."""

    form_template_name = "common/form.html"
    field_template_name = "common/field.html"


class DayInput(forms.DateInput):
    """A day as the browser lets one choose it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class SeenForm(forms.Form):
    """A form about a record that others may change meanwhile; ``seen`` holds plain values by field."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, seen: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEEN].initial = signing.dumps(seen or {}, salt=SEEN)

    def clean_gezien(self) -> dict[str, Any]:
        """Return the values that the reader saw; none when the record is new."""
        if not self.cleaned_data[SEEN]:
            return {}
        try:
            seen: dict[str, Any] = signing.loads(self.cleaned_data[SEEN], salt=SEEN)
        except signing.BadSignature as error:
            message = "Het formulier is niet heel aangekomen; open de bladzijde opnieuw."
            raise forms.ValidationError(message) from error
        return seen

    def see_again(self, seen: dict[str, Any]) -> None:
        """Let the form that goes back to its sender rest on what stands now."""
        sent = cast("QueryDict", self.data).copy()
        sent[SEEN] = signing.dumps(seen, salt=SEEN)
        self.data = sent
