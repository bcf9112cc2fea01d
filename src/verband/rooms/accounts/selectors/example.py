"""The people of the example, whom the sign-in page of a working copy shows."""

from django.conf import settings
from django.db.models import QuerySet

from verband.rooms.accounts.models import User

DOMAIN = "voorbeeld.invalid"
"""No mail can ever go here (RFC 2606), so no real person has such an address."""


def example_people() -> QuerySet[User]:
    """Return the accounts of the example in the order in which they were made; none where there is no example."""
    people = User.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True).order_by("id")
    return people if settings.DEMO else people.none()
