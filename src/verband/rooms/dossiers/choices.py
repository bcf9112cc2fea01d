"""The codes this room stores."""

from django.db import models


class Capacity(models.TextChoices):
    """In which capacity someone is named in a dossier."""

    OWNER = "owner", "eigenaar"
    CONTRIBUTOR = "contributor", "schrijver"
    READER = "reader", "lezer"


class DossierState(models.TextChoices):
    """Whether a dossier is there."""

    OPEN = "open", "in gebruik"
    DESTROYED = "destroyed", "vernietigd"


class DestructionReason(models.TextChoices):
    """Why a dossier was destroyed."""

    ASKED = "asked", "op verzoek van een eigenaar"
    TERM = "term", "de bewaartermijn was verlopen"
    RESTORED = "restored", "eerder vernietigd, en opnieuw na het terugzetten van een reservekopie"


class DossierDeed(models.TextChoices):
    """What was done in a dossier, as its events say it."""

    OPENED = "dossier-opened", "dossier aangelegd"
    GRANTED = "reader-named", "iemand toegang gegeven"
    CAME_IN = "reader-came-in", "als genoemde persoon binnengekomen"
    REVOKED = "reader-ended", "toegang beëindigd"
    HANDED_OVER = "dossier-handed", "dossier overgedragen"
    RETENTION = "retention-set", "bewaartermijn gewijzigd"
    WRITTEN = "text-written", "tekst geschreven"
    CHANGED = "text-changed", "tekst gewijzigd"
    WITHDRAWN = "text-withdrawn", "tekst ingetrokken"
    WARNED = "end-announced", "vernietiging aangekondigd"
    DESTROYED = "destroy", "dossier vernietigd"
    ASKED = "emergency-asked", "noodtoegang gevraagd"
    SECONDED = "emergency-opened", "noodtoegang geopend"
    CLOSED = "emergency-closed", "noodtoegang gesloten"
    READ = "emergency-read", "gelezen met noodtoegang"
