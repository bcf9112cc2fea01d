"""What every picture page does with its address."""

from datetime import date

import pytest
from django.urls import reverse

from verband.rooms.common.asked import Asked
from verband.rooms.patchwork.selectors.selection import selection
from verband.rooms.register.choices import Source
from verband.rooms.register.models import ImportRun, Partnership
from verband.rooms.register.selectors.on_day import forget, register_on
from verband.rooms.register.tests.cast import window
from verband.rooms.register.tests.factories import STAND, partnership
from verband.rooms.register.tests.pages import addresses, text_of

PAGES = (
    "overview",
    "matrix",
    "load",
    "overlap",
    "map",
    "areas",
    "prompts",
    "completeness",
    "deeper",
    "report",
)
EVERY_PAGE = pytest.mark.parametrize("address", [reverse(f"patchwork:{name}") for name in PAGES])
CHOICES = {
    "matrix": {"volgorde": ("alphabet", "similarity", "size", "kind"), "allen": ("ja", "nee")},
    "load": {
        "maat": ("registered", "partners", "mean-size"),
        "splits": ("", "obligation", "form", "task_kind"),
        "rang": ("ja", "nee"),
    },
    "overlap": {
        "volgorde": ("alphabet", "similarity", "size", "kind"),
        "deel": ("aantal", "gelijkenis", "binnen"),
        "tussen": ("overheden", "verbanden"),
    },
}


def test_choice_of_all_sources_names_those_there_are(region):
    def offered() -> str:
        forget()
        return selection(Asked({}), register_on(STAND), registered=False).sources["alles"]

    assert offered() == "register en gesprekken 2024"
    partnership("Jong Beraad", source=Source.LIST)
    assert offered() == "register, gesprekken 2024 en eigen lijst"
    Partnership.objects.exclude(leading_source=Source.LIST).delete()
    assert offered() == "alles"
    Partnership.objects.all().delete()
    assert offered() == "alles"


def test_the_overview_of_a_province_leads_to_its_tasks_for_whom_they_are_open(cast, region):
    where, tasks = (
        reverse("patchwork:overview") + "?provincie=PV26",
        reverse("register:tasks") + "?provincie=PV26",
    )
    assert tasks in addresses(window(cast.raadslid).get(where))
    assert tasks not in addresses(window(cast.adviseur).get(where))


@EVERY_PAGE
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"provincie": "PV26"},
        {"provincie": "PV25", "bron": "roo"},
        {"bron": "gesprekken-2024"},
        {"bron": "alles", "opgevolgd": "ja"},
        {"provincie": "PV26", "peildatum": "2005-01-01"},
        {"peildatum": "1850-01-01"},
        {"peildatum": "2199-12-31"},
    ],
)
def test_page_answers_every_part_source_and_day(client, neighbours, address, query):
    response = client.get(address, query)
    assert response.status_code == 200
    day = date.fromisoformat(query.get("peildatum", STAND.isoformat()))
    assert response.context["peildatum"] == day


@pytest.mark.parametrize(
    ("page", "name", "value"),
    [
        (page, name, value)
        for page, names in CHOICES.items()
        for name, values in names.items()
        for value in values
    ],
)
def test_page_answers_every_choice_it_offers_and_shows_it_chosen(client, neighbours, page, name, value):
    response = client.get(reverse(f"patchwork:{page}"), {"provincie": "PV26", name: value})
    [choice] = [choice for choice in response.context["choices"] if choice.name == name]
    assert choice.chosen == value
    assert not response.context["notices"]


@EVERY_PAGE
def test_choices_that_are_offered_are_all_known(client, neighbours, address):
    for choice in client.get(address).context["choices"]:
        for value in choice.values:
            assert not client.get(address, {choice.name: value}).context["notices"]


@EVERY_PAGE
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"provincie": "PV99"}, "'PV99' is geen bekende keuze bij provincie"),
        ({"bron": "kaas"}, "'kaas' is geen bekende keuze bij bron"),
        ({"opgevolgd": "misschien"}, "'misschien' is geen bekende keuze bij opgevolgd"),
        ({"peildatum": "kaas"}, "'kaas' is geen datum"),
        ({"peildatum": "0001-01-01"}, "'0001-01-01' ligt niet tussen 1800 en 2199"),
    ],
)
def test_what_the_address_asks_in_vain_is_named(client, neighbours, address, query, said):
    assert said in text_of(client.get(address, query))


@pytest.mark.parametrize("value", ["kaas", "\x00", "9" * 5000, "-1", "<b>"])
@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("prompts", "soort"),
        ("areas", "indeling"),
        ("areas", "gebied"),
        *[(page, name) for page, names in CHOICES.items() for name in names],
        *[(page, "formaat") for page in PAGES if page not in ("overview", "report")],
    ],
)
def test_unknown_value_of_a_key_that_the_page_knows_is_named(client, neighbours, page, name, value):
    response = client.get(reverse(f"patchwork:{page}"), {"provincie": "PV26", name: value})
    assert response.status_code == 200
    assert response.context["notices"] == [
        f"'{value[:40]}' is geen bekende keuze bij {name}; getoond is de gewone weergave."
    ]


@pytest.mark.parametrize("page", ["kaas", "0", "99", "9" * 5000])
def test_unknown_page_of_prompts_is_named(client, region, page):
    said = text_of(client.get(reverse("patchwork:prompts"), {"pagina": page}))
    assert f"'{page[:40]}' is geen pagina van deze lijst; getoond is de eerste pagina." in said


def test_form_of_choices_keeps_what_is_chosen_beside_it(client, neighbours):
    query = {"peildatum": "2026-05-16", "gebied": "PV26", "formaat": "kaas", "pagina": "2", "bron": "roo"}
    response = client.get(reverse("patchwork:areas"), query)
    assert response.context["carried"] == [("peildatum", "2026-05-16"), ("gebied", "PV26")]


@EVERY_PAGE
def test_tabs_keep_the_part_that_is_looked_at(client, neighbours, address):
    kept = "?peildatum=2026-05-16&provincie=PV26&bron=roo"
    links = addresses(client.get(address + kept, {}))
    assert {reverse(f"patchwork:{name}") + kept for name in PAGES} <= set(links)


@EVERY_PAGE
def test_what_is_left_out_is_said(client, region, address):
    assert "1 samenwerkingsverband is weggelaten" in text_of(client.get(address))
    assert "weggelaten" not in text_of(client.get(address, {"opgevolgd": "ja"}))


def test_pictures_look_at_what_is_registered_where_there_is_any(client, region):
    def source(page):
        choices = client.get(reverse(f"patchwork:{page}")).context["choices"]
        return next(choice.chosen for choice in choices if choice.name == "bron")

    assert {page: source(page) for page in ("overview", "matrix", "load", "overlap", "report")} == {
        "overview": "roo",
        "matrix": "roo",
        "load": "roo",
        "overlap": "roo",
        "report": "roo",
    }


def test_pictures_look_at_what_was_told_where_nothing_is_registered(client, region):
    Partnership.objects.exclude(leading_source=Source.CONVERSATIONS).update(leading_source=Source.LIST)
    ImportRun.objects.filter(source=Source.REGISTER).delete()
    response = client.get(reverse("patchwork:load"))
    assert response.context["part"].source == ""
    assert response.status_code == 200
