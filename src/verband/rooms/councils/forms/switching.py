"""Switch a rule of law off."""

from django import forms


class SwitchForm(forms.Form):
    """Why a rule is switched off."""

    because = forms.CharField(
        label="Omdat", max_length=500, help_text="Iedereen die de kalender ziet, leest deze reden."
    )
