"""Forms to put a piece before councils, and one for each step after that."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.http import QueryDict

from verband.rooms.common.forms import SEEN, ColumnsForm, DayField
from verband.rooms.common.words import datum
from verband.rooms.councils.choices import Ground, Occasion, Outcome, Procedure, Reaction, Voice
from verband.rooms.councils.forms.addresses import decision_field, document_field
from verband.rooms.councils.forms.councils import NO_COUNCIL, CouncilsField, CouncilsForm
from verband.rooms.councils.models import Consultation, CouncilMeeting
from verband.rooms.councils.selectors.consultation_terms import terms_for
from verband.rooms.councils.services.consultation_order import REACTIONS, names_grounds
from verband.rooms.councils.services.consultations import LiesAlreadyError, Piece
from verband.rooms.councils.templatetags.councils_words import de_raad
from verband.rooms.register.models import Party

FIRST_YEAR, LAST_YEAR = 1990, 2100
NO_CHOICE = ("", "maak een keuze")
SUBJECT_LETTERS, PROOF_LETTERS = 200, 300
TEXT_LETTERS, JOINT_LETTERS, REMARK_LETTERS = 100_000, 75_000, 20_000
"""A joint text with the addition of one council becomes its own text, so both fit in it together."""
PROOF_HELP = "Bijvoorbeeld: mail aan alle griffies van 3 april 2026, zaaknummer 2026-114."
EVERYONE = "Aan alle raden, Staten en algemene besturen die hierboven staan"


def long_text(rows: int = 6) -> forms.Textarea:
    """Return room for a text of some lines."""
    return forms.Textarea(attrs={"rows": rows})


def text_field(label: str, rows: int, help_text: str = "") -> forms.CharField:
    """Return a field for what a council or a board wrote, empty as long as it wrote nothing."""
    return forms.CharField(
        label=label, max_length=TEXT_LETTERS, required=False, widget=long_text(rows), help_text=help_text
    )


class PieceForm(CouncilsForm):
    """What is put before which councils."""

    voice = forms.ChoiceField(label="Wat wordt gevraagd?", choices=Voice.choices, widget=forms.RadioSelect)
    occasion = forms.ChoiceField(label="Waarover", choices=[NO_CHOICE, *Occasion.choices])
    year = forms.IntegerField(
        label="Over het jaar",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text="Bij een begroting of kaderbrief het begrotingsjaar, bij een jaarrekening het verantwoorde jaar.",
    )
    subject = forms.CharField(
        label="Stuk", max_length=SUBJECT_LETTERS, help_text="Bijvoorbeeld: ontwerpbegroting 2027."
    )
    document = document_field()
    procedure = forms.ChoiceField(
        label="Wat er met de regeling gebeurt",
        choices=[NO_CHOICE, *Procedure.choices],
        required=False,
        help_text="Alleen als het stuk over de tekst van de regeling gaat.",
    )
    sent_on = DayField(label="Verzonden op", required=False, help_text="Leeg als het nog niet is verzonden.")
    sent_proof = forms.CharField(
        label="Bewijs van verzending", max_length=PROOF_LETTERS, required=False, help_text=PROOF_HELP
    )
    councils = CouncilsField(label="Voorleggen aan", required=False)
    everyone = forms.BooleanField(label=EVERYONE, required=False)
    anew = forms.BooleanField(
        label="Toch als nieuw stuk voorleggen: het komt naast wat er al ligt",
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(
        self, *args: Any, councils: Iterable[Party], chosen: Iterable[Party] = (), **kwargs: Any
    ) -> None:
        found = list(councils)
        super().__init__(*args, councils=found, **kwargs)
        self.lying: Sequence[Consultation] = ()
        self.others = 0
        self.councils_field.initial = [each.public_id for each in list(chosen) or found]
        if self.data.get("anew") == "on":
            self.ask_whether_new()

    def clean(self) -> dict[str, Any]:
        """Take all councils when that is asked, and refuse a piece that goes to none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("everyone"):
            cleaned["councils"] = self.councils_field.queryset
        elif not cleaned.get("councils") and "councils" not in self.errors:
            self.add_error("councils", NO_COUNCIL)
        return cleaned

    def tell_of(self, found: LiesAlreadyError) -> None:
        """Show what lies there already, and the ways on."""
        self.lying, self.others = found.rows, found.others
        if found.may_be_new:
            self.ask_whether_new()

    def ask_whether_new(self) -> None:
        """Show the tick with which its sender says that the piece is new; until then it is hidden."""
        self.fields["anew"].widget = forms.CheckboxInput()

    def piece(self) -> Piece:
        """Return what was filled in."""
        told = self.cleaned_data
        return Piece(
            voice=Voice(told["voice"]),
            occasion=Occasion(told["occasion"]),
            year=told["year"],
            subject=told["subject"],
            document=told["document"],
            procedure=Procedure(told["procedure"]) if told["procedure"] else None,
            sent_on=told["sent_on"],
            sent_proof=told["sent_proof"],
            received_on=told.get("received_on"),
            proof=told.get("proof", ""),
        )


