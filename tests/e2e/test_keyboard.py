"""The site by keyboard alone: everything is reached, everything reached is seen."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

MOST_TABS = 60

SEEN = """() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  return inView && (ring || style.boxShadow !== "none" || style.filter !== "none");
}"""


def focused(page: Page) -> str:
    """Return the name of what has the focus."""
    return page.evaluate("(document.activeElement.innerText || document.activeElement.id).trim()")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is asked for has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def test_the_first_stops_are_skip_link_search_and_menu(open_page):
    page = open_page("/")
    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    assert stops[:4] == ["Naar de inhoud", "Verband", "zoek-overal", "Zoek overal"]
    assert stops[4:8] == ["Aanmelden", "Start", "Overheden", "Samenwerkingsverbanden"]


def test_the_skip_link_jumps_over_the_menu(open_page):
    page = open_page(reverse("register:parties"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_narrow_screen_opens_with_enter(open_page):
    page = open_page("/", viewport={"width": 320, "height": 700})
    expect(page.locator(".site-nav a").first).to_be_hidden()
    tab_to(page, ".site-nav summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Start"


def test_a_slash_focuses_the_search_box_of_the_page_or_of_the_site(open_page):
    page = open_page(reverse("register:parties"))
    page.keyboard.press("/")
    expect(page.locator("#zoek-lijst")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#zoek-lijst")).to_have_value("a/b")
    page.goto(reverse("register:sources"))
    page.keyboard.press("/")
    expect(page.locator("#zoek-overal")).to_be_focused()


def test_a_facet_is_chosen_with_space(open_page):
    page = open_page(reverse("register:parties"))
    tab_to(page, ".facet input")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("soort="))
    expect(page.locator(".chip")).to_have_count(1)


def test_a_facet_is_applied_with_enter_on_the_button_when_there_is_no_script(open_page):
    page = open_page(reverse("register:parties"), java_script_enabled=False)
    page.locator(".facet input").first.focus()
    page.keyboard.press("Space")
    page.locator("[data-fallback]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("soort="))


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("matrix", [".grid thead a", ".grid tbody th > a"]),
        ("overlap", [".grid tbody th > a", ".grid td > a"]),
    ],
)
def test_heads_and_cells_of_a_grid_are_links(open_page, name, marks):
    page = open_page(f"{reverse('patchwork:' + name)}?provincie=PV26")
    tab_to(page, ".grid__box")
    for mark in marks:
        tab_to(page, mark)
        assert page.evaluate(SEEN)
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_a_picture_can_be_passed_over(open_page):
    page = open_page(reverse("patchwork:matrix"))
    tab_to(page, ".picture__skip")
    expect(page.get_by_role("link", name="Sla dit beeld over")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Toon als tabel"


def test_what_is_folded_opens_with_enter_and_the_i_closes_with_escape(open_page):
    page = open_page(reverse("patchwork:matrix"))
    page.locator(".picture__twin summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".picture__table")).to_be_visible()
    page.goto(reverse("patchwork:load"))
    page.locator(".info summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".info-panel").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".info-panel").first).to_be_hidden()
    expect(page.locator(".info summary").first).to_be_focused()


def test_whatever_has_the_focus_is_in_view_and_marked(open_page, site):
    page = open_page("/")
    for path in (
        reverse("register:parties"),
        reverse("register:partnership", args=[site.safety]),
        reverse("patchwork:network-party", args=[site.town]),
        reverse("patchwork:load"),
    ):
        page.goto(path)
        unseen = []
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            if not page.evaluate(SEEN):
                unseen.append(focused(page))
        assert unseen == [], path


def test_what_is_wrong_with_a_form_gets_the_focus(open_page, site):
    page = open_page(reverse("register:report", args=["overheid", site.town]))
    page.locator("main form").evaluate("form => { form.noValidate = true; form.submit(); }")
    wrong = page.locator("[data-errors]")
    expect(wrong).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-errors]') !== null")


def test_what_is_wrong_gets_the_focus_when_a_part_of_the_page_is_swapped(open_page):
    page = open_page(reverse("register:parties"))
    swapped = "<div id='tabel'><p tabindex='-1' data-errors>Er is nog niets bewaard.</p></div>"
    page.evaluate("html => { document.querySelector('#tabel').outerHTML = html; }", swapped)
    page.evaluate(
        "() => document.querySelector('#tabel').dispatchEvent(new CustomEvent('htmx:afterSettle', "
        "{bubbles: true, detail: {elt: document.querySelector('#tabel'), target: document.body}}))"
    )
    expect(page.locator("[data-errors]")).to_be_focused()
