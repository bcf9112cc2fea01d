"""Behind an "i" stands what a figure counts, on which day and from which source."""

import pytest
from django.urls import reverse
from lxml import html

from verband.rooms.register.models import Task
from verband.rooms.register.templatetags.register_figures import FIGURES
from verband.rooms.register.tests.cast import window


def explained(page) -> list[str]:
    """Return what stands behind each "i" of a page, its title first."""
    found = html.fromstring(page.content.decode()).xpath('//main//details[@class="info"]')
    return [" ".join(" ".join(each.itertext()).split()) for each in found]


@pytest.fixture
def pages(cast, region) -> dict[str, object]:
    Task.objects.create(partnership=region.waste, name="Afval inzamelen")
    where = {
        "home": reverse("home"),
        "party": region.houten.get_absolute_url(),
        "overview": reverse("patchwork:overview"),
        "tasks": reverse("register:tasks"),
    }
    return {name: window(cast.raadslid).get(address) for name, address in where.items()}


@pytest.mark.parametrize("name", ["home", "party", "overview", "tasks"])
def test_a_page_explains_its_figures_with_day_and_source(pages, name):
    told = explained(pages[name])
    assert len(told) == (2 if name == "overview" else 1)
    for each in told:
        assert each.startswith("Uitleg bij ")
        assert "Bron" in each
        assert "16 mei 2026" in each


def test_each_explanation_is_on_a_page(pages):
    said = " ".join(each for page in pages.values() for each in explained(page))
    for figure in FIGURES.values():
        assert figure.definition in said
