"""The form with which a government confirms its own list."""

from django import forms


class ConfirmForm(forms.Form):
    """What there is to say beside that it is right."""

    note = forms.CharField(
        label="Opmerking",
        max_length=500,
        required=False,
        help_text="Bijvoorbeeld wat er nog niet in staat. Iedereen leest dit.",
    )
