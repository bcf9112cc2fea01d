"""What can go wrong on the way, each with one sentence for whoever wants to sign in."""

from http import HTTPStatus


class SignInError(Exception):
    """Signing in did not work; the text is a sentence in Dutch: what happened and what to do."""

    status = HTTPStatus.BAD_REQUEST
    sentence = "Het aanmelden is niet gelukt. Begin opnieuw."

    def says(self, name: str) -> str:
        """Return the sentence, with the name of the provider in it."""
        return self.sentence.format(name=name)


class UnreachableError(SignInError):
    """The provider did not answer, or with something that is no answer."""

    status = HTTPStatus.BAD_GATEWAY
    sentence = "{name} is nu niet te bereiken. Probeer het over een paar minuten opnieuw."


class SlowError(UnreachableError):
    """The provider took too long."""

    status = HTTPStatus.GATEWAY_TIMEOUT
    sentence = "{name} antwoordt te langzaam. Probeer het over een paar minuten opnieuw."


class UnusableError(UnreachableError):
    """The provider answered with something that cannot be used, or points at a machine that is not its own."""

    sentence = "{name} geeft een antwoord dat Verband niet kan gebruiken. Meld dit aan de beheerder."


class RefusedError(SignInError):
    """The provider sent the person back without signing in."""

    status = HTTPStatus.FORBIDDEN
    sentence = "{name} heeft u niet aangemeld. Begin opnieuw, of kies een andere manier van aanmelden."


class ReplayedError(SignInError):
    """An answer that was used before, or was asked for in another browser."""

    sentence = "Deze aanmelding is al gebruikt of hoort bij een andere browser. Begin opnieuw."


class LateError(SignInError):
    """The visit to the provider took longer than an answer is kept open."""

    sentence = "Het aanmelden duurde te lang en is verlopen. Begin opnieuw."


class MixedUpError(SignInError):
    """The answer comes from another provider than the one that was asked."""

    sentence = "Het antwoord komt van een andere aanmelddienst dan {name}. Begin opnieuw."


class RejectedError(SignInError):
    """The provider did not accept the code, or did not recognise us."""

    status = HTTPStatus.BAD_GATEWAY
    sentence = (
        "{name} weigert de aanmelding van Verband zelf. Begin opnieuw; blijft dit, meld het aan de beheerder."
    )


class SignatureError(SignInError):
    """The ID token was not signed by the provider in a way that we accept."""

    sentence = "De handtekening onder het antwoord van {name} klopt niet. Begin opnieuw."


class NonceError(SignInError):
    """The ID token answers another question than ours."""

    sentence = "Het antwoord van {name} hoort bij een andere aanmelding. Begin opnieuw."


class ExpiredError(SignInError):
    """The ID token is past its time."""

    sentence = "Het antwoord van {name} is verlopen. Begin opnieuw."


class AudienceError(SignInError):
    """The ID token was meant for another site."""

    sentence = "Het antwoord van {name} is voor een andere website bedoeld. Meld dit aan de beheerder."


class IssuerError(SignInError):
    """The ID token was made by another provider."""

    sentence = "Het antwoord is niet door {name} gemaakt. Meld dit aan de beheerder."


class ClockError(SignInError):
    """The clocks differ more than the minute that is allowed."""

    sentence = (
        "De klok van {name} en die van Verband lopen meer dan een minuut uiteen. Meld dit aan de beheerder."
    )


class LevelError(SignInError):
    """The person did not sign in as strongly as we ask."""

    status = HTTPStatus.FORBIDDEN
    sentence = "U bent bij {name} niet sterk genoeg aangemeld. Begin opnieuw en gebruik daar een tweede stap."


class TooManyGroupsError(SignInError):
    """The provider refers to another address for the groups."""

    sentence = "U zit bij {name} in te veel groepen. Vraag de beheerder daar alleen de groepen voor Verband te melden."


class UnknownAccountError(SignInError):
    """There is no account that this person may be tied to."""

    status = HTTPStatus.FORBIDDEN
    sentence = "Bij uw aanmelding via {name} hoort nog geen account. Vraag de beheerder om een uitnodiging."


class OwnHandError(SignInError):
    """The account asks for more than an address before it is tied."""

    status = HTTPStatus.FORBIDDEN
    sentence = (
        "Dit account koppelt u zelf: meld u aan met uw wachtwoord en kies op uw eigen pagina voor koppelen."
    )


class ClosedInvitationError(SignInError):
    """The invitation was used, withdrawn or expired meanwhile."""

    status = HTTPStatus.FORBIDDEN
    sentence = (
        "Uw uitnodiging is intussen gebruikt, ingetrokken of verlopen. Vraag de beheerder om een nieuwe."
    )


class EndedAccountError(SignInError):
    """The account has been ended."""

    status = HTTPStatus.FORBIDDEN
    sentence = "Uw account bij Verband is beëindigd. Vraag de beheerder als dat niet klopt."


class TakenError(SignInError):
    """The account is already tied to another person of the provider, or the other way round."""

    status = HTTPStatus.FORBIDDEN
    sentence = "Dit account is al gekoppeld aan een andere gebruiker van {name}. Vraag de beheerder om hulp."
