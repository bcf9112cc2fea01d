"""The form with which a government confirms its own list."""

from django import forms

from verband.rooms.common.forms import SeenForm


class ConfirmForm(SeenForm):
    """What there is to say beside that it is right; it remembers which list was shown."""

    note = forms.CharField(
        label="Opmerking",
        max_length=500,
        required=False,
        help_text="Bijvoorbeeld wat er nog niet in staat. Iedereen leest dit.",
    )