class WhatForm(forms.Form):
    """What was put before a council, as one corrects it."""

    subject = forms.CharField(label="Stuk", max_length=SUBJECT_LETTERS)
    document = document_field()
    occasion = forms.ChoiceField(label="Waarover", choices=Occasion.choices)
    year = forms.IntegerField(label="Over het jaar", min_value=FIRST_YEAR, max_value=LAST_YEAR)
    procedure = forms.ChoiceField(
        label="Wat er met de regeling gebeurt",
        choices=[NO_CHOICE, *Procedure.choices],
        required=False,
        help_text="Alleen als het stuk over de tekst van de regeling gaat.",
    )


class ReceivedForm(forms.Form):
    """When a piece came to a council, and how one knows."""

    received_on = DayField(
        label="Ontvangen op",
        required=False,
        help_text="De termijn loopt vanaf deze dag; de dag zelf telt niet mee.",
    )
    proof = forms.CharField(
        label="Bewijs van ontvangst",
        max_length=PROOF_LETTERS,
        required=False,
        help_text="Bijvoorbeeld: mail aan de griffie van 3 april 2026, zaaknummer 2026-114.",
    )


class CameInForm(ReceivedForm, PieceForm):
    """A piece that came to the own council, with its receipt."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.councils_field.widget = forms.MultipleHiddenInput()
        self.fields["everyone"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Take the own council, the only one that is offered."""
        self.cleaned_data["everyone"] = True
        return super().clean()


def fingerprint(row: Consultation) -> str:
    """Return a mark of what a council says: another mark says that it was changed."""
    return sha256(f"{row.reaction}\0{row.decided_on}\0{row.text}".encode()).hexdigest()


