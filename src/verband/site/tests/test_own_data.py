"""The file with all that is kept of a person holds what the rooms above accounts know."""

import json
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from verband.rooms.history.choices import Deed
from verband.rooms.history.services import Change, record_changes
from verband.rooms.register.tests.cast import window


def test_own_roles_and_deeds_are_told_and_no_others(cast, region):
    for user in (cast.griffier, cast.ambtenaar):
        change = Change(Deed.UPDATE, "party", uuid4(), f"door {user.email}", {"name": "a"}, {"name": "b"})
        record_changes([change], at=timezone.now(), by=user)
    told = json.loads(window(cast.griffier).get(reverse("accounts:own-data")).content)
    assert [deed["naam van het record"] for deed in told["handelingen"]] == [f"door {cast.griffier.email}"]
    assert [(role["rol"], role["voor"]) for role in told["rollen"]] == [
        ("griffie of bestuurssecretariaat", region.houten.name)
    ]
