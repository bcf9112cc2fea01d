"""For which tasks a party takes part and how it shares in the costs is shown wherever its part is."""

from uuid import UUID

import pytest

from verband.rooms.common.api.version import BASE
from verband.rooms.register.models import Membership, Task
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.pages import text_of

SHARE = "naar inwonertal"


@pytest.fixture
def taking_part(region):
    """Let Houten take part for two of three tasks, and Nieuwegein in all of it."""
    tasks = [
        Task.objects.create(partnership=region.waste, name=name) for name in ("Ophalen", "Legen", "Meten")
    ]
    row = Membership.objects.get(partnership=region.waste, party=region.houten)
    row.whole, row.cost_share = False, SHARE
    row.save()
    row.tasks.set(tasks[:2])
    Membership.objects.get(partnership=region.waste, party=region.nieuwegein).tasks.set(tasks)
    forget()
    return row


@pytest.mark.parametrize("side", ["partnership", "party"])
def test_both_pages_tell_for_which_tasks_and_by_which_share(client, taking_part, side):
    told = text_of(client.get(getattr(taking_part, side).get_absolute_url()))
    assert told.count("op onderdelen: Legen, Ophalen") == 1
    assert told.count(f"verdeelsleutel: {SHARE}") == 1
    assert "Meten" not in told.partition("Deelnemers")[2].partition("Taken")[0]


WHERE = {
    "list": lambda _row: "deelnames",
    "of a party": lambda row: f"partijen/{row.party.public_id}/deelnames",
    "in a partnership": lambda row: f"samenwerkingsverbanden/{row.partnership.public_id}/deelnames",
    "alone": lambda row: f"deelnames/{row.public_id}",
    "with its partnership": lambda row: f"samenwerkingsverbanden/{row.partnership.public_id}",
}


@pytest.mark.parametrize("name", WHERE)
def test_programs_read_the_tasks_and_the_share(client, taking_part, name):
    found = client.get(f"{BASE}/{WHERE[name](taking_part)}").json()
    rows = found.get("resultaten") or found.get("deelnames") or [found]
    by_id = {UUID(row["openbaarId"]): row for row in rows}
    told = by_id.pop(taking_part.public_id)
    assert told["verdeelsleutel"] == SHARE
    assert [task["naam"] for task in told["taken"]] == ["Legen", "Ophalen"]
    assert {task["openbaarId"] for task in told["taken"]} == {
        str(task.public_id) for task in taking_part.tasks.all()
    }
    assert all(row["taken"] == [] for row in by_id.values())
