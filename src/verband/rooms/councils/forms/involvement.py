"""Forms on how councils are involved."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from verband.rooms.common.forms import ColumnsForm, DayField
from verband.rooms.councils.bridge.involvement import Standard, deviation, instruments, standards

LONGEST_NOTE, LONGEST_TEXT = 300, 20_000
MOST_TIMES, MOST_HOURS = 60, 1000
AREA = forms.Textarea(attrs={"rows": 4})


def between(most: int) -> dict[str, str]:
    """Return what a form says of a number that is too small or too large."""
    said = f"Vul een getal van 0 tot en met {most} in."
    return {"min_value": said, "max_value": said}


class InvolvementForm(ColumnsForm):
    """A form whose fields are the columns of one row."""

    use_required_attribute = False


class ChooseForm(InvolvementForm):
    """Which standard arrangement a partnership begins with."""

    work_kind = forms.ChoiceField(label="Werksoort", widget=forms.RadioSelect)
    because = forms.CharField(
        label="Waarom deze werksoort, en waar wij afwijken",
        max_length=LONGEST_TEXT,
        required=False,
        widget=AREA,
        help_text="Bijvoorbeeld: wij voeren uit, maar de inkoop vraagt keuzes van de raad.",
    )
    review_on = DayField(
        label="Opnieuw bekijken op",
        required=False,
        help_text="Leeg: nog niet afgesproken.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (each.code, f"{each.letter}. {each.label}: {each.example}") for each in standards().values()
        ]
        self.fields["work_kind"].choices = choices  # type: ignore[attr-defined]  # a field with choices


class AboutForm(InvolvementForm):
    """Why, how residents take part, and when it is looked at again."""

    because = forms.CharField(
        label="Waarom deze werksoort, en waar wij afwijken",
        max_length=LONGEST_TEXT,
        required=False,
        widget=AREA,
    )
    participation = forms.CharField(
        label="Hoe inwoners en belanghebbenden meedoen",
        max_length=LONGEST_TEXT,
        required=False,
        widget=AREA,
        help_text=(
            "Wie, wanneer, en wat er met de inbreng gebeurt: bij de voorbereiding, de uitvoering en de evaluatie."
        ),
    )
    review_on = DayField(
        label="Opnieuw bekijken op",
        required=False,
        help_text="Leeg: nog niet afgesproken.",
    )


class InstrumentForm(InvolvementForm):
    """How often an instrument is used and how many hours it asks."""

    per_year = forms.DecimalField(
        label="Keer per jaar",
        required=False,
        min_value=0,
        max_value=MOST_TIMES,
        error_messages=between(MOST_TIMES),
        max_digits=5,
        decimal_places=2,
        localize=True,
        help_text="0,25 is eenmaal in de 4 jaar. Leeg: als het zich voordoet. 0: bewust niet.",
    )
    hours = forms.DecimalField(
        label="Uren per keer, per raad",
        required=False,
        min_value=0,
        max_value=MOST_HOURS,
        error_messages=between(MOST_HOURS),
        max_digits=6,
        decimal_places=1,
        localize=True,
        help_text="Raadsleden en griffie samen. Leeg: naar onze schatting.",
    )
    note = forms.CharField(
        label="Afspraak of reden, in een zin",
        required=False,
        max_length=LONGEST_NOTE,
        help_text="Nodig waar u afwijkt van het standaardarrangement.",
    )

    def __init__(
        self,
        *args: Any,
        standard: Standard | None,
        instrument: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._standard, self._instrument = standard, instrument

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where the agreement differs from the standard arrangement."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        code = self._instrument or cleaned.get("instrument", "")
        if self._standard and code and "per_year" in cleaned and not cleaned.get("note"):
            self._ask_why(self._standard, code, cleaned["per_year"])
        return cleaned

    def _ask_why(self, standard: Standard, code: str, times: Decimal | None) -> None:
        differs = deviation(standard, code, times)
        if differs:
            self.add_error("note", f"Dit wijkt af: {differs}. Schrijf in een zin waarom.")


class NewInstrumentForm(InstrumentForm):
    """One more instrument, of those that were not agreed yet."""

    instrument = forms.ChoiceField(label="Instrument")
    field_order = ["instrument", "per_year", "hours", "note"]

    def __init__(self, *args: Any, taken: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [each for each in instruments().values() if each.code not in taken]
        choices = [(each.code, each.label) for each in left]
        self.fields["instrument"].choices = choices  # type: ignore[attr-defined]  # a field with choices


class ConsentForm(InvolvementForm):
    """On which day a council agreed."""

    agreed_on = DayField(label="Ingestemd op", help_text="De dag van het besluit van de raad.")
    note = forms.CharField(label="Opmerking", required=False, max_length=LONGEST_NOTE)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_agreed_on(self) -> date:
        """Refuse a day that is yet to come."""
        day: date = self.cleaned_data["agreed_on"]
        if day > self._today:
            message = "Deze dag moet nog komen; vul de dag in waarop de raad heeft ingestemd."
            raise forms.ValidationError(message)
        return day