class StepForm(ColumnsForm):
    """One step of one piece."""

    def __init__(self, *args: Any, consultation: Consultation, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fit(consultation)

    def fit(self, row: Consultation) -> None:
        """Fit the form to the piece."""


class CorrectPieceForm(WhatForm, StepForm):
    """What was put before the council."""

    sent_on = DayField(label="Verzonden op", required=False)


class ReceiptForm(ReceivedForm, StepForm):
    """When it came, and how one knows."""


class BoardReceiptForm(StepForm):
    """When the council received it, as it told the board."""

    received_on = DayField(
        label="Ontvangen door de raad op",
        required=False,
        help_text="De termijn loopt vanaf deze dag. Maak alles leeg om weg te halen wat hier stond.",
    )
    proof = forms.CharField(
        label="Bewijs van ontvangst",
        max_length=PROOF_LETTERS,
        required=False,
        help_text="Bijvoorbeeld: ontvangstbevestiging van de griffie van 7 april 2026.",
    )

    def fit(self, row: Consultation) -> None:
        """Say of which council it is."""
        self.fields["received_on"].label = f"Ontvangen door {de_raad(row.party)} op"


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """A meeting of the council, by its day."""

    last_day: date | None = None
    """Last lawful day for what is put on an agenda, None when there is none."""

    def label_from_instance(self, obj: CouncilMeeting) -> str:
        """Return the day and what the meeting is called, and whether that is in time."""
        late = ", na de laatste dag" if self.last_day and obj.on > self.last_day else ""
        return f"{datum(obj.on)}, {obj.name}{late}"


class AgendaForm(StepForm):
    """In which meeting the council decides: one of its calendar, or another."""

    meeting = MeetingField(
        label="Vergadering uit de agenda van de raad",
        queryset=CouncilMeeting.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label="een andere, hieronder",
    )
    agenda_on = DayField(label="Of op de agenda van", required=False)
    agenda = forms.CharField(
        label="Vergadering",
        max_length=120,
        required=False,
        help_text="Bijvoorbeeld: besluitvormende raadsvergadering.",
    )

    def fit(self, row: Consultation) -> None:
        """Offer the meetings since the piece came in which the council can decide."""
        begun = row.received_on or row.sent_on
        rows = CouncilMeeting.objects.filter(party=row.party, decides=True)
        field = self.fields["meeting"]
        if isinstance(field, MeetingField):
            term = terms_for([row.partnership_id], self.on).of(row)
            field.last_day = term.ends if term else None
            field.queryset = rows.filter(on__gte=begun) if begun else rows

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting that was chosen beside another day that was filled in just now."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, day = cleaned.get("meeting"), cleaned.get("agenda_on")
        stood = cleaned.get(SEEN, {}).get("agenda_on")
        if chosen and day and day != chosen.on and day.isoformat() != stood:
            told = f"U koos de vergadering van {datum(chosen.on)} én vulde {datum(day)} in; laat één van de twee weg."
            self.add_error("agenda_on", told)
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return the day and name of the meeting that was chosen, or those that were filled in."""
        chosen: CouncilMeeting | None = self.cleaned_data["meeting"]
        if chosen:
            return {"agenda_on": chosen.on, "agenda": chosen.name}
        return {"agenda_on": self.cleaned_data["agenda_on"], "agenda": self.cleaned_data["agenda"]}

    @classmethod
    def columns(cls) -> list[str]:
        """Return the columns that this step writes; the meeting itself is none of them."""
        return ["agenda_on", "agenda"]


class DecisionForm(StepForm):
    """What the council says; a draft as long as nothing was decided."""

    reaction = forms.ChoiceField(label="Besluit", widget=forms.RadioSelect)
    decided_on = DayField(
        label="Besloten op",
        required=False,
        help_text="Leeg zolang er niet is besloten.",
    )
    ground = forms.ChoiceField(
        label="Grond van de weigering",
        choices=[NO_CHOICE, *Ground.choices],
        required=False,
        help_text="Toestemming kan alleen op een van deze twee gronden worden geweigerd.",
    )
    decision = decision_field()
    text = text_field("Tekst", 14, help_text="Tot het versturen leest alleen de eigen overheid deze tekst.")

    def fit(self, row: Consultation) -> None:
        """Offer what this council can decide, and ask the ground only where the law names the grounds."""
        reactions = [(each.value, each.label) for each in REACTIONS[Voice(row.voice)]]
        self.fields["reaction"].choices = reactions  # type: ignore[attr-defined]  # of a choice field
        if not names_grounds(row):
            del self.fields["ground"]

    def values(self) -> dict[str, Any]:
        """Return the columns with their values; no ground where none was asked."""
        return {name: self.cleaned_data.get(name, "") for name in self.columns()}


class SendForm(StepForm):
    """On which day it went out, and which text its sender saw."""

    returned_on = DayField(label="Verstuurd op")
    seen_text = forms.CharField(widget=forms.HiddenInput, required=False)

    def fit(self, row: Consultation) -> None:
        """Remember what the piece says now, to see that the same is sent."""
        self.says = fingerprint(row)
        self.fields["seen_text"].initial = self.says

    def clean_seen_text(self) -> str:
        """Refuse to send a text that its sender did not see."""
        if self.cleaned_data["seen_text"] != self.says:
            sent = cast("QueryDict", self.data).copy()
            sent["seen_text"] = self.says
            self.data = sent
            message = (
                "De tekst of het besluit is gewijzigd terwijl u keek. Lees wat er nu staat en bewaar opnieuw."
            )
            raise forms.ValidationError(message)
        return self.says

    @classmethod
    def columns(cls) -> list[str]:
        """Return the column that this step writes."""
        return ["returned_on"]


class BoardViewForm(StepForm):
    """What the board received of a council that fills in nothing here itself."""

    returned_on = DayField(
        label="Ontvangen door het bestuur op",
        required=False,
        help_text="Maak alles leeg om weg te halen wat hier stond.",
    )
    board_proof = forms.CharField(
        label="Bewijs van ontvangst door het bestuur",
        max_length=PROOF_LETTERS,
        required=False,
        help_text="Bijvoorbeeld: brief van de griffie van 12 mei 2026, zaaknummer 2026-215.",
    )
    reaction = forms.ChoiceField(label="Besluit van de raad", widget=forms.RadioSelect, required=False)
    decided_on = DayField(label="Besloten op", required=False, help_text="Leeg als het er niet bij staat.")
    text = text_field("Tekst zoals het bestuur haar ontving", 14)

    def fit(self, row: Consultation) -> None:
        """Offer what this council can have decided."""
        reactions = [each for each in REACTIONS[Voice(row.voice)] if each != Reaction.PENDING]
        self.fields["reaction"].choices = [(each.value, each.label) for each in reactions]  # type: ignore[attr-defined]  # of a choice field

    def clean_reaction(self) -> str:
        """Return what was chosen; nothing decided when nothing was."""
        return self.cleaned_data["reaction"] or Reaction.PENDING.value


class ConfirmForm(StepForm):
    """What the board received, for the clerk to confirm or correct."""

    reaction = forms.ChoiceField(label="Besluit", widget=forms.RadioSelect)
    decided_on = DayField(label="Besloten op")
    decision = decision_field()
    text = text_field("Tekst", 14)
    returned_on = DayField(label="Verstuurd op")

    def fit(self, row: Consultation) -> None:
        """Offer what this council can have decided."""
        reactions = [each for each in REACTIONS[Voice(row.voice)] if each != Reaction.PENDING]
        self.fields["reaction"].choices = [(each.value, each.label) for each in reactions]  # type: ignore[attr-defined]  # of a choice field


class AnswerForm(StepForm):
    """What the board answered, and did."""

    answered_on = DayField(label="Beantwoord op", required=False)
    answer = text_field("Antwoord van het bestuur, met redenen", 10)
    outcome = forms.ChoiceField(
        label="Wat het bestuur ermee deed", choices=Outcome.choices, widget=forms.RadioSelect
    )


class AfterwardsForm(StepForm):
    """What came of it later."""

    afterwards = text_field(
        "Wat er daarna gebeurde", 6, "Bijvoorbeeld: verwerkt in de begrotingswijziging van juni 2027."
    )
    decision = decision_field()
