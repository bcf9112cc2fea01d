"""Tell who has a new password that calendars still open without one."""

from verband.rooms.accounts.models import User
from verband.rooms.councils.models import Feed


def feeds_that_stay(user: User) -> str:
    """Return how many calendars go on and where they are withdrawn; empty when there are none."""
    number = Feed.objects.filter(owner=user, revoked_at=None).count()
    if not number:
        return ""
    named = "Uw agenda-abonnement blijft" if number == 1 else f"Uw {number} agenda-abonnementen blijven"
    return f"{named} werken; kan een ander het adres kennen, trek het dan in bij Betrekken, Agenda's."
