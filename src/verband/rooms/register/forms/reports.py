"""Forms about what is not right."""

from typing import Any

from django import forms
from django.conf import settings
from django.core import signing

from verband.rooms.common.forms import SeenForm
from verband.rooms.register.choices import ReportState

SALT = "melding"
FASTEST = 3
"""Seconds in which nobody writes a report."""
LONGEST = 24 * 60 * 60


class ReportForm(forms.Form):
    """What is not right, and where an answer may go."""

    text = forms.CharField(
        label="Wat klopt er niet?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Schrijf hoe het wel is en waar dat te zien is. Zet er geen gegevens van personen in.",
        error_messages={"required": "Schrijf wat er niet klopt."},
    )
    reply_to = forms.EmailField(
        label="E-mailadres voor antwoord",
        required=False,
        error_messages={"invalid": "Schrijf het e-mailadres als naam@organisatie.nl, of laat het leeg."},
        help_text="Alleen om u te laten weten dat er antwoord is; u kunt het ook zelf volgen.",
    )
    site = forms.CharField(label="Laat dit veld leeg", required=False)
    """A field that people do not see and machines fill in."""
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.fields["opened"].initial = signing.TimestampSigner(salt=SALT).sign("open")
        self.fields["site"].widget.attrs = {"tabindex": "-1", "autocomplete": "off"}
        if not settings.MAIL_IS_SENT:
            del self.fields["reply_to"]

    def clean(self) -> dict[str, Any]:
        """Leave the address empty where a site that sends no mail did not ask for it."""
        return {"reply_to": ""} | (super().clean() or self.cleaned_data)

    def clean_site(self) -> str:
        """Refuse what a machine fills in."""
        if self.cleaned_data["site"]:
            message = "Laat dit veld leeg."
            raise forms.ValidationError(message)
        return ""

    def clean_opened(self) -> str:
        """Refuse a form that was not opened here, or was sent back faster than anyone can write."""
        signer = signing.TimestampSigner(salt=SALT)
        try:
            signer.unsign(self.cleaned_data["opened"], max_age=LONGEST)
        except signing.BadSignature as error:
            message = "Het formulier stond te lang open. Verstuur het nog eens; wat u schreef staat er nog."
            raise forms.ValidationError(message) from error
        try:
            signer.unsign(self.cleaned_data["opened"], max_age=FASTEST)
        except signing.SignatureExpired:
            return ""
        message = "Dat ging wel erg snel. Lees uw melding nog eens na en verstuur haar dan."
        raise forms.ValidationError(message)


class AnswerForm(SeenForm):
    """How far a report is, and what the answer is."""

    state = forms.ChoiceField(
        label="Stand",
        choices=[choice for choice in ReportState.choices if choice[0] != ReportState.NEW],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="Antwoord",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De melder leest dit. Noem geen personen.",
    )


class EraseForm(forms.Form):
    """That what people wrote goes for good."""

    sure = forms.BooleanField(
        label="Ik begrijp dat dit niet ongedaan te maken is.",
        error_messages={"required": "Zet een vinkje: wat weg is, is niet terug te halen."},
    )
