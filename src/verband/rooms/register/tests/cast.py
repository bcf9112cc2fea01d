"""The people of the tests: one of each role, around the small region."""

from dataclasses import dataclass, fields
from datetime import date
from itertools import count

from django.test import Client

from verband.rooms.accounts.models import User
from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Affiliation, Party
from verband.rooms.register.tests.factories import Region

SINCE = date(2026, 1, 1)
BACKEND = "django.contrib.auth.backends.ModelBackend"
_numbers = count(1)


@dataclass(frozen=True, repr=False)
class Cast:
    """Everyone who could come to a page; an inwoner has no account."""

    inwoner: None
    buitenstaander: User
    raadslid: User
    bestuurder: User
    ambtenaar: User
    """Keeps what Houten takes part in."""
    griffier: User
    programmateam: User
    toezichthouder: User
    opdrachtgever: User
    adviseur: User
    """Asked for the patchwork, until 2027."""
    beheerder: User

    def everyone(self) -> dict[str, User | None]:
        """Return the cast by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def person(name: str, role: AffiliationRole | None = None, party: Party | None = None, **values) -> User:
    """Add a user, with a role for a party if one is given."""
    address = f"{name}{next(_numbers)}@example.org"
    user = User.objects.create_user(address)
    if role:
        Affiliation.objects.create(user=user, role=role, party=party, **{"valid_from": SINCE} | values)
    return user


def build_cast(region: Region) -> Cast:
    """Add one person of each role."""
    role = AffiliationRole
    return Cast(
        inwoner=None,
        buitenstaander=person("buitenstaander"),
        raadslid=person("raadslid", role.READER, region.houten),
        bestuurder=person("bestuurder", role.BOARD_MEMBER, region.water),
        ambtenaar=person("ambtenaar", role.EDITOR, region.houten),
        griffier=person("griffier", role.CLERK, region.houten),
        programmateam=person("programmateam", role.TEAM, region.province),
        toezichthouder=person("toezichthouder", role.SUPERVISOR, region.province),
        opdrachtgever=person("opdrachtgever", role.COMMISSIONER, region.province),
        adviseur=person("adviseur", role.ADVISER, room="patchwork", valid_to=date(2027, 1, 1)),
        beheerder=administrator("beheerder"),
    )


def administrator(name: str) -> User:
    """Add someone who runs the site and has no role in it."""
    user = person(name)
    user.is_staff = True
    user.save()
    return user


def window(user: User | None) -> Client:
    """Return a browser in which someone has signed in, or nobody."""
    client = Client()
    if user:
        client.force_login(user, backend=BACKEND)
    return client
