"""Switch a rule of law, or a requirement on a text, off."""

from django import forms


class SwitchForm(forms.Form):
    """Why it is switched off."""

    because = forms.CharField(
        label="Omdat", max_length=500, help_text="Iedereen die de regels leest, leest deze reden."
    )
