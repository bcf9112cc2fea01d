"""What people fill in to sign in, to keep their account and to manage those of others."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator

from verband.rooms.accounts.choices import Scope
from verband.rooms.accounts.models import User
from verband.rooms.accounts.models.users import LONGEST_ADDRESS, same_address

LONGEST_PASSWORD = 256
"""Longer ones cost work and protect nothing."""
NO_CONTROLS = RegexValidator(
    r"^[^\x00-\x1f\x7f-\x9f]*$", "Gebruik gewone letters en leestekens, op één regel."
)
TERMS = (("30", "30 dagen"), ("90", "90 dagen"), ("365", "een jaar"))
NEW_HINT = "Minstens 12 tekens. Een zin van een paar woorden is lang en goed te onthouden."
SAME_ADDRESS = "Dit is al het e-mailadres van uw account. Vul een ander adres in."
NOT_THE_SAME = "De twee wachtwoorden zijn niet gelijk. Typ ze nog eens."


def _address(**values: Any) -> forms.EmailField:
    widget = forms.EmailInput(
        attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
    )
    missing = {
        "required": "Vul een e-mailadres in.",
        "invalid": "Dit is geen e-mailadres, zoals naam@gemeente.nl.",
    }
    return forms.EmailField(
        label="E-mailadres", max_length=LONGEST_ADDRESS, widget=widget, error_messages=missing, **values
    )


def _name(hint: str = "Zoals collega's u kennen.") -> forms.CharField:
    return forms.CharField(
        label="Naam",
        max_length=150,
        validators=[NO_CONTROLS],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=hint,
        error_messages={"required": "Vul een naam in."},
    )


def _password(label: str, autocomplete: str, **values: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": "Vul een wachtwoord in."},
        **values,
    )


class SignInForm(forms.Form):
    """Address and password."""

    email = _address()
    password = _password("Wachtwoord", "current-password")

    def clean_email(self) -> str:
        """Return the address as it is kept."""
        return same_address(self.cleaned_data["email"])


class CodeForm(forms.Form):
    """The second step."""

    code = forms.CharField(
        label="Code",
        max_length=40,
        help_text="De zes cijfers uit de app op uw telefoon, of een herstelcode.",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Vul de code in."},
    )


class FirstCodeForm(CodeForm):
    """The first code of an app, which shows that it was set up well."""

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["code"].help_text = "De zes cijfers die de app nu toont."


class ResetRequestForm(forms.Form):
    """Whose password is lost."""

    email = _address()

    def clean_email(self) -> str:
        """Return the address as it is kept."""
        return same_address(self.cleaned_data["email"])


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password = _password("Nieuw wachtwoord", "new-password", help_text=NEW_HINT)
    password_again = _password("Nieuw wachtwoord, nog een keer", "new-password")

    def __init__(self, *args: Any, user: User, **values: Any) -> None:
        super().__init__(*args, **values)
        self.user = user

    def clean_password(self) -> str:
        """Refuse what is short, well known or like the name."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        given = super().clean() or {}
        if "password" in given and given.get("password_again") not in {None, given["password"]}:
            self.add_error("password_again", NOT_THE_SAME)
        return given


class AcceptForm(NewPasswordForm):
    """What someone who was invited fills in."""

    name = _name()
    field_order = ("name", "password", "password_again")

    def clean_name(self) -> str:
        """Let the password be held against this name too."""
        name: str = self.cleaned_data["name"]
        self.user.name = name
        return name


class ChangePasswordForm(NewPasswordForm):
    """A new password, by who knows the old one."""

    old_password = _password("Huidig wachtwoord", "current-password")
    end_ways = forms.BooleanField(
        label="Trek ook mijn sleutels in en maak koppelingen met aanmelddiensten los", required=False
    )
    field_order = ("old_password", "password", "password_again", "end_ways")

    def __init__(self, *args: Any, ways: Sequence[str], stays: str, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["end_ways"].help_text = f"Nu werken: {', '.join(ways)}. {stays}".strip()
        if not ways:
            del self.fields["end_ways"]


class ConfirmForm(forms.Form):
    """The password again, before something that opens or closes the account."""

    password = _password("Uw wachtwoord", "current-password", help_text="Zo weten we dat u het zelf bent.")


class SureForm(ConfirmForm):
    """The password again, only of who has one here."""

    def __init__(self, *args: Any, user: User, **values: Any) -> None:
        super().__init__(*args, **values)
        self.user = user
        if not user.has_usable_password():
            del self.fields["password"]


class AddressForm(SureForm):
    """Another address for one's own account."""

    email = _address()
    field_order = ("email", "password")

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.fields["email"].label = "Nieuw e-mailadres"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean_email(self) -> str:
        """Return the address as it is kept; the one that the account has is no other."""
        email = same_address(self.cleaned_data["email"])
        if email == self.user.email:
            raise forms.ValidationError(SAME_ADDRESS)
        return email


class NameForm(forms.Form):
    """One's own name."""

    name = _name()


class AccountForm(forms.Form):
    """Name and address of an account, by who runs the site."""

    name = _name("Zoals collega's de persoon kennen.")
    email = _address()

    def clean_email(self) -> str:
        """Return the address as it is kept."""
        return same_address(self.cleaned_data["email"])


class InviteForm(AccountForm):
    """Whom to invite."""

    administrator = forms.BooleanField(
        label="Beheert de site: nodigt mensen uit en geeft rollen, maar leest geen vertrouwelijke stukken",
        required=False,
    )
    field_order = ("email", "name", "administrator")


class TokenForm(SureForm):
    """A key for a program."""

    name = forms.CharField(
        label="Waarvoor",
        max_length=100,
        validators=[NO_CONTROLS],
        help_text="Bijvoorbeeld: rekenblad van de griffie.",
        error_messages={
            "required": "Schrijf op waarvoor de sleutel is; dan weet u later welke u kunt intrekken."
        },
    )
    scope = forms.ChoiceField(
        label="Mag", choices=Scope.choices, widget=forms.RadioSelect, initial=Scope.READ
    )
    days = forms.ChoiceField(label="Werkt", choices=TERMS, widget=forms.RadioSelect, initial="90")
    field_order = ("name", "scope", "days", "password")

    def expires_at(self, at: datetime) -> datetime:
        """Return when the key stops working."""
        return at + timedelta(days=int(self.cleaned_data["days"]))

    def scopes(self) -> tuple[Scope, ...]:
        """Return what the key may do; who may write may read."""
        return (Scope.READ, Scope.WRITE) if self.cleaned_data["scope"] == Scope.WRITE else (Scope.READ,)
