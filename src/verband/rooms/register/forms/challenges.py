"""The form with which the challenges of a partnership are chosen."""

from django import forms
from django.utils.text import slugify

from verband.rooms.common.forms import SeenForm
from verband.rooms.register.models import Challenge


class ChallengesForm(SeenForm):
    """Which challenges of the list, and one that is not in it."""

    challenges = forms.ModelMultipleChoiceField(
        label="Opgaven",
        queryset=Challenge.objects.all(),
        to_field_name="public_id",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Een opgave die u koos, staat niet meer in de lijst; kijk de keuze na.",
            "invalid_pk_value": "Een opgave die u koos, staat niet meer in de lijst; kijk de keuze na.",
        },
    )
    new = forms.CharField(
        label="Een opgave die er niet bij staat",
        max_length=120,
        required=False,
        help_text="Ieder ander kan haar daarna ook kiezen.",
    )

    def clean_new(self) -> str:
        """Refuse a name of which no code can be made."""
        name: str = self.cleaned_data["new"]
        if name and not slugify(name):
            message = "Schrijf een naam met letters of cijfers."
            raise forms.ValidationError(message)
        return name
