"""A list leads nobody to a page that is not for them."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.register.choices import AffiliationRole
from verband.rooms.register.models import Publication, Task
from verband.rooms.register.tests.cast import person, window
from verband.rooms.register.tests.factories import party
from verband.rooms.register.tests.pages import addresses

TASKS = reverse("register:tasks")


@pytest.fixture
def task(region):
    return Task.objects.create(partnership=region.waste, name="Inzamelen")


def leads(user, where, to):
    page = window(user).get(where)
    assert page.status_code == 200
    return any(link.partition("?")[0] == to for link in addresses(page))


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("ambtenaar", True),
        ("programmateam", True),
        ("raadslid", False),
        ("griffier", False),
        ("inwoner", False),
    ],
)
def test_a_task_leads_to_its_characteristics_for_who_fills_them_in(cast, task, who, may):
    Publication.objects.create(page="register:tasks", valid_from=date(2026, 1, 1))
    user = getattr(cast, who)
    assert leads(user, TASKS, reverse("register:characteristics", args=[task.public_id])) is may
    assert leads(user, TASKS, reverse("register:read-sheet")) is may


def test_a_keeper_is_not_led_to_the_tasks_of_others(cast, task):
    stranger = person("vreemd", AffiliationRole.EDITOR, party("Gemeente Verweg"))
    assert not leads(stranger, TASKS, reverse("register:characteristics", args=[task.public_id]))


@pytest.mark.parametrize(
    ("who", "may"), [("griffier", True), ("raadslid", True), ("inwoner", False), ("toezichthouder", False)]
)
def test_the_list_of_affiliated_entities_leads_partners_to_last_year(cast, region, who, may):
    where, to = (
        reverse(f"register:{page}", args=[region.houten.public_id])
        for page in ("affiliated", "compare-affiliated")
    )
    assert leads(getattr(cast, who), where, to) is may
