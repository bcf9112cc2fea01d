"""Pieces before councils, for the tests that look at them."""

from datetime import date

from verband.rooms.councils.choices import Occasion, Voice
from verband.rooms.councils.models import Consultation
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.tests.cast import person, window

SENT, RECEIVED = date(2026, 4, 1), date(2026, 4, 3)
SECRET = "De raad wil geen hoger tarief."
"""A draft that nobody outside Houten may read."""


def piece(region, party=None, **values) -> Consultation:
    """Put a draft budget of the waste service before a council, Houten's unless another is named."""
    return Consultation.objects.create(
        **{"partnership": region.waste, "party": party or region.houten, "voice": Voice.OPINION}
        | {"occasion": Occasion.BUDGET, "year": 2027, "subject": "ontwerpbegroting 2027", "sent_on": SENT}
        | values
    )


def drafted(region, **values) -> Consultation:
    """Put one there for which Houten has a draft text."""
    return piece(region, **{"received_on": RECEIVED, "text": SECRET} | values)


def decided(region, **values) -> Consultation:
    """Put one there on which Houten has decided, and that it has not sent."""
    told = {"reaction": "said", "decided_on": date(2026, 5, 12)}
    return drafted(region, **told | values)


def returned(region, **values) -> Consultation:
    """Put one there that Houten has sent."""
    return decided(region, **{"returned_on": date(2026, 5, 13)} | values)


def clerk_of(party):
    """Return a browser of the clerk of another council."""
    return window(person("griffier-elders", AffiliationRole.CLERK, party))
