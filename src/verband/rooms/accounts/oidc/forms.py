"""What an administrator enters about a provider."""

import re
from typing import Any

from django import forms
from django.http import QueryDict

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.models.providers import place_of
from verband.rooms.accounts.oidc.groups import role_labels
from verband.rooms.accounts.oidc.services import ProviderValues
from verband.rooms.accounts.oidc.transport import is_safe

WORD = re.compile(r"[!#-\[\]-~]+")
"""A scope or a level: visible signs without quotes (RFC 6749, appendix A.4)."""
DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
SHARED = {
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "live.nl",
    "yahoo.com",
    "icloud.com",
    "proton.me",
    "ziggo.nl",
}
"""Domains where anybody can have an address: no organisation vouches for those."""
MOST_GROUPS = 200
FIELD_OF = {"group_roles": "roles"}
"""Column → field of the form, where they differ."""


class ProviderForm(forms.ModelForm[Provider]):
    """The provider as the administrator knows it; groups and roles stand on a line each."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    issuer = forms.CharField(
        label="Adres van de aanmelddienst (issuer)",
        max_length=300,
        help_text="Precies zoals de aanmelddienst het noemt, zonder /.well-known erachter. "
        "Bijvoorbeeld https://inloggen.soest.nl.",
    )
    roles = forms.CharField(
        label="Rol per groep",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 24}),
        help_text="Een regel per groep: de groep, een = en de code van de rol.",
    )

    class Meta:
        model = Provider
        fields = [
            "name",
            "issuer",
            "client_id",
            "scopes",
            "acr_values",
            "groups_claim",
            "places",
            "email_domains",
        ]
        labels = {
            "name": "Naam op het aanmeldscherm",
            "client_id": "Nummer van Verband daar (client_id)",
            "scopes": "Gevraagde gegevens (scopes)",
            "acr_values": "Betrouwbaarheidsniveaus (acr_values)",
            "groups_claim": "Gegeven met de groepen (claim)",
            "places": "Overheden",
            "email_domains": "Domeinen van e-mailadressen",
        }
        help_texts = {
            "name": "Zoals mensen hun organisatie noemen, bijvoorbeeld Gemeente Voorbeeld.",
            "client_id": "Krijgt u als u Verband bij de aanmelddienst aanmeldt.",
            "scopes": "Met spaties ertussen; openid hoort er altijd bij.",
            "acr_values": "Met spaties ertussen; wie lager binnenkomt, wordt geweigerd. Leeg: elk niveau is goed.",
            "groups_claim": "Bijvoorbeeld groups. Leeg: groepen van de aanmelddienst doen hier niets.",
            "places": "Codes met spaties ertussen, zoals gm0321. Alleen hiervoor geeft de aanmelddienst rollen.",
            "email_domains": "Met spaties ertussen. Voor deze domeinen mag de aanmelddienst een account aanwijzen met "
            "een e-mailadres dat hij heeft gecontroleerd. Leeg: voor geen enkel.",
        }
        widgets = {"email_domains": forms.Textarea(attrs={"rows": 2, "cols": 24})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tied = self.instance.group_roles.items()
        self.initial.setdefault("roles", "\n".join(f"{group} = {role}" for group, role in tied))
        self.initial.setdefault("revision", self.instance.revision)
        if known := role_labels():
            codes = "; ".join(f"{code} ({label})" for code, label in known.items())
            self.fields["roles"].help_text = f"{self.fields['roles'].help_text} Codes: {codes}."

    def clean_issuer(self) -> str:
        """Take an address that is safe to ask, without what does not belong in it."""
        issuer = str(self.cleaned_data["issuer"])
        if not is_safe(issuer) or set(issuer) & set("?#"):
            message = "Geef een adres dat met https:// begint, zonder vraagteken, hekje of wachtwoord erin."
            raise forms.ValidationError(message)
        if Provider.objects.filter(issuer=issuer).exclude(pk=self.instance.pk).exists():
            message = "Deze aanmelddienst staat er al. Wijzig die, of geef een ander adres."
            raise forms.ValidationError(message)
        return issuer

    def clean_scopes(self) -> str:
        """Take the scopes; without ``openid`` there is no ID token."""
        given = _words(self.cleaned_data["scopes"])
        return " ".join(given if "openid" in given else ["openid", *given])

    def clean_acr_values(self) -> str:
        """Take the levels."""
        return " ".join(_words(self.cleaned_data["acr_values"]))

    def clean_places(self) -> str:
        """Take the codes of governments."""
        return " ".join(_words(self.cleaned_data["places"]))

    def clean_email_domains(self) -> str:
        """Take domains of an organisation, never one where anybody can have an address."""
        given = [
            one.lstrip("@") for one in self.cleaned_data["email_domains"].lower().replace(",", " ").split()
        ]
        for one in given:
            if not DOMAIN.fullmatch(one):
                message = f"'{one[:60]}' is geen domein. Schrijf het als voorbeeld.nl."
                raise forms.ValidationError(message)
            if one in SHARED:
                message = (
                    f"Bij {one} kan iedereen een adres hebben. Noem alleen domeinen van de organisatie zelf."
                )
                raise forms.ValidationError(message)
        return " ".join(dict.fromkeys(given))

    def clean_roles(self) -> dict[str, str]:
        """Read a group and a code of a role from each line."""
        lines = [line for line in self.cleaned_data["roles"].splitlines() if line.strip()]
        if len(lines) > MOST_GROUPS:
            message = f"Er staan meer dan {MOST_GROUPS} regels. Gebruik minder groepen."
            raise forms.ValidationError(message)
        return dict(_tied(line) for line in lines)

    def clean(self) -> dict[str, Any]:
        """Refuse roles that could never be given: nobody would notice."""
        given = super().clean() or self.cleaned_data
        if given.get("roles") and not given.get("groups_claim"):
            self.add_error(
                "groups_claim", "Noem het gegeven waarin de groepen staan, of haal de regels met rollen weg."
            )
        elsewhere = {place_of(role) for role in given.get("roles", {}).values()} - {
            "",
            *given.get("places", "").split(),
        }
        if elsewhere:
            named = ", ".join(sorted(elsewhere))
            self.add_error("places", f"Er zijn rollen voor {named}. Noem dat ook hier, of haal de regel weg.")
        return given

    def values(self) -> ProviderValues:
        """Return what was entered, as the deeds take it."""
        given = self.cleaned_data
        return ProviderValues(
            name=given["name"],
            issuer=given["issuer"],
            client_id=given["client_id"],
            scopes=given["scopes"],
            acr_values=given["acr_values"],
            groups_claim=given["groups_claim"],
            group_roles=given["roles"],
            places=given["places"],
            email_domains=given["email_domains"],
        )

    def seen(self) -> int:
        """Return the revision that the person had in front of them; 0 when the form did not say."""
        return self.cleaned_data.get("revision") or 0

    def note_overtaken(self, standing: Provider) -> None:
        """Say what someone else changed meanwhile; sending again then keeps what stands in the form."""
        message = "Iemand anders heeft deze aanmelddienst intussen gewijzigd. Bewaar opnieuw om uw invoer te houden."
        self.add_error(None, message)
        for name, value in self.values().items():
            now = getattr(standing, name)
            if value != now:
                self.add_error(FIELD_OF.get(name, name), f"Hier staat nu: {_shown(now)}")
        entered = QueryDict(mutable=True)
        entered.update(self.data)
        entered["revision"] = str(standing.revision)
        self.data = entered


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{group} = {role}" for group, role in value.items()) or "niets"
    return str(value) or "niets"


def _words(text: str) -> list[str]:
    words = list(dict.fromkeys(text.split()))
    for word in words:
        if not WORD.fullmatch(word):
            message = f"'{word[:60]}' kan hier niet staan. Gebruik letters en cijfers, met spaties ertussen."
            raise forms.ValidationError(message)
    return words


def _tied(line: str) -> tuple[str, str]:
    """Split at the last sign: names of groups may hold one, codes of roles do not."""
    group, _, role = (part.strip() for part in line.rpartition("="))
    if not group or not role:
        message = f"De regel '{line.strip()[:60]}' is niet te lezen. Schrijf: groep = code."
        raise forms.ValidationError(message)
    known = role_labels()
    if known and role not in known:
        message = f"De rol '{role[:60]}' is onbekend. Kies uit: {', '.join(known)}."
        raise forms.ValidationError(message)
    return group, role
