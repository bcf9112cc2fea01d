"""What one asked for is saved as it is seen: only one's own."""

from django.urls import reverse
from django.utils import timezone

from verband.rooms.accounts.models import User
from verband.rooms.common.exports import read_back
from verband.rooms.jobs.choices import RunState
from verband.rooms.jobs.models import Run

BACKEND = "django.contrib.auth.backends.ModelBackend"


def run(user, number, **values):
    return Run.objects.create(
        task_id=f"00000000-0000-0000-0000-00000000000{number}",
        task="x",
        title=f"rapport {number}",
        asked_by=user,
        asked_at=timezone.now(),
        **values,
    )


def test_my_work_is_saved_as_it_is_seen(client, db):
    mine, other = (User.objects.create_user(f"{name}@example.org") for name in ("ik", "ander"))
    failed = run(mine, 1, state=RunState.FAILED, failure="Het bestand is leeg.")
    run(other, 2)
    client.force_login(mine, backend=BACKEND)
    where = reverse("jobs:my-work")
    assert 'href="?formaat=csv"' in client.get(where).content.decode()
    saved = {kind: read_back(client.get(where, {"formaat": kind}).content) for kind in ("csv", "xlsx")}
    assert saved["csv"] == saved["xlsx"]
    [row] = saved["csv"]
    assert (row["Werk"], row["Toestand"]) == ("rapport 1", "mislukt")
    assert row["Wat er misging"] == "Het bestand is leeg."
    assert row["Adres"] == f"http://testserver{reverse('jobs:run', args=[failed.public_id])}"
