"""What the example has beside its register: an account of each role, what they keep, and pages that everyone sees.

The accounts have no password. They sign in with one click on the sign-in page, where the settings allow an
example (``DEMO``), which is never on a site for others.
"""

from datetime import datetime, timedelta

from django.db import transaction

from verband.rooms.accounts.models import User
from verband.rooms.accounts.selectors.example import DOMAIN
from verband.rooms.councils.services.example import keep_councils
from verband.rooms.register.choices import AffiliationRole, PartyKind
from verband.rooms.register.models import Affiliation, Partnership, Party
from verband.rooms.register.services.example import keep_example
from verband.rooms.register.services.people import give_role
from verband.site.publishing.deeds import open_and_close

TOWN, NEIGHBOUR, PROVINCE, WATER = "gm0632", "gm0356", "pv26", "ws0636"
BODY = "VRU"
"""Short name of the own body of an arrangement."""
PEOPLE: tuple[tuple[str, str, AffiliationRole | None, str], ...] = (
    ("lezer", "Raadslid in Woerden", AffiliationRole.READER, TOWN),
    ("wethouder", "Wethouder van Woerden", AffiliationRole.BOARD_MEMBER, TOWN),
    ("bijhouder", "Ambtenaar in Woerden", AffiliationRole.EDITOR, TOWN),
    ("griffier", "Griffier van Woerden", AffiliationRole.CLERK, TOWN),
    ("griffier-nieuwegein", "Griffier van Nieuwegein", AffiliationRole.CLERK, NEIGHBOUR),
    ("bestuurssecretaris", "Bestuurssecretaris van het waterschap", AffiliationRole.CLERK, WATER),
    ("regeling", "Bestuurssecretaris van de veiligheidsregio", AffiliationRole.CLERK, BODY),
    ("programmateam", "Programmateam van de provincie", AffiliationRole.TEAM, PROVINCE),
    ("toezichthouder", "Toezichthouder bij de provincie", AffiliationRole.SUPERVISOR, PROVINCE),
    ("opdrachtgever", "Opdrachtgever bij de provincie", AffiliationRole.COMMISSIONER, PROVINCE),
    ("adviseur", "Extern adviseur", AffiliationRole.ADVISER, ""),
    ("beheerder", "Beheerder van de site", None, ""),
)
OPEN = ("Overzicht", "Matrix", "Kaart", "Gebieden", "Netwerken")
ADVISER_DAYS = 365


@transaction.atomic
def set_out(at: datetime) -> None:
    """Put the people, what they keep and the open pages of the example in place; repeating it changes nothing."""
    people = {key: _person(key, name, role, tooi, at) for key, name, role, tooi in PEOPLE}
    keep_example(at=at, people=people)
    keep_councils(at=at, people=people)
    open_and_close(opened=OPEN, closed=(), on=at.date(), at=at, by=None)


def _person(key: str, name: str, role: AffiliationRole | None, tooi: str, at: datetime) -> User:
    address = f"{key}@{DOMAIN}"
    user = User.objects.filter(email=address).first()
    if user is None:
        user = User.objects.create_user(address, name=name, is_staff=role is None)
    if role is None or Affiliation.objects.filter(user=user).exists():
        return user
    is_adviser = role == AffiliationRole.ADVISER
    give_role(
        user=user,
        role=role,
        party=None if is_adviser else _body() if tooi == BODY else _party(tooi),
        room="patchwork" if is_adviser else "",
        on=at.date(),
        until=at.date() + timedelta(days=ADVISER_DAYS) if is_adviser else None,
        at=at,
        by=None,
    )
    return user


def _party(tooi: str) -> Party:
    """Return a party of the example; of another edition the first of its kind."""
    kind = {"gm": PartyKind.MUNICIPALITY, "pv": PartyKind.PROVINCE, "ws": PartyKind.WATER_AUTHORITY}[tooi[:2]]
    found = (
        Party.objects.filter(tooi=tooi).first() or Party.objects.filter(kind=kind).order_by("name").first()
    )
    if found is None:
        raise Party.DoesNotExist(tooi)
    return found


def _body() -> Party:
    """Return the own body of an arrangement of the example; of another edition the first that there is."""
    bodies = Party.objects.filter(pk__in=Partnership.objects.values("own_party"), kind=PartyKind.JOINT_BODY)
    found = bodies.filter(short_name=BODY).first() or bodies.order_by("name").first()
    if found is None:
        raise Party.DoesNotExist(BODY)
    return found
