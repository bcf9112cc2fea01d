"""How forms of every room look, and how a form remembers what its reader saw."""

from datetime import date
from typing import Any, TypeVar, cast

from django import forms
from django.core import signing
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict

SEEN = "gezien"
FIRST_YEAR, LAST_YEAR = 1200, 2200
"""The oldest water authority is of 1232; what people agree on seldom holds two centuries."""
AnyForm = TypeVar("AnyForm", bound=forms.BaseForm)


class HouseRenderer(TemplatesSetting):
    """Writes ``{{ form }}`` in the house's own markup: errors on top, then each field with its label and hint."""

    form_template_name = "common/form.html"
    field_template_name = "common/field.html"


class DayInput(forms.DateInput):
    """A day as the browser lets one choose it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day in a year that can be meant: who types 28 in a field of the browser gets the year 28."""

    widget = DayInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[_refuse_strange_year], **kwargs)


def _refuse_strange_year(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"Het jaar {day.year} kan niet kloppen; schrijf het jaar met vier cijfers, zoals 2026."
        raise forms.ValidationError(message)


def begun(form: AnyForm) -> AnyForm:
    """Put the cursor in the first field of a form that starts a record; only for a page that has no other purpose.

    A form that comes back leaves the cursor alone: there the list of what is wrong comes first.
    """
    if not form.is_bound:
        form.visible_fields()[0].field.widget.attrs["autofocus"] = True
    return form


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
        """Let the form that goes back to its sender rest on what stands now.

        What the sender left alone shows what another made of it; sent again as it was, it would take that back.
        """
        sent = cast("QueryDict", self.data).copy()
        for name in self.left_alone() & seen.keys():
            self._put(sent, name, seen[name])
        sent[SEEN] = signing.dumps(self.cleaned_data.get(SEEN, {}) | seen, salt=SEEN)
        self.data = sent

    def left_alone(self) -> set[str]:
        """Return the fields that say what the reader saw."""
        seen = self.cleaned_data.get(SEEN, {})
        return {name for name in self.fields.keys() & seen.keys() if self._says(name, seen[name])}

    def _says(self, name: str, value: Any) -> bool:  # noqa: ANN401 - JSON values have no common type
        field = self.fields[name]
        try:
            return not field.has_changed(field.to_python(value), self[name].data)
        except forms.ValidationError:
            return False

    def _put(self, sent: QueryDict, name: str, value: Any) -> None:  # noqa: ANN401 - JSON values have no common type
        is_unticked = value is False and isinstance(self.fields[name], forms.BooleanField)
        if value is None or is_unticked:
            sent.pop(name, None)
        else:
            sent.setlist(name, value if isinstance(value, list) else [str(value)])


class ColumnsForm(SeenForm):
    """A form whose fields are columns of one row; empty texts stay empty, empty days and amounts are unknown."""

    def values(self) -> dict[str, Any]:
        """Return the columns with their values."""
        return {name: self.cleaned_data[name] for name in self.columns()}

    @classmethod
    def columns(cls) -> list[str]:
        """Return the columns that it writes."""
        return [name for name in cls.base_fields if name != SEEN]
