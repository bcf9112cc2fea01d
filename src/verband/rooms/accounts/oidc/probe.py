"""Try a connection out: ask the provider afresh and say in sentences what was found."""

from dataclasses import dataclass

from verband.rooms.accounts.models import Provider
from verband.rooms.accounts.oidc.discovery import Metadata, forget, keys_of, metadata_of
from verband.rooms.accounts.oidc.errors import SignInError
from verband.rooms.accounts.oidc.exchange import METHOD


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what, what was found, and whether someone must look at it."""

    label: str
    text: str
    attention: bool = False


def probe(provider: Provider) -> list[Finding]:
    """Return what the provider tells about itself now, and what does not fit what is entered here."""
    forget(provider)
    try:
        metadata = metadata_of(provider)
        keys = keys_of(metadata)
    except SignInError as error:
        return [Finding("Verbinding", error.says(provider.name), attention=True)]
    kinds = ", ".join(sorted({key.key_type for key in keys}))
    return [
        Finding("Verbinding", "De aanmelddienst antwoordt en heet zoals hier is ingevuld."),
        Finding("Aanmelden gebeurt op", metadata.authorization_endpoint),
        Finding("Codes inwisselen op", metadata.token_endpoint),
        Finding("Openbare sleutels", f"{len(keys.keys)} ({kinds}) op {metadata.jwks_uri}"),
        Finding("Extra gegevens op", metadata.userinfo_endpoint or "niet aangeboden"),
        Finding("Ook daar afmelden", metadata.end_session_endpoint or "niet aangeboden"),
        _listed("PKCE", "S256", metadata.challenge_methods),
        _listed("Hoe Verband zich bekendmaakt", METHOD, metadata.auth_methods),
        *_levels(provider, metadata),
    ]


def _listed(label: str, needed: str, told: tuple[str, ...]) -> Finding:
    if needed in told:
        return Finding(label, f"{needed} wordt aangeboden.")
    if not told:
        return Finding(
            label, f"De aanmelddienst zegt er niets over. Verband gebruikt {needed}.", attention=True
        )
    return Finding(label, f"{needed} staat niet in de lijst ({', '.join(told)}). Vraag erom.", attention=True)


def _levels(provider: Provider, metadata: Metadata) -> list[Finding]:
    missing = [level for level in provider.acr_values.split() if level not in metadata.levels]
    if not missing or not metadata.levels:
        return []
    text = f"{', '.join(missing)} staat niet in de lijst van de aanmelddienst: {', '.join(metadata.levels)}."
    return [Finding("Betrouwbaarheidsniveaus", text, attention=True)]
