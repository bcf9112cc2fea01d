"""A field for what people write at length about a partnership: it is kept for good, so it says how long it may be."""

from typing import Any

from django import forms

LONGEST_TEXT = 20_000
TOO_LONG = {"max_length": "Dit zijn %(show_value)d tekens; kort de tekst in tot hooguit %(limit_value)d."}


class LongTextField(forms.CharField):
    """A text of several lines."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=LONGEST_TEXT, error_messages=TOO_LONG, widget=widget, **kwargs)
