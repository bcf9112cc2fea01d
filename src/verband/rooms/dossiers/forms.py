"""What people fill in."""

import re
from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms

from verband.rooms.accounts.models import User
from verband.rooms.accounts.models.users import LONGEST_ADDRESS
from verband.rooms.common.forms import DayField
from verband.rooms.dossiers.choices import Capacity
from verband.rooms.dossiers.services.dossiers import Keeping
from verband.rooms.dossiers.services.notes import Content

MARK = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
NOT_SEALED = "Dit wordt niet versleuteld; schrijf hier niets vertrouwelijks."


class DossierForm(forms.Form):
    """What a dossier is called and how long it is kept."""

    title = forms.CharField(
        label="Titel", max_length=200, help_text="Alleen wie u noemt, kan de titel lezen."
    )
    category = forms.CharField(
        label="Bewaarcategorie",
        max_length=100,
        required=False,
        help_text=f"Het nummer uit uw selectielijst. {NOT_SEALED}",
    )
    destroy_on = DayField(
        label="Vernietigen op",
        required=False,
        help_text="Vanaf deze dag wordt het dossier vernietigd. De eigenaren krijgen eerst bericht.",
    )

    @property
    def keeping(self) -> Keeping:
        """How long the dossier is kept."""
        return Keeping(self.cleaned_data["category"], self.cleaned_data["destroy_on"])


class NoteForm(forms.Form):
    """What a note says, and which version its writer had in view."""

    use_required_attribute = False  # an empty text field would look wrong before anything was typed

    heading = forms.CharField(label="Opschrift", max_length=200)
    text = forms.CharField(label="Notitie", max_length=50_000, widget=forms.Textarea(attrs={"rows": 12}))
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    @property
    def content(self) -> Content:
        """What the note says."""
        return Content(self.cleaned_data["heading"], self.cleaned_data["text"])


class ReaderForm(forms.Form):
    """Who gets access, in which capacity and until when."""

    who = forms.EmailField(
        label="E-mailadres",
        max_length=LONGEST_ADDRESS,
        help_text="Van wie erbij mag. Wie zich met dit adres aanmeldt en op Vertrouwelijk klikt, kan erbij.",
    )
    capacity = forms.ChoiceField(
        label="Hoedanigheid",
        choices=Capacity.choices,
        initial=Capacity.READER,
        widget=forms.RadioSelect,
        help_text="Een lezer leest. Een schrijver leest en schrijft. Een eigenaar beslist ook wie erbij mag.",
    )
    until = DayField(label="Eerste dag zonder toegang", required=False)


class HandOverForm(forms.Form):
    """Who of those that read here becomes the owner in one's place."""

    who = forms.ChoiceField(label="Nieuwe eigenaar", widget=forms.RadioSelect)
    stay = forms.BooleanField(label="Ik blijf lezer van dit dossier", required=False)

    def __init__(self, *args: Any, heirs: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self._heirs = {str(each.public_id): each for each in heirs}
        field = cast("forms.ChoiceField", self.fields["who"])
        field.choices = [(mark, each.get_full_name()) for mark, each in self._heirs.items()]

    def clean_who(self) -> User:
        """Return the account."""
        return self._heirs[self.cleaned_data["who"]]


class SureForm(forms.Form):
    """That someone knows what cannot be undone."""

    sure = forms.BooleanField(
        label="Ik weet dat dit niet ongedaan te maken is",
        error_messages={"required": "Kruis aan dat u weet dat dit niet ongedaan te maken is."},
    )


class EmergencyForm(forms.Form):
    """To which dossier emergency access is asked, and why."""

    use_required_attribute = False  # as above

    mark = forms.CharField(
        label="Kenmerk of adres van het dossier",
        max_length=500,
        help_text="Het staat onder aan de bladzijde van het dossier, en in het adres ervan.",
    )
    reason = forms.CharField(
        label="Waarom is dit nodig?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=f"De eigenaren lezen dit. {NOT_SEALED}",
    )

    def clean_mark(self) -> UUID:
        """Return the mark, also out of a whole address."""
        found = MARK.search(self.cleaned_data["mark"])
        if found is None:
            message = "Dit is geen kenmerk. Het ziet eruit als 1b4e28ba-2fa1-41d2-883f-0016d3cca427."
            raise forms.ValidationError(message)
        return UUID(found.group())
