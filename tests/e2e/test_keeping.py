"""Keeping the register in a browser: by keyboard alone, on a narrow screen, by two people, with a lost session."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

EDITOR, TEAM = "Ambtenaar in Woerden", "Programmateam van de provincie"
NARROW = {"viewport": {"width": 320, "height": 800}}
START = reverse("register:start-partnership")


@pytest.fixture(autouse=True)
def example(settings):
    """Let the sign-in page show the people of the example."""
    settings.DEMO = True


def test_a_partnership_is_started_with_the_keyboard_alone_and_taken_back(open_as):
    page = open_as(EDITOR, START)
    page.locator("#id_name").focus()
    page.keyboard.type("Lopikerwaard ICT")
    page.keyboard.press("Tab")
    page.keyboard.type("bedrijfs")
    for _ in range(4):  # the three parts of a day, and its calendar
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Woerden")
    page.keyboard.press("Enter")
    page.keyboard.type("lopik")
    page.locator("#id_name").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lopikerwaard ICT")
    expect(page.get_by_role("row", name="Gemeente Lopik")).to_be_visible()
    undo = page.get_by_role("button", name="Ongedaan maken")
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Opnieuw")).to_be_visible()


def test_what_was_typed_is_there_again_after_the_session_was_lost(open_as):
    page = open_as(EDITOR, START)
    page.fill("#id_name", "Lopikerwaard Archief")
    page.context.clear_cookies(name="verband_sessie")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("button", name=EDITOR).click()
    expect(page.locator("#id_name")).to_have_value("Lopikerwaard Archief")


def test_the_second_of_two_editors_sees_both_values(open_as, site):
    where = reverse("register:change-partnership", args=[site.safety])
    first, second = open_as(EDITOR, where), open_as(TEAM, where)
    first.fill("#id_place", "Woerden")
    first.get_by_role("button", name="Bewaar").click()
    second.fill("#id_place", "Zeist")
    second.get_by_role("button", name="Bewaar").click()
    row = second.get_by_role("row", name="plaats")
    expect(row).to_contain_text("Woerden")
    expect(row).to_contain_text("Zeist")
    expect(second.locator("#id_place")).to_have_value("Zeist")


@pytest.mark.parametrize("name", ["desk", "start-partnership", "tasks", "reports"])
def test_pages_of_keeping_fit_a_narrow_screen(open_as, name):
    page = open_as(TEAM, reverse(f"register:{name}"), **NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_form_that_was_refused_leads_to_its_first_mistake(open_as):
    page = open_as(EDITOR, START)
    page.fill("#id_name", "Lopikerwaard Ergens")
    page.fill("#id_deelnemers", "Huttenheim")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("link", name="Deelnemers: 'Huttenheim'").click()
    expect(page.locator("#id_deelnemers")).to_be_focused()
