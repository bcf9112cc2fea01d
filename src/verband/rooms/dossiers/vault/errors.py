"""What can go wrong with keys and seals, each with one sentence for the person at the screen."""

from verband.rooms.common.bridge import VerbandError


class VaultError(VerbandError):
    """The vault cannot do what was asked; its text holds nothing confidential."""


class BadKeyError(VaultError):
    """The key of the installation that was given is no key."""

    def __init__(self) -> None:
        super().__init__(
            "VERBAND_VAULT_KEY is niet te gebruiken: geef 32 bytes in base64 (openssl rand -base64 32), "
            "of het pad van een bestand met zo'n sleutel."
        )


class NoKeyGivenError(VaultError):
    """A site for others has no key of its own."""

    def __init__(self) -> None:
        super().__init__(
            "Vertrouwelijke dossiers zijn hier nog niet te gebruiken: er is geen sleutel. "
            "Vraag wie Verband beheert om VERBAND_VAULT_KEY te zetten."
        )


class KeyMissingError(VaultError):
    """A dossier was locked with a key of the installation that is not here."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"Dit dossier is nu niet te openen: de sleutel van de installatie met kenmerk {key_id} ontbreekt. "
            "Vraag wie Verband beheert om die sleutel terug te zetten."
        )


class BrokenSealError(VaultError):
    """What is stored is not what was sealed here: changed, cut off or moved."""

    def __init__(self) -> None:
        super().__init__(
            "Een tekst in dit dossier is niet te openen: wat er is opgeslagen, is beschadigd of verplaatst. "
            "Vraag wie Verband beheert om een reservekopie te bekijken."
        )


class DestroyedError(VaultError):
    """What is asked for was destroyed, and stays so whatever backup is put back."""

    def __init__(self) -> None:
        super().__init__("Dit is vernietigd. Verband opent het niet meer, ook niet uit een reservekopie.")


class ListError(VaultError):
    """The list of what was destroyed cannot be read or added to."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"De lijst van vernietigde sleutels is niet te gebruiken ({reason}). "
            "Vraag wie Verband beheert om de instelling VERBAND_DESTROYED_KEYS na te kijken."
        )
