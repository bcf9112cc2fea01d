"""For which tasks a party takes part and how it shares in the costs is shown wherever its part is."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from verband.rooms.common.api.version import BASE
from verband.rooms.register.models import Membership, Task
from verband.rooms.register.selectors.on_day import forget
from verband.rooms.register.tests.lists import Reader, everything
from verband.rooms.register.tests.pages import exported, text_of

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


LIST = reverse("register:memberships")


def test_the_file_of_the_list_tells_the_tasks_and_the_share(client, taking_part):
    rows = {row["Deelnemer"]: row for row in exported(client, LIST, {"verband": row_id(taking_part)})}
    told = {name: (row["Taken"], row["Verdeelsleutel"]) for name, row in rows.items()}
    assert told["Gemeente Houten"] == ("Legen; Ophalen", SHARE)
    assert told["Gemeente Nieuwegein"] == ("", "niet bekend")


def row_id(membership):
    return str(membership.partnership.public_id)


def test_tasks_that_nobody_wrote_down_are_not_known_in_the_file(client, taking_part):
    taking_part.tasks.clear()
    [row] = exported(client, LIST, {"verband": row_id(taking_part), "deel": "onderdelen"})
    assert (row["Voor"], row["Taken"]) == ("op onderdelen", "niet bekend")


def test_only_a_file_asks_for_the_tasks_and_does_so_once(client, taking_part):
    client.get(LIST)
    with CaptureQueriesContext(connection) as page:
        client.get(LIST)
    with CaptureQueriesContext(connection) as file:
        client.get(LIST, {"formaat": "csv"})
    asked = [sum("membership_tasks" in query["sql"] for query in each) for each in (page, file)]
    assert asked == [0, 1]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_with_tasks_and_shares_is_read_in_again_without_using_them(
    client, taking_part, tmp_path, kind
):
    reader, content = Reader(tmp_path), client.get(LIST, {"formaat": kind}).content
    said = reader.read(content, file_name=f"deelnames.{kind}")
    [unused] = [line for line in said.splitlines() if "niet gebruikt" in line]
    assert {"Taken", "Verdeelsleutel"} <= set(unused.partition(": ")[2].split(", "))
    before = everything()
    assert "is al verwerkt" in reader.read(content, file_name=f"deelnames.{kind}")
    assert everything() == before
